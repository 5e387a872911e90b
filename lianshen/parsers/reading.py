"""From a file to drawings: recognised by its bytes, read in a sandbox, the problems of every attempt kept.

Nothing here raises because of what is in a file.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from pathlib import Path

from lianshen.parsers import sandbox
from lianshen.parsers.format import Format, Reading
from lianshen.parsers.kept import keep, kept
from lianshen.parsers.media import EMPTY, UNKNOWN, media_type
from lianshen.parsers.names import shown
from lianshen.parsers.sandbox import Limits
from lianshen.parsers.wholeness import doubted
from lianshen.review.language import _
from lianshen.review.sheets import Drawing, Loss, Problem, SourceFile

__all__ = ["Format", "Limits", "Reading", "read_file", "read_here", "source_of"]

HEAD_BYTES = 4096
_PICTURED = {"scan", "text-as-curves"}  # problems that a second, slower look may make smaller
log = logging.getLogger(__name__)


def read_file(
    path: Path, name: str, limits: Limits | None = None, keep_in: Path | None = None
) -> tuple[SourceFile, Reading]:
    """The file at `path`, called `name` by its sender: what it is, its drawings and its problems.

    With `keep_in` the reading is kept in that folder and taken from there the next time.  A file without any drawing
    always has a problem that says it was not read.
    """
    source, reading = _read_or_refused(path, name, limits, keep_in)
    return source, accounted(reading)


def accounted(reading: Reading) -> Reading:
    """The same, with a plain word where it yields no sheet and no problem says that the file was not read."""
    if reading.drawings or any(problem.loss is Loss.NOT_READ for problem in reading.problems):
        return reading
    return reading.with_problems(_nothing_left())


def _read_or_refused(path: Path, name: str, limits: Limits | None, keep_in: Path | None) -> tuple[SourceFile, Reading]:
    try:
        source = source_of(path, name)
    except OSError as trouble:
        log.warning("cannot open %s: %s", path, trouble)
        return SourceFile("", shown(name), UNKNOWN, 0), Reading(problems=(_unreadable(),))
    if source.media_type == EMPTY:
        return source, Reading(problems=(_empty(),))
    if source.media_type == UNKNOWN:
        return source, Reading(problems=(_wrong_type(),))
    if keep_in is None:
        return source, _read(source, path, limits or Limits())[0]
    reading = kept(keep_in, source)
    if reading is None:
        reading, complete = _read(source, path, limits or Limits())
        if complete:
            keep(keep_in, source, reading)
    return source, reading


def source_of(path: Path, name: str) -> SourceFile:
    """The file's identity, hashed piece by piece; OSError when it cannot be opened."""
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    return SourceFile(digest, shown(name), media_type(head, name), size)


def read_here(path: Path, source: SourceFile, formats: Iterable[Format]) -> Reading:
    """Read in this very process, which must be a sandbox: the first format that yields a drawing wins."""
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    drawings: tuple[Drawing, ...] = ()
    problems: list[Problem] = []
    for form in formats:
        if not drawings and form.accepts(source, head):
            reading = _attempt(form, source, path)
            drawings = reading.drawings
            problems += reading.problems
    if not drawings and not problems:
        problems.append(_wrong_type())
    return doubted(Reading(drawings, tuple(problems)), path, source.media_type)


def _read(source: SourceFile, path: Path, limits: Limits) -> tuple[Reading, bool]:
    """The reading, and whether every look that was wanted came to an end."""
    reading = sandbox.read(source, path, limits)
    if limits.ocr > 0 and any(problem.code in _PICTURED for problem in reading.problems):
        looked = sandbox.look(source, path, limits)
        return (looked, True) if looked.drawings else (reading.with_problems(sandbox.unlooked(limits)), False)
    return reading, True


def _attempt(form: Format, source: SourceFile, path: Path) -> Reading:
    try:
        return form.read(source, path)
    except MemoryError:
        raise
    except Exception as trouble:  # the gate of foreign code: a broken file may raise anything
        if isinstance(trouble.__context__, MemoryError):
            raise MemoryError from trouble
        log.warning("%s could not read %s", form.name, source.sha256, exc_info=True)
        return Reading(problems=(_damaged(form.name),))


def _damaged(form: str) -> Problem:
    return Problem(
        "damaged",
        Loss.NOT_READ,
        _("The file is damaged or cut short: it begins as {form} but cannot be read as such.", form=form),
        _("Open it in your CAD program, repair it (AUDIT or RECOVER), save it anew and hand it in again."),
    )


def _nothing_left() -> Problem:
    return Problem(
        "nothing-left",
        Loss.NOT_READ,
        _("After all that had to be left out or repaired, no sheet remained of the file; nothing of it was reviewed."),
        _("Open it in your CAD program, repair it (AUDIT or RECOVER), save it anew and hand it in again."),
    )


def _empty() -> Problem:
    return Problem(
        "empty",
        Loss.NOT_READ,
        _("The file is empty: it has no bytes."),
        _("The transfer may have been cut off; hand the file in again."),
    )


def _wrong_type() -> Problem:
    return Problem(
        "wrong-type",
        Loss.NOT_READ,
        _("This is not a drawing: neither DXF, DWG nor PDF by its content."),
        _("Hand in drawings as DXF or PDF; other papers belong to the application form."),
    )


def _unreadable() -> Problem:
    return Problem(
        "cannot-open",
        Loss.NOT_READ,
        _("The file could not be opened."),
        _("Check that it exists and may be read, then hand it in again."),
    )
