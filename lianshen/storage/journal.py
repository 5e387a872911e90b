"""The journal: who did what, when, with the values before and after.  Append-only, each entry chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from lianshen.review.projects import Actor
from lianshen.storage import tables

BEGINNING = "0" * 64
_LOCK = 0x6C69616E7368656E  # "lianshen": one writer at a time keeps the chain a chain


@dataclass(frozen=True, slots=True)
class Entry:
    """One act.  `before` and `after` are JSON; the actor is None where the platform itself acted."""

    at: datetime
    actor: UUID | None
    name: str
    role: str
    act: str
    object: str
    before: str
    after: str

    def chained(self, previous: str) -> str:
        """The hash that seals this entry and, through `previous`, all before it."""
        moment = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        sealed = [
            previous,
            moment,
            str(self.actor),
            self.name,
            self.role,
            self.act,
            self.object,
            self.before,
            self.after,
        ]
        return sha256(json.dumps(sealed, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it stands in the journal."""

    number: int
    entry: Entry
    previous: str
    hash: str


class Journal:
    """The journal inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told: list[Entry] = []

    def tell(self, actor: Actor | None, act: str, about: object, before: object = None, after: object = None) -> None:
        """Note an act; it stands in the journal if, and only if, the transaction is committed."""
        self._told.append(
            Entry(
                at=datetime.now(UTC),
                actor=actor.id if actor else None,
                name=actor.name if actor else "",
                role=actor.role.value if actor else "platform",
                act=act,
                object=str(about),
                before=_written(before),
                after=_written(after),
            )
        )

    def write(self) -> None:
        """Chain in what was told; the unit of work calls it once, last."""
        if not self._told:
            return
        self._connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        last = select(tables.journal.c.hash).order_by(tables.journal.c.number.desc()).limit(1)
        previous = self._connection.execute(last).scalar() or BEGINNING
        for entry in self._told:
            seal = entry.chained(previous)
            row = {field: getattr(entry, field) for field in Entry.__slots__}
            self._connection.execute(insert(tables.journal).values(**row, previous=previous, hash=seal))
            previous = seal
        self._told.clear()

    def latest(self, about: object = "", limit: int = 200) -> tuple[Kept, ...]:
        """The newest entries, of one object or of all."""
        query = select(tables.journal).order_by(tables.journal.c.number.desc()).limit(limit)
        if about:
            query = query.where(tables.journal.c.object == str(about))
        return tuple(_kept(row) for row in self._connection.execute(query))

    def first_broken(self) -> int | None:
        """The number of the first entry that does not fit its seal or the entry before it; None where all is whole.

        Entries cut off at the very end cannot be told from entries never written: note the last seal elsewhere for that.
        """
        previous = BEGINNING
        with closing(self._all()) as entries:
            for kept in entries:
                if kept.previous != previous or kept.hash != kept.entry.chained(previous):
                    return kept.number
                previous = kept.hash
        return None

    def _all(self) -> Generator[Kept, None, None]:
        query = select(tables.journal).order_by(tables.journal.c.number).execution_options(yield_per=1000)
        with self._connection.execute(query) as rows:
            for row in rows:
                yield _kept(row)


def _kept(row: Any) -> Kept:
    return Kept(row.number, Entry(*(getattr(row, field) for field in Entry.__slots__)), row.previous, row.hash)


def _written(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
