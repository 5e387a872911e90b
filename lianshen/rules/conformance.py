"""What every pack must keep, ours and others': the suite behind `lianshen rules test` and `tests/rules/test_conformance.py`."""

from __future__ import annotations

import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from lianshen.review.facts import Subject, Unknown, watching
from lianshen.review.findings import Finding, Verdict
from lianshen.review.language import Text, _
from lianshen.rules.law import NoLimit
from lianshen.rules.limits_form import misformed
from lianshen.rules.pack import Pack
from lianshen.rules.rule import Rule
from lianshen.rules.run import check_rule, reach, strictly
from lianshen.rules.stage import Example

CODE = re.compile(r"[a-z][a-z0-9_]*/[a-z0-9]+(-[a-z0-9]+)*")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
SHOWN = (Verdict.PASS, Verdict.FAIL, Verdict.UNDECIDED)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a pack breaks a promise, and which."""

    where: str
    what: Text

    def __str__(self) -> str:
        return f"{self.where}: {self.what.en}"


def conform(pack: Pack) -> tuple[Fault, ...]:
    """Every fault of a pack and its rules; `()` when it may be installed."""
    ruled = (fault for rule in pack.rules for fault in conform_rule(rule, pack))
    return (*conform_pack(pack), *ruled)


def conform_pack(pack: Pack) -> tuple[Fault, ...]:
    """Faults of the pack apart from its rules: names, codes, and the law's numbers."""
    return tuple(Fault(where or pack.name, what) for where, what in (*_named(pack), *_limits(pack)))


def conform_rule(rule: Rule[Any], pack: Pack) -> tuple[Fault, ...]:
    """Faults of one rule: what it declares, what its examples bring, and what it really asks for."""
    faults = (*_declared(rule, pack), *_shown(rule), *_brought(rule, pack), *_asked(rule, pack))
    return tuple(Fault(rule.code, what) for what in faults)


def _named(pack: Pack) -> Iterator[tuple[str, Text]]:
    codes = [kind.code for kind in _classes(pack)]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield code, _("two rules have this code")
    if not codes:
        yield "", _("the pack has no rule")
    if not CHINESE.search(pack.title.zh):
        yield "", _("the title has no Chinese")


def _classes(pack: Pack) -> list[type[Rule[Any]]]:
    folder = import_module(pack.package)
    modules = [import_module(f"{pack.package}.{entry.name}") for entry in pkgutil.iter_modules(folder.__path__)]
    kinds = ((kind, module) for module in modules for kind in vars(module).values() if isinstance(kind, type))
    return [kind for kind, module in kinds if issubclass(kind, Rule) and kind.__module__ == module.__name__]


def _limits(pack: Pack) -> Iterator[tuple[str, Text]]:
    used = {name for rule in pack.rules for name in rule.limits}
    for name, entry in pack.limits.entries.items():
        yield from ((f"{pack.name}: {name}", what) for what in misformed(entry))
        if name not in used:
            yield f"{pack.name}: {name}", _("no rule uses this limit")


def _declared(rule: Rule[Any], pack: Pack) -> Iterator[Text]:
    if not CODE.fullmatch(rule.code) or not rule.code.startswith(f"{pack.name}/"):
        yield _("the code is not of the form {form}", form=f"{pack.name}/what-must-hold")
    if not inspect.cleandoc(type(rule).__doc__ or "").partition("\n\n")[0].endswith("."):
        yield _("the docstring does not begin with a sentence that says what must hold")
    if not CHINESE.search(rule.title.zh):
        yield _("the title has no Chinese")
    if not (rule.clause.standard and rule.clause.number):
        yield _("no clause is named")
    for name in rule.limits:
        if name not in pack.limits.entries:
            yield _("the limit {name} is not written down", name=name)


def _shown(rule: Rule[Any]) -> Iterator[Text]:
    for verdict in SHOWN:
        if all(example.verdict is not verdict for example in rule.examples):
            yield _("no example shows the verdict {verdict}", verdict=verdict.value)


def _brought(rule: Rule[Any], pack: Pack) -> Iterator[Text]:
    for example in rule.examples:
        findings = findings_of(rule, pack, example)
        verdicts = [finding.verdict for finding in findings]
        if not brings(example.verdict, verdicts):
            said = ", ".join(
                f"{finding.subject}: {finding.verdict.value} ({finding.reason.en})" for finding in findings
            )
            yield _(
                "the example “{why}” does not bring {verdict}: {said}",
                why=example.why,
                verdict=example.verdict.value,
                said=said,
            )
        for reason in {finding.reason for finding in findings if not CHINESE.search(finding.reason.zh)}:
            yield _("this reason has no Chinese: {reason}", reason=reason.en)


def findings_of(rule: Rule[Any], pack: Pack, example: Example) -> tuple[Finding, ...]:
    """What a rule finds in one of its examples; a crash is raised."""
    with strictly():
        return tuple(check_rule(rule, pack.name, example.design(), pack.law(example.on, example.region)))


def brings(wanted: Verdict, verdicts: list[Verdict]) -> bool:
    """Whether a small design answers as its example says."""
    bad = {
        Verdict.PASS: (Verdict.FAIL, Verdict.UNDECIDED),
        Verdict.FAIL: (),
        Verdict.UNDECIDED: (Verdict.FAIL,),
        Verdict.NOT_APPLICABLE: SHOWN,
    }[wanted]
    return wanted in verdicts and not any(verdict in bad for verdict in verdicts)


def _asked(rule: Rule[Any], pack: Pack) -> Iterator[Text]:
    facts: set[str] = set()
    limits: set[str] = set()
    for example in rule.examples:
        law = pack.law(example.on, example.region)
        for subject in reach(example.design(), rule.subject, rule.through)[0]:
            facts |= _facts_asked(rule, subject, law)
        limits |= {limit.name for limit in law.used}
    needs = {need.name for need in rule.needs}
    for name in sorted(facts - needs):
        yield _("it asks for {name}, which it does not declare as a need", name=name)
    for name in sorted(needs - facts):
        yield _("it declares the need {name}, for which no example makes it ask", name=name)
    for name in sorted(limits - set(rule.limits)):
        yield _("it looks up the limit {name}, which it does not declare", name=name)
    for name in sorted(set(rule.limits) - limits):
        yield _("it declares the limit {name}, which no example makes it look up", name=name)


def _facts_asked(rule: Rule[Any], subject: Subject, law: Any) -> set[str]:
    with watching() as asked:
        try:
            if rule.concerns(subject, law):
                rule.check(subject, law)
        except (Unknown, NoLimit):
            pass
    return {look.fact.name for look in asked}
