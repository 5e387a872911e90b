"""Steps: claimed by one, lost by nobody, given up after three tries, written by whoever holds the claim and by no other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep

import pytest

from lianshen.review.language import Text
from lianshen.storage.steps import TRIES, LostClaim, Step, StepKind, StepState, Target
from lianshen.storage.work import work
from tests.storage.rows import new_round

WHY = Text("出错了", "it broke")
LONG, OVER = timedelta(minutes=5), timedelta(0)


def only_step(url: str) -> Step:
    round, _upload = new_round(url)
    with work(url) as at:
        (step,) = at.steps.of(round.id)
    return step


def claim(url: str, step: Step, lease: timedelta = LONG) -> Step | None:
    with work(url) as at:
        return at.steps.claim(step.id, lease)


def now(url: str, step: Step) -> Step:
    with work(url) as at:
        return next(other for other in at.steps.of(step.round) if other.id == step.id)


def test_of_many_workers_one_gets_the_step(database: str) -> None:
    step = only_step(database)
    with ThreadPoolExecutor(8) as pool:
        claimed = list(pool.map(lambda _number: claim(database, step), range(8)))
    assert sum(one is not None for one in claimed) == 1


def test_a_finished_step_cannot_be_claimed_again(database: str) -> None:
    step = only_step(database)
    mine = claim(database, step)
    assert mine is not None
    with work(database) as at:
        at.steps.finish(mine)
    assert claim(database, step) is None
    assert now(database, step).state is StepState.DONE


def test_a_step_whose_lease_ran_out_goes_to_another_and_the_first_may_not_write(database: str) -> None:
    step = only_step(database)
    slow = claim(database, step, OVER)
    quick = claim(database, step)
    assert slow is not None
    assert quick is not None
    assert quick.attempt == 2
    with pytest.raises(LostClaim), work(database) as at:
        at.steps.finish(slow)
    with work(database) as at:
        assert not at.steps.renew(slow, LONG)
        assert at.steps.renew(quick, LONG)


def test_a_lease_that_is_renewed_does_not_run_out(database: str) -> None:
    step = only_step(database)
    mine = claim(database, step, timedelta(seconds=0.2))
    assert mine is not None
    with work(database) as at:
        at.steps.renew(mine, LONG)
    sleep(0.3)
    assert claim(database, step) is None


def test_a_step_that_breaks_three_times_is_given_up_with_its_reason(database: str) -> None:
    step = only_step(database)
    for attempt in range(1, TRIES + 1):
        mine = claim(database, step)
        assert mine is not None
        assert mine.attempt == attempt
        with work(database) as at:
            at.steps.stumbled(mine, WHY)
    assert claim(database, step) is None
    assert (now(database, step).state, now(database, step).error) == (StepState.FAILED, WHY)


def test_a_worker_that_dies_three_times_on_a_step_gives_it_up(database: str) -> None:
    step = only_step(database)
    for _attempt in range(TRIES):
        assert claim(database, step, OVER) is not None
    with work(database) as at:
        assert step.id not in {lost.id for lost in at.steps.pick_up(LONG, WHY)}
    assert (now(database, step).state, now(database, step).error) == (StepState.FAILED, WHY)


def test_an_orphaned_step_is_picked_up_at_once_and_only_once(database: str) -> None:
    step = only_step(database)
    claim(database, step, OVER)
    with work(database) as at:
        assert step.id in {lost.id for lost in at.steps.pick_up(LONG, WHY)}
        assert step.id not in {lost.id for lost in at.steps.pick_up(LONG, WHY)}


def test_a_step_nobody_heard_of_is_told_again_after_a_while(database: str) -> None:
    step = only_step(database)
    with work(database) as at:
        assert [one.id for one in at.steps.unsent(step.round)] == [step.id]
        assert at.steps.unsent(step.round) == ()
        assert step.id not in {lost.id for lost in at.steps.pick_up(LONG, WHY)}
    sleep(0.05)
    with work(database) as at:
        assert step.id in {lost.id for lost in at.steps.pick_up(timedelta(seconds=0.01), WHY)}


def test_steps_begun_twice_are_there_once(database: str) -> None:
    round, _upload = new_round(database)
    targets = [Target(pack="fire", scope=""), Target(pack="fire", scope="B1/3F")]
    for _again in range(2):
        with work(database) as at:
            at.steps.begin(round.id, StepKind.CHECK, targets)
            at.steps.begin(round.id, StepKind.COMBINE)
    with work(database) as at:
        assert [step.kind for step in at.steps.of(round.id)] == [
            StepKind.READ, StepKind.CHECK, StepKind.CHECK, StepKind.COMBINE,
        ]  # fmt: skip


def test_a_failed_step_can_be_given_new_tries(database: str) -> None:
    step = only_step(database)
    for _attempt in range(TRIES):
        claim(database, step, OVER)
    with work(database) as at:
        at.steps.pick_up(LONG, WHY)
        assert at.steps.try_again(step.round) == 1
    fresh = claim(database, step)
    assert fresh is not None
    assert fresh.attempt == 1
