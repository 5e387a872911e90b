"""The table of moves holds over every combination of stage, move and role."""

from __future__ import annotations

from itertools import product

import pytest

from lianshen.review.errors import NotAllowed, WrongStage
from lianshen.review.projects import Department, Role, Stage
from lianshen.review.workflow import TABLE, Move, after, may, open_departments

EVERY = list(product(Stage, Move, (*Role, None)))


@pytest.mark.parametrize(("stage", "move", "role"), EVERY)
def test_a_move_is_possible_exactly_when_the_table_has_it(stage: Stage, move: Move, role: Role | None) -> None:
    rows = [row for row in TABLE if (row.stage, row.move, row.role) == (stage, move, role)]
    assert len(rows) <= 1
    if rows:
        assert after(stage, move, role) is rows[0].to
    else:
        with pytest.raises((NotAllowed, WrongStage)):
            after(stage, move, role)
    assert may(stage, move, role) is bool(rows)


def test_nobody_leaves_an_issued_passed_or_withdrawn_round() -> None:
    assert not {row.stage for row in TABLE} & {Stage.ISSUED, Stage.PASSED, Stage.WITHDRAWN}


def test_supervisors_and_applicants_change_nothing() -> None:
    assert not [row for row in TABLE if row.role in (Role.SUPERVISOR, Role.APPLICANT)]


def test_every_stage_but_the_draft_is_reached_by_a_move_or_by_a_later_issue() -> None:
    reached = {row.to for row in TABLE}
    assert set(Stage) - reached == {Stage.DRAFT, Stage.PASSED}


def test_departments_that_have_still_to_close_are_named_in_their_order() -> None:
    all_of = (Department.FIRE, Department.HOUSING)
    assert open_departments(all_of, ()) == (Department.HOUSING, Department.FIRE)
    assert open_departments(all_of, (Department.HOUSING,)) == (Department.FIRE,)
    assert open_departments(all_of, all_of) == ()
