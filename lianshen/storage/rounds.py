"""Rounds as rows, and the object in which a round's design is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select, update

from lianshen.review.projects import Department, Round, Stage
from lianshen.storage import tables


class Rounds:
    """Rounds inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, round: Round) -> None:
        """Keep a new round."""
        self._connection.execute(
            insert(tables.rounds).values(id=round.id, submission=round.submission, **_columns(round))
        )

    def get(self, round: UUID, *, to_change: bool = False) -> Round | None:
        """The round of that id; `to_change` keeps others from changing it until the transaction ends."""
        query = select(tables.rounds).where(tables.rounds.c.id == round)
        row = self._connection.execute(query.with_for_update() if to_change else query).first()
        return _round(row) if row else None

    def of(self, project: UUID) -> tuple[Round, ...]:
        """The rounds of a project, the latest last."""
        query = select(tables.rounds).where(tables.rounds.c.project == project).order_by(tables.rounds.c.number)
        return tuple(_round(row) for row in self._connection.execute(query))

    def latest(self, projects: Iterable[UUID]) -> dict[UUID, Round]:
        """The latest round of each project that has one."""
        query = (
            select(tables.rounds).where(tables.rounds.c.project.in_(list(projects))).order_by(tables.rounds.c.number)
        )
        return {row.project: _round(row) for row in self._connection.execute(query)}

    def change(self, round: Round) -> None:
        """Write the stage and the closed departments of a round back."""
        self._connection.execute(update(tables.rounds).where(tables.rounds.c.id == round.id).values(**_columns(round)))

    def set_design(self, round: UUID, sha256: str | None) -> None:
        """Note where the record of the design lies; None where it has to be put together anew."""
        self._connection.execute(update(tables.rounds).where(tables.rounds.c.id == round).values(design=sha256))

    def design(self, round: UUID) -> str | None:
        """Where the record of the design lies; None before it was assembled."""
        return self._connection.execute(select(tables.rounds.c.design).where(tables.rounds.c.id == round)).scalar()


def _columns(round: Round) -> dict[str, Any]:
    return {
        "project": round.project,
        "number": round.number,
        "judged_on": round.judged_on,
        "packs": [list(pack) for pack in round.packs],
        "stage": round.stage.value,
        "closed": [department.value for department in round.closed],
    }


def _round(row: Any) -> Round:
    return Round(
        id=row.id,
        project=row.project,
        submission=row.submission,
        number=row.number,
        judged_on=row.judged_on,
        packs=tuple((name, version) for name, version in row.packs),
        stage=Stage(row.stage),
        closed=tuple(Department(name) for name in row.closed),
    )
