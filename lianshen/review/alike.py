"""Which matters say the same: a fault drawn once on the sheet of many storeys is one thing to read and one to answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from lianshen.review.findings import Verdict
from lianshen.review.merge import Matter


def alike(matters: Iterable[Matter]) -> tuple[tuple[Matter, ...], ...]:
    """The matters in groups that say the same of several subjects, in the order of the first of each.

    Within a group the 3rd storey comes before the 11th.
    """
    groups: dict[object, list[Matter]] = defaultdict(list)
    for matter in matters:
        groups[_likeness(matter)].append(matter)
    return tuple(tuple(sorted(group, key=_counted)) for group in groups.values())


def _counted(matter: Matter) -> list[tuple[int, str]]:
    """The subject with its numbers as numbers."""
    subject = matter.finding.subject if matter.finding else ""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", subject)]


def _likeness(matter: Matter) -> object:
    """The same words on the same sheets, or a question for want of the same facts; and the same said of it by people."""
    finding = matter.finding
    if finding is None:
        return matter.key
    said = tuple((opinion.stand, opinion.text, opinion.author) for opinion in matter.opinions)
    state = (finding.verdict, matter.severity, matter.change, said)
    if finding.verdict is Verdict.UNDECIDED and finding.missing:
        return (finding.rule, finding.missing, state)
    sheets = frozenset(evidence.sheet for evidence in finding.evidence)
    return (finding.rule, finding.reason, sheets, state)
