"""People at the platform's pages: each in a browser of their own, reading Chinese, finding things by what they are called."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

PASSWORD = "lianshen-demo"
FAULTS = (Path(__file__).parent / "faults.js").read_text()
SHOTS = Path(__file__).parents[2] / "test-results"


class Person:
    """One person who has logged in.  With LIANSHEN_SHOTS set, `shot` leaves a picture in test-results/."""

    def __init__(self, browser: Browser, address: str, account: str, *, scripts: bool = True) -> None:
        visitor = browser.new_context(
            locale="zh-CN", viewport={"width": 1440, "height": 900}, java_script_enabled=scripts, accept_downloads=True
        )
        visitor.set_default_timeout(30_000)
        self.account = account
        self.scripts = scripts
        self.address = address
        self.errors: list[str] = []
        self.page: Page = visitor.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        self.go("/login")
        self.page.get_by_label("账号", exact=True).fill(account)
        self.page.get_by_label("密码", exact=True).fill(PASSWORD)
        self.page.get_by_role("button", name="登录", exact=True).click()
        self.page.wait_for_url("**/projects")
        self.can_be_read()

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def click(self, words: str) -> None:
        """The link or button that is called so."""
        self.page.locator("a, button").filter(has_text=words).first.click()

    def sees(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def opens(self, project: str) -> None:
        self.go("/projects")
        self.page.get_by_role("link", name=project).click()

    def opens_sheet(self, title: str) -> None:
        """The sheet of that title, from the list of sheets of the round that is open."""
        self.click("图纸")
        self.page.get_by_role("link", name=title).first.click()

    def downloads(self, link: Locator) -> bytes:
        with self.page.expect_download() as coming:
            link.click()
        return Path(coming.value.path()).read_bytes()

    def shot(self, name: str) -> None:
        self.can_be_read()
        if os.environ.get("LIANSHEN_SHOTS"):
            SHOTS.mkdir(exist_ok=True)
            self.page.wait_for_timeout(800)  # for what still moves
            self.page.evaluate("document.fonts.ready.then(() => true)")
            self.page.screenshot(path=SHOTS / f"{name}.png", full_page=not self.page.locator("sheet-viewer").count())

    def can_be_read(self) -> None:
        """Every control has a label, every button a name, every text its contrast, and nothing sticks out sideways."""
        if self.scripts:
            faults = self.page.evaluate(FAULTS)
            assert faults == [], f"{self.page.url}: {faults}"

    def leaves(self) -> None:
        self.page.context.close()
        assert self.errors == []


def pixels_of(picture: bytes, colour: tuple[int, int, int]) -> int:
    """How many pixels of a picture have that colour."""
    image = Image.open(BytesIO(picture)).convert("RGB")

    def near(seen: tuple[int, int, int]) -> bool:
        return all(abs(one - other) < 12 for one, other in zip(seen, colour, strict=True))

    return sum(count for count, seen in image.getcolors(image.width * image.height) or () if near(seen))
