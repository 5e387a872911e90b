"""Which sheets each program hands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.accuracy.programs.basement import basement, stalls
from tests.accuracy.programs.corridor import corridor_storey
from tests.accuracy.programs.housing import housing_storey
from tests.accuracy.programs.notes import notes_leaf
from tests.accuracy.programs.roof import roof_leaf
from tests.accuracy.programs.schedule import schedule_leaf
from tests.accuracy.programs.section import section_leaf
from tests.accuracy.programs.site import site_leaf
from tests.accuracy.sheets import Leaf, plan_leaf, zone_leaf


@dataclass(frozen=True)
class Made:
    """A set of sheets, the facts its words state of the building (None: not judged), levels by storey index."""

    leaves: tuple[Leaf, ...]
    facts: tuple[tuple[str, object], ...] | None = None
    levels: tuple[tuple[int, float], ...] = ()


def _housing(rng: Random) -> Made:
    low = rng.randrange(2, 5)
    high = low + rng.randrange(3, 14)
    dash = rng.choice(("~", "～", "-", "至"))
    title = f"{low}{dash}{high}层平面图"
    if rng.random() < 0.3:
        title, low, high = "三层平面图", 3, 3
    plan = housing_storey(rng)
    leaves = (plan_leaf(plan, title, "建施-05", _storeys(low, high)),)
    return Made((*leaves, schedule_leaf(plan, "建施-12")) if rng.random() < 0.5 else leaves)


def _corridor(rng: Random) -> Made:
    n = rng.randrange(2, 6)
    title = rng.choice((f"{'零一二三四五六'[n]}层平面图", f"{n}F平面图", f"{n}层平面图"))
    return Made((plan_leaf(corridor_storey(rng), title, "建施-06", _storeys(n, n)),))


def _ground(rng: Random) -> Made:
    title = rng.choice(("一层平面图", "首层平面图", "1F平面图"))
    plan = corridor_storey(rng, ground=True)
    return Made((plan_leaf(plan, title, "建施-04", ("1F",), first=True),))


def _basement(rng: Random) -> Made:
    plan = basement(rng)
    leaves = (
        plan_leaf(
            plan,
            rng.choice(("地下一层平面图", "地下室平面图", "负一层平面图")),
            "建施-03",
            ("B1",),
            stalls=stalls(plan),
        ),
        zone_leaf(
            plan, rng.choice(("地下一层防火分区示意图", "地下一层防火分区图")), "建施-09", ("B1",), "compartments"
        ),
    )
    if plan.units:
        leaves += (zone_leaf(plan, "地下一层人防平面图（战时）", "防施-02", ("B1",), "units"),)
    return Made(leaves)


def _roof(rng: Random) -> Made:
    return Made((roof_leaf(rng, "电施-08"),))


def _papers(rng: Random) -> Made:
    """Notes and a section."""
    notes, facts = notes_leaf(rng, "建施-01")
    section, levels = section_leaf(rng, "建施-10")
    return Made((notes, section), facts, levels)


def _site(rng: Random) -> Made:
    return Made((site_leaf(rng, "总施-01"),))


def _storeys(low: int, high: int) -> tuple[str, ...]:
    return tuple(f"{n}F" for n in range(low, high + 1))


PROGRAMS: dict[str, Callable[[Random], Made]] = {
    "housing": _housing,
    "corridor": _corridor,
    "ground": _ground,
    "basement": _basement,
    "roof": _roof,
    "papers": _papers,
    "site": _site,
}
