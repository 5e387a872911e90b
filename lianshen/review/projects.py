"""Projects, their submissions and rounds, and the people who act on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from lianshen.review.language import Text, _
from lianshen.review.sheets import SourceFile


class Department(StrEnum):
    """Who answers for a pack; ACCEPTANCE is the window with its form check."""

    HOUSING = "housing"
    FIRE = "fire"
    CIVIL_AIR_DEFENCE = "civil_air_defence"
    METEOROLOGY = "meteorology"
    SEISMIC = "seismic"
    ACCEPTANCE = "acceptance"

    @property
    def text(self) -> Text:
        """The department's name for a reader."""
        return _DEPARTMENTS[self]


class Role(StrEnum):
    """What a person does in a joint review."""

    APPLICANT = "applicant"
    DESIGNER = "designer"
    CLERK = "clerk"
    REVIEWER = "reviewer"
    DEPARTMENT_LEAD = "department_lead"
    LEAD = "lead"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"

    @property
    def text(self) -> Text:
        """The role's name for a reader."""
        return _ROLES[self]


class Stage(StrEnum):
    """How far a round has come."""

    DRAFT = "draft"
    READING = "reading"
    CHECKING = "checking"
    REVIEW = "review"
    MERGING = "merging"
    ISSUED = "issued"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"

    @property
    def text(self) -> Text:
        """The stage's name for a reader."""
        return _STAGES[self]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work: who, in which role, for which department (reviewers and department leads only)."""

    id: UUID
    name: str
    role: Role
    department: Department | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What an application form states of the building: `facts` pairs a Building fact's name with its value."""

    facts: tuple[tuple[str, str | float | int | bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One building project. `region` is its administrative code, such as 320600 for Nantong."""

    id: UUID
    name: str
    region: str
    institute: UUID
    applicant: UUID | None
    declared: Declared
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """The files handed in at one time."""

    id: UUID
    project: UUID
    files: tuple[SourceFile, ...]
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Round:
    """One submission judged once, by the law of one day, with the packs of that day."""

    id: UUID
    project: UUID
    submission: UUID
    number: int
    judged_on: date
    packs: tuple[tuple[str, str], ...]
    stage: Stage
    closed: tuple[Department, ...] = ()


_DEPARTMENTS = {
    Department.HOUSING: _("Housing"),
    Department.FIRE: _("Fire"),
    Department.CIVIL_AIR_DEFENCE: _("Civil air defence"),
    Department.METEOROLOGY: _("Meteorology"),
    Department.SEISMIC: _("Seismic"),
    Department.ACCEPTANCE: _("Acceptance window"),
}
_ROLES = {
    Role.APPLICANT: _("Applicant"),
    Role.DESIGNER: _("Design institute"),
    Role.CLERK: _("Acceptance clerk"),
    Role.REVIEWER: _("Reviewer"),
    Role.DEPARTMENT_LEAD: _("Department lead"),
    Role.LEAD: _("Lead of the joint review"),
    Role.SUPERVISOR: _("Supervisor"),
    Role.ADMINISTRATOR: _("Administrator"),
}
_STAGES = {
    Stage.DRAFT: _("Draft"),
    Stage.READING: _("Reading the drawings"),
    Stage.CHECKING: _("Checking"),
    Stage.REVIEW: _("Under review"),
    Stage.MERGING: _("Combining the opinions"),
    Stage.ISSUED: _("Opinion issued"),
    Stage.PASSED: _("Passed"),
    Stage.WITHDRAWN: _("Withdrawn"),
}
