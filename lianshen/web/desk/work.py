"""Background work, told top-down: what is due, who is told, how one step is carried out, how lost work is found again.

The rows of `steps` are the truth.  The broker only carries messages; losing or doubling them changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from lianshen.review.language import _
from lianshen.review.projects import Actor, Round, Stage
from lianshen.storage.steps import Step, StepKind
from lianshen.web.desk.holding import Holding
from lianshen.web.desk.permission import ALLOWED, Act, demand, visible_round
from lianshen.web.desk.places import at_work
from lianshen.web.jobs import queue
from lianshen.web.settings import settings

UNDER_WAY = (Stage.READING, Stage.CHECKING, Stage.MERGING)
PATIENCE = 20  # leases after which a message counts as lost although others are still waiting in the queue
Body = Callable[[Step, Round], None]


def due(steps: tuple[Step, ...]) -> tuple[StepKind, ...]:
    """The step that must follow when all before it are final; at most one, and none twice."""
    final = {kind: all(step.state.final for step in steps if step.kind is kind) for kind in StepKind}
    begun = {step.kind for step in steps}
    if StepKind.READ in begun and final[StepKind.READ] and StepKind.ASSEMBLE not in begun:
        return (StepKind.ASSEMBLE,)
    assembled = StepKind.ASSEMBLE in begun and final[StepKind.ASSEMBLE]
    return (StepKind.COMBINE,) if assembled and final[StepKind.CHECK] and StepKind.COMBINE not in begun else ()


def advance(round_id: UUID) -> None:
    """Begin what is due in a round and tell the workers; may be called by anybody at any time."""
    with at_work() as at:
        at.alone(round_id)
        round = at.rounds.get(round_id)
        if round is None or round.stage is Stage.WITHDRAWN:
            return
        for kind in due(at.steps.of(round_id)):
            at.steps.begin(round_id, kind)
        waiting = at.steps.unsent(round_id)
    queue.tell(waiting)


def carry_out(step_id: UUID) -> None:
    """Do one step if it is free; a step that breaks off is tried again, and given up with its reason after the third time."""
    with at_work() as at:
        step = at.steps.claim(step_id, settings().lease)
        round = at.rounds.get(step.round) if step else None
    if step is None or round is None:
        return
    with Holding(step):
        body = _nothing if round.stage is Stage.WITHDRAWN else _body(step.kind)
        body(step, round)
    advance(round.id)


def sweep() -> None:
    """Find what was lost: messages, workers, combining steps that nobody began."""
    patience = settings().lease * (1 if queue.empty() else PATIENCE)
    with at_work() as at:
        if not at.alone_at_once("sweep"):
            return
        lost = at.steps.pick_up(patience, _("the worker stopped in the middle of it, again and again"))
        rounds = at.steps.rounds_under_way(stage.value for stage in UNDER_WAY)
    queue.tell(lost)
    for round_id in rounds:
        advance(round_id)


def try_again(actor: Actor, round_id: UUID) -> int:
    """Give the failed steps of a round three new tries; how many there were."""
    demand(actor, Act.TRY_AGAIN)
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id)
        again = at.steps.try_again(round_id) if may_try_again(actor, round) else 0
        at.journal.tell(actor, "try again", round_id, after={"steps": again})
    advance(round_id)
    return again


def may_try_again(actor: Actor, round: Round) -> bool:
    """Whether this person can have failed steps done again; once people review, a step that failed is a question to them."""
    return actor.role in ALLOWED[Act.TRY_AGAIN] and round.stage in UNDER_WAY


def _nothing(step: Step, round: Round) -> None:
    """A withdrawn round: the step is over."""
    with at_work() as at:
        at.steps.finish(step)


def _body(kind: StepKind) -> Body:
    # Loaded here, so that the processes that serve pages never load the parsers.
    from lianshen.web.desk import checking, reading, reporting

    bodies: dict[StepKind, Body] = {
        StepKind.READ: reading.read_step,
        StepKind.ASSEMBLE: reading.assemble_step,
        StepKind.CHECK: checking.check_step,
        StepKind.COMBINE: checking.combine_step,
        StepKind.REPORT: reporting.report_step,
    }
    return bodies[kind]
