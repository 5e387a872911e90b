"""A child process starts, says why it did not, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from lianshen.web.embedded import CannotStart, Child, free_port
from lianshen.web.embedded.processes import explain, wait_until_gone

FAMILY = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN if "stubborn" in sys.argv else signal.SIG_DFL)
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(grandchild.pid, flush=True)
time.sleep(600)
"""


def family(tmp_path: Path, *, stubborn: bool = False, grace: float = 5) -> Child:
    words = ["stubborn"] if stubborn else []
    return Child("a family", [sys.executable, "-c", FAMILY, *words], log=tmp_path / "log", grace=grace)


def grandchild_of(child: Child) -> int:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if words := child.last_words():
            return int(words.split()[0])
        time.sleep(0.02)
    raise AssertionError("the child said nothing")


@pytest.mark.parametrize("stubborn", [False, True])
def test_stopping_ends_the_child_and_its_children_even_a_stubborn_one(tmp_path: Path, stubborn: bool) -> None:
    child = family(tmp_path, stubborn=stubborn, grace=0.5)
    child.start()
    grandchild = grandchild_of(child)
    child.stop()
    assert not child.alive
    assert wait_until_gone(grandchild, 5) or psutil.Process(grandchild).status() == psutil.STATUS_ZOMBIE


def test_a_killed_child_can_be_started_again(tmp_path: Path) -> None:
    child = family(tmp_path)
    child.start()
    first = child.pid
    grandchild_of(child)
    psutil.Process(first).kill()
    while child.alive:
        time.sleep(0.01)
    child.start()
    assert child.alive
    assert child.pid != first
    child.stop()


def test_a_child_dies_with_us(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from lianshen.web.embedded import Child\n"
        "child = Child('sleep', ['sleep', '600'], log=Path(sys.argv[1])); child.start()\n"
        "print(child.pid, flush=True); time.sleep(600)"
    )
    us = subprocess.Popen([sys.executable, "-c", code, tmp_path / "log"], stdout=subprocess.PIPE, text=True)
    assert us.stdout is not None
    child = int(us.stdout.readline())
    us.send_signal(signal.SIGKILL)
    us.communicate()
    assert wait_until_gone(child, 5) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE


def test_a_missing_program_is_a_sentence(tmp_path: Path) -> None:
    child = Child("the worker", [tmp_path / "nowhere"], log=tmp_path / "no folder" / "log")
    with pytest.raises(CannotStart, match="the worker cannot be started"):
        child.start()


def test_a_port_in_use_is_avoided() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) != port


@pytest.mark.parametrize(("number", "remedy"), [(28, "make room"), (30, "LIANSHEN_DATA"), (13, "LIANSHEN_DATA")])
def test_an_error_of_the_disk_names_its_remedy(number: int, remedy: str) -> None:
    assert remedy in explain(OSError(number, "", "/somewhere"))
