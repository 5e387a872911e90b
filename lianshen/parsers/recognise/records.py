"""What is on record of every sheet and every file, for the form check.

Glossary: *file* is a file as handed in; what its problems cost is counted by cause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lianshen.parsers.media import DWG, DXF
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.sheets.dimensions import measured_units
from lianshen.parsers.sheets.papers import matching
from lianshen.review.building import Design, FileRecord, SheetRecord
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.reading_document import FileReading
from lianshen.review.sheets import Drawing, Kind, Loss, Problem, Sheet

_DRAWN = (
    Kind.FLOOR_PLAN, Kind.ROOF_PLAN, Kind.SECTION, Kind.ELEVATION, Kind.SITE_PLAN, Kind.SHELTER_PLAN,
    Kind.LIGHTNING_PLAN, Kind.FIRE_COMPARTMENT_PLAN, Kind.EARTHING_PLAN,
)  # fmt: skip
_DOUBTS = {
    "scale",
    "units",
    "no-scale",
    "no-paper-size",
    "several-plans",
    "outside-frames",
}  # they concern a sheet, not an object of it
_LATER_PLAN = re.compile(r"frame \d+ plan (?!1$)\d+")
_COUNTED = (
    (FileRecord.missing_drawings, {"xref"}),
    (FileRecord.missing_fonts, {"fonts"}),
    (FileRecord.doubtful_units, {"units"}),
    (FileRecord.outside_frames, {"outside-frames"}),
    (FileRecord.unframed_sheets, {"no-frame"}),
    (FileRecord.foreign_texts, {"encoding"}),
)


def state_sheets(design: Design, planes: Sequence[Plane], problems: Sequence[Problem]) -> None:
    """State one record for each sheet of paper: of plans that share a frame only the first has one."""
    records = []
    planes = [plane for plane in planes if not _LATER_PLAN.fullmatch(plane.drawing.sheet.place)]
    labels = _labels([plane.drawing.sheet for plane in planes])
    lost = {plane.sheet: sum(p.count for p in problems if p.sheet == plane.sheet and _cost(p)) for plane in planes}
    blank = [plane.sheet for plane in planes if not len(plane.segments) and not lost[plane.sheet]]
    placeless = sum(p.count for p in problems if p.sheet is None and _cost(p))
    for plane in planes:
        sheet = plane.drawing.sheet
        record = SheetRecord(labels[sheet.id], design, sheet=sheet.id)
        _state_record(record, plane)
        if sheet.id not in blank:
            record.state(SheetRecord.unreadable, lost[sheet.id], Certainty.READ, Evidence(sheet.id))
        elif len(blank) == 1 and placeless:  # the one sheet on which nothing is seen holds what no sheet was named for
            record.state(SheetRecord.unreadable, placeless, Certainty.READ, Evidence(sheet.id))
        records.append(record)
    if records:
        design.state(Design.sheets, tuple(records), Certainty.READ, Evidence())


def state_files(design: Design, files: Iterable[FileReading]) -> None:
    """State one record for each file: whether it opened, and by cause how much of a CAD file is wrong."""
    records = []
    used: Counter[str] = Counter()
    for file in files:
        used[file.source.name] += 1
        again = f" {used[file.source.name]}" if used[file.source.name] > 1 else ""
        sheet = file.sheets[0].id if file.sheets else None
        record = FileRecord(file.source.name + again, design, sheet=sheet)
        record.state(FileRecord.media, file.source.media_type)
        record.state(FileRecord.opened, bool(file.sheets))
        if file.sheets and file.source.media_type in {DXF, DWG}:
            blind = any(problem.loss is Loss.NOT_READ for problem in file.problems)
            for fact, codes in _COUNTED:
                if not (blind and fact is FileRecord.unframed_sheets):  # a frame may be among what was not read
                    record.state(fact, sum(problem.count for problem in file.problems if problem.code in codes))
        _state_signatures(record, file)
        records.append(record)
    if records:
        design.state(Design.files, tuple(records), Certainty.READ, Evidence())


def _state_signatures(record: FileRecord, file: FileReading) -> None:
    """What the file carries, not whether it holds: signatures that do not reach its end are told with what they miss."""
    found = next((sheet.signatures for sheet in file.sheets if sheet.signatures is not None), None)
    if found is None:
        return
    record.state(FileRecord.signed, found.count > 0)
    if found.count:
        record.state(FileRecord.added_after_signing, found.uncovered)


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
    """Whether objects were lost for good; a doubt about the whole sheet is no object."""
    return problem.loss is not Loss.REPAIRED and problem.code not in _DOUBTS


def _state_record(record: SheetRecord, plane: Plane) -> None:
    drawing, sheet = plane.drawing, plane.drawing.sheet
    record.state(SheetRecord.file, sheet.source.name, Certainty.READ, Evidence(sheet.id, quote=sheet.source.name))
    if plane.words_sure is not Certainty.READ:  # one number misread by OCR would put the numbers of all sheets in doubt
        return
    fields = dict(sheet.fields)
    said = (
        (SheetRecord.number, sheet.number),
        (SheetRecord.title, fields.get("图名") or sheet.title),
        (SheetRecord.discipline, sheet.discipline),
        (SheetRecord.stated_scale, fields.get("比例") or None),
    )
    for fact, words in said:
        if words is not None:
            record.state(fact, words, Certainty.READ, Evidence(sheet.id, quote=words))
    measured = _drawn_scale(drawing) if sheet.kind in _DRAWN else None
    if measured is not None:
        record.state(SheetRecord.measured_scale, round(measured, 2), Certainty.READ, Evidence(sheet.id))
    if sheet.fields:
        empty = tuple(label for label, words in sheet.fields if not words.strip())
        record.state(SheetRecord.empty_fields, empty, Certainty.READ, Evidence(sheet.id))


def _drawn_scale(drawing: Drawing) -> float | None:
    """Millimetres of building per millimetre of paper: by dimensions that agree, else by a frame that is a paper.

    Where several measures are drawn on one sheet, the one its title block states counts.
    """
    sheet = drawing.sheet
    if not sheet.to_paper.scale or sheet.place.startswith(("model space", "plan ")):
        return None  # without a frame nobody knows the paper
    found = [one.unit / sheet.to_paper.scale for one in measured_units(drawing.words, drawing.segments)]
    if found:
        stated = sheet.scale or found[0]
        return min(found, key=lambda scale: abs(scale - stated))
    framed = sheet.source.media_type != "application/pdf" and sheet.paper is not None and matching(*sheet.paper)
    return sheet.to_plan.scale * 1000 / sheet.to_paper.scale if framed else None
