"""What the joint opinion says, worked out once for all its faces.

What is said in the same words of many places on a sheet is one row that names them all: an opinion is read by people.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from shapely import to_wkb

from lianshen.review.alike import alike
from lianshen.review.clauses import ListedClause, Reach
from lianshen.review.evidence import Evidence, Trust
from lianshen.review.explained import Explained
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text, _
from lianshen.review.merge import Consolidated, Matter
from lianshen.review.opinions import Stand
from lianshen.review.projects import Department
from lianshen.review.reading_document import FileReading
from lianshen.review.sheets import Problem, Sheet

_CLAUSES = 3  # named in full before the rest is counted


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a joint opinion is made of.  `reviewed` is False for a check at the designer's desk that no person saw."""

    project: str
    number: int
    judged_on: date
    region: str
    packs: tuple[tuple[str, str], ...]
    files: tuple[FileReading, ...]
    findings: tuple[Finding, ...]
    consolidated: Consolidated
    department_of: Callable[[str], Department]
    reviewed: bool
    issued_on: date | None = None
    clauses: tuple[tuple[ListedClause, Reach], ...] = ()
    rules: tuple[Explained, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered line of the opinion table; `subjects` are all it is about, `matters` what it stands for."""

    number: int
    department: Department
    severity: Severity
    title: Text
    reason: Text
    clause: str
    trust: Trust | None
    subjects: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    evidence: tuple[Evidence, ...]
    said: tuple[Text, ...]
    matters: tuple[Matter, ...]
    stands: bool

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the rules behind it."""
        return tuple(dict.fromkeys(matter.finding.rule for matter in self.matters if matter.finding))


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that could not be read: in which file and sheet, and what the applicant can do."""

    file: str
    sheet: Sheet | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Counted:
    """How many findings of one department have which verdict."""

    department: Department
    verdicts: tuple[tuple[Verdict, int], ...]


@dataclass(frozen=True, slots=True)
class JointOpinion:
    """The opinion's sections: what stands, what was asked and nobody answered, what was dismissed, what was not read."""

    dossier: Dossier
    standing: tuple[Row, ...]
    questions: tuple[Row, ...]
    dismissed: tuple[Row, ...]
    together: tuple[tuple[Row, ...], ...]
    losses: tuple[Loss, ...]
    counted: tuple[Counted, ...]

    def on(self, sheet: str) -> tuple[Row, ...]:
        """The rows that point at one sheet, with the questions after what stands."""
        rows = (*self.standing, *self.questions)
        return tuple(row for row in rows if any(evidence.sheet == sheet for evidence in row.evidence))


def joint_opinion(dossier: Dossier) -> JointOpinion:
    """Group the matters into rows and number them."""
    sheets = {sheet.id: sheet for reading in dossier.files for sheet in reading.sheets}
    rows = [_row(0, matters, sheets) for matters in alike(dossier.consolidated.matters)]
    standing = _numbered((row for row in rows if row.stands), 1)
    asked = (row for row in rows if not row.stands and not _dismissed(row.matters[0]))
    questions = _numbered(_by_want(asked), len(standing) + 1)
    dismissed = _numbered((row for row in rows if _dismissed(row.matters[0])), len(standing) + len(questions) + 1)
    return JointOpinion(
        dossier,
        standing,
        questions,
        dismissed,
        _together(dossier.consolidated, standing),
        tuple(_losses(dossier.files, sheets)),
        tuple(_counted(dossier)),
    )


def _by_want(rows: Iterable[Row]) -> Iterator[Row]:
    """Questions of one department for want of the same fact as one row: who states the fact answers them all."""
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        finding = row.matters[0].finding
        wants = finding.missing if finding else ()
        groups[(row.department, wants, row.said) if wants else row.matters[0].key].append(row)
    for group in groups.values():
        yield group[0] if len(group) == 1 else _wanting(group)


def _wanting(rows: Sequence[Row]) -> Row:
    clauses = list(dict.fromkeys(row.clause for row in rows))
    more = [f"+ {len(clauses) - _CLAUSES}"] if len(clauses) > _CLAUSES else []
    matters = tuple(matter for row in rows for matter in row.matters)
    titles = [row.title for row in rows]
    return replace(
        rows[0],
        severity=min((row.severity for row in rows), key=lambda severity: severity.rank),
        title=_("{count} demands could not be looked at: {reason}", count=len(rows), reason=_reason(matters[:1])),
        reason=Text(zh="；".join(title.zh for title in titles), en="; ".join(title.en for title in titles)),
        clause="; ".join([*clauses[:_CLAUSES], *more]),
        trust=None,
        subjects=tuple(dict.fromkeys(subject for row in rows for subject in row.subjects)),
        sheets=tuple(dict.fromkeys(sheet for row in rows for sheet in row.sheets)),
        evidence=tuple({_place(e): e for row in rows for e in row.evidence}.values()),
        matters=matters,
    )


def _row(number: int, matters: Sequence[Matter], sheets: dict[str, Sheet]) -> Row:
    first = matters[0]
    finding = first.finding
    evidence = tuple({_place(e): e for matter in matters for e in matter.evidence}.values())
    clause = first.opinions[-1].clause if first.opinions and first.opinions[-1].clause else None
    shown = {e.sheet for e in evidence if e.sheet in sheets}
    return Row(
        number=number,
        department=first.department,
        severity=first.severity,
        title=finding.title if finding else Text.plain(first.opinions[0].text),
        reason=_reason(matters),
        clause=str(clause or (finding.clause if finding else "")),
        trust=finding.trust if finding else None,
        subjects=tuple(matter.finding.subject for matter in matters if matter.finding),
        sheets=tuple(sheet for key, sheet in sheets.items() if key in shown),
        evidence=evidence,
        said=tuple(_said(stand, text) for stand, text in _words(first)),
        matters=tuple(matters),
        stands=first.stands,
    )


def _reason(matters: Sequence[Matter]) -> Text:
    finding = matters[0].finding
    if finding is None:
        return _("added by a reviewer")
    if len(matters) > 1 and finding.missing:
        return _("{reason}; the same for {count} more", reason=finding.reason, count=len(matters) - 1)
    return finding.reason


def _place(evidence: Evidence) -> object:
    return evidence.sheet, evidence.quote, None if evidence.shape is None else to_wkb(evidence.shape)


def _words(matter: Matter) -> Iterable[tuple[Stand, str]]:
    return ((opinion.stand, opinion.text) for opinion in matter.opinions if opinion.stand is not Stand.ADDED)


def _said(stand: Stand, text: str) -> Text:
    stood = _("upheld") if stand is Stand.UPHELD else _("dismissed")
    return _("{stood}: {words}", stood=stood, words=text) if text else stood


def _dismissed(matter: Matter) -> bool:
    return any(opinion.stand is Stand.DISMISSED for opinion in matter.opinions)


def _numbered(rows: Iterable[Row], start: int) -> tuple[Row, ...]:
    ordered = sorted(rows, key=lambda row: (list(Department).index(row.department), row.severity.rank))
    return tuple(replace(row, number=number) for number, row in enumerate(ordered, start))


def _together(consolidated: Consolidated, standing: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    row_of = {matter.key: row for row in standing for matter in row.matters}
    groups = {
        tuple(sorted({row_of[matter.key].number for matter in place if matter.key in row_of}))
        for place in consolidated.together()
    }
    by_number = {row.number: row for row in standing}
    return tuple(tuple(by_number[number] for number in group) for group in sorted(groups) if len(group) > 1)


def _losses(files: Iterable[FileReading], sheets: dict[str, Sheet]) -> Iterable[Loss]:
    for reading in files:
        for problem in reading.problems:
            yield Loss(reading.source.name, sheets.get(problem.sheet or ""), problem)


def _counted(dossier: Dossier) -> Iterable[Counted]:
    for department in Department:
        verdicts = Counter(f.verdict for f in dossier.findings if dossier.department_of(f.pack) is department)
        if verdicts:
            yield Counted(department, tuple((verdict, verdicts[verdict]) for verdict in Verdict))
