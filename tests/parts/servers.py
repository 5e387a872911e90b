"""PostgreSQL and the broker for tests: one server each per run, a database of its own for every module."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import psycopg
import pytest
import redis
from psycopg import sql

from lianshen.web.embedded import Postgres, Valkey
from tests.parts.places import passing_folder

# Tests lose nothing worth keeping when the machine goes down, so the server need not wait for the disk.
HASTE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The running server."""
    with passing_folder("postgres") as folder:
        server = Postgres(folder / "postgres", HASTE)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """The server's own database, for whoever makes others."""
    return postgres.url("postgres")


@pytest.fixture(scope="session")
def new_database(postgres: Postgres) -> Callable[..., str]:
    """Makes an empty database, or a copy of another (`template=url`), and returns its address."""

    def make(template: str | None = None) -> str:
        name = f"test_{uuid.uuid4().hex[:12]}"
        source = template.rsplit("/", 1)[1] if template else "template1"
        with psycopg.connect(_plain(postgres.url("postgres")), autocommit=True) as at:
            at.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(source)))
        return postgres.url(name)

    return make


@pytest.fixture(scope="module")
def database_url(postgres: Postgres, new_database: Callable[..., str]) -> Iterator[str]:
    """An empty database for this module, in SQLAlchemy's form; dropped afterwards even if somebody is still connected."""
    url = new_database()
    yield url
    with psycopg.connect(_plain(postgres.url("postgres")), autocommit=True) as at:
        at.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(url.rsplit("/", 1)[1])))


@pytest.fixture(scope="session")
def broker() -> Iterator[Valkey]:
    """The running broker."""
    with passing_folder("valkey") as folder:
        server = Valkey(folder / "valkey")
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="module")
def broker_url(broker: Valkey) -> str:
    """The broker, emptied for this module."""
    with redis.Redis.from_url(broker.url()) as client:
        client.flushall()
    return broker.url()


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")
