"""Findings as SARIF 2.1.0, for tools that list what checkers found."""

from __future__ import annotations

from typing import Any

from lianshen.review.findings import Finding, Severity, Verdict
from lianshen.web.precheck import Judged

_KINDS = {
    Verdict.PASS: "pass",
    Verdict.FAIL: "fail",
    Verdict.UNDECIDED: "review",
    Verdict.NOT_APPLICABLE: "notApplicable",
}
_LEVELS = {Severity.MANDATORY: "error", Severity.GENERAL: "warning", Severity.ADVICE: "note"}


def sarif(judged: Judged, language: str) -> dict[str, Any]:
    """One run with every finding, whatever its verdict."""
    files = {sheet.id: one.source.name for one in judged.reading.files for sheet in one.sheets}
    rules = {rule.code: rule.title[language] for pack in judged.packs for rule in pack.rules}
    driver = {
        "name": "Lianshen",
        "rules": [{"id": code, "shortDescription": {"text": title}} for code, title in rules.items()],
    }
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(one, files, language) for one in judged.findings]}],
    }


def _result(finding: Finding, files: dict[str, str], language: str) -> dict[str, Any]:
    failed = finding.verdict is Verdict.FAIL
    named = [files[evidence.sheet] for evidence in finding.evidence if evidence.sheet in files]
    return {
        "ruleId": finding.rule,
        "kind": _KINDS[finding.verdict],
        "level": _LEVELS[finding.severity] if failed else "none",
        "message": {"text": f"{finding.title[language]} {finding.reason[language]} ({finding.clause})"},
        "partialFingerprints": {"lianshen/1": finding.fingerprint},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": name}},
                "logicalLocations": [{"fullyQualifiedName": finding.subject}],
            }
            for name in dict.fromkeys(named)
        ],
    }
