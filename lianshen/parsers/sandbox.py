"""Every foreign file is opened in a child process of its own, limited in memory, time and output.

A fresh interpreter and no fork: a fork of a process with threads (a server, a worker) can hang.  The child gets no
inherited descriptor, an almost empty environment, an own folder that is removed afterwards, and dies with its parent.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import lianshen
from lianshen.parsers import answer, jail
from lianshen.parsers.child import ANSWER, PAGE
from lianshen.parsers.format import Reading
from lianshen.parsers.layers import corrections
from lianshen.review.language import Text, _
from lianshen.review.sheets import Loss, Problem, SourceFile

GIGABYTE = 1024**3
_LEAST_CPU, _BYTES_A_SECOND = 4, 8_000  # loading the programs takes one second of the four
_MEMORY_A_BYTE = 64
_LEAST_STILL, _BYTES_STILL = 4.0, 2_000_000  # a large file may wait for a slow disk
_BUSY = "busy"
_GLANCE = 0.25  # seconds between two looks at a child


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: bytes of file, memory and answer, seconds of computing and of waiting.

    Computing is the true bound; `wall` is the last resort on a machine so busy that little is computed, and a child
    that for `still` seconds neither computes nor wants to is ended at once.  `ocr` seconds come on top where a second
    look is needed at words that are pictures; one page may take a third of them.
    """

    file_bytes: int = 1 * GIGABYTE
    memory: int = 4 * GIGABYTE
    cpu: int = 120
    wall: float = 300.0
    still: float = 10.0
    output: int = GIGABYTE // 2
    ocr: float = 180.0

    def for_pictures(self) -> Limits:
        """What a second look may cost: OCR computes with two threads."""
        return replace(self, cpu=self.cpu + int(2 * self.ocr), wall=self.wall + self.ocr)

    def within(self, size: int) -> Limits:
        """What a file of `size` bytes may cost: a small file that asks for much is no drawing but an attack."""
        cpu = min(self.cpu, _LEAST_CPU + size // _BYTES_A_SECOND)
        memory = min(self.memory, GIGABYTE + _MEMORY_A_BYTE * size)
        return replace(self, cpu=cpu, memory=memory, still=min(self.still, _LEAST_STILL + size / _BYTES_STILL))


def read(source: SourceFile, path: Path, limits: Limits) -> Reading:
    """The reading of the file at `path` as the child gave it, or the problem that ended the child."""
    limits = limits.within(source.size_bytes)
    if source.size_bytes > limits.file_bytes:
        return Reading(problems=(_too_large(source, limits),))
    with _folder() as folder:
        status = _run(Path(folder), _order(source, path, limits), limits)
        if status != 0:
            return Reading(problems=(_ended(status),))
        try:
            return answer.read(Path(folder) / ANSWER)
        except ValueError:
            return Reading(problems=(_ended(1),))


def look(source: SourceFile, path: Path, limits: Limits) -> Reading:
    """The reading once more, with the words of pictures; whatever goes wrong, the first reading still stands."""
    limits = limits.for_pictures()
    with _folder() as folder:
        order = {**_order(source, path, limits), "ocr": limits.ocr}
        if _run(Path(folder), order, limits) != 0:
            return Reading()
        try:
            return answer.read(Path(folder) / ANSWER)
        except ValueError:
            return Reading()


def page_of(source: SourceFile, path: Path, number: int, limits: Limits | None = None) -> bytes | None:
    """Page `number` (from 1) of a PDF as a clean PDF of its own; None where the page cannot be had."""
    limits = (limits or Limits()).within(source.size_bytes)
    with _folder() as folder:
        order = {**_order(source, path, limits), "task": "page", "page": number}
        if _run(Path(folder), order, limits) != 0:
            return None
        return (Path(folder) / PAGE).read_bytes()


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="lianshen-read-", ignore_cleanup_errors=True)


def _run(folder: Path, order: dict[str, object], limits: Limits) -> int:
    """The exit status of a child that carried out `order` in `folder`; a negative one is the signal that ended it."""
    order_path = folder / "order.json"
    order_path.write_text(json.dumps(order), "utf-8")
    with (folder / "said.txt").open("wb") as said:
        child = subprocess.Popen(
            [sys.executable, "-P", "-m", "lianshen.parsers.child", str(order_path)],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            close_fds=True,
            start_new_session=True,
        )
    try:
        return _waited_for(child, limits)
    finally:
        _end(child)


def _waited_for(child: subprocess.Popen[bytes], limits: Limits) -> int:
    """The exit status of a child that ends, that of a timeout for one that takes too long or that sits still."""
    now = time.monotonic()
    end, moved, told = now + limits.wall, now, ""
    while now < min(end, moved + limits.still):
        with suppress(subprocess.TimeoutExpired):
            return child.wait(min(_GLANCE, end - now))
        now, before, told = time.monotonic(), told, _computed(child.pid)
        if told != before or told == _BUSY:
            moved = now
    return -signal.SIGXCPU


def _computed(process: int) -> str:
    """How much it has computed; `_BUSY` while it waits for its turn or for a disk, and where nobody can tell."""
    try:
        said = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return _BUSY
    return _BUSY if said[0] in {"R", "D"} else f"{said[11]}+{said[12]}"


def _end(child: subprocess.Popen[bytes]) -> None:
    """Whatever happened, nothing of the child's is left running."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.wait()


def _order(source: SourceFile, path: Path, limits: Limits) -> dict[str, object]:
    return {
        "task": "read",
        "path": str(path.resolve()),
        "parent": os.getpid(),
        "sha256": source.sha256,
        "name": source.name,
        "media_type": source.media_type,
        "size_bytes": source.size_bytes,
        "memory": limits.memory,
        "cpu": limits.cpu,
        "output": limits.output,
        "ocr": 0.0,
        "layers": corrections(),
    }


def _environment(folder: Path) -> dict[str, str]:
    """No secret reaches the child; it finds its modules where we found ours, and computes with one thread of its own."""
    roots = [str(Path(lianshen.__path__[0]).parent), *(entry for entry in sys.path if entry)]
    return {
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONPATH": os.pathsep.join(roots),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def _too_large(source: SourceFile, limits: Limits) -> Problem:
    return Problem(
        "too-large",
        Loss.NOT_READ,
        _(
            "The file has {size} MB, more than the {most} MB that can be read.",
            size=source.size_bytes // 1_000_000,
            most=limits.file_bytes // 1_000_000,
        ),
        _("Split it into several files, for example one per discipline, and purge unused blocks."),
    )


def _ended(status: int) -> Problem:
    """Why the child ended: killed for time, out of memory, out of space, or broken by the file."""
    split = _("Split the file, purge unused blocks (PURGE) and check it (AUDIT), then hand it in again.")
    if status == -signal.SIGXCPU:
        return _lost("timeout", _("Reading the file took too long and was stopped."), split)
    if status in {jail.OUT_OF_MEMORY, -signal.SIGKILL}:  # nobody but a machine out of memory kills it outright
        return _lost("memory", _("Reading the file needs more memory than one file may use."), split)
    if status == jail.OUT_OF_SPACE:
        return _lost("too-much-drawn", _("The file unpacks to more than one file may hold."), split)
    return _lost(
        "crashed",
        _("The file is damaged in a way that broke the program reading it."),
        _("Open it in your CAD program, repair it (AUDIT or RECOVER), save it anew and hand it in again."),
    )


def unlooked(limits: Limits) -> Problem:
    """What a second look that did not come to its end leaves to say."""
    return Problem(
        "ocr-failed",
        Loss.PART_LOST,
        _(
            "Words that are pictures or lines were not read: looking at them (OCR), for which one file has {seconds} s, "
            "broke off.",
            seconds=round(limits.ocr),
        ),
        _("Print with text as text, or hand in the sheets as several files."),
    )


def _lost(code: str, message: Text, remedy: Text) -> Problem:
    return Problem(code, Loss.NOT_READ, message, remedy)
