"""The page of a round's layers: who finds a form there, and where a word leads."""

from __future__ import annotations

from fastapi.testclient import TestClient

from lianshen.review.projects import Actor, Stage
from lianshen.web.app import create_app
from lianshen.web.forgery import FIELD
from tests.web.desk.scenes import LAYER, new_round


def come_in(name: str) -> TestClient:
    client = TestClient(create_app(), headers={"Accept-Language": "zh-CN"}, follow_redirects=False)
    client.get("/login")
    form = {"name": name, "password": "lianshen-demo", FIELD: client.cookies["lianshen-token"]}
    assert client.post("/login", data=form).status_code == 303
    return client


def test_the_institute_finds_a_form_and_its_word_leads_to_the_progress(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.CHECKING)
    designer, page = come_in("designer"), f"/rounds/{round.id}/layers"
    assert "<select" not in designer.get(page).text
    opened = designer.get(page, params={"file": "a" * 64, "layer": LAYER.name}).text
    assert (opened.count("<select"), "线 12" in opened, "以上都不是或不明" in opened) == (1, True, True)
    form = {"layer": LAYER.name, "meaning": "walls", "reason": "内墙", FIELD: designer.cookies["lianshen-token"]}
    answer = designer.post(page, data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/rounds/{round.id}/progress?done=layer-named")
    said = designer.get(page).text
    assert ("内墙" in said, "本轮尚未采用" in said) == (True, True)  # until the file is read again


def test_reviewers_may_look_and_find_no_form(actors: dict[str, Actor]) -> None:
    round = new_round(actors, Stage.REVIEW)
    fire, page = come_in("fire"), f"/rounds/{round.id}/layers"
    shown = fire.get(page, params={"file": "a" * 64, "layer": LAYER.name}).text
    assert (LAYER.name in shown, "<select" in shown) == (True, False)
    form = {"layer": LAYER.name, "meaning": "walls", FIELD: fire.cookies["lianshen-token"]}
    assert fire.post(page, data=form).status_code == 403
