"""Who may move a round from which stage to which: one table, looked up and never worked round.

A move whose role is None is the platform's own: a background job has finished.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from lianshen.review.errors import NotAllowed, WrongStage
from lianshen.review.language import Text, _
from lianshen.review.projects import Department, Role, Stage


class Move(StrEnum):
    """What can be done with a round."""

    SUBMIT = "submit"
    READ = "read"
    CHECKED = "checked"
    GIVE_OPINION = "give opinion"
    CORRECT = "correct"
    NAME_LAYER = "name a layer"
    CLOSE_DEPARTMENT = "close department"
    REOPEN_DEPARTMENT = "reopen department"
    ISSUE = "issue"
    REPORTED = "reported"
    WITHDRAW = "withdraw"

    @property
    def text(self) -> Text:
        """The move's name for a reader."""
        return _MOVES[self]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    stage: Stage
    move: Move
    role: Role | None
    to: Stage


_DEPARTMENTAL = (Role.REVIEWER, Role.DEPARTMENT_LEAD)
_CHECKED = (Stage.CHECKING, Stage.REVIEW)
_RUNNING = (Stage.DRAFT, Stage.READING, Stage.CHECKING, Stage.REVIEW)
TABLE: tuple[Row, ...] = (
    Row(Stage.DRAFT, Move.SUBMIT, Role.DESIGNER, Stage.READING),
    Row(Stage.READING, Move.READ, None, Stage.CHECKING),
    Row(Stage.CHECKING, Move.CHECKED, None, Stage.REVIEW),
    *(Row(Stage.REVIEW, Move.GIVE_OPINION, role, Stage.REVIEW) for role in (*_DEPARTMENTAL, Role.CLERK)),
    *(Row(stage, Move.CORRECT, role, Stage.CHECKING) for stage in _CHECKED for role in _DEPARTMENTAL),
    *(Row(stage, Move.NAME_LAYER, Role.DESIGNER, Stage.READING) for stage in (Stage.READING, Stage.CHECKING)),
    *(Row(Stage.REVIEW, Move.CLOSE_DEPARTMENT, role, Stage.REVIEW) for role in (*_DEPARTMENTAL, Role.CLERK)),
    *(Row(Stage.REVIEW, Move.REOPEN_DEPARTMENT, role, Stage.REVIEW) for role in (Role.DEPARTMENT_LEAD, Role.LEAD)),
    Row(Stage.REVIEW, Move.ISSUE, Role.LEAD, Stage.MERGING),
    Row(Stage.MERGING, Move.REPORTED, None, Stage.ISSUED),
    *(Row(stage, Move.WITHDRAW, Role.DESIGNER, Stage.WITHDRAWN) for stage in _RUNNING),
)


def after(stage: Stage, move: Move, role: Role | None) -> Stage:
    """The stage a round comes to; WrongStage or NotAllowed where the table has no such row."""
    rows = [row for row in TABLE if row.stage is stage and row.move is move]
    if not rows:
        raise WrongStage(_("“{move}” is not possible at the stage “{stage}”", move=move.text, stage=stage.text))
    for row in rows:
        if row.role is role:
            return row.to
    raise NotAllowed(_("“{move}” is not for this role", move=move.text))


def may(stage: Stage, move: Move, role: Role | None) -> bool:
    """Whether the table has such a row."""
    return any((row.stage, row.move, row.role) == (stage, move, role) for row in TABLE)


def open_departments(all_of: Collection[Department], closed: Collection[Department]) -> tuple[Department, ...]:
    """The departments that have still to close before the lead may issue."""
    return tuple(department for department in Department if department in all_of and department not in closed)


_MOVES = {
    Move.SUBMIT: _("Submit"),
    Move.READ: _("Reading finished"),
    Move.CHECKED: _("Check finished"),
    Move.GIVE_OPINION: _("Give an opinion"),
    Move.CORRECT: _("Correct what the machine saw"),
    Move.NAME_LAYER: _("Say what a layer means"),
    Move.CLOSE_DEPARTMENT: _("Close the department"),
    Move.REOPEN_DEPARTMENT: _("Reopen the department"),
    Move.ISSUE: _("Issue the joint opinion"),
    Move.REPORTED: _("Documents finished"),
    Move.WITHDRAW: _("Withdraw"),
}
