"""Everything the opinion's documents say, in one language: PDF, page, Word and Excel are faces of this."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lianshen.review.clauses import ListedClause, Reach, counted
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import Text, _, translate
from lianshen.review.projects import Department
from lianshen.review.report.assemble import JointOpinion, Loss, Row
from lianshen.review.report.rules_said import rules_said
from lianshen.review.sheets import Sheet

_LOSS_WORDS = {"repaired": _("repaired"), "part lost": _("part lost"), "not read": _("not read")}
VERDICT_WORDS = {
    Verdict.PASS: _("passed"),
    Verdict.FAIL: _("failed"),
    Verdict.UNDECIDED: _("a person must say"),
    Verdict.NOT_APPLICABLE: _("does not apply"),
}
SEVERITY_WORDS = {
    Severity.MANDATORY: _("mandatory"),
    Severity.GENERAL: _("general"),
    Severity.ADVICE: _("advice"),
}
_MANY = 4  # subjects named in full before the rest is counted


def said(opinion: JointOpinion, language: str) -> dict[str, Any]:
    """Everything the templates print, in one language."""
    dossier = opinion.dossier
    return {
        "language": language,
        "words": {key: translate(sentence, language) for key, sentence in _WORDS.items()},
        "project": dossier.project,
        "round": dossier.number,
        "judged_on": dossier.judged_on.isoformat(),
        "issued_on": dossier.issued_on.isoformat() if dossier.issued_on else None,
        "region": dossier.region,
        "reviewed": dossier.reviewed,
        "packs": [f"{name} {version}" for name, version in dossier.packs],
        "verdicts": [VERDICT_WORDS[verdict][language] for verdict in Verdict],
        "counted": [
            {"department": row.department.text[language], "counts": [number for _verdict, number in row.verdicts]}
            for row in opinion.counted
        ],
        "severities": [SEVERITY_WORDS[severity][language] for severity in Severity],
        "by_severity": [_by_severity(department, opinion, language) for department in _answering(opinion)],
        "reaches": [reach.text[language] for reach in Reach],
        "clauses": [_reached(department, language, opinion) for department in _listing(opinion)],
        "files": [
            {"name": reading.source.name, "sha256": reading.source.sha256, "sheets": len(reading.sheets)}
            for reading in dossier.files
        ],
        "conflicts": [conflict.reason[language] for conflict in dossier.consolidated.conflicts],
        "together": [[f"{row.number}. {row.title[language]}" for row in place] for place in opinion.together],
        "standing": [_line(row, language) for row in opinion.standing],
        "questions": [_line(row, language) for row in opinion.questions],
        "dismissed": [_line(row, language) for row in opinion.dismissed],
        "losses": [_loss(loss, language) for loss in opinion.losses],
        "rules": rules_said(opinion, language),
    }


def _answering(opinion: JointOpinion) -> tuple[Department, ...]:
    """The departments that have something to be answered."""
    return tuple(one for one in Department if any(row.department is one for row in opinion.standing))


def _by_severity(department: Department, opinion: JointOpinion, language: str) -> dict[str, Any]:
    counts = Counter(row.severity for row in opinion.standing if row.department is department)
    return {"department": department.text[language], "counts": [counts[severity] for severity in Severity]}


def _listing(opinion: JointOpinion) -> tuple[Department, ...]:
    """The departments that have a list of clauses, in the order of their enumeration."""
    listed = {opinion.dossier.department_of(clause.pack) for clause, _reach in opinion.dossier.clauses}
    return tuple(department for department in Department if department in listed)


def _reached(department: Department, language: str, opinion: JointOpinion) -> dict[str, Any]:
    """One department's clauses: how many came how far, and those that no rule decided."""
    ours = [
        (clause, reach)
        for clause, reach in opinion.dossier.clauses
        if opinion.dossier.department_of(clause.pack) is department
    ]
    return {
        "department": department.text[language],
        "counts": [number for _reach, number in counted(reach for _clause, reach in ours)],
        "open": [
            {
                "reach": wanted.text[language],
                "clauses": [_cited(clause, language) for clause, reach in ours if reach is wanted],
            }
            for wanted in (Reach.ASKED, Reach.NOT_YET)
        ],
    }


def _cited(clause: ListedClause, language: str) -> str:
    return f"{clause.clause} {clause.title[language]}"


def _line(row: Row, language: str) -> dict[str, Any]:
    finding = row.matters[0].finding
    return {
        "number": row.number,
        "department": row.department.text[language],
        "severity": SEVERITY_WORDS[row.severity][language],
        "mandatory": row.severity is Severity.MANDATORY,
        "sheets": [sheet_name(sheet, language) for sheet in row.sheets],
        "title": row.title[language],
        "reason": row.reason[language],
        "clause": row.clause,
        "verify": _("this number of the law has still to be verified")[language] if _doubtful(row) else "",
        "where": _subjects(row)[language],
        "observed": finding.observed.said(language) if finding and finding.observed else "",
        "limit": finding.limit.said(language) if finding and finding.limit else "",
        "said": [words[language] for words in row.said],
        "quotes": [evidence.quote for evidence in row.evidence if evidence.quote][:3],
        "rules": row.rules,
    }


def _doubtful(row: Row) -> bool:
    return row.trust is not None and row.trust.rank < 2


def _subjects(row: Row) -> Text:
    named = Text.plain("、".join(row.subjects[:_MANY]))
    rest = len(row.subjects) - _MANY
    return named if rest <= 0 else _("{named} and {rest} more", named=named, rest=rest)


def sheet_name(sheet: Sheet, language: str) -> str:
    """What a reader calls a sheet: number and title, or where it lies in its file."""
    name = " ".join(part for part in (sheet.number, sheet.title) if part)
    return name or f"{sheet.source.name} · {sheet.place}"


def _loss(loss: Loss, language: str) -> dict[str, Any]:
    return {
        "file": loss.file,
        "sheet": sheet_name(loss.sheet, language) if loss.sheet else "",
        "loss": _LOSS_WORDS[loss.problem.loss.value][language],
        "grave": loss.problem.loss.value != "repaired",
        "message": loss.problem.message[language],
        "remedy": loss.problem.remedy[language],
        "count": loss.problem.count,
    }


_WORDS = {
    "title": "Joint opinion on the construction drawings",
    "precheck": "Check at the designer's desk: worked out by the machine, no reviewer has seen it",
    "project": "Project",
    "round": "Round",
    "judged_on": "Law of the day",
    "issued_on": "Issued on",
    "region": "Region",
    "packs": "Rule packs",
    "summary": "Summary",
    "department": "Department",
    "conflicts": "Contradicting demands of departments",
    "no_conflicts": "No demands of two departments contradict each other.",
    "together": "Several departments on one place",
    "standing": "Matters to be answered",
    "no_standing": "Nothing stands against the drawings.",
    "questions": "Not decided: a person must look, or a fact is missing",
    "no_questions": "Every rule could be decided.",
    "dismissed": "Dismissed by reviewers",
    "losses": "What could not be read",
    "no_losses": "Everything that was handed in could be read.",
    "clauses": "Clauses of the law",
    "clauses_note": "How far each clause of the departments' lists was looked at in this submission.",
    "files": "Files",
    "number": "No.",
    "sheet": "Sheet",
    "opinion": "Opinion",
    "clause": "Clause",
    "severity": "Severity",
    "measured": "Measured / demanded",
    "where": "Where",
    "said": "Reviewers",
    "file": "File",
    "problem": "Problem",
    "remedy": "What to do",
    "sheets": "Sheets",
    "signatures": "Signatures",
    "reviewer": "Reviewer",
    "second_reader": "Second reader",
    "date": "Date",
    "by_severity": "Matters to be answered, by department and severity",
    "content": "Content",
    "loss": "Loss",
    "reply": "Reply of the design institute",
    "matters": "All matters",
    "state": "State",
    "sheet_number": "Sheet number",
    "sheet_title": "Sheet title",
    "reason": "What was found",
    "standard": "Standard",
    "measured_value": "Measured",
    "unit": "Unit",
    "demanded": "Demanded",
    "quotes": "Words on the sheet",
    "verify_head": "To be verified",
    "rule": "Rule",
    "changed_sheet": "Changed sheet",
    "second_look": "Opinion on the reply",
    "count": "Count",
    "reach": "How far it was looked at",
    "asks": "What a person looks at",
    "rules": "The rules behind these matters",
    "rules_note": "What each rule demands, by which law, and what it cannot see. Our paraphrase; the printed standard decides.",
    "unseen": "It asks a person, among others when:",
    "back": "Back to the matters",
    "verdict_note": "A pass means that the rule looked and the demand holds. What could not be looked at is listed as such.",
}
TEMPLATE_SENTENCES = tuple(_WORDS.values())
