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
from lianshen.web.sheets.tiles import Pyramid

AT_ONCE = Semaphore(2)  # painters at work
WIDE = 1600  # pixels of the whole sheet in one picture
_turns = tuple(Lock() for _number in range(64))


def tile_of(pdf: bytes, pyramid: Pyramid, level: int, x: int, y: int) -> bytes:
    """One tile as PNG; the caller has asked `pyramid.holds` before."""
    corner = (x - x % BLOCK, y - y % BLOCK)
    return _kept(pdf, str(level), f"{x}-{y}.png", pyramid.resolutions[level], corner)


def picture_of(pdf: bytes, pyramid: Pyramid) -> bytes:
    """The whole sheet as one PNG."""
    return _kept(pdf, "whole", "whole.png", max(pyramid.width, pyramid.height) / WIDE, (-1, 0))


def _kept(pdf: bytes, level: str, name: str, resolution: float, corner: tuple[int, int]) -> bytes:
    place = settings().data / "tiles" / sha256(pdf).hexdigest()[:32] / level
    wanted = place / name
    if not wanted.exists():
        # Whoever asks for another tile of the same block waits for the one who paints it.
        with _turns[hash((place, corner)) % len(_turns)]:
            if not wanted.exists():
                _paint(pdf, resolution, corner, place)
    try:
        return wanted.read_bytes()
    except FileNotFoundError:
        raise NotFound(_("this sheet could not be drawn")) from None


def _paint(pdf: bytes, resolution: float, corner: tuple[int, int], place: Path) -> None:
    with AT_ONCE, tempfile.TemporaryDirectory(prefix="lianshen-paint-") as folder:
        drawing = Path(folder) / "sheet.pdf"
        drawing.write_bytes(pdf)
        order = [str(os.getpid()), str(drawing), repr(resolution), str(corner[0]), str(corner[1])]
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
