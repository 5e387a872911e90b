"""Holds what the product says of one sheet against its truth, in building metres."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from shapely import Polygon
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import (
    Building,
    Compartment,
    Door,
    Lift,
    MeshCell,
    ProtectiveUnit,
    Roof,
    Room,
    Stair,
    Storey,
    Window,
)
from lianshen.review.facts import Fact, Subject
from lianshen.review.sheets import Affine, Sheet
from tests.accuracy.found import Found, is_read, value_of
from tests.accuracy.matching import (
    SAME_SHAPE,
    SAME_WIDTH,
    Match,
    area_error,
    best_pairs,
    near,
    nearness,
    overlap,
    plain,
    same_name,
)
from tests.accuracy.score import Mark, Score
from tests.accuracy.truth import DoorTruth, RoomTruth, SheetTruth, ZoneTruth


class SheetComparison:
    """The comparison of one sheet."""

    def __init__(self, score: Score, number: int, true: SheetTruth, seen: Sheet | None, found: Found) -> None:
        self.score, self.number, self.true, self.seen, self.found = score, number, true, seen, found
        self.keys: dict[str, str] = {}
        if seen is not None and true.to_file is not None:
            self.back: Affine | None = seen.to_plan.inverse().then(true.to_file.inverse())
        else:
            self.back = None

    def run(self) -> None:
        """Every kind the truth is told of."""
        true = self.true
        if true.rooms is not None:
            self.rooms(true.rooms)
        if true.doors is not None:
            self.doors(true.doors)
        if true.windows is not None:
            self.windows()
        if true.stairs is not None:
            self.shapes("stairs", true.stairs, self._here(Storey.stairs), Stair.boundary)
        if true.lifts is not None:
            self.shapes("lifts", true.lifts, self._here(Storey.lifts), Lift.boundary)
        if true.compartments is not None:
            self.zones("compartments", true.compartments, self._here(Storey.compartments), Compartment)
        if true.units is not None:
            self.zones("units", true.units, self._here(Storey.protective_units), ProtectiveUnit)
        if true.mesh is not None or true.conductors is not None:
            self.roof()

    def rooms(self, true: Sequence[RoomTruth]) -> None:
        """A room is right with 0.85 of its shape and its name; an unnamed one by its shape alone."""
        said = [(room, self.shape(room, Room.boundary)) for room in self._here(Storey.rooms)]
        pairs = best_pairs(true, said, lambda t, f: overlap(t.boundary, f[1]), 0.5)
        names, outlines = self.score.tallies["rooms"], self.score.tallies["outlines"]
        names.true += sum(1 for t in true if t.name)
        outlines.true += len(true)
        outlines.found += len(said)
        matched = {id(f): t for t, f in pairs}
        for one in said:
            room, shape = one
            name = value_of(room, Room.name)
            t = matched.get(id(one))
            close = t is not None and overlap(t.boundary, shape) >= SAME_SHAPE
            outlines.right += close
            if t is not None:
                self.keys[room.key] = t.key
            self._room_facts(room, shape, t)
            if name is None and close:
                continue  # without a name it is not a wrong room, only an unfinished one
            names.found += 1
            right = close and t is not None and (same_name(name, t) if t.name else False)
            if close and t is not None and not t.name:
                names.found -= 1
            names.right += right
            if right and t is not None:
                self.score.area_errors.append(area_error(value_of(room, Room.area) or 0.0, t))
            self.mark("rooms", "found" if right else "wrong", shape, str(name or ""))
        good = {
            id(t)
            for t, f in pairs
            if overlap(t.boundary, f[1]) >= SAME_SHAPE and same_name(value_of(f[0], Room.name), t)
        }
        for t in true:
            if t.name and id(t) not in good:
                self.mark("rooms", "missed", t.boundary, t.name)

    def _room_facts(self, room: Room, shape: BaseGeometry | None, t: RoomTruth | None) -> None:
        where = f"{self.true.title}: room {value_of(room, Room.name)}"
        if t is None:
            if is_read(room, Room.boundary):
                self.score.judge(False, f"{where} where there is none")
            return
        self._fact(room, Room.boundary, overlap(t.boundary, shape) >= SAME_SHAPE, f"{where} has another outline")
        self._fact(room, Room.name, same_name(value_of(room, Room.name), t), f"{where}, is {t.name!r}")
        area = value_of(room, Room.area)
        close = area is not None and area_error(area, t) <= max(0.02, 0.2 / t.boundary.area)
        self._fact(room, Room.area, close, f"{where} area {area}, is {t.boundary.area:.2f}")
        stated = value_of(room, Room.stated_area)
        same = stated is not None and t.stated_area is not None and abs(stated - t.stated_area) < 0.006
        self._fact(room, Room.stated_area, same, f"{where} stated area {stated}, is {t.stated_area}")

    def doors(self, true: Sequence[DoorTruth]) -> None:
        """A door is right within 0.3 m, with its width to 20 mm."""
        pool = {door.key: door for door in (*self._here(Storey.doors), *self._here(Storey.dwelling_doors))}
        said = [(door, self.shape(door, Door.at)) for door in pool.values()]
        pairs = best_pairs(true, said, lambda t, f: nearness(t.at, f[1]), 0.5)
        good = set()
        for t, (door, at) in pairs:
            width = value_of(door, Door.width)
            right = near(t.at, at) and width is not None and abs(width - t.width) <= SAME_WIDTH
            if right:
                good.add(id(t))
            self._door_facts(door, t, at)
            self.mark("doors", "found" if right else "wrong", at, f"{value_of(door, Door.number) or ''} {width}")
        self._count("doors", true, said, len(good))
        self._rest("doors", said, pairs, Door.width)
        for t in true:
            if id(t) not in good:
                self.mark("doors", "missed", t.at, t.mark)

    def _door_facts(self, door: Door, t: DoorTruth, at: BaseGeometry | None) -> None:
        where = f"{self.true.title}: door {t.mark or 'without a mark'} of {t.width:.2f} m"
        for fact, expected in (
            (Door.number, t.mark),
            (Door.kind, t.kind or None),
            (Door.fire_class, t.fire_class),
            (Door.leaves, t.leaves),
        ):
            actual = value_of(door, fact)
            if expected not in (None, ""):
                same = plain(str(actual)) == plain(str(expected))
                self._fact(door, fact, same, f"{where}: {fact.name} {actual}, is {expected}")
        width = value_of(door, Door.width)
        self._fact(
            door, Door.width, width is not None and abs(width - t.width) <= SAME_WIDTH, f"{where} is {width} wide"
        )
        self._fact(door, Door.at, near(t.at, at), f"{where} stands elsewhere")
        if t.joins is not None and (said := value_of(door, Door.joins)) is not None:
            known = [self.keys.get(key, key if key == "outside" else "?") for key in said]
            if "?" not in known:
                self._fact(door, Door.joins, set(known) <= set(t.joins), f"{where} joins other rooms")
        if t.swings_into and (into := value_of(door, Door.swings_into)) is not None:
            known_into = self.keys.get(into, into if into == "outside" else "?")
            if known_into != "?":
                self._fact(door, Door.swings_into, known_into == t.swings_into, f"{where} swings the other way")

    def windows(self) -> None:
        """A window is right within 0.3 m, with its width to 20 mm."""
        true = self.true.windows or ()
        said = [(one, self.shape(one, Window.at)) for one in self._here(Storey.windows)]
        pairs = best_pairs(true, said, lambda t, f: nearness(t.at, f[1]), 0.5)
        right = 0
        for t, (window, at) in pairs:
            width = value_of(window, Window.width)
            same = width is not None and abs(width - t.width) <= SAME_WIDTH
            right += same and near(t.at, at)
            where = f"{self.true.title}: window {t.mark} of {t.width:.2f} m"
            self._fact(window, Window.width, same, f"{where} is {width} wide")
            if t.mark:
                said_mark = value_of(window, Window.number)
                self._fact(
                    window, Window.number, plain(str(said_mark)) == plain(t.mark), f"{where} is marked {said_mark}"
                )
            self.mark("windows", "found" if same and near(t.at, at) else "wrong", at)
        self._count("windows", true, said, right)
        self._rest("windows", said, pairs, Window.width)
        paired = {id(t) for t, _f in pairs}
        for t in true:
            if id(t) not in paired:
                self.mark("windows", "missed", t.at, t.mark)

    def shapes(self, kind: str, true: Sequence[Polygon], subjects: Iterable[Subject], fact: Fact[Any]) -> None:
        """Things that are told by their outline alone."""
        said = [(one, self.shape(one, fact)) for one in subjects]
        pairs = best_pairs(true, said, lambda t, f: overlap(t, f[1]), SAME_SHAPE)
        self._count(kind, true, said, len(pairs))
        self._rest(kind, said, pairs, fact)
        for _t, (one, shape) in pairs:
            self._fact(one, fact, True, "")
            self.mark(kind, "found", shape)
        paired = {id(t) for t, _f in pairs}
        for t in true:
            if id(t) not in paired:
                self.mark(kind, "missed", t)

    def zones(self, kind: str, true: Sequence[ZoneTruth], subjects: Iterable[Subject], noun: Any) -> None:
        """Compartments and units: outline and name; area, stated area and sprinkler as facts.

        One of which only the name is told claims no outline: it is missed, not wrong.
        """
        told = [(one, self.shape(one, noun.boundary)) for one in subjects]
        said = [(one, shape) for one, shape in told if shape is not None]
        pairs = best_pairs(true, said, lambda t, f: overlap(t.boundary, f[1]), SAME_SHAPE)
        right = 0
        for t, (one, shape) in pairs:
            name = value_of(one, noun.name)
            same = name is not None and plain(name) == plain(t.name)
            right += same
            where = f"{self.true.title}: {kind} {t.name}"
            self._fact(one, noun.name, same, f"{where} is called {name}")
            area, stated = value_of(one, noun.area), value_of(one, noun.stated_area)
            self._fact(
                one, noun.area, area is not None and abs(area / t.boundary.area - 1) < 0.01, f"{where} area {area}"
            )
            self._fact(
                one, noun.stated_area, stated == t.stated_area, f"{where} stated area {stated}, is {t.stated_area}"
            )
            if noun is Compartment:
                wet = value_of(one, Compartment.sprinkler)
                self._fact(one, Compartment.sprinkler, wet == t.sprinkler, f"{where} sprinkler {wet}, is {t.sprinkler}")
            self.mark(kind, "found" if same else "wrong", shape, str(name))
        self._count(kind, true, said, right)
        self._rest(kind, said, pairs, noun.boundary)
        paired = {id(t) for t, _f in pairs}
        for t in true:
            if id(t) not in paired:
                self.mark(kind, "missed", t.boundary, t.name)

    def roof(self) -> None:
        """Mesh cells by their outline, down conductors by their place."""
        roofs = [r for b in self.found.buildings for r in value_of(b, Building.roofs) or () if self._is_here(r)]
        if self.true.mesh is not None:
            cells = [cell for roof in roofs for cell in value_of(roof, Roof.mesh) or ()]
            self.shapes("mesh", self.true.mesh, cells, MeshCell.boundary)
        if self.true.conductors is not None:
            places = [self.moved(p) for roof in roofs for p in value_of(roof, Roof.down_conductors) or ()]
            said = [(None, place) for place in places]
            pairs = best_pairs(self.true.conductors, said, lambda t, f: nearness(t, f[1]), 0.7)
            self._count("conductors", self.true.conductors, said, len(pairs))
            surely = bool(roofs) and is_read(roofs[0], Roof.down_conductors)
            for place in said:
                hit = any(f is place for _t, f in pairs)
                if surely:
                    self.score.judge(hit, f"{self.true.title}: down conductor where there is none")
                self.mark("conductors", "found" if hit else "wrong", place[1])

    def shape(self, subject: Subject, fact: Fact[Any]) -> BaseGeometry | None:
        """The shape of a subject in building metres."""
        return self.moved(value_of(subject, fact))

    def moved(self, shape: BaseGeometry | None) -> BaseGeometry | None:
        """From the product's plan to the truth's."""
        if shape is None or self.back is None:
            return None
        m = self.back
        return affine_transform(shape, [m.a, m.c, m.b, m.d, m.e, m.f])

    def mark(self, kind: str, state: str, shape: BaseGeometry | None, note: str = "") -> None:
        """Keep something for the picture."""
        if shape is not None:
            self.score.marks.append(Mark(self.number, kind, state, shape, note))

    def _here(self, parts: Any) -> tuple[Any, ...]:
        return () if self.seen is None else self.found.on(self.seen, parts)

    def _is_here(self, subject: Subject) -> bool:
        return self.seen is not None and subject.sheet == self.seen.id

    def _count(self, kind: str, true: Sequence[Any], said: Sequence[Any], right: int) -> None:
        tally = self.score.tallies[kind]
        tally.true += len(true)
        tally.found += len(said)
        tally.right += right

    def _rest(self, kind: str, said: Sequence[Any], pairs: Match, fact: Fact[Any]) -> None:
        """What the product says that is nowhere in the truth."""
        matched = {id(f) for _t, f in pairs}
        for one in said:
            if id(one) not in matched:
                if is_read(one[0], fact):
                    self.score.judge(False, f"{self.true.title}: {kind} {one[0].key} where there is none")
                self.mark(kind, "wrong", one[1])

    def _fact(self, subject: Subject, fact: Fact[Any], is_right: bool, told: str) -> None:
        if is_read(subject, fact):
            self.score.judge(is_right, told)
