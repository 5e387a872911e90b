"""Pictures of a sheet, painted when first asked for and kept: the PDF's hash is their name, so nothing is painted twice."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path
from threading import Lock, Semaphore

import lianshen
from lianshen.review.errors import NotFound
from lianshen.review.language import _
from lianshen.web.settings import settings
from lianshen.web.sheets.painter import BLOCK, CPU
from lianshen.web.sheets.tiles import MOST_LEVELS

AT_ONCE = Semaphore(2)  # painters at work
_turns = tuple(Lock() for _number in range(64))


def tile_of(pdf: bytes, level: int, x: int, y: int) -> bytes:
    """One tile as PNG; NotFound where the sheet does not reach."""
    if not (0 <= level < MOST_LEVELS and 0 <= x < 2**level and 0 <= y < 2**level):
        raise NotFound(_("The sheet ends before this place"))
    return _kept(pdf, f"{x}-{y}.png", level, (x - x % BLOCK, y - y % BLOCK))


def picture_of(pdf: bytes) -> bytes:
    """The whole sheet as one PNG."""
    return _kept(pdf, "whole.png", -1, (0, 0))


def _kept(pdf: bytes, name: str, level: int, corner: tuple[int, int]) -> bytes:
    place = settings().data / "tiles" / sha256(pdf).hexdigest()[:32] / str(level)
    wanted = place / name
    if not wanted.exists():
        # Whoever asks for another tile of the same block waits for the one who paints it.
        with _turns[hash((place, corner)) % len(_turns)]:
            if not wanted.exists():
                _paint(pdf, level, corner, place)
    try:
        return wanted.read_bytes()
    except FileNotFoundError:
        raise NotFound(_("The sheet ends before this place")) from None


def _paint(pdf: bytes, level: int, corner: tuple[int, int], place: Path) -> None:
    with AT_ONCE, tempfile.TemporaryDirectory(prefix="lianshen-paint-") as folder:
        drawing = Path(folder) / "sheet.pdf"
        drawing.write_bytes(pdf)
        order = [str(os.getpid()), str(drawing), str(level), str(corner[0]), str(corner[1])]
        command = [sys.executable, "-P", "-m", "lianshen.web.sheets.painter", *order]
        environment = {"PATH": os.defpath, "PYTHONPATH": str(Path(lianshen.__path__[0]).parent), "OMP_NUM_THREADS": "1"}
        try:
            subprocess.run(command, cwd=folder, env=environment, timeout=CPU * 2, check=True, capture_output=True)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            raise NotFound(_("this sheet could not be drawn")) from None
        place.mkdir(parents=True, exist_ok=True)
        for picture in Path(folder).glob("*.png"):
            fresh = place / f".{picture.name}.{os.getpid()}"
            fresh.write_bytes(picture.read_bytes())
            fresh.replace(place / picture.name)
