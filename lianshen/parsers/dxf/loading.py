"""A DXF file is loaded: what is plain in columns, the rest by ezdxf; all of it by ezdxf where that does not go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ezdxf import recover
from ezdxf.filemanagement import dxf_file_info, readfile

from lianshen.parsers.dxf.columns.bulk import Bulk, Rest, take
from lianshen.parsers.dxf.columns.pouring import Pouring
from lianshen.parsers.dxf.entities import BROKEN
from lianshen.parsers.dxf.pens import Layers
from lianshen.parsers.dxf.words import CodePage
from lianshen.parsers.memory import give_back
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem

_TROUBLE = (*BROKEN, UnicodeError, OSError, EOFError)


@dataclass(slots=True)
class Loaded:
    """ezdxf's document of all that was not taken in columns; `bulk` is None where it holds everything, or once poured."""

    document: Any
    bulk: Bulk | None = None
    encoding: str = ""

    def stated_encoding(self) -> str:
        """The encoding the file claims for its texts."""
        return "utf-8" if self.document.dxfversion >= "AC1021" else str(self.document.encoding).lower()

    def samples(self) -> Iterator[str]:
        """Layer names and texts that were taken in columns, as the file's encoding has them."""
        if self.bulk is not None:
            for raw in (*dict.fromkeys(look.layer for look in self.bulk.looks), *self.bulk.samples()):
                yield raw.decode(self.encoding, "surrogateescape")

    def pouring(self, page: CodePage, layers: Layers) -> Pouring | None:
        """What was taken, ready to be poured into contents."""
        if self.bulk is None:
            return None
        return Pouring(self.bulk, self.encoding, page, layers, self.document.blocks)

    def poured(self) -> None:
        """What was taken is in its contents now and need not be held twice."""
        self.bulk = None
        give_back()


def load(path: Path) -> tuple[Loaded | None, list[Problem]]:
    """The quick way where it goes, else the whole file by ezdxf."""
    taken = take(path)
    if taken is not None:
        try:
            loaded = _with_rest(*taken)
            give_back()
            return loaded, []
        except _TROUBLE:
            pass
    return load_whole(path)


def load_whole(path: Path) -> tuple[Loaded | None, list[Problem]]:
    """The file by ezdxf alone, mended where needed."""
    try:
        return Loaded(readfile(path)), []
    except _TROUBLE:
        pass
    try:
        document, _auditor = recover.readfile(path, errors="surrogateescape")
    except _TROUBLE:
        return None, [_not_loaded()]
    return Loaded(document), [_mended()]


def _with_rest(bulk: Bulk, left: Rest) -> Loaded:
    """ezdxf reads what was not taken; ValueError where block names cannot be told apart."""
    with TemporaryDirectory(prefix="lianshen-dxf-") as folder:
        rest = Path(folder) / "rest.dxf"
        with rest.open("wb") as out:
            left.write(out)
        document, encoding = readfile(rest), dxf_file_info(str(rest)).encoding
    names = [name.lower() for name in bulk.block_names]
    if len({name.decode(encoding, "surrogateescape").lower() for name in names}) != len(set(names)):
        raise ValueError("blocks whose names are one name to ezdxf")
    return Loaded(document, bulk, encoding)


def _not_loaded() -> Problem:
    return Problem(
        "damaged",
        Loss.NOT_READ,
        _("The DXF file is damaged or cut short and could not be repaired."),
        _("Open it in your CAD program, repair it (AUDIT or RECOVER), save it anew and hand it in again."),
    )


def _mended() -> Problem:
    return Problem(
        "mended",
        Loss.REPAIRED,
        _("The DXF file was damaged; it was repaired as far as possible, parts may be missing."),
        _("Compare the sheet shown here with your own, or repair the file (AUDIT) and hand it in again."),
    )
