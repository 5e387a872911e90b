"""findings.json: what the rules found, for programs (format lianshen.findings/1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from shapely.geometry import mapping

from lianshen.review.evidence import Evidence
from lianshen.review.findings import Finding, Verdict
from lianshen.review.merge import conflicts
from lianshen.review.reading_document import FileReading
from lianshen.review.record import text_row
from lianshen.review.sheets import Loss

FORMAT = "lianshen.findings/1"
Entry = dict[str, Any]


def findings_document(
    findings: Sequence[Finding],
    files: Iterable[FileReading],
    judged_on: date,
    region: str,
    packs: Iterable[tuple[str, str]],
) -> Entry:
    """The document, findings in the order they were given."""
    counted = Counter(finding.verdict for finding in findings)
    return {
        "format": FORMAT,
        "judged_on": judged_on.isoformat(),
        "region": region,
        "packs": dict(packs),
        "summary": {verdict.value: counted[verdict] for verdict in Verdict},
        "findings": [finding_entry(finding) for finding in findings],
        "conflicts": [
            {"between": [one.fingerprint for one in conflict.between], "reason": text_row(conflict.reason)}
            for conflict in conflicts(findings)
        ],
        "not_read": not_read(files),
    }


def not_read(files: Iterable[FileReading]) -> list[Entry]:
    """Every problem that cost a part of a file or all of it."""
    return [
        {"file": reading.source.name, "sheet": problem.sheet, "problem": problem.code}
        for reading in files
        for problem in reading.problems
        if problem.loss is not Loss.REPAIRED
    ]


def finding_entry(finding: Finding) -> Entry:
    """One finding as the document states it."""
    return {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "pack": finding.pack,
        "title": text_row(finding.title),
        "clause": {"standard": finding.clause.standard, "number": finding.clause.number},
        "severity": finding.severity.value,
        "trust": finding.trust.value,
        "verdict": finding.verdict.value,
        "subject": finding.subject,
        "reason": text_row(finding.reason),
        "observed": {"value": finding.observed.value, "unit": finding.observed.unit} if finding.observed else None,
        "limit": (
            {"op": finding.limit.op, "value": finding.limit.value, "unit": finding.limit.unit}
            if finding.limit
            else None
        ),
        "missing": list(finding.missing),
        "basis": finding.basis.name.lower() if finding.basis else None,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _evidence(evidence: Evidence) -> Entry:
    return {
        "sheet": evidence.sheet,
        "shape": None if evidence.shape is None else mapping(evidence.shape),
        "quote": evidence.quote,
        "note": text_row(evidence.note) if evidence.note else None,
    }
