"""Every matter by itself, as plain values to filter and to count by; the opinion's own rows group what is alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lianshen.review.findings import Finding, Verdict
from lianshen.review.language import Text, _
from lianshen.review.merge import Matter
from lianshen.review.opinions import Stand
from lianshen.review.report.assemble import JointOpinion, Row
from lianshen.review.report.said import SEVERITY_WORDS, VERDICT_WORDS
from lianshen.review.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Each:
    """One matter in one language; `row` is its number in the opinion, `observed` a bare number in `unit`."""

    row: int
    stand: str
    department: str
    severity: str
    sheet_numbers: str
    sheet_titles: str
    subject: str
    title: str
    reason: str
    standard: str
    number: str
    observed: float | None
    unit: str
    demanded: str
    quotes: str
    rule: str
    verify: str
    said: str


def each_matter(opinion: JointOpinion, language: str) -> Iterator[Each]:
    """All matters in the order of the opinion: what stands, what was not decided, what was dismissed."""
    sheets = {sheet.id: sheet for reading in opinion.dossier.files for sheet in reading.sheets}
    for row in (*opinion.standing, *opinion.questions, *opinion.dismissed):
        for matter in row.matters:
            yield _each(row, matter, sheets, language)


def _each(row: Row, matter: Matter, sheets: dict[str, Sheet], language: str) -> Each:
    finding = matter.finding
    shown = [sheets[key] for key in dict.fromkeys(e.sheet for e in matter.evidence) if key in sheets]
    last = matter.opinions[-1].clause if matter.opinions else None
    clause = last or (finding.clause if finding else None)
    observed = finding.observed if finding else None
    return Each(
        row=row.number,
        stand=_stand(matter, row)[language],
        department=matter.department.text[language],
        severity=SEVERITY_WORDS[matter.severity][language],
        sheet_numbers="\n".join(sheet.number or sheet.place for sheet in shown),
        sheet_titles="\n".join(sheet.title or sheet.source.name for sheet in shown),
        subject=finding.subject if finding else "",
        title=(finding.title if finding else Text.plain(matter.opinions[0].text))[language],
        reason=(finding.reason if finding else _("added by a reviewer"))[language],
        standard=clause.standard if clause else "",
        number=clause.number if clause else "",
        observed=round(observed.value, 3) if observed else None,
        unit=_unit(finding, language),
        demanded=finding.limit.said(language) if finding and finding.limit else "",
        quotes="\n".join(e.quote for e in matter.evidence if e.quote),
        rule=finding.rule if finding else "",
        verify=_("this number of the law has still to be verified")[language] if _doubtful(finding) else "",
        said="\n".join(words[language] for words in row.said),
    )


def _stand(matter: Matter, row: Row) -> Text:
    """Failed, upheld or added by a person; else dismissed, or still to be said by one."""
    if not row.stands:
        dismissed = any(opinion.stand is Stand.DISMISSED for opinion in matter.opinions)
        return _("dismissed") if dismissed else VERDICT_WORDS[Verdict.UNDECIDED]
    if matter.finding is None:
        return _("added by a reviewer")
    failed = matter.finding.verdict is Verdict.FAIL
    return VERDICT_WORDS[Verdict.FAIL] if failed else _("upheld")


def _unit(finding: Finding | None, language: str) -> str:
    """The unit as a reader writes it."""
    if finding is None or finding.observed is None:
        return ""
    return finding.observed.said(language).partition(" ")[2]


def _doubtful(finding: Finding | None) -> bool:
    return finding is not None and finding.trust.rank < 2
