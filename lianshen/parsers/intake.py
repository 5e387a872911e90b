"""What was handed in as paths: files, folders and zip archives become a plain list of files.

Archives are unpacked into a folder of the caller's, under numbers: a name inside an archive never becomes a path.
"""

from __future__ import annotations

import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lianshen.parsers.names import shown
from lianshen.review.language import _
from lianshen.review.sheets import Loss, Problem

CHUNK = 1 << 20
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db")


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What one archive may hold: files, bytes in all, and how many times its own size a file may become."""

    entries: int = 5_000
    bytes: int = 4_000_000_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One file handed in: its name as it may be shown, where it lies (None when refused) and what was wrong with it."""

    name: str
    path: Path | None
    problems: tuple[Problem, ...] = ()


def take_in(paths: Iterable[Path], unpack_into: Path, limits: ArchiveLimits | None = None) -> tuple[Item, ...]:
    """Every file in `paths`, folders and archives opened, in the order of their names."""
    limits = limits or ArchiveLimits()
    unpack_into.mkdir(parents=True, exist_ok=True)
    items: list[Item] = []
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if path.is_dir() and (not file.is_file() or file.is_symlink() or file.name.startswith(".")):
                continue
            items += _from_file(file, unpack_into, limits)
    return tuple(items)


def _from_file(path: Path, unpack_into: Path, limits: ArchiveLimits) -> Iterator[Item]:
    if not path.is_file():
        yield _refused(path.name, _missing())
    elif _is_archive(path):
        yield from _from_archive(path, unpack_into, limits)
    else:
        yield _named(path.name, path)


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}
    except OSError:
        return False


def _from_archive(path: Path, unpack_into: Path, limits: ArchiveLimits) -> Iterator[Item]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _members(archive, path, unpack_into, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        yield _refused(path.name, _broken_archive())


def _members(archive: zipfile.ZipFile, path: Path, unpack_into: Path, limits: ArchiveLimits) -> Iterator[Item]:
    members = [member for member in archive.infolist() if not member.is_dir() and not _is_ignored(member.filename)]
    if len(members) > limits.entries:
        yield _refused(path.name, _bomb(path.name))
        return
    if not members:
        yield _refused(path.name, _nothing_inside())
    left, folder = limits.bytes, Path(tempfile.mkdtemp(dir=unpack_into))
    for number, member in enumerate(members):
        name = _member_name(member)
        if member.flag_bits & _ENCRYPTED_FLAG:
            yield _refused(name, _locked())
            continue
        target = folder / f"{number:05}"
        most = min(left, max(member.compress_size, 1024) * limits.ratio)
        written = _unpacked(archive, member, target, most)
        if written is None:
            yield _refused(name, _bomb(name))
        elif _is_archive(target) and not _is_office(name):
            target.unlink()
            yield _refused(name, _nested())
        else:
            left -= written
            yield _named(name, target)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, most: int) -> int | None:
    """Write the member to `target`, counting what really comes out; None (and no file) past `most` bytes."""
    written = 0
    with archive.open(member) as packed, target.open("xb") as out:
        while piece := packed.read(CHUNK):
            written += len(piece)
            if written > most:
                break
            out.write(piece)
    if written <= most:
        return written
    target.unlink()
    return None


def _is_ignored(name: str) -> bool:
    return name.startswith(_IGNORED[0]) or name.endswith(_IGNORED[1:])


def _is_office(name: str) -> bool:
    """Office papers are archives too, but nobody nested them."""
    return name.lower().endswith((".docx", ".xlsx", ".pptx", ".wps", ".ofd", ".ifczip"))


def _member_name(member: zipfile.ZipInfo) -> str:
    """The name as it was meant: Chinese Windows writes GBK without saying so, others UTF-8 without saying so."""
    if member.flag_bits & _UTF8_FLAG:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _named(name: str, path: Path) -> Item:
    """The file under the name that may be shown, with a problem where its own name tries to mislead."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(unicodedata.category(sign) in {"Cc", "Cf", "Cs"} for sign in name)
    if not (hidden or ".." in parts or name.startswith(("/", "\\")) or name[1:2] == ":"):
        return Item(shown(name), path)
    return Item(shown(name), path, (_odd_name(shown(name)),))


def _refused(name: str, problem: Problem) -> Item:
    return Item(shown(name), None, (problem,))


def _odd_name(name: str) -> Problem:
    return Problem(
        "odd-name",
        Loss.REPAIRED,
        _("The file's name held a path or invisible characters; it is listed as {name}.", name=name),
        _("Name the file with its drawing number and title only."),
    )


def _missing() -> Problem:
    return Problem(
        "cannot-open", Loss.NOT_READ, _("There is no such file."), _("Check the path and hand the file in again.")
    )


def _broken_archive() -> Problem:
    return Problem(
        "damaged-archive",
        Loss.NOT_READ,
        _("The archive is damaged or cut short."),
        _("Pack the files anew as ZIP, or hand them in one by one."),
    )


def _nothing_inside() -> Problem:
    return Problem(
        "empty-archive",
        Loss.NOT_READ,
        _("The archive holds no file."),
        _("Pack the drawings anew as ZIP, or hand them in one by one."),
    )


def _bomb(name: str) -> Problem:
    return Problem(
        "zip-bomb",
        Loss.NOT_READ,
        _("{name} unpacks to far more than it should and was not opened.", name=shown(name)),
        _("Hand in the drawings themselves, in archives of at most 5000 files and 4 GB."),
    )


def _locked() -> Problem:
    return Problem(
        "password",
        Loss.NOT_READ,
        _("The file is protected by a password and cannot be read."),
        _("Remove the password and hand the file in again."),
    )


def _nested() -> Problem:
    return Problem(
        "nested-archive",
        Loss.NOT_READ,
        _("An archive inside the archive was not opened."),
        _("Put the drawings themselves into the archive, not archives of them."),
    )
