"""From many findings and opinions to one consolidated opinion.

Findings of several departments on one place are put together; demands that nothing can satisfy at once are conflicts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from shapely import STRtree
from shapely.geometry.base import BaseGeometry

from lianshen.review.evidence import Evidence
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text, _
from lianshen.review.opinions import Opinion, Stand, standing
from lianshen.review.projects import Department

SAME_PLACE = 0.5  # metres between two marks that a reader takes for one place; a matter of layout, not of law


class Change(StrEnum):
    """How a matter stands against the round before."""

    NEW = "new"
    STILL_OPEN = "still open"
    SOLVED = "solved"


@dataclass(frozen=True, slots=True)
class Matter:
    """One line of the consolidated opinion: a finding with what people said of it, or a matter a person added."""

    department: Department
    finding: Finding | None
    opinions: tuple[Opinion, ...]
    change: Change
    place: int

    @property
    def stands(self) -> bool:
        """Whether the applicant must answer it: a failure nobody dismissed, an upheld question, an added matter."""
        stands = {opinion.stand for opinion in self.opinions}
        if self.finding is None:
            return Stand.ADDED in stands
        if Stand.DISMISSED in stands:
            return False
        return self.finding.verdict is Verdict.FAIL or Stand.UPHELD in stands

    @property
    def key(self) -> str:
        """The finding's fingerprint, or the id of the opinion that added it."""
        return self.finding.fingerprint if self.finding else str(self.opinions[0].id)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The places to look at."""
        return self.finding.evidence if self.finding else self.opinions[0].evidence

    @property
    def severity(self) -> Severity:
        """As the last person who said so has it, else as the rule has it."""
        said = [opinion.severity for opinion in self.opinions if opinion.severity]
        return said[-1] if said else self.finding.severity if self.finding else Severity.GENERAL


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two departments demand what cannot both be done."""

    between: tuple[Finding, Finding]
    reason: Text


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The joint opinion: all matters in reading order, and the conflicts between departments."""

    matters: tuple[Matter, ...]
    conflicts: tuple[Conflict, ...]

    def together(self) -> tuple[tuple[Matter, ...], ...]:
        """The places on which more than one department has something that stands."""
        places: dict[int, list[Matter]] = defaultdict(list)
        for matter in self.matters:
            if matter.stands:
                places[matter.place].append(matter)
        shared = [matters for matters in places.values() if len({matter.department for matter in matters}) > 1]
        return tuple(tuple(matters) for matters in shared)


def merge(
    findings: Sequence[Finding],
    opinions: Iterable[Opinion],
    department_of: Callable[[str], Department],
    before: Sequence[Finding] = (),
) -> Consolidated:
    """Combine a round's failures, questions and opinions; `before` are the findings of the round before."""
    said: dict[str, list[Opinion]] = defaultdict(list)
    added: list[Opinion] = []
    for opinion in standing(opinions):
        if opinion.finding is None:
            added.append(opinion)
        else:
            said[opinion.finding].append(opinion)
    open_before = {finding.fingerprint for finding in before if finding.verdict is Verdict.FAIL}
    shown = [finding for finding in findings if finding.verdict in (Verdict.FAIL, Verdict.UNDECIDED)]
    places = _places([finding.evidence for finding in shown] + [opinion.evidence for opinion in added], shown)
    matters = [
        Matter(
            department_of(finding.pack), finding, tuple(said[finding.fingerprint]), _change(finding, open_before), place
        )
        for finding, place in zip(shown, places, strict=False)
    ]
    matters += [
        Matter(opinion.department, None, (opinion,), Change.NEW, place)
        for opinion, place in zip(added, places[len(shown) :], strict=True)
    ]
    return Consolidated(tuple(sorted(matters, key=_reading_order)), conflicts(findings))


def conflicts(findings: Sequence[Finding]) -> tuple[Conflict, ...]:
    """Pairs of failures of different packs whose demands on one fact of one subject exclude each other."""
    demands: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.verdict is Verdict.FAIL and finding.about and finding.limit:
            demands[finding.subject, finding.about].append(finding)
    return tuple(
        Conflict((one, other), _contradiction(one, other))
        for meeting in demands.values()
        for one, other in combinations(meeting, 2)
        if one.pack != other.pack and one.limit and other.limit and one.limit.excludes(other.limit)
    )


def _contradiction(one: Finding, other: Finding) -> Text:
    return _(
        "{subject}: {first} ({first_clause}) and {second} ({second_clause}) cannot both be done",
        subject=one.subject,
        first=one.title,
        first_clause=one.clause,
        second=other.title,
        second_clause=other.clause,
    )


def _change(finding: Finding, open_before: set[str]) -> Change:
    return Change.STILL_OPEN if finding.fingerprint in open_before else Change.NEW


def _reading_order(matter: Matter) -> tuple[int, str, str, int]:
    sheet = next((evidence.sheet for evidence in matter.evidence if evidence.sheet), "")
    return matter.severity.rank, matter.department.value, sheet, matter.place


def _places(evidence: Sequence[tuple[Evidence, ...]], findings: Sequence[Finding]) -> list[int]:
    """A number per matter; matters on one place of one sheet, or about one subject, share it."""
    parent = list(range(len(evidence)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for one, other in (*_same_subject(findings), *_same_spot(evidence)):
        parent[root(max(one, other))] = root(min(one, other))
    return [root(n) for n in range(len(evidence))]


def _same_subject(findings: Sequence[Finding]) -> Iterable[tuple[int, int]]:
    first: dict[str, int] = {}
    for n, finding in enumerate(findings):
        if finding.subject.count("/") > 1:  # a thing on a storey; a whole storey or building is no place
            yield first.setdefault(finding.subject, n), n


def _same_spot(evidence: Sequence[tuple[Evidence, ...]]) -> Iterable[tuple[int, int]]:
    marks: dict[str, list[tuple[int, BaseGeometry]]] = defaultdict(list)
    for n, marked in enumerate(evidence):
        for mark in marked:
            if mark.sheet and mark.shape is not None and not mark.shape.is_empty:
                marks[mark.sheet].append((n, mark.shape.centroid))
    for spots in marks.values():
        shapes = [shape for _n, shape in spots]
        for one, other in STRtree(shapes).query(shapes, predicate="dwithin", distance=SAME_PLACE).T:
            if one < other:
                yield spots[one][0], spots[other][0]
