"""Projects: a new one, the list, one."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from lianshen.review.errors import NotAllowed, NotFound, Refused
from lianshen.review.language import _
from lianshen.review.projects import Actor, Declared, Project, Round, Stage
from lianshen.storage.work import At
from lianshen.web.desk.permission import ALLOWED, Act, demand, visible_project, visible_projects
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import Organisation, ProjectLine, ProjectPage, Upload

OVER = (Stage.ISSUED, Stage.PASSED, Stage.WITHDRAWN)  # only then a further submission begins a new round


def applicants(actor: Actor) -> tuple[Organisation, ...]:
    """Whom a new project can be for."""
    demand(actor, Act.CREATE_PROJECT)
    with at_work() as at:
        return tuple(Organisation(id, name) for id, name in at.people.organisations("applicant"))


def create_project(actor: Actor, name: str, region: str, declared: Declared, applicant: UUID | None = None) -> Project:
    """A new project of the actor's own institute."""
    demand(actor, Act.CREATE_PROJECT)
    if not name.strip():
        raise Refused(_("the project needs a name"))
    with at_work() as at:
        home = at.people.organisation_of(actor.id)
        if home is None:
            raise NotAllowed(_("this account belongs to no institute: ask the administrator"))
        if applicant is not None and applicant not in {id for id, _name in at.people.organisations("applicant")}:
            raise NotFound(_("there is no such applicant"))
        project = Project(uuid4(), name.strip(), region, home, applicant, declared, datetime.now(UTC))
        at.projects.add(project)
        at.journal.tell(actor, "create project", project.id, after={"name": project.name, "region": region})
    return project


def projects_of(actor: Actor) -> tuple[ProjectLine, ...]:
    """The projects this person may see, the newest first."""
    with at_work() as at:
        projects = visible_projects(at, actor)
        latest = at.rounds.latest(project.id for project in projects)
        return tuple(ProjectLine(p, *_parties(at, p), latest.get(p.id)) for p in projects)


def project(actor: Actor, project_id: UUID) -> ProjectPage:
    """One project with the draft's files and all rounds."""
    with at_work() as at:
        found = visible_project(at, actor, project_id)
        draft = at.submissions.draft(project_id)
        uploads = tuple(Upload(u.id, u.source, u.received_at) for u in at.submissions.uploads(draft)) if draft else ()
        rounds = at.rounds.of(project_id)
        may_upload = actor.role in ALLOWED[Act.UPLOAD] and not under_way(rounds)
        return ProjectPage(found, *_parties(at, found), uploads, rounds, may_upload, may_upload and bool(uploads))


def under_way(rounds: tuple[Round, ...]) -> bool:
    """Whether the latest round still runs: one submission is judged at a time."""
    return bool(rounds) and rounds[-1].stage not in OVER


def _parties(at: At, project: Project) -> tuple[str, str | None]:
    applicant = at.people.organisation_name(project.applicant) if project.applicant else None
    return at.people.organisation_name(project.institute), applicant
