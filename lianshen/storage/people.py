"""People, the organisations they belong to, and their sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from lianshen.review.projects import Actor, Department, Role
from lianshen.storage import tables


@dataclass(frozen=True, slots=True)
class Account:
    """What logging in needs to know of a person."""

    actor: Actor
    password_hash: str


class People:
    """People and sessions inside one transaction.  Passwords and session ids arrive hashed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_organisation(self, name: str, kind: str) -> UUID:
        """The organisation of that name, made if need be."""
        row = upsert(tables.organisations).values(id=uuid4(), name=name, kind=kind).on_conflict_do_nothing()
        self._connection.execute(row)
        named = select(tables.organisations.c.id).where(tables.organisations.c.name == name)
        return UUID(str(self._connection.execute(named).scalar_one()))

    def organisations(self, kind: str) -> tuple[tuple[UUID, str], ...]:
        """All organisations of one kind: "institute", "applicant" or "centre"."""
        query = select(tables.organisations.c.id, tables.organisations.c.name).where(
            tables.organisations.c.kind == kind
        )
        return tuple(
            (row.id, row.name) for row in self._connection.execute(query.order_by(tables.organisations.c.name))
        )

    def organisation_name(self, organisation: UUID) -> str:
        """What an organisation is called."""
        query = select(tables.organisations.c.name).where(tables.organisations.c.id == organisation)
        return str(self._connection.execute(query).scalar_one())

    def organisation_of(self, person: UUID) -> UUID | None:
        """The organisation a person acts for."""
        query = select(tables.people.c.organisation).where(tables.people.c.id == person)
        return self._connection.execute(query).scalar()

    def add(
        self,
        login: str,
        name: str,
        role: Role,
        department: Department | None,
        organisation: UUID | None,
        password_hash: str,
    ) -> Actor | None:
        """A new person; None where the login is taken."""
        row = upsert(tables.people).values(
            id=uuid4(),
            login=login,
            name=name,
            role=role.value,
            department=department.value if department else None,
            organisation=organisation,
            password_hash=password_hash,
        )
        added = self._connection.execute(row.on_conflict_do_nothing().returning(tables.people)).first()
        return _actor(added) if added else None

    def account(self, login: str) -> Account | None:
        """The active account of that login."""
        query = select(tables.people).where(tables.people.c.login == login, tables.people.c.active)
        row = self._connection.execute(query).first()
        return Account(_actor(row), row.password_hash) if row else None

    def names(self) -> dict[UUID, str]:
        """What every person is called."""
        query = select(tables.people.c.id, tables.people.c.name)
        return {row.id: row.name for row in self._connection.execute(query)}

    def dismiss(self, login: str) -> None:
        """Close an account; its sessions end with it."""
        self._connection.execute(update(tables.people).where(tables.people.c.login == login).values(active=False))

    def begin_session(self, id_hash: str, person: UUID, until: datetime) -> None:
        """Open a session."""
        row = insert(tables.sessions).values(id_hash=id_hash, person=person, started_at=func.now(), ends_at=until)
        self._connection.execute(row)

    def in_session(self, id_hash: str) -> Actor | None:
        """Who is in that session; None where it is unknown, over or revoked, or the account closed."""
        session = tables.sessions
        query = (
            select(tables.people)
            .join(session, session.c.person == tables.people.c.id)
            .where(session.c.id_hash == id_hash, session.c.revoked_at.is_(None), session.c.ends_at > func.now())
            .where(tables.people.c.active)
        )
        row = self._connection.execute(query).first()
        return _actor(row) if row else None

    def revoke(self, id_hash: str) -> None:
        """End one session."""
        row = update(tables.sessions).where(
            tables.sessions.c.id_hash == id_hash, tables.sessions.c.revoked_at.is_(None)
        )
        self._connection.execute(row.values(revoked_at=func.now()))

    def revoke_all(self, person: UUID) -> None:
        """End all sessions of one person."""
        row = update(tables.sessions).where(tables.sessions.c.person == person, tables.sessions.c.revoked_at.is_(None))
        self._connection.execute(row.values(revoked_at=func.now()))


def _actor(row: Any) -> Actor:
    return Actor(row.id, row.name, Role(row.role), Department(row.department) if row.department else None)
