"""What institutes said of their layers as rows, only ever added."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, or_, select

from lianshen.review.layer_words import LayerWord
from lianshen.storage import tables

_words = tables.layer_words


class LayerWords:
    """Words on layers inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, one: LayerWord) -> None:
        """Keep a new word."""
        row = {field: getattr(one, field) for field in LayerWord.__slots__}
        self._connection.execute(insert(_words).values(**row))

    def of(self, institute: UUID) -> tuple[LayerWord, ...]:
        """Every word of an institute, the earliest first."""
        query = select(_words).where(_words.c.institute == institute)
        return self._told(query)

    def counting_in(self, round: UUID) -> tuple[LayerWord, ...]:
        """The words by which the files of a round are read: said before it was handed in, or in the round itself."""
        rounds, submissions, projects = tables.rounds, tables.submissions, tables.projects
        query = (
            select(_words)
            .join(projects, projects.c.institute == _words.c.institute)
            .join(rounds, rounds.c.project == projects.c.id)
            .join(submissions, submissions.c.id == rounds.c.submission)
            .where(rounds.c.id == round)
            .where(or_(_words.c.round == round, _words.c.written_at < submissions.c.submitted_at))
        )
        return self._told(query)

    def _told(self, query: Any) -> tuple[LayerWord, ...]:
        rows = self._connection.execute(query.order_by(_words.c.written_at, _words.c.id))
        return tuple(LayerWord(**row._mapping) for row in rows)
