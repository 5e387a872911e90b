"""A handful of seeded violations with their twins in every run of the suite; the whole measure is `make accuracy`."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shapely import Point

from lianshen.rules.pack import installed
from tests.accuracy.judging.kinds import Between, Kind, OneOf, Scene, Seeds, Spot
from tests.accuracy.judging.run import Case, cases, drawn, one
from tests.accuracy.judging.scenes import flats, lightning
from tests.accuracy.judging.sets import HELD_OUT, SCENES, SETS, TUNED
from tests.accuracy.judging.table import judging_tables
from tests.accuracy.judging.verdicts import Judgement, Outcome, Said

RULES = {rule.code for pack in installed() for rule in pack.rules}
TARCH = TUNED[0]


@pytest.fixture(scope="module")
def pair() -> tuple[Judgement, Judgement]:
    return one(Case(lightning.SCENE, TARCH, 2, True)), one(Case(lightning.SCENE, TARCH, 2, False))


def test_seeded_violations_are_found_where_they_are_drawn(pair):
    broken, _twin = pair
    assert len(broken.outcomes) >= 15
    assert broken.wrong(True) == []


def test_compliant_twins_are_passed_and_nobody_is_accused_besides(pair):
    _broken, twin = pair
    assert twin.wrong(False) == []
    assert twin.looked_at > 15


def test_both_copies_are_the_same_building_but_for_what_is_seeded(tmp_path):
    broken, twin = (drawn(Case(flats.SCENE, TARCH, 3, side), tmp_path)[0] for side in (True, False))
    assert [leaf.title for leaf in broken.leaves] == [leaf.title for leaf in twin.leaves]
    assert {spot.kind.code for spot in broken.spots} == {spot.kind.code for spot in twin.spots}
    assert all(a.told != b.told for a, b in zip(broken.spots, twin.spots, strict=True))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_a_scene_names_rules_that_exist_and_draws_every_kind_of_them(scene):
    assert {kind.rule for kind in scene.kinds} <= RULES
    spotted: set[str] = set()
    for seed in (1, 2):
        for broken in (True, False):
            seeds = Seeds(scene, seed, broken)
            scene.make(seeds)
            spotted |= {spot.kind.code for spot in seeds.spots}
    assert spotted == {kind.code for kind in scene.kinds}


def test_the_same_seed_draws_the_same_size_and_never_one_between_the_limits():
    scene = Scene("s", (Kind("a", "r", "≥ 5", Between(4.8, 4.0), Between(5.2, 9.0)),), _nothing)
    sizes = [[Seeds(scene, seed, broken)["a"] for seed in range(50)] for broken in (True, False)]
    assert sizes == [[Seeds(scene, seed, broken)["a"] for seed in range(50)] for broken in (True, False)]
    assert (min(sizes[0]) >= 4.0, max(sizes[0]), min(sizes[1]), max(sizes[1]) <= 9.0) == (True, 4.8, 5.2, True)


def test_no_seed_or_style_of_the_reported_set_is_one_of_the_tuning_set():
    assert {case.seed for case in cases("tuning")}.isdisjoint(case.seed for case in cases("reported"))
    assert {style.name for style in TUNED}.isdisjoint(style.name for style in HELD_OUT)
    assert set(SETS) == {"tuning", "reported"}


def test_a_question_is_no_hit_and_a_pass_of_a_violation_is_shown():
    kind = Kind("a", "fire/a", "≥ 5", OneOf(4), OneOf(6))
    spot = Spot(kind, "1", Point(0, 0), "4")
    said = [Outcome("c", spot, True, word) for word in (Said.FAIL, Said.ASK, Said.PASS, Said.NOTHING)]
    case = Case(Scene("s", (kind,), _nothing), TARCH, 1, True)
    twin = Judgement([Outcome("c", spot, False, Said.FAIL)], [("c", "fire/b", "because")], 9)
    lines = judging_tables("tuning", [(case, Judgement(said)), (replace(case, broken=False), twin)])
    assert "| recall: 1 of 4 violations failed | 0.250 | ≥ 0.95 | **no** |" in lines
    assert "| false passes | 1 | 0 | **no** |" in lines
    assert "| false alarms: of 1 twins | 100.00% | ≤ 3% | **no** |" in lines
    assert "| fire/a | a | ≥ 5 | 4 | 1 | 1 | 1 | 1 | 0.250 | 0 | 0 | 0 | 1 |" in lines
    assert "| fire/b | 1 | c, because |" in lines


def _nothing(seeds: Seeds) -> None:
    """A scene without sheets."""
