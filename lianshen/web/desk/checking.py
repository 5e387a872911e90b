"""The checking steps: one pack asked about one scope, and the end of the check of a round."""

from __future__ import annotations

from lianshen.review.errors import NotFound
from lianshen.review.evidence import Clause, Evidence, Trust
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text, _
from lianshen.review.projects import Round, Stage
from lianshen.review.workflow import Move
from lianshen.rules.pack import Pack, installed
from lianshen.rules.run import WHOLE, check
from lianshen.storage.steps import Step, StepKind, StepState
from lianshen.storage.work import At
from lianshen.web.desk.designs import design_of
from lianshen.web.desk.moves import move_on
from lianshen.web.desk.places import at_work


def check_step(step: Step, round: Round) -> None:
    """Ask one pack about one scope, in place of what it said there before."""
    with at_work() as at:
        design = design_of(at, round)
        region = _region(at, round)
    pack, scope = _pack(step.target.pack or ""), step.target.scope or WHOLE
    if pack is None or design is None:
        raise NotFound(_("the pack {name} is no longer installed", name=step.target.pack))
    findings = check(pack, design, pack.law(round.judged_on, region), scope)
    with at_work() as at:
        at.findings.replace(round.id, pack.name, scope, findings)
        at.steps.finish(step)


def combine_step(step: Step, round: Round) -> None:
    """End the check: what could not be checked becomes a question to people, and the round goes to the reviewers."""
    with at_work() as at:
        for name, scope, why in _unchecked(at, round):
            at.findings.replace(round.id, name, scope, not_checked(name, scope, why))
        if round.stage is Stage.READING:  # there was no design to check
            move_on(at, round.id, Move.READ)
        move_on(at, round.id, Move.CHECKED)
        at.steps.finish(step)


def not_checked(pack_name: str, scope: str, why: Text) -> tuple[Finding, ...]:
    """One question for every rule of a pack that nobody could ask: silence would look like a pass."""
    pack = _pack(pack_name)
    rules = [(rule.code, rule.title, rule.clause, rule.severity) for rule in pack.rules] if pack else []
    nameless = (f"{pack_name}/not-checked", Text.plain(pack_name), Clause(pack_name, ""), Severity.GENERAL)
    reason = _("this could not be checked: {why}; a person must look", why=why)
    return tuple(
        Finding(
            rule=code,
            pack=pack_name,
            title=title,
            clause=clause,
            severity=severity,
            subject=scope,
            verdict=Verdict.UNDECIDED,
            reason=reason,
            trust=Trust.MEMORY_WEAK,
            evidence=(Evidence(),),
        )
        for code, title, clause, severity in rules or [nameless]
    )


def _unchecked(at: At, round: Round) -> list[tuple[str, str, Text]]:
    """Packs and scopes whose check was given up; all packs where there was no design to check."""
    failed = [step for step in at.steps.of(round.id) if step.state is StepState.FAILED]
    lost = [(s.target.pack or "", s.target.scope or WHOLE, s.error) for s in failed if s.kind is StepKind.CHECK]
    for step in failed:
        if step.kind is StepKind.ASSEMBLE:
            lost += [(name, WHOLE, step.error) for name, _version in round.packs]
    return [(name, scope, why or Text.plain("?")) for name, scope, why in lost]


def _pack(name: str) -> Pack | None:
    return next((pack for pack in installed() if pack.name == name), None)


def _region(at: At, round: Round) -> str:
    project = at.projects.get(round.project)
    return project.region if project else ""
