"""A database with the tables of this version."""

from __future__ import annotations

import pytest

from lianshen.storage.schema import migrate


@pytest.fixture(scope="module")
def database(database_url: str) -> str:
    migrate(database_url)
    return database_url
