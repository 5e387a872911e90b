"""Running rules: which subjects a rule is asked about, and how its answers become findings.

This is the gate of foreign code: a rule that crashes becomes "undecided: the rule itself failed", is logged, and
stops nobody.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from lianshen.review.building import Building, Design, Storey
from lianshen.review.evidence import Clause, Evidence, Trust
from lianshen.review.facts import Asked, Certainty, Disputed, Fact, Parts, Subject, Unknown, watching
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text, _
from lianshen.rules.answers import Answer, not_applicable, undecided
from lianshen.rules.law import Law, NoLimit
from lianshen.rules.pack import Pack
from lianshen.rules.prepared import keeping
from lianshen.rules.rule import Rule

log = logging.getLogger(__name__)
WHOLE = ""  # the scope of everything that lies in no storey
_OUTSIDE = _("the clause does not reach this case")
_strict: ContextVar[bool] = ContextVar("a crash is a failure", default=False)


@contextmanager
def strictly() -> Iterator[None]:
    """Inside the `with`, a rule's crash is raised: tests want to see it."""
    token = _strict.set(True)
    try:
        yield
    finally:
        _strict.reset(token)


def scopes(design: Design) -> tuple[str, ...]:
    """The parts a check can be divided into: the whole, and each storey by its key."""
    storeys = [
        storey.key for building in _known(design, Design.buildings) for storey in _known(building, Building.storeys)
    ]
    return (WHOLE, *storeys)


def check(pack: Pack, design: Design, law: Law, scope: str | None = None) -> tuple[Finding, ...]:
    """The findings of all rules of `pack` on `design`; with a `scope`, only of subjects in it."""
    return tuple(finding for rule in pack.rules for finding in check_rule(rule, pack.name, design, law, scope))


def check_rule(rule: Rule[Any], pack: str, design: Design, law: Law, scope: str | None = None) -> Iterator[Finding]:
    """One rule's findings, at least one in the scope where it belongs."""
    with keeping():
        return iter(tuple(_checked(rule, pack, design, law, scope)))


def _checked(rule: Rule[Any], pack: str, design: Design, law: Law, scope: str | None) -> Iterator[Finding]:
    subjects, gaps = reach(design, rule.subject, rule.through)
    if not subjects and not gaps and scope in (None, WHOLE):
        yield _finding(rule, pack, design, not_applicable(_("the design has nothing this rule concerns")), [], law)
    passed_over: dict[str, list[tuple[Subject, Finding]]] = {}
    for subject in subjects:
        where = scope_of(subject)
        if scope is None or where == scope:
            finding = _judged(rule, pack, subject, law)
            if finding.reason == _OUTSIDE:
                passed_over.setdefault(where, []).append((subject, finding))
            else:
                yield finding
    for group in passed_over.values():
        yield _folded(design, group)
    for gap in gaps:
        if scope is None or scope_of(gap.subject) == scope:
            yield _finding(rule, pack, gap.subject, _unknown(gap), [], law, missing=(gap.fact.name,))


def _folded(design: Design, group: list[tuple[Subject, Finding]]) -> Finding:
    """What a clause does not reach on one storey, as one finding: a thousand doors are not worth a line each."""
    subject, finding = group[0]
    if len(group) == 1:
        return finding
    try:
        place: Subject = subject.nearest(Storey)
    except LookupError:
        place = design
    reason = _("the clause reaches none of {count} that were looked at here", count=len(group))
    return replace(finding, subject=place.key, reason=reason, evidence=(Evidence(sheet=place.sheet),))


def scope_of(subject: Subject) -> str:
    """The key of the storey a subject lies in; WHOLE where it lies in none."""
    try:
        return subject.nearest(Storey).key
    except LookupError:
        return WHOLE


def reach(
    design: Design, kind: type[Subject], through: tuple[Fact[Any], ...] = ()
) -> tuple[list[Subject], list[Unknown]]:
    """All subjects of `kind`, and every place where nobody looked for them; by the lists `through`, or by any."""
    found: dict[str, Subject] = {}
    gaps: list[Unknown] = []
    _walk(design, kind, frozenset(fact.name for fact in through), found, gaps)
    return list(found.values()), gaps


def _walk(
    here: Subject, kind: type[Subject], through: frozenset[str], found: dict[str, Subject], gaps: list[Unknown]
) -> None:
    if type(here) is kind:
        found.setdefault(here.key, here)
    for fact in type(here).facts().values():
        wanted = not through or fact.name in through
        if wanted and isinstance(fact, Parts) and _leads(fact.kind, kind, frozenset()):
            try:
                inside = fact.of(here)
            except Unknown as gap:
                gaps.append(gap)
                continue
            for item in inside:
                _walk(item, kind, through, found, gaps)


def _leads(start: type[Subject], kind: type[Subject], seen: frozenset[type[Subject]]) -> bool:
    if start is kind:
        return True
    inner = {fact.kind for fact in start.facts().values() if isinstance(fact, Parts)} - seen - {start}
    return any(_leads(item, kind, seen | {start}) for item in inner)


def _judged(rule: Rule[Any], pack: str, subject: Subject, law: Law) -> Finding:
    law = replace(law, used=[])
    with watching() as asked:
        missing: tuple[str, ...] = ()
        try:
            if rule.concerns(subject, law):
                answer = rule.check(subject, law)
            else:
                answer = not_applicable(_OUTSIDE)
        except Unknown as gap:
            answer, missing = _unknown(gap), (gap.fact.name,)
        except NoLimit:
            answer = undecided(_("the law of this day, as far as it is written down here, has no number for this case"))
        except Exception:
            if _strict.get():
                raise
            log.exception("rule %s failed on %s", rule.code, subject.key)
            answer = undecided(_("the rule itself failed; a person must look"))
    return _finding(rule, pack, subject, _footed(answer, asked), asked, law, missing=missing)


def _unknown(gap: Unknown) -> Answer:
    where: Any = gap.subject.key or _("the design")
    if isinstance(gap, Disputed):
        said = Text.plain(" / ".join(str(statement.value)[:60] for statement in gap.statements))
        reason = _(
            "the drawings contradict each other about {fact} of {where}: {said}",
            fact=gap.fact.text,
            where=where,
            said=said,
        )
        return undecided(reason, *(statement.source for statement in gap.statements))
    return undecided(
        _("no sheet states {fact} of {where}", fact=gap.fact.text, where=where), Evidence(sheet=gap.subject.sheet)
    )


def _footed(answer: Answer, asked: list[Asked]) -> Answer:
    """A pass may not stand on what was only worked out: a wrong pass can cost lives.  A failure says that it does."""
    if _basis(asked) is not Certainty.INFERRED:
        return answer
    if answer.verdict is Verdict.PASS:
        reason = _(
            "{reason}; but this was worked out from an unclear drawing, a person must look", reason=answer.reason
        )
        return replace(answer, verdict=Verdict.UNDECIDED, reason=reason)
    if answer.verdict is Verdict.FAIL:
        reason = _(
            "{reason} (worked out from the drawing, not written on it: {facts})",
            reason=answer.reason,
            facts=_worked_out(asked),
        )
        return replace(answer, reason=reason)
    return answer


def _worked_out(asked: list[Asked]) -> Text:
    """The names of the facts that no sheet states in so many words, once each."""
    facts = {look.fact.name: look.fact.text for look in asked if look.certainty is Certainty.INFERRED}
    return Text(zh="、".join(text.zh for text in facts.values()), en=", ".join(text.en for text in facts.values()))


def _basis(asked: list[Asked]) -> Certainty | None:
    return min((look.certainty for look in asked if look.certainty is not None), default=None)


def _finding(
    rule: Rule[Any],
    pack: str,
    subject: Subject,
    answer: Answer,
    asked: list[Asked],
    law: Law,
    *,
    missing: tuple[str, ...] = (),
) -> Finding:
    trust = _trust(rule, law)
    return Finding(
        rule=rule.code,
        pack=pack,
        title=rule.title,
        clause=_clause(rule, law, answered=not missing and answer.verdict is not Verdict.NOT_APPLICABLE),
        severity=_severity(rule.severity, trust),
        subject=subject.key,
        verdict=answer.verdict,
        reason=answer.reason,
        trust=trust,
        observed=answer.observed,
        limit=answer.limit,
        missing=missing,
        evidence=answer.evidence or (Evidence(sheet=subject.sheet),),
        about=answer.about,
        basis=_basis(asked),
    )


def _clause(rule: Rule[Any], law: Law, answered: bool) -> Clause:
    """Where the demand stands on this day: that of the first of the rule's limits, or of the first that was looked up."""
    looked_up = {limit.name: limit.clause for limit in law.used if answered}
    cited = next((looked_up[name] for name in rule.limits if looked_up.get(name)), None)
    try:
        return cited or (law.clause(rule.limits[0]) if rule.limits else None) or rule.clause
    except (NoLimit, KeyError):
        return rule.clause


def _trust(rule: Rule[Any], law: Law) -> Trust:
    """The weakest trust among the numbers that were looked up, or, where it did not come to that, that would be."""
    looked_up = [limit.trust for limit in law.used]
    if not looked_up:
        try:
            looked_up = [law.trust(name) for name in rule.limits]
        except NoLimit:
            return Trust.MEMORY_WEAK
    return min(looked_up, key=lambda trust: trust.rank, default=Trust.MEMORY_WEAK)


def _severity(severity: Severity, trust: Trust) -> Severity:
    """A number nobody looked up never makes a mandatory failure: it is a warning to verify."""
    if trust.rank < Trust.PARTLY_SEEN.rank:
        return Severity.ADVICE
    return max(severity, Severity.GENERAL, key=lambda s: s.rank) if trust is Trust.PARTLY_SEEN else severity


def _known(subject: Subject, parts: Fact[tuple[Any, ...]]) -> tuple[Any, ...]:
    return parts.of(subject) if subject.knows(parts) else ()
