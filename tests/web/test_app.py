"""The doors: who may come in, what is sent along with every page, and how a refusal looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from lianshen.review.errors import NotAllowed, NotFound, WrongStage
from lianshen.review.language import _
from lianshen.web.access import somebody
from lianshen.web.accounts.throttle import PER_NAME, WINDOW
from lianshen.web.app import SLICES, create_app
from lianshen.web.forgery import FIELD, HEADER
from tests.web.installation import installed_on

PUBLIC = {"/login", "/logout", "/language/{language}", "/health", "/rules", "/rules/{pack}/{name}"}


@dataclass
class Visitor:
    """A browser without a screen."""

    client: TestClient

    def token(self) -> str:
        self.client.get("/login")
        return self.client.cookies["lianshen-token"]

    def come_in(self, name: str) -> Visitor:
        form = {"name": name, "password": "lianshen-demo", FIELD: self.token()}
        assert self.client.post("/login", data=form, follow_redirects=False).status_code == 303
        return self

    def new_project(self, name: str) -> str:
        form = {"name": name, "region": "320600 南通市", FIELD: self.token()}
        return self.client.post("/projects", data=form, follow_redirects=False).headers["location"].split("?")[0]


@pytest.fixture(scope="module")
def app(database_url: str, broker_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    with installed_on(database_url, broker_url, tmp_path_factory.mktemp("app")):
        yield create_app()


@pytest.fixture
def visitor(app: FastAPI) -> Visitor:
    return Visitor(TestClient(app, raise_server_exceptions=False, headers={"Accept-Language": "zh-CN"}))


def routes() -> list[APIRoute]:
    return [route for part in SLICES for route in part.router.routes if isinstance(route, APIRoute)]


def asks_for(route: APIRoute) -> set[object]:
    return {dependency.call for dependency in route.dependant.dependencies}


def test_only_these_routes_are_open_to_anybody() -> None:
    assert {route.path for route in routes() if somebody not in asks_for(route)} == PUBLIC


def test_a_route_that_knows_who_asks_says_so_in_its_signature() -> None:
    hidden = [r.path for r in routes() if somebody in asks_for(r) and "actor" not in r.endpoint.__annotations__]
    assert hidden == []


def test_whoever_has_not_come_in_is_led_to_the_login(visitor: Visitor) -> None:
    answer = visitor.client.get("/projects", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fprojects")


def test_a_program_that_has_not_come_in_is_told_in_json(visitor: Visitor) -> None:
    answer = visitor.client.get("/api/v1/projects")
    assert answer.status_code == 401
    assert set(answer.json()["error"]) == {"zh", "en"}


def test_a_wrong_password_is_said_on_the_login_page(visitor: Visitor) -> None:
    answer = visitor.client.post("/login", data={"name": "fire", "password": "?", FIELD: visitor.token()})
    assert answer.status_code == 403
    assert "密码错误" in answer.text


def test_after_many_wrong_passwords_the_login_names_the_wait(visitor: Visitor) -> None:
    form = {"name": "somebody", "password": "?", FIELD: visitor.token()}
    answers = [visitor.client.post("/login", data=form) for _try in range(PER_NAME + 1)]
    assert [answer.status_code for answer in answers] == [403] * PER_NAME + [429]
    wait = int(answers[-1].headers["retry-after"])
    assert 0 < wait <= WINDOW
    assert f"请于 {wait} 秒后再试" in answers[-1].text


def test_the_login_leads_nowhere_but_into_the_platform(visitor: Visitor) -> None:
    form = {"name": "fire", "password": "lianshen-demo", "next": "//elsewhere.example/", FIELD: visitor.token()}
    assert visitor.client.post("/login", data=form, follow_redirects=False).headers["location"] == "/"


def test_a_form_without_the_token_changes_nothing(visitor: Visitor) -> None:
    visitor.come_in("designer")
    answer = visitor.client.post("/projects", data={"name": "来历不明", "region": "320600"})
    assert answer.status_code == 403
    assert "来历不明" not in visitor.client.get("/projects").text


def test_every_page_says_what_the_browser_may_load(visitor: Visitor) -> None:
    headers = visitor.client.get("/login").headers
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_sessions_cookie_is_out_of_reach_of_scripts(visitor: Visitor) -> None:
    form = {"name": "lead", "password": "lianshen-demo", FIELD: visitor.token()}
    cookie = visitor.client.post("/login", data=form, follow_redirects=False).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


@pytest.mark.parametrize(
    ("address", "accepted", "language"),
    [
        ("/login", "", "zh-CN"),
        ("/login", "en-GB,en", "en"),
        ("/login?lang=en", "zh-CN", "en"),
        ("/login", "fr", "zh-CN"),
    ],
)
def test_a_page_speaks_chinese_unless_asked_for_english(
    visitor: Visitor, address: str, accepted: str, language: str
) -> None:
    answer = visitor.client.get(address, headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text


def test_the_chosen_language_stays(visitor: Visitor) -> None:
    visitor.client.get("/language/en?next=/login")
    assert "Joint review of construction drawings" in visitor.client.get("/login").text


@pytest.mark.parametrize(("refusal", "status"), [(NotFound, 404), (NotAllowed, 403), (WrongStage, 409)])
def test_a_refusal_is_a_page_with_its_reason(app: FastAPI, refusal: type[NotFound], status: int) -> None:
    reason = _("there is no such round")

    def refuses() -> None:
        raise refusal(reason)

    own = create_app()
    own.add_api_route("/refuses", refuses)
    answer = TestClient(own).get("/refuses")
    assert answer.status_code == status
    assert reason.zh in answer.text


def test_the_log_of_our_own_fault_holds_no_values(app: FastAPI, capsys: pytest.CaptureFixture[str]) -> None:
    def breaks() -> None:
        unspoken = "a value" * 2
        raise ZeroDivisionError(f"divided {len(unspoken)}")

    own = create_app()
    own.add_api_route("/breaks", breaks)
    TestClient(own, raise_server_exceptions=False).get("/breaks")
    logged = capsys.readouterr().out
    assert "ZeroDivisionError: divided 14" in logged
    assert "a valuea value" not in logged
    assert "incident" in logged
    assert len(logged.splitlines()) == 1
    assert len(logged) < 20_000


def test_our_own_fault_has_a_number_and_tells_nothing_else(app: FastAPI) -> None:
    def breaks() -> None:
        raise ZeroDivisionError("secret detail")

    own = create_app()
    own.add_api_route("/breaks", breaks)
    answer = TestClient(own, raise_server_exceptions=False).get("/breaks", headers={"Accept": "application/json"})
    assert answer.status_code == 500
    assert answer.json()["incident"] in answer.json()["message"]
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


def test_a_round_that_is_not_there_is_not_found(visitor: Visitor) -> None:
    visitor.come_in("lead")
    assert visitor.client.get(f"/rounds/{uuid4()}").status_code == 404
    assert visitor.client.get(f"/api/v1/rounds/{uuid4()}/reading.json").status_code == 404


def test_an_address_that_is_none_is_not_found(visitor: Visitor) -> None:
    assert visitor.client.get("/nowhere").status_code == 404


def test_only_a_design_institute_creates_projects(visitor: Visitor) -> None:
    visitor.come_in("fire")
    form = {"name": "越权", "region": "320600", FIELD: visitor.token()}
    assert visitor.client.post("/projects", data=form).status_code == 403


def test_what_the_form_leaves_open_is_not_stated(visitor: Visitor) -> None:
    visitor.come_in("designer")
    page = visitor.client.get(visitor.new_project("未填项目")).text
    assert "未填项目" in page
    assert "建筑高度" not in page


def test_a_height_that_is_no_number_is_refused_with_the_fields_name(visitor: Visitor) -> None:
    visitor.come_in("designer")
    form = {"name": "高度", "region": "320600", "height": "很高", FIELD: visitor.token()}
    answer = visitor.client.post("/projects", data=form)
    assert answer.status_code == 400
    assert "建筑高度" in answer.text


def test_a_file_is_taken_as_a_stream_and_shown_by_its_own_name(visitor: Visitor) -> None:
    visitor.come_in("designer")
    place = visitor.new_project("上传")
    headers = {HEADER: visitor.token(), "Accept": "application/json"}
    answer = visitor.client.put(f"{place}/files/首层 平面.dxf", content=b"0\nEOF\n", headers=headers)
    assert (answer.status_code, answer.json()["name"], answer.json()["size_bytes"]) == (201, "首层 平面.dxf", 6)
    assert "首层 平面.dxf" in visitor.client.get(place).text


def test_files_can_be_handed_in_by_a_plain_form(visitor: Visitor) -> None:
    visitor.come_in("designer")
    place = visitor.new_project("无脚本上传")
    files = [("files", ("a.dxf", b"0\nEOF\n")), ("files", ("b.pdf", b"%PDF-1.7"))]
    answer = visitor.client.post(f"{place}/files", data={FIELD: visitor.token()}, files=files)
    assert "a.dxf" in answer.text
    assert "b.pdf" in answer.text


def test_what_a_person_writes_is_never_markup(visitor: Visitor) -> None:
    visitor.come_in("designer")
    page = visitor.client.get(visitor.new_project("<script>alert(1)</script>")).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_projects_are_told_to_programs(visitor: Visitor) -> None:
    visitor.come_in("designer")
    visitor.new_project("接口项目")
    assert "接口项目" in {line["name"] for line in visitor.client.get("/api/v1/projects").json()}
    assert visitor.client.get("/api/v1/me").json()["role"] == "designer"


def test_the_journal_is_for_supervisors(visitor: Visitor) -> None:
    assert visitor.come_in("supervisor").client.get("/supervision").status_code == 200
    assert visitor.come_in("fire").client.get("/supervision").status_code == 403
