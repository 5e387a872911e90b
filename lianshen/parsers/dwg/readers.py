"""The two programs that open a DWG, each in a process of its own: ACadSharp (C#, compiled) and cadkit (Rust).

Neither is trusted: the sandbox's child forks once for each, so that one that crashes, hangs or eats memory takes neither
the other nor the answer with it.  Forking is safe here, the child has one thread and has loaded neither of them, and
needs no new program, which the sandbox forbids.  Both write a DXF of the newest version, which is always UTF-8.
"""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from lianshen.parsers import jail

MEGABYTE = 1 << 20
_MOST_OBJECTS, _MOST_UNPACKED = 5_000_000, 1 << 30
_UNKNOWN = re.compile(r"(\d+) (\S+) entities mapped to Unknown")
Unread = dict[str, int]


@dataclass(frozen=True, slots=True)
class Conversion:
    """What one reader made of a DWG: a DXF, and how many objects of which kind it could not take over."""

    reader: str
    path: Path
    unread: tuple[tuple[str, int], ...]
    counted: bool  # one by one; else taken from the file's own list of classes


@dataclass(frozen=True, slots=True)
class Cost:
    """What one reader may cost; grows with the file, so that a small hostile one is cut off soon."""

    cpu: int
    wall: float
    memory: int
    output: int

    @classmethod
    def of(cls, size: int) -> Cost:
        """Ten times what good files took: 1 s and 90 MB of memory for each megabyte."""
        megabytes = -(-size // MEGABYTE)
        cpu = min(3 + 10 * megabytes, 80)
        memory = min(1_280 + 200 * megabytes, 4_096) * MEGABYTE
        return cls(cpu, min(3.0 * cpu, 100.0), memory, min(32 + 40 * megabytes, 512) * MEGABYTE)


def convert(path: Path, folder: Path) -> tuple[Conversion, ...]:
    """Let both readers write `path` as DXF into `folder`, at the same time; only those that succeeded are returned."""
    cost = Cost.of(path.stat().st_size)
    running = {name: _start(write, path, folder / name, cost) for name, write in _READERS.items()}
    _wait(running.values(), cost.wall)
    made = (_conversion(name, folder / name) for name in running)
    return tuple(each for each in made if each is not None)


def _conversion(name: str, stem: Path) -> Conversion | None:
    """The note is written last: without it, the DXF is not whole."""
    try:
        unread = json.loads(stem.with_suffix(".json").read_bytes())
    except (OSError, ValueError):
        return None
    return Conversion(name, stem.with_suffix(".dxf"), tuple(sorted(unread.items())), name in _COUNTING)


def _start(write: Callable[[Path, Path], Unread], path: Path, stem: Path, cost: Cost) -> int:
    here = os.getpid()
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        jail.enter(here, cost.memory, cost.cpu, cost.output)
        unread = write(path, stem.with_suffix(".dxf"))
        stem.with_suffix(".json").write_text(json.dumps(unread), "utf-8")
        status = 0
    finally:  # whatever foreign code raised, this process only ends
        os._exit(status)


def _wait(children: Iterable[int], wall: float) -> None:
    """Wait for all of them; who is not done in time is killed."""
    end = time.monotonic() + wall
    left = set(children)
    while left:
        left = {child for child in left if os.waitpid(child, os.WNOHANG)[0] == 0}
        if left and time.monotonic() > end:
            for child in left:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            return
        time.sleep(0.01)


def _by_acadsharp(path: Path, target: Path) -> Unread:
    """ACadSharp drops objects of foreign programs; the file's own list of classes says how many there are."""
    from acadsharp import native

    runtime = native.load()
    document = runtime.read(path, format="dwg")
    unread = {str(each.DxfName): int(each.InstanceCount) for each in document.Classes if each.IsAnEntity}
    document.Header.Version = runtime.type("ACadSharp.ACadVersion").get("AC1032")
    runtime.write(document, target, format="dxf")
    return unread


def _by_cadkit(path: Path, target: Path) -> Unread:
    """Cadkit counts what it cannot take over, by the name of its class."""
    import cadkit

    document = cadkit.read(str(path), max_objects=_MOST_OBJECTS, max_decompressed_bytes=_MOST_UNPACKED)
    target.write_bytes(document.to_dxf_bytes("r2018"))
    found = (_UNKNOWN.match(warning["message"]) for warning in document.warnings)
    return {each[2]: int(each[1]) for each in found if each}


_READERS: dict[str, Callable[[Path, Path], Unread]] = {"ACadSharp": _by_acadsharp, "cadkit": _by_cadkit}
_COUNTING = {"cadkit"}
