"""The tables.  Rows stay inside this room; what goes in and out are the types of `lianshen.review`."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_MOMENT = DateTime(timezone=True)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("department", Text),
    Column("organisation", ForeignKey("organisations.id"), index=True),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False, server_default=text("true")),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id_hash", Text, primary_key=True, comment="sha256 of the id: who reads this table cannot log in with it"),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("started_at", _MOMENT, nullable=False),
    Column("ends_at", _MOMENT, nullable=False),
    Column("revoked_at", _MOMENT),
)

projects = Table(
    "projects",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("institute", ForeignKey("organisations.id"), nullable=False, index=True),
    Column("applicant", ForeignKey("organisations.id"), index=True),
    Column("declared", JSONB, nullable=False),
    Column("created_at", _MOMENT, nullable=False),
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("project", ForeignKey("projects.id"), nullable=False, index=True),
    Column("submitted_at", _MOMENT),
)
# One draft at a time: two uploads that start together must end up in the same one.
Index("one_draft_per_project", submissions.c.project, unique=True, postgresql_where=text("submitted_at IS NULL"))

uploads = Table(
    "uploads",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("submission", ForeignKey("submissions.id"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("received_at", _MOMENT, nullable=False),
    UniqueConstraint("submission", "name"),
)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("project", ForeignKey("projects.id"), nullable=False),
    Column("submission", ForeignKey("submissions.id"), nullable=False, unique=True),
    Column("number", Integer, nullable=False),
    Column("judged_on", Date, nullable=False),
    Column("packs", JSONB, nullable=False),
    Column("stage", Text, nullable=False, index=True),
    Column("closed", JSONB, nullable=False),
    Column("design", Text, comment="the object that holds the record of the design"),
    UniqueConstraint("project", "number"),
)

steps = Table(
    "steps",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("round", ForeignKey("rounds.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("upload", ForeignKey("uploads.id")),
    Column("pack", Text),
    Column("scope", Text),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    Column("error", JSONB),
    Column("claim", Uuid, comment="whoever holds it may write; a worker that was given up on may not"),
    Column("sent_at", _MOMENT),
    Column("started_at", _MOMENT),
    Column("lease_until", _MOMENT),
    Column("finished_at", _MOMENT),
    UniqueConstraint("round", "kind", "upload", "pack", "scope", postgresql_nulls_not_distinct=True),
)
Index("ix_steps_open", steps.c.state, postgresql_where=text("state IN ('waiting', 'running')"))

readings = Table(
    "readings",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("upload", ForeignKey("uploads.id"), primary_key=True),
    Column("problems", JSONB, nullable=False),
    Column("layers", JSONB(none_as_null=True), comment="what the layers were taken for; null where it was not kept"),
)

sheets = Table(
    "sheets",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("upload", ForeignKey("uploads.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("sheet", JSONB, nullable=False),
    Column("drawing", Text, nullable=False, comment="the object that holds the packed drawing"),
    Column("rendition", Text, comment="the object that holds the sheet as a PDF"),
)

findings = Table(
    "findings",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("pack", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("finding", JSONB, nullable=False),
    Index(None, "round", "fingerprint"),
)

opinions = Table(
    "opinions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("round", ForeignKey("rounds.id"), nullable=False, index=True),
    Column("author", ForeignKey("people.id"), nullable=False),
    Column("department", Text, nullable=False),
    Column("written_at", _MOMENT, nullable=False),
    Column("opinion", JSONB, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("round", ForeignKey("rounds.id"), nullable=False, index=True),
    Column("author", ForeignKey("people.id"), nullable=False),
    Column("written_at", _MOMENT, nullable=False),
    Column("correction", JSONB, nullable=False),
)

layer_words = Table(
    "layer_words",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("institute", ForeignKey("organisations.id"), nullable=False, index=True),
    Column("round", ForeignKey("rounds.id"), nullable=False),
    Column("author", ForeignKey("people.id"), nullable=False),
    Column("written_at", _MOMENT, nullable=False),
    Column("layer", Text, nullable=False),
    Column("meaning", Text, comment="null takes back what was said before"),
    Column("reason", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("round", ForeignKey("rounds.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("made_at", _MOMENT, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("at", _MOMENT, nullable=False),
    Column("actor", Uuid),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("object", Text, nullable=False, index=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
)
