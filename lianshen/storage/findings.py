"""Findings, opinions and documents as rows.  Findings are replaced whole per check; opinions are only ever added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from lianshen.review.findings import Finding, Verdict
from lianshen.review.opinions import Opinion
from lianshen.review.record import finding_of, finding_row
from lianshen.storage import tables
from lianshen.storage.rows import opinion_of, opinion_row


class Findings:
    """Findings inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace(self, round: UUID, pack: str, scope: str, findings: Iterable[Finding]) -> None:
        """What one pack found in one scope, in place of what it found there before: a check may run twice."""
        table = tables.findings
        of_check = (table.c.round == round, table.c.pack == pack, table.c.scope == scope)
        self._connection.execute(delete(table).where(*of_check))
        rows = [
            {
                "round": round,
                "pack": pack,
                "scope": scope,
                "position": position,
                "fingerprint": finding.fingerprint,
                "verdict": finding.verdict.value,
                "finding": finding_row(finding),
            }
            for position, finding in enumerate(findings)
        ]
        if rows:
            self._connection.execute(insert(table), rows)

    def forget(self, round: UUID) -> None:
        """The drawings are read anew: what was found on them before is no answer any more."""
        self._connection.execute(delete(tables.findings).where(tables.findings.c.round == round))

    def of(self, round: UUID, verdicts: Iterable[Verdict] = tuple(Verdict)) -> tuple[Finding, ...]:
        """The findings of a round with these verdicts, by pack, scope and the order of the rules."""
        table = tables.findings
        query = select(table).where(table.c.round == round, table.c.verdict.in_([v.value for v in verdicts]))
        rows = sorted(self._connection.execute(query), key=lambda row: (row.pack, row.scope, row.position))
        return tuple(finding_of(row.finding) for row in rows)

    def counts(self, round: UUID, packs: Iterable[str] | None = None) -> dict[Verdict, int]:
        """How many findings of each verdict a round has so far, of these packs or of all."""
        table = tables.findings
        query = select(table.c.verdict, func.count()).where(table.c.round == round).group_by(table.c.verdict)
        if packs is not None:
            query = query.where(table.c.pack.in_(list(packs)))
        found = {Verdict(verdict): count for verdict, count in self._connection.execute(query)}
        return {verdict: found.get(verdict, 0) for verdict in Verdict}

    def per_check(self, round: UUID) -> dict[tuple[str, str], int]:
        """How many findings each pack has in each scope."""
        table = tables.findings
        query = select(table.c.pack, table.c.scope, func.count()).where(table.c.round == round)
        rows = self._connection.execute(query.group_by(table.c.pack, table.c.scope))
        return {(pack, scope): count for pack, scope, count in rows}


class Opinions:
    """Opinions inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, opinion: Opinion) -> None:
        """Keep a new word."""
        row = insert(tables.opinions).values(
            id=opinion.id,
            round=opinion.round,
            author=opinion.author,
            department=opinion.department.value,
            written_at=opinion.written_at,
            opinion=opinion_row(opinion),
        )
        self._connection.execute(row)

    def of(self, round: UUID) -> tuple[Opinion, ...]:
        """Every word on a round, the earliest first."""
        table = tables.opinions
        query = select(table).where(table.c.round == round).order_by(table.c.written_at, table.c.id)
        return tuple(opinion_of(row) for row in self._connection.execute(query))


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a round and the object that holds it."""

    name: str
    sha256: str
    media_type: str
    size_bytes: int
    made_at: datetime


class Documents:
    """Documents inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, round: UUID, name: str, sha256: str, media_type: str, size_bytes: int) -> None:
        """Keep a document in place of the one of that name."""
        fresh = {"sha256": sha256, "media_type": media_type, "size_bytes": size_bytes, "made_at": func.now()}
        row = upsert(tables.documents).values(round=round, name=name, **fresh)
        self._connection.execute(row.on_conflict_do_update(index_elements=["round", "name"], set_=fresh))

    def of(self, round: UUID) -> tuple[Document, ...]:
        """The documents of a round, by name."""
        query = select(tables.documents).where(tables.documents.c.round == round).order_by(tables.documents.c.name)
        rows = self._connection.execute(query)
        return tuple(Document(row.name, row.sha256, row.media_type, row.size_bytes, row.made_at) for row in rows)
