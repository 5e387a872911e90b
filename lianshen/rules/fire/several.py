"""One answer about several subjects of a storey or building: a failure anywhere fails, a gap anywhere asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from lianshen.review.facts import Subject, Unknown
from lianshen.review.findings import Verdict
from lianshen.rules import Answer, Evidence, NoLimit, _, undecided

S = TypeVar("S", bound=Subject)
NO_NUMBER = _("the law of this day, as far as it is written down here, has no number for this case")


def each(subjects: Iterable[S], judge: Callable[[S], Answer]) -> Answer:
    """The worst of the answers about each, with every place where it was given.

    What is unknown of one does not hide that another fails; where none fails it is raised, so that the finding asks.
    """
    answers: list[tuple[S, Answer]] = []
    gaps: list[Unknown] = []
    for subject in subjects:
        try:
            answers.append((subject, judge(subject)))
        except Unknown as gap:
            gaps.append(gap)
        except NoLimit:
            answers.append((subject, undecided(NO_NUMBER, Evidence(sheet=subject.sheet))))
    failing = [one for one in answers if one[1].verdict is Verdict.FAIL]
    if gaps and not failing:
        raise gaps[0]
    asking = [one for one in answers if one[1].verdict is Verdict.UNDECIDED]
    return _merged(failing or asking or answers)


def _merged(answers: list[tuple[S, Answer]]) -> Answer:
    """The first answer, naming its subject, with the places of all that are like it."""
    first, answer = answers[0]
    places = tuple(mark for _subject, one in answers for mark in one.evidence)
    reason = _("{subject}: {reason}", subject=first.label, reason=answer.reason)
    if len(answers) > 1:
        reason = _("{reason} (in all {number} places)", reason=reason, number=len(answers))
    return Answer(answer.verdict, reason, places, answer.observed, answer.limit, answer.about)
