"""Coming in and going out, and the accounts of the demonstration."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from uuid import UUID

from pwdlib import PasswordHash

from lianshen.review.errors import NotAllowed
from lianshen.review.language import Text, _
from lianshen.review.projects import Actor, Department, Role
from lianshen.storage.work import At
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import DemoAccount

SESSION = timedelta(hours=12)
DEMO_PASSWORD = "lianshen-demo"


def log_in(name: str, password: str) -> str:
    """A new session's id; NotAllowed where name or password is wrong, without telling which."""
    with at_work() as at:
        account = at.people.account(name)
    # A missing account costs the same time as a wrong password, so that names cannot be tried out.
    if not _passwords().verify(password, account.password_hash if account else _nobody()) or account is None:
        raise NotAllowed(_("name or password is wrong"))
    session = secrets.token_urlsafe(32)
    with at_work() as at:
        at.people.begin_session(_hashed(session), account.actor.id, datetime.now(UTC) + SESSION)
        at.journal.tell(account.actor, "log in", account.actor.id)
    return session


def actor_of(session: str | None) -> Actor | None:
    """Who is in that session; None where it is unknown, over or revoked."""
    if not session:
        return None
    with at_work() as at:
        return at.people.in_session(_hashed(session))


def log_out(session: str | None) -> None:
    """End the session; whoever still holds its id is nobody."""
    actor = actor_of(session)
    if actor is None or session is None:
        return
    with at_work() as at:
        at.people.revoke(_hashed(session))
        at.journal.tell(actor, "log out", actor.id)


def seed_demo() -> tuple[DemoAccount, ...]:
    """Make the accounts of the demonstration where they are missing."""
    with at_work() as at:
        homes = {kind: at.people.add_organisation(name.zh, kind) for kind, name in _HOMES.items()}
        for account in _DEMO:
            if at.people.account(account.name) is None:
                _open(at, account, homes)
    return _DEMO


def demo_accounts() -> tuple[DemoAccount, ...]:
    """The demonstration's accounts that exist here: none where nobody seeded them."""
    with at_work() as at:
        return tuple(account for account in _DEMO if at.people.account(account.name))


def _open(at: At, account: DemoAccount, homes: dict[str, UUID]) -> None:
    home = homes[{Role.DESIGNER: "institute", Role.APPLICANT: "applicant"}.get(account.role, "centre")]
    hashed = _passwords().hash(account.password)
    actor = at.people.add(account.name, account.title.zh, account.role, account.department, home, hashed)
    at.journal.tell(actor, "open account", account.name, after={"role": account.role, "department": account.department})


@cache
def _passwords() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobody() -> str:
    return _passwords().hash(secrets.token_urlsafe(16))


def _hashed(session: str) -> str:
    return sha256(session.encode()).hexdigest()


def _demo(name: str, title: Text, role: Role, department: Department | None = None) -> DemoAccount:
    return DemoAccount(name, DEMO_PASSWORD, title, role, department)


def _of(department: Department, role: Role) -> Text:
    return _("{department}: {role}", department=department.text, role=role.text)


_HOMES = {
    "institute": _("Demonstration design institute"),
    "applicant": _("Demonstration applicant"),
    "centre": _("Joint review centre"),
}
_REVIEWING = {
    Department.HOUSING: "housing",
    Department.FIRE: "fire",
    Department.CIVIL_AIR_DEFENCE: "defence",
    Department.METEOROLOGY: "weather",
    Department.SEISMIC: "seismic",
}
_DEMO = (
    _demo("designer", _HOMES["institute"], Role.DESIGNER),
    _demo("applicant", _HOMES["applicant"], Role.APPLICANT),
    _demo("clerk", Role.CLERK.text, Role.CLERK, Department.ACCEPTANCE),
    *(_demo(name, _of(at, Role.REVIEWER), Role.REVIEWER, at) for at, name in _REVIEWING.items()),
    *(
        _demo(f"{name}-lead", _of(at, Role.DEPARTMENT_LEAD), Role.DEPARTMENT_LEAD, at)
        for at, name in _REVIEWING.items()
    ),
    _demo("lead", Role.LEAD.text, Role.LEAD),
    _demo("supervisor", Role.SUPERVISOR.text, Role.SUPERVISOR),
    _demo("admin", Role.ADMINISTRATOR.text, Role.ADMINISTRATOR),
)
