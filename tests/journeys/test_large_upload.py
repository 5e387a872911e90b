"""A 300 MB file goes through the web server without sitting in its memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from threading import Event, Thread

import httpx
import psutil

from lianshen.web.running import Platform

MEGABYTE = 10**6
SIZE = 300
MOST = 120  # megabytes by which the web server may grow


def test_a_large_file_is_streamed_to_the_store(served: Platform) -> None:
    assert served.web is not None
    with httpx.Client(base_url=served.address, follow_redirects=True, timeout=120) as browser:
        token = re.findall('name="token" content="([^"]+)"', browser.get("/login").text)[0]
        browser.post("/login", data={"name": "designer", "password": "lianshen-demo", "token": token})
        made = browser.post("/projects", data={"name": "大文件", "region": "320600", "token": token})
        before = memory_of(served.web.pid)
        with watched(served.web.pid) as seen:
            headers = {"x-lianshen-token": token}
            answer = browser.put(f"{made.url.path}/files/large.dxf", content=drawing(), headers=headers)
    assert (answer.status_code, answer.json()["size_bytes"]) == (201, SIZE * MEGABYTE)
    assert max(seen.megabytes) - before < MOST


def drawing() -> Iterator[bytes]:
    piece = (b"999\nnothing to see\n" * 60_000)[:MEGABYTE].ljust(MEGABYTE, b"\n")
    for _number in range(SIZE):
        yield piece


def memory_of(pid: int) -> float:
    """Megabytes of a process and its children."""
    whole = psutil.Process(pid)
    return sum(one.memory_info().rss for one in (whole, *whole.children(recursive=True))) / MEGABYTE


class watched:
    """Looks at a process ten times a second inside the `with`."""

    def __init__(self, pid: int) -> None:
        self.megabytes = [0.0]
        self._pid = pid
        self._over = Event()
        self._looking = Thread(target=self._look)

    def __enter__(self) -> watched:
        self._looking.start()
        return self

    def __exit__(self, *failure: object) -> None:
        self._over.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.megabytes.append(memory_of(self._pid))
