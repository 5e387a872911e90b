"""What the manual calls verdicts, severities, degrees of trust, and editions of the law."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from lianshen.review.evidence import Trust
from lianshen.review.facts import Parts, Subject
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import Text, _


class Force(StrEnum):
    """Whether an edition of the law counts on one day."""

    IN_FORCE = "in force"
    SUPERSEDED = "superseded"
    TO_COME = "to come"

    @property
    def text(self) -> Text:
        """The word for it."""
        return _FORCES[self]


def force(since: date, until: date | None, on: date) -> Force:
    """What an edition from `since` to before `until` is on one day."""
    if since > on:
        return Force.TO_COME
    return Force.IN_FORCE if until is None or on < until else Force.SUPERSEDED


def concerned(kind: type[Subject]) -> Text:
    """What the law calls this kind of subject: the title of the list it stands in."""
    lists = (fact for owner in Subject.kinds.values() for fact in vars(owner).values() if isinstance(fact, Parts))
    title = next((fact.title for fact in lists if fact.kind is kind), kind.__name__)
    return Text(title, kind.__name__)


SEVERITIES = {
    Severity.MANDATORY: _("Mandatory"),
    Severity.GENERAL: _("General"),
    Severity.ADVICE: _("Advice"),
}
VERDICTS = {
    Verdict.PASS: _("Pass"),
    Verdict.FAIL: _("Fail"),
    Verdict.UNDECIDED: _("Undecided"),
    Verdict.NOT_APPLICABLE: _("Not applicable"),
}
TRUSTS = {
    Trust.CHECKED: _("checked in two sources"),
    Trust.SEEN: _("seen in a source"),
    Trust.PARTLY_SEEN: _("seen in part"),
    Trust.MEMORY: _("from memory"),
    Trust.MEMORY_WEAK: _("from weak memory"),
}
WARNING = _(
    "A number this rule stands on has not been looked up in a source: it reports a warning to verify at the most."
)
_FORCES = {
    Force.IN_FORCE: _("in force"),
    Force.SUPERSEDED: _("superseded"),
    Force.TO_COME: _("to come"),
}
