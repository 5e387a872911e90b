"""A child can do nothing but read its file, and whatever it does, the parent gets an answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import ezdxf
import pytest

from lianshen.parsers import answer
from lianshen.parsers.format import Reading
from lianshen.parsers.layers import Meaning, corrected
from lianshen.parsers.reading import Limits, read_file
from tests.hostile import make

JAILED = "import os; from lianshen.parsers import jail; jail.enter(os.getppid(), {memory}, 30, {output});"


def test_it_cannot_open_a_socket() -> None:
    assert "PermissionError" in jailed("import socket; socket.socket()")


def test_it_cannot_start_a_program() -> None:
    assert "PermissionError" in jailed("os.execv('/bin/true', ['true'])")


def test_it_cannot_fill_the_memory() -> None:
    assert "MemoryError" in jailed("bytearray(2 << 30)")


def test_it_cannot_fill_the_disk(tmp_path: Path) -> None:
    said = jailed(f"open({str(tmp_path / 'big')!r}, 'wb').write(bytes(9_000_000))", output=1_000_000)
    assert "File too large" in said
    assert (tmp_path / "big").stat().st_size <= 1_000_000


def test_it_dies_with_its_parent() -> None:
    inner = JAILED.format(memory=1 << 30, output=1000) + "import time; time.sleep(60)"
    outer = f"import subprocess, sys; c = subprocess.Popen([sys.executable, '-c', {inner!r}]); print(c.pid, flush=True); c.wait()"
    parent = subprocess.Popen([sys.executable, "-c", outer], stdout=subprocess.PIPE, env=environment())
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.5)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(child)


def test_what_a_person_says_of_a_layer_is_known_to_the_child_and_to_what_is_kept(tmp_path: Path) -> None:
    document = ezdxf.new(units=4)
    for inset in (0, 1_000):
        edge = [(inset, inset), (42_000 - inset, inset), (42_000 - inset, 29_700 - inset), (inset, 29_700 - inset)]
        document.modelspace().add_lwpolyline(edge, close=True, dxfattribs={"layer": "x17-new"})
    document.saveas(tmp_path / "a.dxf")

    def places() -> list[str]:
        _source, reading = read_file(tmp_path / "a.dxf", "a.dxf", keep_in=tmp_path / "kept")
        return [drawing.sheet.place for drawing in reading.drawings]

    assert places() == ["model space"]
    with corrected({"x17-new": Meaning.FRAMES}):
        assert places() == ["frame 1"]
    assert places() == ["model space"]


def test_a_slow_child_is_stopped_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf", Limits(wall=0.05))
    assert [problem.code for problem in reading.problems] == ["timeout"]


def test_a_child_that_computes_too_long_is_stopped_and_named(tmp_path: Path) -> None:
    make.flate_bomb(tmp_path / "a.pdf")
    _source, reading = read_file(tmp_path / "a.pdf", "a.pdf", Limits(cpu=1))
    assert [problem.code for problem in reading.problems] == ["timeout"]


def test_a_file_past_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf", Limits(file_bytes=100))
    assert [problem.code for problem in reading.problems] == ["too-large"]


def test_an_answer_larger_than_allowed_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    _source, reading = read_file(tmp_path / "a.dxf", "a.dxf", Limits(output=500))
    assert [problem.code for problem in reading.problems] == ["too-much-drawn"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"not a zip"])
def test_an_answer_that_is_none_is_not_believed(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "answer.zip").write_bytes(content)
    with pytest.raises(ValueError, match="no readable answer"):
        answer.read(tmp_path / "answer.zip")


def test_an_answer_with_a_pickle_in_it_is_not_believed(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "answer.zip", "w") as parts:
        parts.writestr("0.npz", b"\x80\x04K\x01.")
        parts.writestr("answer.json", json.dumps({"drawings": 1, "problems": []}))
    with pytest.raises(ValueError, match="no readable answer"):
        answer.read(tmp_path / "answer.zip")


def test_many_threads_may_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    readings: list[Reading] = []
    threads = [
        threading.Thread(target=lambda: readings.append(read_file(tmp_path / "a.dxf", "a.dxf")[1])) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(reading.drawings) for reading in readings] == [1, 1, 1]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    (tmp_path / "a.dxf").write_bytes(make.plain_dxf())
    read_file(tmp_path / "a.dxf", "a.dxf")
    assert list((tmp_path / "tmp").iterdir()) == []


def jailed(code: str, memory: int = 1 << 30, output: int = 1 << 20) -> str:
    """What a child under the limits says on its way out."""
    script = JAILED.format(memory=memory, output=output) + code
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment(), timeout=60)
    return done.stderr


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.getcwd()}


def gone(process: int) -> bool:
    for _ in range(50):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
        if state == "Z":
            return True
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)
    return False
