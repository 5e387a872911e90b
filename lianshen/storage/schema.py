"""Bringing a database to the tables of this version."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import func, select

from lianshen.storage.work import engine

_LOCK = 0x6D696772617465  # "migrate": processes that start together take turns


def migrate(database_url: str) -> None:
    """Bring the database to this version; may run twice, and from several processes at once."""
    config = Config()
    config.set_main_option("script_location", "lianshen.storage:migrations")
    with engine(database_url).begin() as connection:
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
