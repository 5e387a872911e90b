"""How each kind of fact with a place is shown: one row of a table; a kind without a row is shown all the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lianshen.review.facts import Fact, Subject
from lianshen.review.kinds import DoorKind, ExitKind, Use


@dataclass(frozen=True, slots=True)
class Style:
    """Colour and line of a kind of fact: widths in millimetres of paper, `over` counts from the lowest layer up.

    `label` names the facts written beside the shape, `by` the one whose value chooses among `colours`.
    """

    colour: str
    width: float = 0.35
    fill: float = 0.0
    over: int = 5
    label: tuple[str, ...] = ()
    by: str = ""
    colours: tuple[tuple[Enum, str], ...] = ()

    def colour_of(self, kind: Enum | None) -> str:
        """The colour of one kind of the thing."""
        return dict(self.colours).get(kind, self.colour) if kind is not None else self.colour


def style_of(subject: Subject, fact: Fact[object]) -> Style:
    """The row for this fact of this kind of subject, else that of the declaration, else the one for what has none."""
    attribute = fact.name.partition(".")[2]
    return _STYLES.get(f"{type(subject).__name__}.{attribute}") or _STYLES.get(fact.name) or _UNLISTED


def named(name: str) -> Style:
    """The row of a fact by its full name, such as "Room.boundary"."""
    return _STYLES.get(name, _UNLISTED)


_UNLISTED = Style("#c218b8", 0.5, 0.10, label=("name", "number", "kind"))
_USES = (
    (Use.BEDROOM, "#5b8ff9"),
    (Use.LIVING, "#3fa7d6"),
    (Use.KITCHEN, "#e8833a"),
    (Use.TOILET, "#30b5a5"),
    (Use.BALCONY, "#8fc93a"),
    (Use.CORRIDOR, "#f2c14e"),
    (Use.LOBBY, "#e0a100"),
    (Use.STAIR, "#d1495b"),
    (Use.LIFT, "#8f5db7"),
    (Use.SHAFT, "#7d8597"),
    (Use.VOID, "#b8c0cc"),
    (Use.SHOP, "#f4845f"),
    (Use.PLANT, "#6c757d"),
    (Use.GARAGE, "#78909c"),
    (Use.STORAGE, "#a68a64"),
    (Use.SHELTER, "#7a5c99"),
    (Use.AIRLOCK, "#b05fa0"),
    (Use.REFUGE, "#2e9e5b"),
    (Use.HALL, "#c9577d"),
    (Use.OFFICE, "#4c9be8"),
    (Use.CLASSROOM, "#4fb477"),
)
_DOORS = (
    (DoorKind.ORDINARY, "#0b7285"),
    (DoorKind.FIRE, "#e01e37"),
    (DoorKind.PROTECTIVE, "#7b2cbf"),
    (DoorKind.AIRTIGHT, "#b5179e"),
    (DoorKind.SHUTTER, "#bb3e03"),
    (DoorKind.SLIDING, "#0077b6"),
    (DoorKind.UNKNOWN, "#555b6e"),
)
_EXITS = ((ExitKind.STAIR, "#087f23"), (ExitKind.OUTSIDE, "#00a843"), (ExitKind.HORIZONTAL, "#7cb518"))
_STYLES = {
    "Site.red_line": Style("#d00000", 0.7, over=0),
    "Site.outlines": Style("#495057", 0.5, 0.06, over=0),
    "Site.entrances": Style("#00a843", over=7),
    "SiteBuilding.outline": Style("#343a40", 0.6, 0.12, over=1, label=("name", "storeys_above", "height")),
    "Road.boundary": Style("#8d99ae", 0.3, 0.15, over=0, label=("name", "stated_width")),
    "FireLane.boundary": Style("#e85d04", 0.5, 0.15, over=2, label=("stated_width",)),
    "FireLane.line": Style("#e85d04", 0.5, over=3),
    "FireLane.turning_area": Style("#dc2f02", 0.5, 0.15, over=2),
    "RescueSite.boundary": Style("#d00000", 0.6, 0.2, over=2, label=("stated_length", "stated_width")),
    "Building.outline": Style("#343a40", 0.6, over=0),
    "Storey.outline": Style("#343a40", 0.6, over=0),
    "Storey.corridor": Style("#f2a900", 0.5, 0.10, over=3),
    "Compartment.boundary": Style("#c1121f", 1.0, 0.04, over=4, label=("name", "area")),
    "SmokeZone.boundary": Style("#577590", 0.8, 0.04, over=4, label=("name", "stated_area")),
    "ProtectiveUnit.boundary": Style("#7b2cbf", 1.0, 0.05, over=4, label=("name", "area", "grade")),
    "BlastUnit.boundary": Style("#9d4edd", 0.7, 0.05, over=4, label=("name",)),
    "ShelterEntrance.passage": Style("#9d4edd", 0.5, 0.15, over=4),
    "ShelterEntrance.at": Style("#5a189a", over=8, label=("name", "kind")),
    "ShelterEntrance.doors": Style("#5a189a", 0.6, over=8),
    "Room.boundary": Style("#868e96", 0.3, 0.28, 2, ("name", "area"), "use", _USES),
    "Wall.boundary": Style("#212529", 0.2, 0.45, over=3, label=("thickness",)),
    "Column.boundary": Style("#000000", 0.3, 0.65, over=4),
    "Stair.boundary": Style("#d1495b", 0.7, over=5, label=("flight_width", "kind")),
    "Lift.boundary": Style("#8f5db7", 0.7, over=5),
    "Ramp.boundary": Style("#bc6c25", 0.5, 0.12, over=3, label=("kind", "slope")),
    "ParkingStall.boundary": Style("#5c677d", 0.25, 0.10, over=2),
    "Window.at": Style("#1c7ed6", over=6, label=("number", "width")),
    "Window.opening": Style("#1c7ed6", 0.6, over=6),
    "Door.at": Style("#0b7285", 0.5, 0.0, 7, ("number", "width", "fire_class"), "kind", _DOORS),
    "Door.opening": Style("#0b7285", 0.8, 0.0, 7, (), "kind", _DOORS),
    "Door.swept": Style("#0b7285", 0.25, 0.12, 6, (), "kind", _DOORS),
    "DwellingDoor.at": Style("#d6336c", 0.5, over=7, label=("flat",)),
    "DwellingDoor.opening": Style("#d6336c", 0.4, over=6),
    "DwellingDoor.swept": Style("#d6336c", 0.2, over=6),
    "Exit.at": Style("#00a843", 0.8, 0.0, 8, ("width",), "kind", _EXITS),
    "Axis.line": Style("#c0726a", 0.15, over=1, label=(".",)),
    "Joint.line": Style("#f72585", 0.8, over=6, label=("width", "stated_width")),
    "Roof.outline": Style("#343a40", 0.6, over=0),
    "Roof.air_terminations": Style("#e36414", 0.7, over=5),
    "Roof.down_conductors": Style("#9a3412", 0.6, over=7),
    "MeshCell.boundary": Style("#f4a261", 0.25, 0.12, over=3),
    "Rod.at": Style("#bc3908", 0.6, over=7, label=("height",)),
    "RoofObject.boundary": Style("#606c38", 0.4, 0.15, over=4, label=("name", "height")),
    "words": Style("#1971c2", 0.3, 0.10, over=9),
    "nowhere": Style("#e01e37", 0.7, over=9),
}
