"""Flats on a storey: façade rooms of given sizes, a hall behind them, a bathroom in the corner of the hall."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from shapely import Polygon, affinity, box, unary_union

from tests.accuracy.plan import Plan

PARTY, LIGHT = 200.0, 100.0


@dataclass
class Flat:
    """Clear sizes of a flat's rooms in millimetres, and its doors and windows; all of them keep the rules."""

    name: str
    kitchen: tuple[float, float] = (1900, 2700)
    living: tuple[float, float] = (3800, 4300)
    small: tuple[float, float] = (2500, 3500)
    large: tuple[float, float] = (3300, 3900)
    bath: float = 1800
    entrance: float = 1100
    small_door: float = 1000
    bath_door: float = 900
    small_window: float = 1500
    small_pane: float = 1800
    entrance_near: float = -1
    mirrored: bool = False
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[float]:
        """Abscissae of the walls between the façade rooms, on centre lines."""
        side = PARTY / 2 + LIGHT / 2
        wide = [self.kitchen[0] + side, self.living[0] + LIGHT, self.small[0] + LIGHT, self.large[0] + side]
        return [0.0, *(sum(wide[: n + 1]) for n in range(4))]

    @property
    def width(self) -> float:
        """Between the centre lines of its party walls."""
        return self.columns[-1]


def any_flat(rng: Random, name: str) -> Flat:
    """A flat of usual sizes that keeps every rule."""
    return Flat(
        name,
        kitchen=(rng.randrange(1750, 2150, 50), rng.randrange(2600, 3000, 50)),
        living=(rng.randrange(3600, 4300, 50), rng.randrange(4100, 4500, 50)),
        small=(rng.randrange(2300, 2800, 50), rng.randrange(3300, 3700, 50)),
        large=(rng.randrange(3250, 3600, 50), rng.randrange(3700, 4000, 50)),
        bath=rng.randrange(1450, 1700, 50),
        entrance=rng.choice((1100, 1200)),
    )


def lay(plan: Plan, flat: Flat, left: float, facade: float, deep: float) -> None:
    """Put a flat's rooms on the plan; its façade lies at `facade`, `deep` above it or below it the corridor."""
    up = 1 if deep > 0 else -1
    far = abs(deep)

    def put(what: str, name: str, use: str, shape: Polygon) -> None:
        if flat.mirrored:
            shape = affinity.scale(shape, -1, 1, origin=(flat.width / 2, 0))
        shape = affinity.translate(affinity.scale(shape, 1, up, origin=(0, 0)), left, facade)
        flat.keys[what] = plan.shaped(name, use, shape, zone=flat.name).key

    x = flat.columns
    facade_rooms = (("kitchen", "厨房", flat.kitchen), ("living", "起居室", flat.living), ("small", "次卧室", flat.small),
                    ("large", "主卧室", flat.large))  # fmt: skip
    taken: list[Polygon] = []
    for n, (what, name, (_wide, net)) in enumerate(facade_rooms):
        shape = box(x[n], 0, x[n + 1], net + plan.outer / 2 + LIGHT / 2)
        put(what, name, {"small": "bedroom", "large": "bedroom"}.get(what, what), shape)
        taken.append(shape)
    bath = box(x[4] - flat.bath - PARTY / 2 - LIGHT / 2, flat.large[1] + plan.outer / 2 + LIGHT / 2, x[4], far)
    put("bath", "卫生间", "toilet", bath)
    put("hall", "玄关", "hall", box(0, 0, x[4], far).difference(unary_union([*taken, bath])))


def open_up(plan: Plan, flat: Flat, corridor: str) -> dict[str, tuple[float, float]]:
    """Doors and windows of a flat; returns where its doors are."""
    k = flat.keys
    near = {"near": flat.entrance_near} if flat.entrance_near >= 0 else {}
    cut = {
        "entrance": plan.door(k["hall"], corridor, "FM", flat.entrance, fire="乙", kind="fire", into=k["hall"], **near),
        "kitchen": plan.door(k["kitchen"], k["hall"], "M", 900, into=k["kitchen"]),
        "living": plan.door(k["living"], k["hall"], "M", 1000, into=k["living"]),
        "small": plan.door(k["small"], k["hall"], "M", flat.small_door, into=k["small"]),
        "large": plan.door(k["large"], k["hall"], "M", 1000, into=k["large"]),
        "bath": plan.door(k["bath"], k["hall"], "M", flat.bath_door, into=k["bath"]),
    }
    missing = [what for what, door in cut.items() if door is None]
    if missing:
        raise ValueError(f"no room for the doors of {missing} in {flat}")
    panes = {
        "kitchen": (700 if flat.kitchen[0] < 1600 else 1000, 1500),
        "living": (2400, 1800),
        "large": (1800, 1500),
        "small": (flat.small_window, flat.small_pane),
    }
    for what, (wide, high) in panes.items():
        if wide and plan.window(k[what], wide, height=high, near=0.5) is None:
            raise ValueError(f"no room for the window of {what} in {flat}")
    return {what: door.at for what, door in cut.items() if door is not None}
