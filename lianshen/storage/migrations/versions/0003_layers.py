"""Layers: what they were taken for in each file, and what institutes said of them; what was said is append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "readings",
        sa.Column("layers", postgresql.JSONB(), comment="what the layers were taken for; null where it was not kept"),
    )
    op.create_table(
        "layer_words",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("institute", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Uuid(), nullable=False),
        sa.Column("author", sa.Uuid(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("layer", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), comment="null takes back what was said before"),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["institute"], ["organisations.id"], name=op.f("fk_layer_words_institute")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_layer_words_round")),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_layer_words_author")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layer_words")),
    )
    op.create_index(op.f("ix_layer_words_institute"), "layer_words", ["institute"], unique=False)
    op.execute(
        "CREATE TRIGGER layer_words_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON layer_words "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change()"
    )
