"""A step that failed is said in words, with what it means, and with another try for those who may."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from lianshen.review.language import Text
from lianshen.review.projects import Actor, Stage
from lianshen.storage.steps import TRIES, StepKind, StepState, Target
from lianshen.storage.work import work
from lianshen.web import desk
from lianshen.web.app import create_app
from lianshen.web.forgery import FIELD
from lianshen.web.settings import settings
from tests.web.desk.scenes import new_round

WHY = Text("平台在此步骤出错", "the platform failed at this step")
WORDS = {
    StepKind.REPORT: ("生成联合审查意见文书", "联合审查意见暂不能下载"),
    StepKind.CHECK: ("消防对 B1/3F 的机审", "转为相应部门的待定问题"),
}


def given_up(actors: dict[str, Actor], stage: Stage, kind: StepKind) -> UUID:
    """A round in which one step broke off as often as it may."""
    round = new_round(actors, stage)
    target = Target(pack="fire", scope="B1/3F") if kind is StepKind.CHECK else Target()
    with work(settings().database_url) as at:
        at.steps.begin(round.id, kind, [target])
    for _try in range(TRIES):
        with work(settings().database_url) as at:
            waiting = next(step for step in at.steps.of(round.id) if step.kind is kind)
            claimed = at.steps.claim(waiting.id, timedelta(seconds=30))
            assert claimed is not None
            at.steps.stumbled(claimed, WHY)
    return round.id


def visitor(name: str) -> TestClient:
    client = TestClient(create_app(), headers={"Accept-Language": "zh-CN"})
    client.get("/login")
    client.post("/login", data={"name": name, "password": "lianshen-demo", FIELD: client.cookies["lianshen-token"]})
    return client


@pytest.mark.parametrize("kind", WORDS)
@pytest.mark.parametrize("tab", ["", "/progress", "/progress/panel"])
def test_what_failed_why_and_what_it_means_stands_on_the_page(
    kind: StepKind, tab: str, actors: dict[str, Actor]
) -> None:
    round_id = given_up(actors, Stage.MERGING, kind)
    shown = visitor("supervisor").get(f"/rounds/{round_id}{tab}").text
    for words in (*WORDS[kind], WHY.zh):
        assert words in shown


def test_an_opinion_whose_documents_failed_is_not_said_to_come_in_a_moment(actors: dict[str, Actor]) -> None:
    shown = visitor("applicant").get(f"/rounds/{given_up(actors, Stage.MERGING, StepKind.REPORT)}/opinion").text
    assert "联合审查意见暂不能下载" in shown
    assert "data-waits" not in shown


def test_the_button_is_for_those_who_may_and_begins_another_try(actors: dict[str, Actor]) -> None:
    round_id = given_up(actors, Stage.MERGING, StepKind.REPORT)
    assert "another-try" not in visitor("fire").get(f"/rounds/{round_id}/progress").text
    lead = visitor("lead")
    assert f'action="/rounds/{round_id}/another-try"' in lead.get(f"/rounds/{round_id}/progress").text
    form = {FIELD: lead.cookies["lianshen-token"]}
    assert "失败的步骤正在重新执行" in lead.post(f"/rounds/{round_id}/another-try", data=form).text
    assert desk.progress(actors["lead"], round_id).given_up == ()
    (report,) = (s for s in desk.progress(actors["lead"], round_id).others if s.kind is StepKind.REPORT)
    assert report.state is StepState.WAITING


def test_while_people_review_a_failed_check_is_their_question_and_no_button(actors: dict[str, Actor]) -> None:
    round_id = given_up(actors, Stage.REVIEW, StepKind.CHECK)
    shown = visitor("lead").get(f"/rounds/{round_id}/progress").text
    assert "转为相应部门的待定问题" in shown
    assert "another-try" not in shown
