"""What institutes said of their layers: only ever added, and counted by the round it reaches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete
from sqlalchemy.exc import DBAPIError

from lianshen.review.layer_words import LayerWord, standing
from lianshen.review.projects import Role, Round
from lianshen.storage import tables
from lianshen.storage.work import engine, work
from tests.storage.rows import new_round


def word(
    url: str, round: Round, minutes: float, meaning: str | None = "walls", institute: UUID | None = None
) -> LayerWord:
    with work(url) as at:
        author = at.people.add(uuid4().hex, "设计师", Role.DESIGNER, None, None, "-")
        project = at.projects.get(round.project)
        assert author is not None
        assert project is not None
        home, at_that = institute or project.institute, datetime.now(UTC) + timedelta(minutes=minutes)
        said = LayerWord(uuid4(), home, round.id, author.id, at_that, "X1", meaning, "内墙")
        at.layer_words.add(said)
    return said


def test_a_round_counts_the_words_said_before_it_was_handed_in_and_its_own(database: str) -> None:
    round, _upload = new_round(database)
    with work(database) as at:
        project = at.projects.get(round.project)
        stranger = at.people.add_organisation(uuid4().hex, "institute")
    assert project is not None
    elsewhere, _upload = new_round(database)
    before = word(database, elsewhere, -5, institute=project.institute)
    word(database, elsewhere, +5, "doors", institute=project.institute)
    own = word(database, round, +9, "windows")
    word(database, elsewhere, -5, "columns", institute=stranger)
    with work(database) as at:
        assert at.layer_words.counting_in(round.id) == (before, own)
        assert len(at.layer_words.of(project.institute)) == 3


def test_the_latest_word_stands_unless_it_takes_back(database: str) -> None:
    round, _upload = new_round(database)
    first, second = word(database, round, 1), word(database, round, 2, "doors")
    gone = replace(second, meaning=None, written_at=second.written_at + timedelta(minutes=1))
    assert standing((second, first)) == (second,)
    assert standing((gone, first, second)) == ()


def test_no_word_is_ever_taken_out_of_the_record(database: str) -> None:
    word(database, new_round(database)[0], 1)
    with pytest.raises(DBAPIError, match=r"layer_words|append"), engine(database).begin() as connection:
        connection.execute(delete(tables.layer_words))
