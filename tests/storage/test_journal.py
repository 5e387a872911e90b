"""The journal cannot be changed, and shows it where somebody did so all the same."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from lianshen.review.projects import Actor, Role
from lianshen.storage.schema import migrate
from lianshen.storage.work import engine, work

ACTOR = Actor(uuid4(), "审图人", Role.REVIEWER)


@pytest.fixture
def journalled(new_database: Callable[..., str]) -> str:
    url = new_database()
    migrate(url)
    for number in range(5):
        with work(url) as at:
            at.journal.tell(ACTOR, "dismiss", f"round {number}", before={"stage": "review"}, after={"理由": number})
    return url


def first_broken(url: str) -> int | None:
    with work(url) as at:
        return at.journal.first_broken()


def tampered(url: str, statement: str) -> None:
    """What somebody with all power over the database could do."""
    with engine(url).begin() as connection:
        connection.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))
        connection.execute(text(statement))


def test_an_untouched_journal_is_whole(journalled: str) -> None:
    assert first_broken(journalled) is None


def test_entries_are_read_newest_first_and_by_object(journalled: str) -> None:
    with work(journalled) as at:
        assert [kept.entry.object for kept in at.journal.latest(limit=2)] == ["round 4", "round 3"]
        assert [kept.entry.after for kept in at.journal.latest("round 1")] == ['{"理由": 1}']


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET act = 'uphold'",
        "DELETE FROM journal",
        "TRUNCATE journal",
        "UPDATE opinions SET department = 'fire'",
        "DELETE FROM opinions",
        "TRUNCATE opinions",
    ],
)
def test_the_database_refuses_to_change_what_was_written(journalled: str, statement: str) -> None:
    with pytest.raises(DBAPIError, match="append-only"), engine(journalled).begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal SET after = '{}' WHERE number = 3", 3),
        ("UPDATE journal SET at = at + interval '1 day' WHERE number = 2", 2),
        ("DELETE FROM journal WHERE number = 2", 3),
        ("DELETE FROM journal WHERE number = 1", 2),
        ("UPDATE journal SET hash = 'f00' WHERE number = 4", 4),
    ],
)
def test_tampering_is_found_at_its_place(journalled: str, statement: str, found: int) -> None:
    tampered(journalled, statement)
    assert first_broken(journalled) == found


def test_what_is_rolled_back_is_not_in_the_journal(journalled: str) -> None:
    with suppress(ZeroDivisionError), work(journalled) as at:
        at.journal.tell(ACTOR, "issue", 1 // 1)
        at.journal.tell(ACTOR, "issue", 1 // 0)
    with work(journalled) as at:
        assert at.journal.latest("1") == ()


def test_many_writers_at_once_keep_one_chain(journalled: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def act(number: int) -> None:
        with work(journalled) as at:
            at.journal.tell(None, "sweep", number)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, range(40)))
    assert first_broken(journalled) is None
    with work(journalled) as at:
        assert len(at.journal.latest()) == 45
