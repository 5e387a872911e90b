"""What a question wants to know: the fact nobody stated, and the sheets of this round on which it usually stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lianshen.review import building as nouns
from lianshen.review.building import Building, Compartment, Design, Door, ProtectiveUnit, Roof, Site, Storey, Window
from lianshen.review.facts import Fact, Subject
from lianshen.review.language import Text
from lianshen.review.merge import Matter
from lianshen.review.sheets import Kind, Sheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """One missing fact; `kinds` is empty where no kind of sheet is the usual place, `sheets` are those of this round."""

    fact: Text
    kinds: tuple[Kind, ...]
    sheets: tuple[Sheet, ...]


def wanted(matters: Sequence[Matter], sheets: Sequence[Sheet]) -> tuple[Wanted, ...]:
    """What the questions of one card want to know, and where in this round one would look for it."""
    finding = matters[0].finding
    storeys = {storey for matter in matters for storey in _storeys(matter)}
    return tuple(_wanted(name, storeys, sheets) for name in finding.missing) if finding else ()


def _wanted(name: str, storeys: set[str], sheets: Sequence[Sheet]) -> Wanted:
    owner, _dot, attribute = name.partition(".")
    subject = Subject.kinds.get(owner)
    fact = subject.facts().get(attribute) if subject else None
    kinds = _usual_places(name, subject)
    return Wanted(fact.text if fact else Text.plain(name), kinds, tuple(_fitting(sheets, kinds, storeys)))


def _usual_places(name: str, subject: type[Subject] | None) -> tuple[Kind, ...]:
    if name in _FACTS:
        return _FACTS[name]
    return next((_SUBJECTS[kind] for kind in (subject.__mro__ if subject else ()) if kind in _SUBJECTS), ())


def _fitting(sheets: Iterable[Sheet], kinds: tuple[Kind, ...], storeys: set[str]) -> Iterator[Sheet]:
    """The sheets of these kinds, and of the storeys in question where a sheet says which storeys it shows."""
    for sheet in sheets:
        if sheet.kind in kinds and (not sheet.storeys or not storeys or storeys & set(sheet.storeys)):
            yield sheet


def _storeys(matter: Matter) -> Iterator[str]:
    parts = matter.finding.subject.split("/") if matter.finding else []
    yield from parts[1:2]


def _named(*facts: object) -> Iterator[str]:
    """The names of facts, which on the class are their declarations."""
    for fact in facts:
        assert isinstance(fact, Fact)
        yield fact.name


_PLAN, _SECTION, _SCHEDULE = (Kind.FLOOR_PLAN,), (Kind.SECTION,), (Kind.SCHEDULE, Kind.FLOOR_PLAN)
_FIRE, _SHELTER = (Kind.FIRE_COMPARTMENT_PLAN, Kind.FLOOR_PLAN), (Kind.SHELTER_PLAN,)
_ROOF, _LIGHTNING = (Kind.LIGHTNING_PLAN, Kind.ROOF_PLAN), (Kind.NOTES, Kind.LIGHTNING_PLAN)
_PLANS = (Kind.FLOOR_PLAN, Kind.SHELTER_PLAN)

# A habit of the trade and no demand: it helps people to look, and decides nothing.
_SUBJECTS: dict[type, tuple[Kind, ...]] = {
    **dict.fromkeys((Storey, nouns.Room, Door, Window, nouns.Exit, nouns.Stair, nouns.Lift), _PLAN),
    **dict.fromkeys((nouns.Column, nouns.Axis, nouns.Joint), _PLAN),
    Compartment: _FIRE,
    **dict.fromkeys((ProtectiveUnit, nouns.ShelterEntrance), _SHELTER),
    **dict.fromkeys((Roof, nouns.MeshCell), _ROOF),
    **dict.fromkeys((Site, nouns.FireLane, nouns.RescueSite), (Kind.SITE_PLAN,)),
    Building: (Kind.NOTES,),
    nouns.IndexEntry: (Kind.INDEX,),
}
_FACTS: dict[str, tuple[Kind, ...]] = {
    **dict.fromkeys(_named(Door.height, Door.fire_class, Window.width, Window.height), _SCHEDULE),
    **dict.fromkeys(_named(Door.kind, Door.number, Door.swings_into, Door.joins), _PLANS),
    **dict.fromkeys(_named(Storey.height, Storey.level), _SECTION),
    **dict.fromkeys(_named(Storey.compartments), _FIRE),
    **dict.fromkeys(_named(Storey.protective_units), _SHELTER),
    **dict.fromkeys(_named(Building.roofs), _ROOF),
    **dict.fromkeys(_named(Building.lightning_class, Building.lightning_strikes), _LIGHTNING),
    **dict.fromkeys(_named(Building.earth_resistance), (Kind.EARTHING_PLAN, Kind.NOTES)),
    **dict.fromkeys(_named(Building.height), (Kind.NOTES, Kind.ELEVATION, Kind.SECTION)),
    **dict.fromkeys(_named(Building.storeys, Building.outline, Building.joints), _PLAN),
    **dict.fromkeys(_named(Design.site), (Kind.SITE_PLAN,)),
    **dict.fromkeys(_named(Design.index), (Kind.INDEX,)),
}
