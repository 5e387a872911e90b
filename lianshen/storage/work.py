"""One unit of work: `with work(url) as at: …` is one transaction, committed once at the end or not at all.

Nobody else commits.  `at` holds a repository for each kind of thing; they give and take the types of `lianshen.review`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from sqlalchemy import Connection, Engine, create_engine, func, select

from lianshen.storage.corrections import Corrections
from lianshen.storage.findings import Documents, Findings, Opinions
from lianshen.storage.journal import Journal
from lianshen.storage.layer_words import LayerWords
from lianshen.storage.people import People
from lianshen.storage.projects import Projects
from lianshen.storage.readings import Readings
from lianshen.storage.rounds import Rounds
from lianshen.storage.steps import Steps
from lianshen.storage.submissions import Submissions

# The server lets go of what a killed worker still held, and nobody waits for a lock for ever.
_PATIENCE = {
    "client_connection_check_interval": "3s",
    "lock_timeout": "30s",
    "idle_in_transaction_session_timeout": "120s",
}


class At:
    """Everything one transaction can reach."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.people = People(connection)
        self.projects = Projects(connection)
        self.submissions = Submissions(connection)
        self.rounds = Rounds(connection)
        self.steps = Steps(connection)
        self.readings = Readings(connection)
        self.findings = Findings(connection)
        self.opinions = Opinions(connection)
        self.corrections = Corrections(connection)
        self.layer_words = LayerWords(connection)
        self.documents = Documents(connection)
        self.journal = Journal(connection)

    def alone(self, name: object) -> None:
        """Wait until no other transaction holds `name`, and hold it until this one ends."""
        self._connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(str(name), 0))))

    def alone_at_once(self, name: object) -> bool:
        """Hold `name` until the end if nobody else does; otherwise False, without waiting."""
        key = func.hashtextextended(str(name), 0)
        return bool(self._connection.execute(select(func.pg_try_advisory_xact_lock(key))).scalar())


@contextmanager
def work(database_url: str) -> Iterator[At]:
    """One transaction.  What the journal was told is chained in at the very end, so that its lock is held for a moment only."""
    with engine(database_url).begin() as connection:
        at = At(connection)
        yield at
        at.journal.write()


@cache
def engine(database_url: str) -> Engine:
    """The connections of this process."""
    return create_engine(
        _with_driver(database_url),
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=20,
        connect_args={"options": " ".join(f"-c {name}={value}" for name, value in _PATIENCE.items())},
    )


def _with_driver(url: str) -> str:
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


# A forked worker must neither use nor close the connections of its parent.
os.register_at_fork(after_in_child=engine.cache_clear)
