"""Two departments look at one door: their contradicting demands meet, and a fire door answers only to one of them."""

from __future__ import annotations

from datetime import date

from shapely import LineString, Point, box

from lianshen.review.building import Design, Door, DoorKind, ProtectiveUnit, Room, Storey
from lianshen.review.findings import Finding, Verdict
from lianshen.review.merge import conflicts
from lianshen.rules import part, scene
from lianshen.rules.pack import installed
from lianshen.rules.run import check

TODAY = date(2026, 11, 23)


def shelter(kind: DoorKind, fire_class: str | None = None) -> Design:
    """The generator room of a shelter, with its door in the wall of the protective unit."""
    joins = ("B1/B1/R1", "B1/B1/R2")
    opening = LineString([(9.25, 0), (10.75, 0)])
    door = part(Door, "M1", at=Point(10, 0), opening=opening, width=1.5, joins=joins, kind=kind, fire_class=fire_class)
    rooms = [part(Room, "R1", name="柴油发电机房"), part(Room, "R2", name="走道")]
    unit = part(ProtectiveUnit, "防护单元1", boundary=box(0, 0, 40, 40), entrances=[])
    return scene(storeys=[part(Storey, "B1", index=-1, rooms=rooms, doors=[door], protective_units=[unit])])()


def about_the_door(design: Design) -> list[Finding]:
    findings = [f for pack in installed() for f in check(pack, design, pack.law(TODAY, "320600"))]
    return [f for f in findings if f.subject == "B1/B1/M1" and f.about in ("Door.kind", "Door.fire_class")]


def test_contradicting_demands_on_one_door_are_shown_as_a_conflict() -> None:
    found = about_the_door(shelter(DoorKind.ORDINARY))
    (conflict,) = conflicts(found)
    assert {finding.pack for finding in conflict.between} == {"fire", "civil_air_defence"}


def test_a_fire_door_answers_only_to_the_fire_department() -> None:
    found = {finding.pack: finding.verdict for finding in about_the_door(shelter(DoorKind.FIRE, "A"))}
    assert found == {"fire": Verdict.PASS, "civil_air_defence": Verdict.FAIL}


def test_a_storey_without_shelter_plan_asks_no_fire_rule_for_it() -> None:
    door = part(Door, "M1", at=Point(0, 0), joins=("B1/2F/R1", "B1/2F/R2"), kind=DoorKind.ORDINARY)
    rooms = [part(Room, "R1", name="卧室"), part(Room, "R2", name="客厅")]
    design = scene(storeys=[part(Storey, "2F", rooms=rooms, doors=[door])])()
    fire = next(pack for pack in installed() if pack.name == "fire")
    doors = [f for f in check(fire, design, fire.law(TODAY)) if f.rule.endswith("-room-door")]
    assert {finding.verdict for finding in doors} == {Verdict.NOT_APPLICABLE}
