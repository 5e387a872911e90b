"""Findings and places written down and read back, exactly and safely (JSON, no code)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from shapely import from_wkt, to_wkt

from lianshen.review.evidence import Bound, Clause, Evidence, Quantity, Trust
from lianshen.review.facts import Certainty
from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.review.language import Text


def write_findings(findings: Iterable[Finding]) -> bytes:
    """Findings as a JSON list."""
    return json.dumps([finding_row(finding) for finding in findings], ensure_ascii=False).encode()


def read_findings(data: bytes) -> tuple[Finding, ...]:
    """What `write_findings` wrote."""
    return tuple(finding_of(row) for row in json.loads(data))


def finding_row(finding: Finding) -> dict[str, Any]:
    """One finding as plain data, for a row or a message."""
    return {
        "rule": finding.rule,
        "pack": finding.pack,
        "title": text_row(finding.title),
        "clause": [finding.clause.standard, finding.clause.number],
        "severity": finding.severity.value,
        "subject": finding.subject,
        "verdict": finding.verdict.value,
        "reason": text_row(finding.reason),
        "trust": finding.trust.value,
        "observed": [finding.observed.value, finding.observed.unit] if finding.observed else None,
        "limit": [finding.limit.op, finding.limit.value, finding.limit.unit] if finding.limit else None,
        "missing": list(finding.missing),
        "evidence": [evidence_row(evidence) for evidence in finding.evidence],
        "about": finding.about,
        "basis": finding.basis.name if finding.basis else None,
    }


def finding_of(row: dict[str, Any]) -> Finding:
    """The finding that `finding_row` wrote down."""
    return Finding(
        rule=row["rule"],
        pack=row["pack"],
        title=Text(**row["title"]),
        clause=Clause(*row["clause"]),
        severity=Severity(row["severity"]),
        subject=row["subject"],
        verdict=Verdict(row["verdict"]),
        reason=Text(**row["reason"]),
        trust=Trust(row["trust"]),
        observed=Quantity(*row["observed"]) if row["observed"] else None,
        limit=Bound(*row["limit"]) if row["limit"] else None,
        missing=tuple(row["missing"]),
        evidence=tuple(evidence_of(entry) for entry in row["evidence"]),
        about=row["about"],
        basis=Certainty[row["basis"]] if row["basis"] else None,
    )


def text_row(text: Text) -> dict[str, str]:
    """Both languages."""
    return {"zh": text.zh, "en": text.en}


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    """One place as plain data; the shape as well-known text, nothing rounded."""
    return {
        "sheet": evidence.sheet,
        "shape": None if evidence.shape is None else to_wkt(evidence.shape, rounding_precision=-1),
        "quote": evidence.quote,
        "note": text_row(evidence.note) if evidence.note else None,
    }


def evidence_of(row: dict[str, Any]) -> Evidence:
    """The place that `evidence_row` wrote down."""
    shape = None if row["shape"] is None else from_wkt(row["shape"])
    return Evidence(row["sheet"], shape, row["quote"], Text(**row["note"]) if row["note"] else None)
