"""What is worked out once per storey is worked out once, and never outlives the run of one rule."""

from __future__ import annotations

from lianshen.review.building import Storey
from lianshen.review.facts import watching
from lianshen.rules.prepared import keeping, once


def test_inside_one_run_a_storey_is_looked_at_once() -> None:
    looks = []

    def look(storey: Storey) -> int:
        looks.append(storey.label)
        return len(looks)

    low, high = Storey("1F"), Storey("2F")
    with keeping():
        assert [once(storey, look) for storey in (low, high, low, high)] == [1, 2, 1, 2]
    assert looks == ["1F", "2F"]


def test_what_was_kept_is_forgotten_after_the_run() -> None:
    storey = Storey("1F")
    storey.state(Storey.index, 1)
    with keeping():
        assert once(storey, index) == 1
    storey.state(Storey.index, 2)
    storey._statements[Storey.index.name].pop(0)
    assert once(storey, index) == 2
    with keeping():
        assert once(storey, index) == 2


def test_looks_on_the_way_are_not_those_of_the_verdict() -> None:
    storey = Storey("1F")
    storey.state(Storey.index, 1)
    with watching() as asked, keeping():
        once(storey, index)
    assert asked == []


def index(storey: Storey) -> int:
    return storey.index
