"""Opinions: one person's word on a finding, or a matter a person adds.

They are append-only: an earlier word is replaced, never edited.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from lianshen.review.evidence import Clause, Evidence
from lianshen.review.findings import Severity
from lianshen.review.projects import Department


class Stand(StrEnum):
    """What the person says: the finding is right, is wrong, here is another matter, or I take my word back."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One person's word.  `finding` is a fingerprint, None for an added matter; `replaces` an earlier opinion."""

    id: UUID
    round: UUID
    author: UUID
    department: Department
    stand: Stand
    text: str
    written_at: datetime
    finding: str | None = None
    severity: Severity | None = None
    clause: Clause | None = None
    evidence: tuple[Evidence, ...] = ()
    replaces: UUID | None = None


def standing(opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """The opinions that count: neither replaced nor withdrawn; of one department on one finding, the latest."""
    ordered = sorted(opinions, key=lambda opinion: opinion.written_at)
    replaced = {opinion.replaces for opinion in ordered}
    latest = {
        (opinion.finding or opinion.id, opinion.department): opinion
        for opinion in ordered
        if opinion.id not in replaced
    }
    return tuple(opinion for opinion in latest.values() if opinion.stand is not Stand.WITHDRAWN)
