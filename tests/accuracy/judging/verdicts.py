"""What the product says at each seeded place, and whom it accuses besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from shapely import transform
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Building, Compartment, Design, Door, ProtectiveUnit, Room, Storey
from lianshen.review.findings import Finding, Verdict
from lianshen.review.sheets import Sheet
from tests.accuracy.found import Found, sheet_of, value_of
from tests.accuracy.judging.kinds import Spot
from tests.accuracy.matching import overlap
from tests.accuracy.truth import DrawingTruth, SheetTruth

_PARTS = (
    (Storey.rooms, Room.boundary),
    (Storey.doors, Door.at),
    (Storey.dwelling_doors, Door.at),
    (Storey.compartments, Compartment.boundary),
    (Storey.protective_units, ProtectiveUnit.boundary),
)
NEAR = 0.5  # metres between a seeded place and the mark that shows it


class Said(StrEnum):
    """One rule's word about one place."""

    FAIL = "fail"
    ASK = "ask"
    PASS = "pass"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Outcome:
    """What was said of one seeded place."""

    case: str
    spot: Spot
    broken: bool
    said: Said
    why: str = ""


@dataclass
class Judgement:
    """One copy of a scene, judged."""

    outcomes: list[Outcome] = field(default_factory=list)
    accused: list[tuple[str, str, str]] = field(default_factory=list)  # case, rule, why: failures that nobody seeded
    looked_at: int = 0
    seconds: float = 0.0
    crashed: str = ""

    def told(self, broken: bool) -> str:
        """In a line: how many of the spots were right."""
        right = Said.FAIL if broken else Said.PASS
        held = sum(one.said is right for one in self.outcomes)
        return f"{held}/{len(self.outcomes)} right, {len(self.accused)} accused besides  {self.seconds:.1f} s {self.crashed}"

    def wrong(self, broken: bool) -> list[str]:
        """What was not right, a line each."""
        right = Said.FAIL if broken else Said.PASS
        lines = [
            f"{one.said.value:8} {one.spot.kind.code} {one.spot.told}: {one.why[:160]}"
            for one in self.outcomes
            if one.said is not right
        ]
        return lines + [f"accused  {rule} {why[:160]}" for _case, rule, why in self.accused]


def outcomes(case: str, truth: DrawingTruth, found: Found, findings: Sequence[Finding], spots: Sequence[Spot],
             broken: bool) -> list[Outcome]:  # fmt: skip
    """The outcome at every spot."""
    made = []
    for spot in spots:
        own = [one for one in findings if one.rule == spot.kind.rule and one.verdict is not Verdict.NOT_APPLICABLE]
        own = [one for one in own if _within(one, spot.storeys)]
        there = _there(own, spot, truth, found)
        said, why = _said(there)
        made.append(Outcome(case, spot, broken, said, why))
    return made


def seen_sheet(sheet: SheetTruth, found: Found) -> Sheet | None:
    """The product's own sheet in this place."""
    here = [other for other in found.sheets if other.source.name == sheet.file]
    if sheet.frame is None or len(here) < 2:
        return here[0] if here else None

    def likeness(other: Sheet) -> tuple[bool, float]:
        return sheet.place is not None and other.place.endswith(sheet.place), overlap(sheet.frame, other.frame)  # type: ignore[arg-type]

    return max(here, key=likeness)


def _within(finding: Finding, storeys: tuple[str, ...]) -> bool:
    """Whether it speaks of one of these storeys, or of no storey."""
    _building, _slash, inside = finding.subject.partition("/")
    return not storeys or not inside or inside.partition("/")[0] in storeys


def _there(own: list[Finding], spot: Spot, truth: DrawingTruth, found: Found) -> list[Finding]:
    """The rule's findings at the spot; where it answers once for many places, its answer for all of them."""
    if spot.at is None:
        return own
    sheet = next(one for one in truth.sheets if one.number == spot.number)
    seen = seen_sheet(sheet, found)
    if seen is None or sheet.to_file is None:
        return []
    place = transform(spot.at, lambda points: seen.to_plan.apply(sheet.to_file.apply(points / 1000)))
    here = [one for one in own if _shows(one, seen.id, place)]
    keys = subjects_at(found, seen, place)
    unmarked = [one for one in own if one.subject in keys and not any(mark.shape for mark in one.evidence)]
    return (
        here
        or unmarked
        or [one for one in own if one.subject in _wholes(found, seen) and one.verdict is not Verdict.FAIL]
    )


def _wholes(found: Found, sheet: Sheet) -> set[str]:
    """The keys of what a rule may answer for at once: design, buildings, storeys, the site, the roof of this sheet."""
    sites = value_of(found.design, Design.site) or ()
    roofs = [roof for building in found.buildings for roof in value_of(building, Building.roofs) or ()]
    here = [roof for roof in roofs if roof.sheet == sheet.id]
    return {found.design.key, *(part.key for part in (*found.buildings, *found.storeys, *sites, *here))}


def subjects_at(found: Found, sheet: Sheet, place: BaseGeometry) -> set[str]:
    """The rooms, doors and zones of the product that lie there."""
    keys = set()
    for storey in found.storeys:
        for parts, shape in _PARTS:
            for part in value_of(storey, parts) or ():
                lies = value_of(part, shape)
                if sheet_of(part) == sheet.id and lies is not None and lies.distance(place) <= NEAR:
                    keys.add(part.key)
    return keys


def _shows(finding: Finding, sheet: str, place: BaseGeometry) -> bool:
    return any(
        mark.sheet == sheet and mark.shape is not None and mark.shape.distance(place) <= NEAR
        for mark in finding.evidence
    )


def _said(there: list[Finding]) -> tuple[Said, str]:
    """The gravest word."""
    for verdict, said in ((Verdict.FAIL, Said.FAIL), (Verdict.UNDECIDED, Said.ASK), (Verdict.PASS, Said.PASS)):
        for one in there:
            if one.verdict is verdict:
                return said, one.reason.en
    return Said.NOTHING, ""
