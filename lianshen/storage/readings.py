"""What was read of each file of a round: its sheets, where their drawings and renditions lie, and the problems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from lianshen.review.reading_document import FileReading
from lianshen.review.sheets import LayerMeaning, Problem, Sheet
from lianshen.storage import tables
from lianshen.storage.rows import layer_of, layer_row, problem_of, problem_row, sheet_of, sheet_row, source_of


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet; `drawing` and `rendition` are the hashes of objects, the rendition None where none could be made."""

    sheet: Sheet
    drawing: str
    rendition: str | None


class Readings:
    """Readings inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self,
        round: UUID,
        upload: UUID,
        sheets: Iterable[SheetRow],
        problems: Iterable[Problem],
        layers: Iterable[LayerMeaning] | None = None,
    ) -> None:
        """Keep what was read of one file in place of what was read before; `layers` None where nobody looked."""
        for table in (tables.sheets, tables.readings):
            self._connection.execute(delete(table).where(table.c.round == round, table.c.upload == upload))
        words = [problem_row(problem) for problem in problems]
        said = {"problems": words, "layers": None if layers is None else [layer_row(layer) for layer in layers]}
        self._connection.execute(insert(tables.readings).values(round=round, upload=upload, **said))
        rows = [
            {
                "round": round,
                "upload": upload,
                "position": position,
                "id": row.sheet.id,
                "sheet": sheet_row(row.sheet),
                "drawing": row.drawing,
                "rendition": row.rendition,
            }
            for position, row in enumerate(sheets)
        ]
        if rows:
            self._connection.execute(insert(tables.sheets), rows)

    def sheets(self, round: UUID) -> tuple[SheetRow, ...]:
        """All sheets in the order of their files' names and of their places, each id once."""
        rows: dict[str, SheetRow] = {}
        for _upload, row in self._sheets(round):
            rows.setdefault(row.sheet.id, row)
        return tuple(rows.values())

    def sheet(self, round: UUID, sheet: str) -> SheetRow | None:
        """One sheet."""
        return next((row for row in self.sheets(round) if row.sheet.id == sheet), None)

    def problems(self, round: UUID) -> dict[UUID, tuple[Problem, ...]]:
        """The problems of each upload that was read."""
        query = select(tables.readings.c.upload, tables.readings.c.problems).where(tables.readings.c.round == round)
        return {row.upload: tuple(problem_of(one) for one in row.problems) for row in self._connection.execute(query)}

    def layers(self, round: UUID) -> dict[UUID, tuple[LayerMeaning, ...] | None]:
        """What the layers of each upload that was read were taken for; None where it was not kept."""
        query = select(tables.readings.c.upload, tables.readings.c.layers).where(tables.readings.c.round == round)
        return {row.upload: _layers(row.layers) for row in self._connection.execute(query)}

    def files(self, round: UUID) -> tuple[FileReading, ...]:
        """Every file of the round that was read, with its sheets, problems and layers, by name."""
        sheets: dict[UUID, list[Sheet]] = defaultdict(list)
        for upload, row in self._sheets(round):
            sheets[upload].append(row.sheet)
        problems, layers = self.problems(round), self.layers(round)
        query = select(tables.uploads).where(tables.uploads.c.id.in_(list(problems)))
        found = [
            FileReading(source_of(row), tuple(sheets[row.id]), problems[row.id], layers[row.id])
            for row in self._connection.execute(query)
        ]
        return tuple(sorted(found, key=lambda reading: reading.source.name))

    def _sheets(self, round: UUID) -> list[tuple[UUID, SheetRow]]:
        file = tables.uploads.c
        query = (
            select(tables.sheets, file.sha256, file.name, file.media_type, file.size_bytes)
            .join(tables.uploads, file.id == tables.sheets.c.upload)
            .where(tables.sheets.c.round == round)
        )
        rows = sorted(self._connection.execute(query), key=lambda row: (row.name, row.position))
        return [(row.upload, _sheet(row)) for row in rows]


def _layers(rows: list[Any] | None) -> tuple[LayerMeaning, ...] | None:
    return None if rows is None else tuple(layer_of(row) for row in rows)


def _sheet(row: Any) -> SheetRow:
    return SheetRow(sheet_of(row.sheet, source_of(row)), row.drawing, row.rendition)
