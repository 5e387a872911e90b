"""Stairs: what a plan draws and writes of each stairwell.

Glossary: 上18级 is how many risers go up; 260×8=2080 is treads, 18×166.7=3000 risers by their number; 封闭 enclosed,
防烟 smoke-proof, 剪刀 scissor stair.  A ground plan cuts its flights off: there only written numbers count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shapely import Polygon

from lianshen.parsers.recognise.flights import Flights, find_flights
from lianshen.parsers.recognise.plane import Plane, Said
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.rooms import Space
from lianshen.review.building import DoorKind, Stair, StairKind, Storey, Use
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty

_KINDS = (
    (re.compile(r"剪刀"), StairKind.SCISSOR),
    (re.compile(r"防烟楼梯"), StairKind.SMOKE_PROOF),
    (re.compile(r"封闭楼梯"), StairKind.ENCLOSED),
    (re.compile(r"室外(?:疏散)?楼梯"), StairKind.OUTDOOR),
    (re.compile(r"(?:敞开|开敞)(?:式)?楼梯"), StairKind.OPEN),
)
_NAME = re.compile(r"(?:LT|ST)-?[A-Z]?\d+[A-Z]?|\d{1,2}(?:#|号)|[一二三四五六七八九十]+号")
_COUNT = re.compile(r"(?P<way>[上下])\s*(?P<n>\d{1,2})\s*(?:级|步|阶|R|$)")
_TIMES = re.compile(r"(?P<a>\d+(?:\.\d+)?)\s*[×xX*]\s*(?P<b>\d+(?:\.\d+)?)(?:\s*=\s*(?P<sum>\d+(?:\.\d+)?))?")
_TREAD, _RISER = (0.22, 0.40), (0.12, 0.205)  # metres that people build
_MOST = 60


@dataclass(frozen=True, slots=True)
class Written:
    """What the words in a stairwell say; `up` and `down` are the risers to the next storeys."""

    up: tuple[Said, int] | None
    down: tuple[Said, int] | None
    tread: tuple[Said, float, int] | None
    riser: tuple[Said, float, int] | None
    goes_down: bool


def state_stair(stair: Stair, plan: Plan, number: int, sure: Certainty) -> None:
    """State of one stairwell what is drawn and written in it; `number` is its place among the plan's spaces."""
    space = plan.spaces[number]
    drawn, words = find_flights(plan.plane, space.face), read_words(plan.plane, space.face)
    if drawn is not None:
        certainty = sure if drawn.told else Certainty.INFERRED
        _state_sizes(stair, drawn, space.face, certainty)
    _state_written(stair, plan.plane, words)
    risers = None if drawn is None else count_risers(drawn, words, stair.nearest(Storey).index == 1)
    if risers is not None:
        stair.state(Stair.risers, risers[0], risers[1], Evidence(stair.sheet, space.face))
    _state_kind(stair, plan, number)


def state_riser_heights(storeys: Iterable[Storey]) -> None:
    """The height of a riser where the number of risers and the storey's height are known: worked out, never read."""
    by_index = {storey.index: storey for storey in storeys}
    for index, storey in by_index.items():
        height, below = _height(storey), by_index.get(index - 1 if index != 1 else -1)
        if height is None or below is None or _height(below) != height or not storey.knows(Storey.stairs):
            continue  # the flights on a plan lead up as well as down
        for stair in storey.stairs:
            if stair.knows(Stair.riser) or not stair.knows(Stair.risers) or len(stair.risers) < 2:
                continue
            riser = round(height / sum(stair.risers), 4)
            if _RISER[0] <= riser <= _RISER[1]:  # else the flights that are drawn are not those of this height
                quoted = stair.statements(Stair.risers)[0].source
                stair.state(Stair.riser, riser, Certainty.INFERRED, quoted)


def read_words(plane: Plane, well: Polygon) -> Written:
    """The words inside a stairwell that speak of its steps."""
    inside = [word for word in plane.words if well.contains(word.at)]
    counts = {found["way"]: (word, int(found["n"])) for word in inside if (found := _COUNT.fullmatch(word.plain))}
    sizes = [(word, size) for word in inside if (size := _times(word.plain)) is not None]
    treads = [(word, size, n) for word, (size, n) in sizes if _TREAD[0] <= size <= _TREAD[1]]
    heights = [(word, size, n) for word, (size, n) in sizes if _RISER[0] <= size <= _RISER[1]]
    down = any(word.plain.startswith("下") for word in inside)
    shallow = min(treads, key=lambda entry: entry[1], default=None)
    high = max(heights, key=lambda entry: entry[1], default=None)
    return Written(counts.get("上"), counts.get("下"), shallow, high, down)


def count_risers(drawn: Flights, words: Written, ground: bool) -> tuple[tuple[int, ...], Certainty] | None:
    """The risers of both flights; READ where written numbers agree, nothing where they contradict the lines."""
    lines = [flight.risers for flight in drawn.flights]
    counted = tuple(n for n in lines if n is not None)
    if not drawn.side_by_side or len(counted) != len(lines):
        return None
    said = [entry[1] for entry in (words.up, words.down) if entry is not None]
    if words.tread is not None and all(n == words.tread[2] + 1 for n in counted):
        return counted, Certainty.READ
    if said:
        return (counted, Certainty.READ) if sum(counted) in said else None
    return (counted, Certainty.INFERRED) if words.goes_down and not ground else None


def _state_sizes(stair: Stair, drawn: Flights, face: Polygon, sure: Certainty) -> None:
    place = Evidence(stair.sheet, face)
    stair.state(Stair.flight_width, drawn.width, sure, place)
    if drawn.tread is not None:
        stair.state(Stair.tread, drawn.tread, sure, place)
    landing = drawn.landing(face)
    if landing is not None:
        stair.state(Stair.landing_depth, landing, sure, place)
    if drawn.well is not None:  # lines may end at a handrail beside the well
        stair.state(Stair.well_width, drawn.well, Certainty.INFERRED, place)


def _state_written(stair: Stair, plane: Plane, words: Written) -> None:
    for fact, entry in ((Stair.tread, words.tread), (Stair.riser, words.riser)):
        if entry is not None:
            stair.state(fact, entry[1], plane.words_sure, plane.evidence(entry[0]))


def _state_kind(stair: Stair, plan: Plan, number: int) -> None:
    space = plan.spaces[number]
    quoted, plain = plan.plane.evidence(*space.words), " ".join(word.plain for word in space.words)
    name = _NAME.search(plain)
    if name:
        stair.state(Stair.name, name[0], plan.plane.words_sure, quoted)
    written = next((kind for pattern, kind in _KINDS if pattern.search(plain)), None)
    if written is not None:
        stair.state(Stair.kind, written, plan.plane.words_sure, quoted)
        return
    seen = _kind_by_doors(plan, number)
    if seen is not None:
        stair.state(Stair.kind, seen, Certainty.INFERRED, Evidence(stair.sheet, space.face))


def _kind_by_doors(plan: Plan, number: int) -> StairKind | None:
    """Smoke-proof where every door of the stair leads to a lobby, enclosed where each is a fire door to elsewhere."""
    ways = [way for way in plan.ways if number in way.sides]
    beyond = [_space(plan.spaces, way.other(number)) for way in ways]
    if not ways or any(space is None for space in beyond):
        return None
    lobbies = [space is not None and space.use is Use.LOBBY for space in beyond]
    if all(lobbies):
        return StairKind.SMOKE_PROOF
    fire = all(way.opening.mark is not None and way.opening.mark.kind is DoorKind.FIRE for way in ways)
    return StairKind.ENCLOSED if fire and not any(lobbies) else None


def _space(spaces: Sequence[Space], number: int | None) -> Space | None:
    return None if number is None or number < 0 else spaces[number]


def _times(plain: str) -> tuple[float, int] | None:
    """A size in metres and how often, from words such as 260×8=2080, 17x300 or 28×0.165; the product must be right."""
    found = _TIMES.fullmatch(plain.replace(" ", ""))
    if not found:
        return None
    one, other = sorted((found["a"], found["b"]), key=lambda number: _metres(number))
    if "." in one and float(one) >= 1:
        return None
    for count, size in ((one, other), (other, one)):
        if count.isdigit() and 1 < int(count) <= _MOST and _RISER[0] <= _metres(size) <= _TREAD[1]:
            total = None if found["sum"] is None else _metres(found["sum"])
            exact = total is None or abs(total - int(count) * _metres(size)) < 0.011
            return (_metres(size), int(count)) if exact else None
    return None


def _metres(number: str) -> float:
    """Numbers below ten are metres, others millimetres."""
    return float(number) if "." in number and float(number) < 10 else float(number) / 1000


def _height(storey: Storey) -> float | None:
    said = Storey.height.surest(storey)
    return said[0].value if said and all(Storey.height.agree(said[0].value, other.value) for other in said) else None
