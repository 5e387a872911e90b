"""Readings kept from one time to the next, by the file's hash and the version of the parsers that read it.

The version is a hash over the parsers themselves and the libraries they use: whatever is changed there, nothing read
before is believed.  Only what was read is kept; a file that was stopped for time or memory may fare better next time.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile

import lianshen
from lianshen.parsers import answer
from lianshen.parsers.format import Reading
from lianshen.parsers.layers import corrections
from lianshen.review.sheets import Drawing, SourceFile

_ROOMS = ("parsers", "review")
_LIBRARIES = ("ezdxf", "pymupdf", "numpy", "shapely", "pillow", "pycadkit", "ezdwg", "rapidocr", "rapidocr-onnxruntime")


def kept(folder: Path, source: SourceFile) -> Reading | None:
    """The reading of `source` as it was kept in `folder`, under the name the file has now; None where there is none."""
    place = _place(folder, source)
    try:
        reading = answer.read(place)
    except ValueError:
        return None
    with suppress(OSError):
        os.utime(place)  # what is used stays longest
    return replace(reading, drawings=tuple(_renamed(drawing, source) for drawing in reading.drawings))


def keep(folder: Path, source: SourceFile, reading: Reading) -> None:
    """Keep `reading` in `folder`; where there is no room for it, nothing is kept and nobody hurt."""
    if not reading.drawings:
        return
    place = _place(folder, source)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as part:
            unfinished = Path(part.name)
        try:
            answer.write(unfinished, reading)
            os.replace(unfinished, place)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError:
        return


def make_room(folder: Path, most_bytes: int) -> None:
    """Remove what was not used for longest until `folder` holds no more than `most_bytes`."""
    held = []
    for path in folder.glob("*/*"):
        with suppress(OSError):  # another process makes room as well
            known = path.stat()
            held.append((known.st_mtime, known.st_size, path))
    left = sum(size for _used, size, _path in held)
    for _used, size, path in sorted(held):
        if left <= most_bytes:
            return
        with suppress(OSError):
            path.unlink()
            left -= size
            path.parent.rmdir()  # only where it is empty


@cache
def parser_version() -> str:
    """Sixteen signs that change with every change of the parsers, of their words and of their libraries."""
    digest = hashlib.sha256()
    root = Path(lianshen.__path__[0])
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in {".py", ".po", ".yaml"}:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {_version(library)}".encode())
    return digest.hexdigest()[:16]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"


def _place(folder: Path, source: SourceFile) -> Path:
    kind = hashlib.sha256(repr((source.media_type, corrections())).encode()).hexdigest()[:8]
    return folder / parser_version() / f"{source.sha256}-{kind}.zip"


def _renamed(drawing: Drawing, source: SourceFile) -> Drawing:
    return replace(drawing, sheet=replace(drawing.sheet, source=source))
