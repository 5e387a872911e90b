"""The whole walk in a real browser: drawings go in, departments review them on the sheet, a joint opinion comes out."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from playwright.sync_api import Browser, Locator

from lianshen.web.running import Platform
from samples.make import make
from tests.journeys.people import Person, pixels_of

NAME = "江海路保障房1#楼"
SHELTER = "地下一层平面图"
REASON = "该门已按专家论证意见另行加强，不构成问题"
ADDED = "此处疏散宽度请按实际人数复核"
FIRE, DEFENCE = (0xC2, 0x41, 0x0C), (0x4D, 0x7C, 0x0F)  # the departments' colours (components/look)
OTHERS = ("weather", "seismic", "clerk")
MINUTES = 60_000


@pytest.mark.timeout(600)
def test_drawings_go_in_and_a_joint_opinion_comes_out(served: Platform, browser: Browser, tmp_path: Path) -> None:
    def come(account: str, *, scripts: bool = True) -> Person:
        return Person(browser, served.address, account, scripts=scripts)

    designer = come("designer")
    creates_a_project(designer)
    uploads_and_submits(designer, make(tmp_path / "drawings"))
    watches_until_people_review(designer)
    sees_what_was_not_read(designer)
    cannot_see_findings_yet(designer)

    fire = come("fire")
    judges_on_the_sheet(fire, FIRE)
    adds_by_drawing(fire)
    closes(fire)
    defence = come("defence")
    judges_on_the_sheet(defence, DEFENCE)
    sees_the_conflict(defence)
    closes(defence)
    housing = come("housing", scripts=False)
    judges_without_scripts(housing)
    closes(housing)
    lead = come("lead")
    cannot_issue_yet(lead)
    others = [come(account) for account in OTHERS]
    for person in others:
        closes(person)
    issues(lead)

    applicant = come("applicant")
    downloads_the_opinion(applicant)
    downloads_the_annotated_sheets(applicant)
    supervisor = come("supervisor")
    sees_it_in_the_journal(supervisor)
    for person in (designer, fire, defence, housing, lead, *others, applicant, supervisor):
        person.leaves()


def creates_a_project(designer: Person) -> None:
    designer.click("新建项目")
    page = designer.page
    page.get_by_label("项目名称").fill(NAME)
    page.get_by_label("行政区划").fill("320600 南通市")
    page.get_by_label("城市").fill("南通")
    page.get_by_label("建筑用途").select_option(label="住宅")
    page.get_by_label("建筑高度").fill("34.1")
    page.get_by_label("地上层数").fill("11")
    page.get_by_label("地下层数").fill("1")
    page.get_by_label("耐火等级").select_option(label="一级")
    page.get_by_label("抗震设防烈度").select_option(label="7度（0.10g）")
    page.get_by_label("年平均雷暴日").fill("35.6")
    designer.shot("01-new-project")
    designer.click("创建项目")
    designer.sees("项目已创建")


def uploads_and_submits(designer: Person, drawings: list[Path]) -> None:
    page = designer.page
    page.locator("input[type=file]").set_input_files(drawings)
    designer.sees("文件已接收")
    received = page.locator("table").first.locator("tbody tr td:first-child").all_inner_texts()
    assert sorted(words.rsplit(" ", 1)[0] for words in received) == sorted(path.name for path in drawings)
    designer.shot("02-uploaded")
    designer.click("提交联合审查")
    page.wait_for_url("**/progress?*")


def watches_until_people_review(designer: Person) -> None:
    """The page is never loaded again: what changes comes by itself."""
    page = designer.page
    page.evaluate("window.sameVisit = true")
    page.locator(".sign.running, .cells .running").first.wait_for()
    designer.shot("03-progress")
    page.locator('[data-finished="yes"]').wait_for(timeout=4 * MINUTES)
    assert page.evaluate("window.sameVisit")
    designer.sees("审查中")
    designer.shot("04-progress-finished")


def sees_what_was_not_read(designer: Person) -> None:
    unread = designer.page.locator("#not-read")
    told = unread.locator("li").filter(has_text="天正原生.dxf").filter(has_text="未读出").first.inner_text()
    assert "处理办法" in told
    assert "TSAVEAS" in told


def cannot_see_findings_yet(designer: Person) -> None:
    assert designer.page.get_by_role("link", name="审查意见", exact=True).count() == 0


def judges_on_the_sheet(reviewer: Person, colour: tuple[int, int, int]) -> None:
    """Sees the findings drawn on the sheet in the department's colour, upholds one and dismisses one with a reason."""
    page = reviewer.page
    reviewer.opens(NAME)
    reviewer.opens_sheet(SHELTER)
    page.locator("sheet-viewer[data-drawn]").wait_for()
    assert pixels_of(page.locator(".map").screenshot(), colour) > 100
    sees_what_the_machine_saw(reviewer)
    page.keyboard.press("j")
    first = page.locator(".matter.chosen")
    first_key = first.get_attribute("data-key")
    page.keyboard.press("u")
    page.locator(f'.matter[data-key="{first_key}"]').get_by_text("已确认").wait_for()
    page.keyboard.press("j")
    second_key = page.locator(".matter.chosen").get_attribute("data-key")
    assert second_key != first_key
    page.keyboard.press("d")
    page.locator(".matter.chosen textarea").fill(REASON)
    reviewer.shot(f"05-{reviewer.account}-dismisses")
    page.locator(".matter.chosen").get_by_role("button", name="按此理由驳回").click()
    page.locator(f'.matter[data-key="{second_key}"]').get_by_text(REASON).first.wait_for()


def sees_what_the_machine_saw(reviewer: Person) -> None:
    """Switches the layer on with a key, walks through what was recognised, reads how sure it is, and switches it off."""
    page = reviewer.page
    page.keyboard.press("m")
    page.get_by_role("group", name="图例").get_by_text("防护单元").first.wait_for()
    page.keyboard.press("n")
    page.locator("[data-seen-details] dd").filter(has_text="读取").first.wait_for()
    reviewer.shot(f"04-{reviewer.account}-what-the-machine-saw")
    page.keyboard.press("m")
    page.locator(".seen-panel").wait_for(state="hidden")
    page.keyboard.press("0")


def adds_by_drawing(reviewer: Person) -> None:
    """Draws a rectangle, takes it back, draws a cloud and says what is wrong there."""
    page = reviewer.page
    page.get_by_role("button", name="全图").click()
    page.wait_for_timeout(400)
    draw(reviewer, "矩形", (300, 260), (420, 330))
    page.get_by_role("button", name="撤销").click()
    assert page.locator(".add-form").first.is_hidden()
    page.keyboard.press("Escape")
    draw(reviewer, "云线", (320, 280), (470, 380))
    form = page.locator(".side-list > .add-form")
    form.get_by_label("这里有什么问题").fill(ADDED)
    form.get_by_label("强条").check()
    form.get_by_label("标准").fill("GB 55037-2022")
    form.get_by_label("条文").fill("7.1.4")
    reviewer.shot("06-adds")
    form.get_by_role("button", name="提交意见").click()
    page.locator(".matter[data-verdict=added]").filter(has_text=ADDED).wait_for()
    reviewer.shot("07-added")


def draw(person: Person, tool: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    page = person.page
    page.get_by_role("button", name=tool).click()
    area = page.locator(".map").bounding_box()
    assert area is not None
    page.mouse.click(area["x"] + start[0], area["y"] + start[1])
    page.mouse.move(area["x"] + (start[0] + end[0]) / 2, area["y"] + (start[1] + end[1]) / 2)
    page.mouse.click(area["x"] + end[0], area["y"] + end[1])
    page.locator(".side-list > .add-form").wait_for()


def sees_the_conflict(reviewer: Person) -> None:
    reviewer.opens(NAME)
    conflict = reviewer.page.locator(".conflicts li").first.inner_text()
    assert "消防" in conflict
    assert "人防" in conflict
    reviewer.shot("08-conflict")


def judges_without_scripts(reviewer: Person) -> None:
    """A plain picture of the sheet, and forms."""
    page = reviewer.page
    reviewer.opens(NAME)
    reviewer.click("查看审查意见")
    card = page.locator(".matter", has=page.get_by_role("link", name="看图")).first
    key = card.get_attribute("data-key")
    looks_up_the_rule(reviewer, card)
    card.get_by_role("link", name="看图").click()
    assert page.locator(".plain-picture").evaluate("img => img.decode().then(() => img.naturalWidth)") > 1000
    chosen = page.locator(f'.matter[data-key="{key}"]')
    chosen.locator("summary[data-act=dismiss]").click()
    chosen.locator("textarea").fill(REASON)
    chosen.get_by_role("button", name="按此理由驳回").click()
    reviewer.sees("已记录：驳回。")
    assert REASON in page.locator(f'.matter[data-key="{key}"]').inner_text()


def looks_up_the_rule(reviewer: Person, card: Locator) -> None:
    """From a finding to the page of its rule, and to the same page by searching, with the keyboard alone."""
    page = reviewer.page
    back, title = page.url, card.locator("h3").inner_text()
    card.locator(".clause a").click()
    page.get_by_role("heading", name=title).wait_for()
    page.get_by_role("heading", name="如何审查").wait_for()
    rule = page.url
    page.get_by_role("navigation", name="主导航").get_by_role("link", name="规则").click()
    page.get_by_role("searchbox", name="搜索").fill(title)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=title, exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(rule)
    page.goto(back)


def closes(person: Person) -> None:
    person.opens(NAME)
    person.page.get_by_role("button", name="办结").click()
    person.sees("本部门意见已办结")


def cannot_issue_yet(lead: Person) -> None:
    lead.opens(NAME)
    lead.sees("6 个部门中 3 个已办结")
    lead.shot("09-lead-waits")
    assert lead.page.get_by_role("button", name="签发联合审查意见").count() == 0


def issues(lead: Person) -> None:
    lead.opens(NAME)
    lead.shot("10-lead-issues")
    lead.page.get_by_role("button", name="签发联合审查意见").click()
    lead.sees("联合审查意见已签发")


def downloads_the_opinion(applicant: Person) -> None:
    page = applicant.page
    link = page.get_by_role("link", name="联合审查意见（PDF）")
    applicant.opens(NAME)
    page.get_by_role("link", name="打开").first.click()
    for _look in range(120):
        page.get_by_role("link", name="联合审查意见", exact=True).first.click()
        if link.count():
            break
        page.wait_for_timeout(1000)
    applicant.shot("11-joint-opinion")
    words = words_of(applicant.downloads(link))
    assert NAME in words
    assert ADDED in words
    assert REASON in words
    assert "天正原生.dxf" in words


def downloads_the_annotated_sheets(applicant: Person) -> None:
    data = applicant.downloads(applicant.page.get_by_role("link", name="全部标注图（PDF）"))
    with pymupdf.open(stream=data, filetype="pdf") as sheets:
        said = " ".join(mark.info["content"] for sheet in sheets for mark in sheet.annots())
    assert ADDED in said


def sees_it_in_the_journal(supervisor: Person) -> None:
    supervisor.click("审计日志")
    supervisor.sees("日志完整")
    supervisor.sees("签发联合审查意见")
    supervisor.shot("12-journal")


def words_of(pdf: bytes) -> str:
    """What stands in a PDF, without the breaks of its lines."""
    with pymupdf.open(stream=pdf, filetype="pdf") as opinion:
        return "".join("".join(page.get_text().split()) for page in opinion)
