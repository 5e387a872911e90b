"""What all sheets say together: orders the recognisers and states their word on one Design.

The DXF of a sheet is the working copy, its PDF print the legal one: geometry is taken from the copy that says most, so
that nothing is counted twice, while every sheet keeps its own record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lianshen.parsers.layers import Meaning
from lianshen.parsers.plan_reading import read_plan
from lianshen.parsers.recognise.acting import sighted
from lianshen.parsers.recognise.compartments import find_compartments, state_compartments, state_whole_storeys
from lianshen.parsers.recognise.joints import find_joints, state_joints
from lianshen.parsers.recognise.lightning import find_protection, state_roof
from lianshen.parsers.recognise.notes import find_notes
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.railings import state_railings, state_slabs
from lianshen.parsers.recognise.records import state_files, state_sheets
from lianshen.parsers.recognise.schedules import state_schedules
from lianshen.parsers.recognise.sections import find_floors
from lianshen.parsers.recognise.shelter_words import about_shelters, state_shelter_notes
from lianshen.parsers.recognise.shelters import find_units, state_units
from lianshen.parsers.recognise.site import state_site
from lianshen.parsers.recognise.stairs import state_riser_heights
from lianshen.parsers.recognise.stalls import find_stalls, state_stalls
from lianshen.parsers.recognise.stated import canonical, read_statements
from lianshen.parsers.recognise.storeys import state_storey, storey_index
from lianshen.parsers.recognise.tables import state_index
from lianshen.review.building import Building, Design, Storey
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.notes import Notes
from lianshen.review.projects import Declared
from lianshen.review.reading_document import FileReading
from lianshen.review.sheets import Drawing, Kind, Problem

_STOREY_PLANS = (Kind.FLOOR_PLAN, Kind.SHELTER_PLAN, Kind.FIRE_COMPARTMENT_PLAN)


def assemble(
    drawings: Sequence[Drawing], problems: Sequence[Problem], declared: Declared, files: Sequence[FileReading] = ()
) -> Design:
    """One design with building B1, as the sheets and the application form state it; `files` go on record each by itself."""
    design = Design("")
    building = Building("B1", design)
    design.state(Design.buildings, (building,), Certainty.READ, Evidence())
    _declare(building, declared)
    planes = [sighted(drawing) for drawing in drawings]
    copies = _working_copies(planes)
    _state_notes(building, copies)
    _state_storeys(building, copies)
    state_schedules(building, copies)
    state_shelter_notes(building, [plane.sheet for plane in copies if about_shelters(plane.drawing.sheet.title)])
    _state_roofs(building, copies)
    for plane in copies:
        if plane.drawing.exact:
            state_joints(building, plane, find_joints(plane))
            if plane.drawing.sheet.kind is Kind.SITE_PLAN:
                state_site(design, plane)
    state_index(design, copies)
    state_sheets(design, planes, problems)
    state_files(design, files)
    return design


def _working_copies(planes: Iterable[Plane]) -> list[Plane]:
    """One plane for each sheet of the set, the one with the most lines whose layers are understood."""
    best: dict[tuple[str, ...], Plane] = {}
    for plane in planes:
        sheet = plane.drawing.sheet
        named = sheet.number and sheet.title
        same = (sheet.number or "", sheet.title or "", sheet.kind) if named else (sheet.id,)
        if same not in best or _says(plane) > _says(best[same]):
            best[same] = plane
    return list(best.values())


def _says(plane: Plane) -> tuple[bool, bool, int, int]:
    """How much a copy says: exact before scanned, vector file before print, then by understood lines and words."""
    known = int((~plane.on(Meaning.UNKNOWN)).sum())
    printed = plane.drawing.sheet.source.media_type == "application/pdf"
    return plane.drawing.exact, not printed, known, len(plane.drawing.words)


def _declare(building: Building, declared: Declared) -> None:
    facts = Building.facts()
    for name, value in declared.facts:
        fact = facts.get(name) or facts.get(name.removesuffix("_m"))
        if fact is not None and not fact.many:
            said = value if isinstance(value, fact.kind) else fact.kind(value)
            building.state(fact, canonical(fact, said), Certainty.READ, Evidence(quote="application form"))


def _state_notes(building: Building, planes: Sequence[Plane]) -> None:
    lines = tuple(line for plane in planes for line in find_notes(plane))
    if not lines:
        return
    sure = {plane.sheet: plane.words_sure for plane in planes}
    best = max(sure[line.source.sheet or ""] for line in lines)
    told = tuple(line for line in lines if sure[line.source.sheet or ""] is best)  # no line of a scan among sure ones
    building.state(Building.notes, Notes(told), best, told[0].source)
    state_railings(building, told, best)
    for stated in read_statements(lines):
        building.state(stated.fact, stated.value, sure[stated.line.source.sheet or ""], stated.line.source)


def _state_storeys(building: Building, planes: Sequence[Plane]) -> None:
    storeys: dict[int, Storey] = {}
    for plane in sorted(planes, key=_rank):
        sheet = plane.drawing.sheet
        wanted = {index: label for label in sheet.storeys if (index := storey_index(label)) is not None}
        if sheet.kind not in _STOREY_PLANS or not wanted:
            continue
        plan = read_plan(plane, ground=1 in wanted) if plane.drawing.exact else None
        outline = None if plan is None else plan.outline
        compartments, units, stalls = find_compartments(plane, outline), find_units(plane, outline), find_stalls(plane)
        for index, label in wanted.items():
            new = index not in storeys
            storey = storeys.setdefault(index, Storey(label, building, sheet=sheet.id))
            if new:
                storey.state(Storey.index, index, plane.words_sure, Evidence(sheet.id, quote=sheet.title))
            if plan is not None:
                if not storey.knows(Storey.rooms):
                    state_storey(storey, plan)
                state_compartments(storey, plane, compartments, plan)
                state_units(storey, plane, units, plan)
                state_stalls(storey, plane, stalls)
    _state_levels(building, storeys, planes)
    state_riser_heights(storeys.values())
    if building.knows(Building.notes):
        state_whole_storeys(storeys.values(), building.notes.lines)
        _state_slabs(building, storeys, planes)
    if storeys:
        ordered = tuple(storeys[index] for index in sorted(storeys))
        building.state(Building.storeys, ordered, Certainty.READ, Evidence())


def _state_slabs(building: Building, storeys: dict[int, Storey], planes: Sequence[Plane]) -> None:
    for plane in planes:
        sheet = plane.drawing.sheet
        indices = [storey_index(label) for label in sheet.storeys]
        own = [storeys[index] for index in indices if index in storeys]
        if own and "顶" not in (sheet.title or ""):  # the slab over a storey is the next one's floor
            state_slabs(own, building.notes.lines, plane.sheet, plane.words_sure)


def _state_levels(building: Building, storeys: dict[int, Storey], planes: Sequence[Plane]) -> None:
    """Levels and heights from the sections; a storey that only a section names exists, though nothing of its plan is known."""
    for plane in planes:
        if plane.drawing.sheet.kind is not Kind.SECTION or not plane.drawing.exact:
            continue
        for floor in find_floors(plane):
            label = f"{floor.index}F"
            quoted = plane.evidence(*floor.words)
            if floor.index not in storeys:
                storeys[floor.index] = Storey(label, building, sheet=plane.sheet)
                storeys[floor.index].state(Storey.index, floor.index, Certainty.READ, quoted)
            storeys[floor.index].state(Storey.level, floor.level, Certainty.READ, quoted)
            if floor.height is not None:
                storeys[floor.index].state(Storey.height, floor.height, Certainty.READ, quoted)


def _state_roofs(building: Building, planes: Sequence[Plane]) -> None:
    drawn = [(plane, found) for plane in planes if plane.drawing.exact and (found := find_protection(plane))]
    for n, (plane, found) in enumerate(drawn, 1):
        label = "屋面" if len(drawn) == 1 else f"屋面{n}"
        roof = state_roof(building, label, plane, found)
        building.state(Building.roofs, (roof,), plane.sure_of(Meaning.AIR_TERMINATIONS), Evidence(plane.sheet))


def _rank(plane: Plane) -> tuple[bool, int, str]:
    """Architecture's plans before those of other disciplines, whole plans before extracts."""
    sheet = plane.drawing.sheet
    return (
        sheet.discipline not in ("architecture", None),
        _STOREY_PLANS.index(sheet.kind) if sheet.kind in _STOREY_PLANS else 9,
        sheet.id,
    )
