"""Cards: what says the same is shown and answered once."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from lianshen.review.projects import Actor, Stage
from lianshen.storage.work import work
from lianshen.web import desk
from lianshen.web.app import create_app
from lianshen.web.findings.grouping import by_sheet, cards_of, failures_first
from lianshen.web.forgery import FIELD
from lianshen.web.settings import settings
from lianshen.web.sheets.marks import sheet_data
from tests.web.desk.scenes import FIRE, QUESTION, new_round

STOREYS = tuple(replace(FIRE, subject=f"B1/{number}F/M12") for number in range(3, 12))
KEYS = [finding.fingerprint for finding in STOREYS]


def typical(actors: dict[str, Actor]) -> UUID:
    """A round in which a door of every storey fails on the one sheet of them all."""
    round = new_round(actors, Stage.REVIEW)
    with work(settings().database_url) as at:
        at.findings.replace(round.id, "fire", "B1/3F", [*STOREYS, QUESTION])
    return round.id


def test_a_typical_storeys_fault_is_one_card_with_all_its_doors(actors: dict[str, Actor]) -> None:
    page = desk.findings(actors["fire"], typical(actors))
    cards = cards_of(page.matters)
    assert [len(card.lines) for card in cards] == [9, 1]
    assert [matter.key for matter in cards[0].matters] == KEYS  # from the 3rd storey to the 11th
    assert [group.count for group in by_sheet(page.matters, page.sheets)] == [2]


@pytest.mark.parametrize("many", [1, 2, 3, 4, 9])
@pytest.mark.parametrize(("name", "judges"), [("fire", True), ("lead", False)])
def test_a_card_lists_all_it_is_about(many: int, name: str, judges: bool, actors: dict[str, Actor]) -> None:
    round_id = typical(actors)
    with work(settings().database_url) as at:
        at.findings.replace(round_id, "fire", "B1/3F", STOREYS[:many])
    client = TestClient(create_app(), headers={"Accept-Language": "zh-CN"})
    client.get("/login")
    client.post("/login", data={"name": name, "password": "lianshen-demo", FIELD: client.cookies["lianshen-token"]})
    for address in ("findings", "sheets/s1", "sheets/s1/cards", "opinion"):
        shown = client.get(f"/rounds/{round_id}/{address}")
        assert shown.status_code == 200
        assert all(finding.subject in shown.text for finding in STOREYS[:many][:6])
    assert (f"data-chosen>{many}<" in client.get(f"/rounds/{round_id}/findings").text) is (judges and many > 1)


def test_on_the_sheet_it_is_one_mark_drawn_once(actors: dict[str, Actor]) -> None:
    page = desk.sheet(actors["fire"], typical(actors), "s1")
    marks = sheet_data(page, "/here")["marks"]
    assert [len(mark["shapes"]) for mark in marks] == [1, 1]
    assert [mark["key"] for mark in marks] == [card.first.matter.key for card in failures_first(page.matters)]


def test_one_dismissal_answers_the_card_and_is_taken_back_at_once(actors: dict[str, Actor]) -> None:
    round_id = typical(actors)
    desk.dismiss_alike(actors["fire"], round_id, KEYS, "标准层门宽已核")
    card = cards_of(desk.findings(actors["fire"], round_id).matters)[0]
    assert len(card.lines) == 9
    assert not any(matter.stands for matter in card.matters)
    assert len(set(card.words(0))) == 9
    desk.take_back_alike(actors["fire"], round_id, card.words(0))
    again = cards_of(desk.findings(actors["fire"], round_id).matters)[0]
    assert (len(again.lines), again.first.opinions) == (9, ())


def test_what_is_left_out_of_a_dismissal_becomes_a_card_of_its_own(actors: dict[str, Actor]) -> None:
    round_id = typical(actors)
    desk.dismiss_alike(actors["fire"], round_id, KEYS[1:], "标准层门宽已核")
    cards = cards_of(desk.findings(actors["fire"], round_id).matters)
    assert sorted(len(card.lines) for card in cards) == [1, 1, 8]
