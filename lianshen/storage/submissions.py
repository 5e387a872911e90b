"""Submissions and the files in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from lianshen.review.projects import Submission
from lianshen.review.sheets import SourceFile
from lianshen.storage import tables
from lianshen.storage.rows import source_of


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One file of a submission."""

    id: UUID
    submission: UUID
    source: SourceFile
    received_at: datetime


class Submissions:
    """Submissions inside one transaction.  A project has at most one draft: the submission that is being put together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def draft(self, project: UUID) -> UUID | None:
        """The submission of a project that is being put together."""
        query = select(tables.submissions.c.id).where(tables.submissions.c.project == project)
        return self._connection.execute(query.where(tables.submissions.c.submitted_at.is_(None))).scalar()

    def begin(self, project: UUID) -> UUID:
        """The draft of a project, begun if need be."""
        row = upsert(tables.submissions).values(id=uuid4(), project=project)
        self._connection.execute(
            row.on_conflict_do_nothing(index_elements=["project"], index_where=text("submitted_at IS NULL"))
        )
        draft = self.draft(project)
        if draft is None:
            raise LookupError(f"project {project} has no draft although one was begun")
        return draft

    def put(self, submission: UUID, source: SourceFile) -> UploadRow:
        """Add a file; one of the same name gives way to it."""
        values = {field: getattr(source, field) for field in SourceFile.__slots__}
        row = upsert(tables.uploads).values(id=uuid4(), submission=submission, received_at=func.now(), **values)
        fresh = {name: row.excluded[name] for name in ("sha256", "media_type", "size_bytes", "received_at")}
        kept = row.on_conflict_do_update(index_elements=["submission", "name"], set_=fresh).returning(tables.uploads)
        return _upload(self._connection.execute(kept).one())

    def recognised(self, upload: UUID, media_type: str) -> None:
        """Note what a file is by its content; until it was read only its name told."""
        self._connection.execute(
            update(tables.uploads).where(tables.uploads.c.id == upload).values(media_type=media_type)
        )

    def take_out(self, submission: UUID, upload: UUID) -> bool:
        """Remove a file; False where there is none."""
        found = delete(tables.uploads).where(tables.uploads.c.submission == submission, tables.uploads.c.id == upload)
        return self._connection.execute(found).rowcount > 0

    def uploads(self, submission: UUID) -> tuple[UploadRow, ...]:
        """The files of a submission, by name."""
        query = select(tables.uploads).where(tables.uploads.c.submission == submission)
        rows = [_upload(row) for row in self._connection.execute(query)]
        return tuple(sorted(rows, key=lambda row: row.source.name))

    def upload(self, upload: UUID) -> UploadRow:
        """One file."""
        query = select(tables.uploads).where(tables.uploads.c.id == upload)
        return _upload(self._connection.execute(query).one())

    def hand_in(self, submission: UUID) -> None:
        """Close the draft: from now on its files stand."""
        row = update(tables.submissions).where(tables.submissions.c.id == submission)
        self._connection.execute(row.values(submitted_at=func.now()))

    def get(self, submission: UUID) -> Submission:
        """One submission with its files."""
        row = self._connection.execute(select(tables.submissions).where(tables.submissions.c.id == submission)).one()
        files = tuple(upload.source for upload in self.uploads(submission))
        return Submission(row.id, row.project, files, row.submitted_at)


def _upload(row: Any) -> UploadRow:
    return UploadRow(row.id, row.submission, source_of(row), row.received_at)
