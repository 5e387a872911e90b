"""The migrations lead to the tables that the code uses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from lianshen.storage.schema import migrate
from lianshen.storage.tables import metadata
from lianshen.storage.work import engine


def test_the_migrated_database_has_the_tables_of_the_code(database: str) -> None:
    with engine(database).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, [database_url] * 4))
    migrate(database_url)
