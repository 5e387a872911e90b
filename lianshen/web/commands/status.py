"""What a command's exit status says (the contract's five)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from lianshen.review.findings import Finding, Verdict
from lianshen.web.precheck import Reading


class Status(IntEnum):
    """The exit status: clean, failed, wrong usage, open questions, nothing read."""

    CLEAN = 0
    FAILED = 1
    USAGE = 2
    OPEN = 3
    NOTHING_READ = 4


def of_reading(reading: Reading) -> Status:
    """Clean only when everything that was handed in could be read."""
    if reading.nothing:
        return Status.NOTHING_READ
    return Status.CLEAN if reading.complete else Status.OPEN


def of_findings(reading: Reading, findings: Sequence[Finding]) -> Status:
    """A failure weighs more than a question; a question, or anything not read, more than a pass."""
    read = of_reading(reading)
    verdicts = {finding.verdict for finding in findings}
    if read is Status.NOTHING_READ:
        return read
    if Verdict.FAIL in verdicts:
        return Status.FAILED
    return Status.OPEN if Verdict.UNDECIDED in verdicts or read is Status.OPEN else Status.CLEAN
