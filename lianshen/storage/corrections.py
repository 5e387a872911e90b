"""Corrections as rows, only ever added; they are looked up by project, for they reach into later rounds."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from lianshen.review.corrections import Correction
from lianshen.review.design_record import value_of, value_row
from lianshen.review.facts import Fact, Subject
from lianshen.storage import tables


class Corrections:
    """Corrections inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: Correction) -> None:
        """Keep a new word."""
        said = {
            "subject": one.subject,
            "fact": one.fact,
            "value": None if one.value is None else value_row(one.value),
            "sheet": one.sheet,
            "reason": one.reason,
        }
        row = {"id": one.id, "round": one.round, "author": one.author, "written_at": one.written_at}
        self._connection.execute(insert(tables.corrections).values(**row, correction=said))

    def of(self, project: UUID, until: int) -> tuple[Correction, ...]:
        """Every word in the rounds of a project up to number `until`, the earliest first."""
        table, rounds, people = tables.corrections, tables.rounds, tables.people
        query = (
            select(table, rounds.c.number, people.c.name.label("author_name"))
            .join(rounds, rounds.c.id == table.c.round)
            .join(people, people.c.id == table.c.author)
            .where(rounds.c.project == project, rounds.c.number <= until)
            .order_by(table.c.written_at, table.c.id)
        )
        return tuple(_correction(row) for row in self._connection.execute(query))


def _correction(row: Any) -> Correction:
    said = row.correction
    value = said["value"]
    return Correction(
        id=row.id,
        round=row.round,
        number=row.number,
        author=row.author,
        author_name=row.author_name,
        written_at=row.written_at,
        subject=said["subject"],
        fact=said["fact"],
        value=None if value is None else value_of(_declared(said["fact"]).kind, value),
        sheet=said["sheet"],
        reason=said["reason"],
    )


def _declared(name: str) -> Fact[Any]:
    owner, _dot, attribute = name.partition(".")
    return Subject.kinds[owner].facts()[attribute]
