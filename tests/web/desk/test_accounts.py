"""Coming in with a password, and sessions that end when they are told to."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from lianshen.review.errors import NotAllowed
from lianshen.review.projects import Actor, Department, Role
from lianshen.storage import tables
from lianshen.storage.work import engine, work
from lianshen.web import desk


def test_a_right_password_opens_a_session_that_knows_who_came(actors: dict[str, Actor]) -> None:
    account = next(one for one in desk.demo_accounts() if one.name == "fire")
    session = desk.log_in(account.name, account.password)
    assert desk.actor_of(session) == actors["fire"]
    assert actors["fire"].department is Department.FIRE


@pytest.mark.parametrize(("name", "password"), [("fire", "wrong"), ("nobody", "lianshen-demo"), ("", ""), ("fire", "")])
def test_a_wrong_name_or_password_says_the_same(name: str, password: str, actors: dict[str, Actor]) -> None:
    with pytest.raises(NotAllowed, match="name or password is wrong"):
        desk.log_in(name, password)


def test_a_session_that_was_ended_is_nobodys(actors: dict[str, Actor]) -> None:
    first, second = (desk.log_in("lead", "lianshen-demo") for _time in range(2))
    desk.log_out(first)
    assert desk.actor_of(first) is None
    assert desk.actor_of(second) == actors["lead"]


@pytest.mark.parametrize("session", [None, "", "made-up", "' OR 1=1 --"])
def test_a_session_that_never_was_is_nobodys(session: str | None, actors: dict[str, Actor]) -> None:
    assert desk.actor_of(session) is None


def test_neither_sessions_nor_passwords_stand_in_the_database(actors: dict[str, Actor], database_url: str) -> None:
    session = desk.log_in("lead", "lianshen-demo")
    with engine(database_url).connect() as connection:
        kept = str(connection.execute(select(tables.sessions)).all()) + str(
            connection.execute(select(tables.people)).all()
        )
    assert session not in kept
    assert "lianshen-demo" not in kept
    assert "$argon2" in kept


def test_the_demonstration_has_one_account_per_role_and_may_be_seeded_twice(actors: dict[str, Actor]) -> None:
    assert {account.role for account in desk.seed_demo()} == set(Role)
    assert len({account.name for account in desk.demo_accounts()}) == len(desk.demo_accounts())


def test_a_closed_account_cannot_come_in(actors: dict[str, Actor], database_url: str) -> None:
    session = desk.log_in("weather-lead", "lianshen-demo")
    with work(database_url) as at:
        at.people.dismiss("weather-lead")
    assert desk.actor_of(session) is None
    with pytest.raises(NotAllowed):
        desk.log_in("weather-lead", "lianshen-demo")
