"""Fire compartments of a storey: their outlines and what is written inside them.

Glossary: *fire compartment* (防火分区) with its gross area (建筑面积) and whether sprinklers protect it (设自动喷水灭火系统); its
*safe exits* (安全出口) are those of the storey that stand in it or in its edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from shapely import Polygon

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.plane import Plane
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.rooms import Space, number_names
from lianshen.parsers.recognise.zone_names import zone_key, zone_kind
from lianshen.parsers.recognise.zones import Zone, find_zones
from lianshen.review.building import Compartment, Exit, Storey, Use
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty
from lianshen.review.notes import NoteLine

_KIND = zone_kind("防火分区", r"(?<!掩蔽)(?<!疏散)(?<!使用)(?:建筑)?面积", (Meaning.FIRE_COMPARTMENTS,), 9.0)
_NONE = re.compile(r"(?:未|不|无)设[^,;。]{0,4}自动(?:喷水)?(?:灭火|喷淋)|无(?:自动)?喷淋|不设(?:自动)?喷淋")
_SPRINKLER = re.compile(r"自动(?:喷水)?灭火|自动喷淋|设(?:有|置)?(?:自动)?喷(?:淋|水)")
_USES = (
    (re.compile(r"汽车库|停车库"), Use.GARAGE),
    (re.compile(r"设备用?房|设备区|机房"), Use.PLANT),
    (re.compile(r"商业|商场|营业"), Use.SHOP),
)
_EACH_STOREY = re.compile(r"每(?:一|个)?(?:楼|自然)?层\s*(?:均|各|为|设|划分|作)*(?:一|1)个防火分区")
_EDGE = 0.4  # metres beside the outline within which an exit's door belongs to the compartment


def find_compartments(plane: Plane, outline: Polygon | None) -> tuple[Zone, ...]:
    """The named fire compartments of one sheet; `outline` is that of the storey where it is known."""
    return find_zones(plane, _KIND, outline)


def state_compartments(storey: Storey, plane: Plane, zones: tuple[Zone, ...], plan: Plan | None) -> None:
    """State the zones on the storey; a compartment another sheet already drew only gains what is written here."""
    known = {zone_key(part.label): part for said in storey.statements(Storey.compartments) for part in said.value}
    made = []
    for zone in zones:
        compartment = known.get(zone.key)
        if compartment is None:
            compartment = Compartment(zone.name, storey, sheet=plane.sheet)
            made.append(compartment)
        if zone.boundary is not None and not compartment.statements(Compartment.boundary):
            _state_outline(compartment, plane, zone, zone.boundary, plan)
        _state_words(compartment, plane, zone)
    if made:
        storey.state(Storey.compartments, tuple(made), min(zone.sure for zone in zones), Evidence(plane.sheet))


def state_whole_storeys(storeys: Iterable[Storey], lines: Iterable[NoteLine]) -> None:
    """Where the notes say that each storey is one compartment, a storey above ground without any other is one."""
    said = next((line for line in lines if _EACH_STOREY.search(normalize("NFKC", line.words))), None)
    for storey in storeys:
        outlines = storey.statements(Storey.outline)
        if said is None or not outlines or storey.index < 0 or storey.knows(Storey.compartments):
            continue
        outline, sure = outlines[0].value, outlines[0].certainty
        compartment = Compartment("防火分区", storey, sheet=outlines[0].source.sheet)
        quoted = Evidence(said.source.sheet, said.source.shape, quote=said.words)
        compartment.state(Compartment.name, "防火分区", Certainty.READ, quoted)
        compartment.state(Compartment.boundary, outline, sure, outlines[0].source)
        compartment.state(Compartment.area, round(float(outline.area), 2), sure, outlines[0].source)
        if storey.index > 1:  # on the ground storey shops have doors of their own
            for exits in storey.statements(Storey.exits):
                compartment.state(Compartment.exits, exits.value, exits.certainty, exits.source)
        storey.state(Storey.compartments, (compartment,), sure, quoted)


def _state_outline(compartment: Compartment, plane: Plane, zone: Zone, boundary: Polygon, plan: Plan | None) -> None:
    place = Evidence(plane.sheet, boundary)
    compartment.state(Compartment.boundary, boundary, zone.sure, place)
    compartment.state(Compartment.area, round(float(boundary.area), 2), zone.sure, place)
    exits = None if plan is None else plan.circulation.exits
    if plan is not None and exits is not None:
        places = [found.way.opening.at for found in exits]
        named = number_names([("安全出口", place.x, place.y) for place in places])
        labels = {id(found): label for found, label in zip(exits, named, strict=True)}
        inside = [found for found in exits if boundary.distance(found.way.opening.at) <= _EDGE]
        parts = []
        for found in inside:
            leaving = Exit(labels[id(found)], compartment, sheet=plane.sheet)
            spot = Evidence(plane.sheet, found.way.opening.line)
            leaving.state(Exit.at, found.way.opening.at, plan.sure, spot)
            leaving.state(Exit.kind, found.kind, plan.sure, spot)
            leaving.state(Exit.width, found.way.opening.width, plan.sure, spot)
            parts.append(leaving)
        compartment.state(Compartment.exits, tuple(parts), plan.sure, place)
    use = None if plan is None else _main_use(boundary, plan.spaces)
    if use is not None:
        compartment.state(Compartment.use, use, Certainty.INFERRED, place)


def _state_words(compartment: Compartment, plane: Plane, zone: Zone) -> None:
    quoted = plane.evidence(*zone.words)
    compartment.state(Compartment.name, zone.name, plane.words_sure, plane.evidence(zone.words[0]))
    if zone.area is not None:
        compartment.state(Compartment.stated_area, zone.area, plane.words_sure, quoted)
    if _SPRINKLER.search(zone.plain):
        compartment.state(Compartment.sprinkler, not _NONE.search(zone.plain), Certainty.READ, quoted)
    for pattern, use in _USES:
        if pattern.search(zone.plain):
            compartment.state(Compartment.use, use, Certainty.READ, quoted)
            break


def _main_use(boundary: Polygon, spaces: tuple[Space, ...]) -> Use | None:
    """What most of the compartment's area is for, where one use takes three fifths of it."""
    shares: dict[Use, float] = {}
    for space in spaces:
        if space.use is not None and boundary.contains(space.face.representative_point()):
            shares[space.use] = shares.get(space.use, 0.0) + space.face.area
    use, share = max(shares.items(), key=lambda entry: entry[1], default=(None, 0.0))
    return use if share >= 0.6 * boundary.area else None
