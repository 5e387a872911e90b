"""States on a storey what its plan says; a plan for 3F to 11F is stated nine times, each storey with its own subjects.

What was worked out from lines is READ where the layers say what the lines are, else INFERRED.  A list is stated only where
somebody could look: an empty list says that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from shapely import Polygon

from lianshen.parsers.layers import Meaning
from lianshen.parsers.recognise.circulation import Flat, SafeExit
from lianshen.parsers.recognise.doors import DoorNames, label_openings, sides_of, state_door
from lianshen.parsers.recognise.plans import Plan
from lianshen.parsers.recognise.rooms import Space, is_room_like, number_names
from lianshen.parsers.recognise.stairs import state_stair
from lianshen.parsers.recognise.trust import sure_of_space
from lianshen.review.building import (
    Axis,
    Column,
    Door,
    DwellingDoor,
    Exit,
    Lift,
    Room,
    Stair,
    Storey,
    Use,
    Window,
)
from lianshen.review.evidence import Evidence
from lianshen.review.facts import Certainty

_Bounded = TypeVar("_Bounded", Column, Stair, Lift)
_LABEL = re.compile(r"(?P<below>-|B)?(?P<n>\d{1,3})F?")


def storey_index(label: str) -> int | None:
    """Counted from 1 above ground and from -1 below; None for a label that is no full storey, such as RF."""
    found = _LABEL.fullmatch(label.strip().upper())
    if not found or int(found["n"]) == 0:
        return None
    return -int(found["n"]) if found["below"] else int(found["n"])


def state_storey(storey: Storey, plan: Plan) -> None:
    """State rooms, doors, windows, stairs, lifts, columns, axes and circulation."""
    sheet, sure = plan.plane.sheet, plan.sure
    here = Evidence(sheet)
    if plan.outline is not None:
        storey.state(Storey.outline, plan.outline, sure, Evidence(sheet, plan.outline))
    if plan.axes:
        told = sure if plan.plane.sure_of(Meaning.AXES) is Certainty.READ else Certainty.INFERRED
        axes = [Axis(line.label, storey, sheet=sheet) for line in plan.axes]
        for axis, line in zip(axes, plan.axes, strict=True):
            axis.state(Axis.line, line.line, told, Evidence(sheet, line.line))
        storey.state(Storey.axes, tuple(axes), told, here)
    if not plan.seen:
        return
    flats = {n: name for flat, name in _named_flats(plan) for n in flat.spaces}
    rooms = [_room(storey, plan, space, flats.get(n)) for n, space in enumerate(plan.spaces) if space.name]
    rooms += [_nowhere(storey, plan, n) for n in range(len(plan.unplaced))]
    storey.state(Storey.rooms, tuple(rooms), sure, here)
    nameless = tuple(space.face for space in plan.spaces if not space.name and is_room_like(space.face))
    storey.state(Storey.nameless, nameless, sure, here)
    _state_doors(storey, plan, sure)
    _state_cores(storey, plan, sure)
    labels = number_names([("柱", shape.centroid.x, shape.centroid.y) for shape in plan.columns])
    columns = [
        _made(Column(label, storey, sheet=sheet), shape, sure)
        for label, shape in zip(labels, plan.columns, strict=True)
    ]
    storey.state(Storey.columns, tuple(columns), sure, here)


def _made(subject: _Bounded, shape: Polygon, sure: Certainty) -> _Bounded:
    subject.state(type(subject).boundary, shape, sure, Evidence(subject.sheet, shape))
    return subject


def _room(storey: Storey, plan: Plan, space: Space, flat: str | None) -> Room:
    room = Room(space.label, storey, sheet=plan.plane.sheet)
    sure, why = sure_of_space(plan, space)
    quoted, place = plan.plane.evidence(*space.words), Evidence(room.sheet, space.face, note=why)
    named = Certainty.INFERRED if space.open_plan else Certainty.READ
    if space.name:
        room.state(Room.name, space.name, named, quoted)
    if space.use is not None:
        room.state(Room.use, space.use, named, quoted)
    room.state(Room.boundary, space.face, sure, place)
    room.state(Room.area, round(float(space.face.area), 3), sure, place)
    if space.stated is not None:
        room.state(Room.stated_area, space.stated, Certainty.READ, quoted)
    if flat is not None:
        room.state(Room.flat, flat, Certainty.INFERRED, place)
    return room


def _nowhere(storey: Storey, plan: Plan, number: int) -> Room:
    """A room that is named but whose walls were not understood: only its name and use are known."""
    named = plan.unplaced[number]
    room = Room(named.label, storey, sheet=plan.plane.sheet)
    room.state(Room.name, named.name, Certainty.READ, plan.plane.evidence(named.word))
    if named.use is not None:
        room.state(Room.use, named.use, Certainty.READ, plan.plane.evidence(named.word))
    return room


def _named_flats(plan: Plan) -> list[tuple[Flat, str]]:
    """The flats, called 户1, 户2 … from the upper left by where one enters them."""
    flats = plan.circulation.flats or ()
    places = [flat.doors[0].opening.at if flat.doors else plan.spaces[min(flat.spaces)].face.centroid for flat in flats]
    labels = number_names([("户", place.x, place.y) for place in places])
    return list(zip(flats, labels, strict=True))


def _state_doors(storey: Storey, plan: Plan, sure: Certainty) -> None:
    if not plan.openings:
        return  # a plan has doors: where none was found, nobody could look
    sheet, here = plan.plane.sheet, Evidence(plan.plane.sheet)
    labels = label_openings(plan.openings)
    names = DoorNames(labels, tuple(f"{storey.key}/{space.label}" if space.label else "" for space in plan.spaces))
    doors: list[Door] = []
    for way in plan.ways:
        door = Door(labels[id(way.opening)], storey, sheet=sheet)
        doors.append(door)
        state_door(door, way, plan.plane, plan.sure, names)
    storey.state(Storey.doors, tuple(doors), sure, here)
    sides = {id(view.opening): sides_of(view, names) for view in plan.views}
    windows = [_window(storey, plan, n, labels) for n, o in enumerate(plan.openings) if o.window]
    for window, opening in zip(windows, (o for o in plan.openings if o.window), strict=True):
        if joins := sides.get(id(opening)):
            window.state(Window.joins, joins, plan.sure, Evidence(sheet, opening.line))
    storey.state(Storey.windows, tuple(windows), sure, here)
    if plan.circulation.flats is not None:
        entrances = [door for flat, name in _named_flats(plan) for door in _entrances(storey, plan, flat, name, names)]
        storey.state(Storey.dwelling_doors, tuple(entrances), sure, here)


def _entrances(storey: Storey, plan: Plan, flat: Flat, name: str, names: DoorNames) -> list[DwellingDoor]:
    """The flat's own doors; where none was found, one of which nothing is known but the flat, so that rules ask."""
    found = []
    for way in flat.doors:
        door = DwellingDoor(names.labels[id(way.opening)], storey, sheet=plan.plane.sheet)
        state_door(door, way, plan.plane, plan.sure, names)
        found.append(door)
    if not found:
        found.append(DwellingDoor(f"{name}-户门?", storey, sheet=plan.plane.sheet))
    for door in found:
        door.state(DwellingDoor.flat, name, Certainty.INFERRED, Evidence(plan.plane.sheet))
    return found


def _window(storey: Storey, plan: Plan, number: int, labels: dict[int, str]) -> Window:
    opening = plan.openings[number]
    window = Window(labels[id(opening)], storey, sheet=plan.plane.sheet)
    place = Evidence(plan.plane.sheet, opening.line)
    window.state(Window.at, opening.at, plan.sure, place)
    window.state(Window.opening, opening.line, plan.sure if opening.fitted else Certainty.INFERRED, place)
    window.state(Window.width, opening.width, plan.sure if opening.fitted else Certainty.INFERRED, place)
    if opening.mark and opening.word:
        quoted = plan.plane.evidence(opening.word)
        window.state(Window.number, opening.mark.number, Certainty.READ, quoted)
        if opening.mark.height is not None:
            window.state(Window.height, opening.mark.height, Certainty.READ, quoted)
    return window


def _state_cores(storey: Storey, plan: Plan, sure: Certainty) -> None:
    sheet, here = plan.plane.sheet, Evidence(plan.plane.sheet)
    stairs = []
    for n, space in enumerate(plan.spaces):
        if space.use is Use.STAIR:
            stairs.append(_made(Stair(space.label, storey, sheet=sheet), space.face, sure))
            state_stair(stairs[-1], plan, n, sure)
    lifts = [_made(Lift(s.label, storey, sheet=sheet), s.face, sure) for s in plan.spaces if s.use is Use.LIFT]
    missing = {room.use for room in plan.unplaced}
    if stairs or Use.STAIR not in missing:
        storey.state(Storey.stairs, tuple(stairs), sure, here)
    if lifts or Use.LIFT not in missing:
        storey.state(Storey.lifts, tuple(lifts), sure, here)
    corridor, exits = plan.circulation.corridor, plan.circulation.exits
    if corridor is not None:
        storey.state(Storey.corridor, corridor, sure, Evidence(sheet, corridor))
    if exits is not None:
        storey.state(Storey.exits, _exits(storey, exits, plan, sure), sure, here)


def _exits(storey: Storey, exits: Sequence[SafeExit], plan: Plan, sure: Certainty) -> tuple[Exit, ...]:
    labels = number_names([("安全出口", found.way.opening.at.x, found.way.opening.at.y) for found in exits])
    made = []
    for found, label in zip(exits, labels, strict=True):
        opening = found.way.opening
        place = Evidence(plan.plane.sheet, opening.line)
        leaving = Exit(label, storey, sheet=plan.plane.sheet)
        leaving.state(Exit.at, opening.at, sure, place)
        leaving.state(Exit.kind, found.kind, sure, place)
        leaving.state(Exit.width, opening.width, sure if opening.fitted else Certainty.INFERRED, place)
        made.append(leaving)
    return tuple(made)
