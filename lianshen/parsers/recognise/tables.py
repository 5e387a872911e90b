"""Tables: the drawing index row by row, and what each sheet's own title block says.

Glossary: *drawing index* (图纸目录) lists number (图号) and title (图名) of every sheet handed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.review.building import Design, IndexEntry, SheetRecord
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.sheets import Kind, Loss, Problem, Sheet

_NUMBER = re.compile(r"[一-鿿A-Z]{1,4}\s*[-–—]?\s*\d{1,3}[A-Z]?(?:[-/.]\d{1,3})?[a-zA-Z]?")
_PAPER = re.compile(r"A[0-4](?:[+x×].*)?")
_HAN = re.compile(r"[一-鿿]{2,}")
_DRAWN = (
    Kind.FLOOR_PLAN, Kind.ROOF_PLAN, Kind.SECTION, Kind.ELEVATION, Kind.SITE_PLAN, Kind.SHELTER_PLAN,
    Kind.LIGHTNING_PLAN, Kind.FIRE_COMPARTMENT_PLAN, Kind.EARTHING_PLAN,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the index."""

    number: Said
    title: Said


def find_index(plane: Plane) -> tuple[Row, ...]:
    """The rows of a drawing index: a sheet number with a title to the right of it on the same line."""
    said = [word for word in plane.words if word.meaning is not Meaning.FRAMES]
    numbers = [word for word in said if _NUMBER.fullmatch(word.plain) and not _PAPER.fullmatch(word.plain)]
    rows = []
    for number in numbers:
        right = [
            word
            for word in said
            if word.at.x > number.at.x
            and abs(word.at.y - number.at.y) < 0.6 * number.height
            and _HAN.search(word.plain)
            and not _NUMBER.fullmatch(word.plain)
        ]
        if right:
            rows.append(Row(number, min(right, key=lambda word: word.at.x)))
    return tuple(sorted(rows, key=lambda row: -row.number.at.y))


def state_index(design: Design, planes: Iterable[Plane]) -> None:
    """State the rows of all index sheets; nothing where no index was handed in."""
    for plane in planes:
        rows = find_index(plane) if plane.drawing.sheet.kind is Kind.INDEX else ()
        entries = []
        for n, row in enumerate(rows, 1):
            entry = IndexEntry(f"目录{n}", design, sheet=plane.sheet)
            entry.state(IndexEntry.number, row.number.plain, Certainty.READ, plane.evidence(row.number))
            entry.state(IndexEntry.title, row.title.plain, Certainty.READ, plane.evidence(row.title))
            entries.append(entry)
        if entries:
            design.state(Design.index, tuple(entries), Certainty.READ, Evidence(plane.sheet))


def state_sheets(design: Design, planes: Sequence[Plane], problems: Sequence[Problem]) -> None:
    """State one record for each sheet."""
    records = []
    labels = _labels([plane.drawing.sheet for plane in planes])
    lost = {plane.sheet: sum(p.count for p in problems if p.sheet == plane.sheet and _cost(p)) for plane in planes}
    blank = [plane.sheet for plane in planes if not len(plane.segments) and not lost[plane.sheet]]
    placeless = sum(p.count for p in problems if p.sheet is None and _cost(p))
    for plane in planes:
        sheet = plane.drawing.sheet
        record = SheetRecord(labels[sheet.id], design, sheet=sheet.id)
        _state_record(record, sheet)
        if sheet.id not in blank:
            record.state(SheetRecord.unreadable, lost[sheet.id], Certainty.READ, Evidence(sheet.id))
        elif len(blank) == 1 and placeless:  # the one sheet on which nothing is seen holds what no sheet was named for
            record.state(SheetRecord.unreadable, placeless, Certainty.READ, Evidence(sheet.id))
        records.append(record)
    if records:
        design.state(Design.sheets, tuple(records), Certainty.READ, Evidence())


def _labels(sheets: Sequence[Sheet]) -> dict[str, str]:
    """What each sheet is called, whichever came first: by number and file, where that is not enough by place, then by a count."""
    plain = {sheet.id: f"{sheet.number or sheet.place} {sheet.source.name}" for sheet in sheets}
    often = Counter(plain.values())
    labels: dict[str, str] = {}
    for sheet in sorted(sheets, key=lambda sheet: sheet.id):
        label = plain[sheet.id] if often[plain[sheet.id]] == 1 else f"{plain[sheet.id]} {sheet.place}"
        taken = sum(other == label or other.startswith(f"{label} (") for other in labels.values())
        labels[sheet.id] = f"{label} ({taken + 1})" if taken else label
    return labels


def _cost(problem: Problem) -> bool:
    """Whether something was lost for good."""
    return problem.loss is not Loss.REPAIRED


def _state_record(record: SheetRecord, sheet: Sheet) -> None:
    fields = dict(sheet.fields)
    said = (
        (SheetRecord.file, sheet.source.name),
        (SheetRecord.number, sheet.number),
        (SheetRecord.title, sheet.title),
        (SheetRecord.discipline, sheet.discipline),
        (SheetRecord.stated_scale, fields.get("比例") or None),
    )
    for fact, words in said:
        if words is not None:
            record.state(fact, words, Certainty.READ, Evidence(sheet.id, quote=words))
    drawn = sheet.kind in _DRAWN and sheet.source.media_type != "application/pdf"
    if drawn and sheet.to_paper.scale and sheet.paper is not None:
        measured = sheet.to_plan.scale * 1000 / sheet.to_paper.scale
        record.state(SheetRecord.measured_scale, round(measured, 2), Certainty.READ, Evidence(sheet.id))
    if sheet.fields:
        empty = tuple(label for label, words in sheet.fields if not words.strip())
        record.state(SheetRecord.empty_fields, empty, Certainty.READ, Evidence(sheet.id))
