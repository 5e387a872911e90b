"""Who may do what, and who may see which project; what a person may not see is not there for them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from uuid import UUID

from lianshen.review.errors import NotAllowed, NotFound
from lianshen.review.language import _
from lianshen.review.projects import Actor, Department, Project, Role, Round, Stage
from lianshen.rules.pack import installed
from lianshen.storage.work import At


class Act(StrEnum):
    """What is done outside the table of moves."""

    CREATE_PROJECT = "create project"
    UPLOAD = "upload"
    SEE_JOURNAL = "see the journal"
    TRY_AGAIN = "try again"
    NAME_LAYER = "name a layer"


ALLOWED: dict[Act, frozenset[Role]] = {
    Act.CREATE_PROJECT: frozenset({Role.DESIGNER}),
    Act.UPLOAD: frozenset({Role.DESIGNER}),
    Act.SEE_JOURNAL: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Act.TRY_AGAIN: frozenset({Role.LEAD, Role.ADMINISTRATOR}),
    Act.NAME_LAYER: frozenset({Role.DESIGNER}),
}
OUTSIDE = frozenset({Role.DESIGNER, Role.APPLICANT})  # they see their own projects, and never who reviews
DEPARTMENTAL = frozenset({Role.REVIEWER, Role.DEPARTMENT_LEAD, Role.CLERK})  # they see their own department's matters


def demand(actor: Actor, act: Act) -> None:
    """Raise NotAllowed unless the role may do it."""
    if actor.role not in ALLOWED[act]:
        raise NotAllowed(_("{role} may not do this", role=actor.role.text))


def own_department(actor: Actor) -> Department | None:
    """The department a person speaks for; a clerk speaks for the acceptance window."""
    return actor.department or (Department.ACCEPTANCE if actor.role is Role.CLERK else None)


def visible_project(at: At, actor: Actor, project_id: UUID) -> Project:
    """The project; NotFound where there is none that this person may see."""
    project = at.projects.get(project_id)
    if project is None or not _may_see(at, actor, project):
        raise NotFound(_("there is no such project"))
    return project


def visible_projects(at: At, actor: Actor) -> tuple[Project, ...]:
    """All projects this person may see."""
    home = at.people.organisation_of(actor.id)
    if actor.role is Role.DESIGNER:
        return at.projects.all(institute=home) if home else ()
    if actor.role is Role.APPLICANT:
        return at.projects.all(applicant=home) if home else ()
    projects = at.projects.all()
    if actor.role in DEPARTMENTAL:
        submitted = at.rounds.latest(project.id for project in projects)
        return tuple(project for project in projects if project.id in submitted)
    return projects


def visible_round(at: At, actor: Actor, round_id: UUID, *, to_change: bool = False) -> tuple[Round, Project]:
    """The round and its project; NotFound where there is none that this person may see."""
    round = at.rounds.get(round_id, to_change=to_change)
    project = at.projects.get(round.project) if round else None
    if round is None or project is None or not _may_see(at, actor, project):
        raise NotFound(_("there is no such round"))
    return round, project


def may_see_findings(actor: Actor, round: Round) -> bool:
    """Reviewers when the check is done; the applicant's side when the opinion is issued; supervisors always."""
    if actor.role in OUTSIDE:
        return round.stage in (Stage.ISSUED, Stage.PASSED)
    if actor.role in DEPARTMENTAL:
        return round.stage in (Stage.REVIEW, Stage.MERGING, Stage.ISSUED, Stage.PASSED)
    return True


@cache
def _departments() -> dict[str, Department]:
    return {pack.name: pack.department for pack in installed()}


def department_of(pack: str) -> Department:
    """Who answers for a pack; the window where the pack is no longer installed."""
    return _departments().get(pack, Department.ACCEPTANCE)


def departments_of(round: Round) -> tuple[Department, ...]:
    """The departments that take part in a round, in their usual order."""
    taking_part = {department_of(name) for name, _version in round.packs}
    return tuple(department for department in Department if department in taking_part)


def _may_see(at: At, actor: Actor, project: Project) -> bool:
    if actor.role not in OUTSIDE:
        return actor.role not in DEPARTMENTAL or bool(at.rounds.of(project.id))
    home = at.people.organisation_of(actor.id)
    return home is not None and home == (project.institute if actor.role is Role.DESIGNER else project.applicant)
