"""Projects as rows."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, insert, select

from lianshen.review.projects import Project
from lianshen.storage import tables
from lianshen.storage.rows import declared_of, declared_row


class Projects:
    """Projects inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, project: Project) -> None:
        """Keep a new project."""
        row = {field: getattr(project, field) for field in Project.__slots__}
        self._connection.execute(insert(tables.projects).values({**row, "declared": declared_row(project.declared)}))

    def get(self, project: UUID) -> Project | None:
        """The project of that id."""
        row = self._connection.execute(select(tables.projects).where(tables.projects.c.id == project)).first()
        return _project(row) if row else None

    def all(self, institute: UUID | None = None, applicant: UUID | None = None) -> tuple[Project, ...]:
        """All projects, or those of one institute or applicant, the newest first."""
        query = select(tables.projects).order_by(tables.projects.c.created_at.desc())
        if institute:
            query = query.where(tables.projects.c.institute == institute)
        if applicant:
            query = query.where(tables.projects.c.applicant == applicant)
        return tuple(_project(row) for row in self._connection.execute(query))


def _project(row: Any) -> Project:
    return Project(
        row.id, row.name, row.region, row.institute, row.applicant, declared_of(row.declared), row.created_at
    )
