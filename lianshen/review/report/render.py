"""The joint opinion as a PDF to print and as one self-contained page.

User text reaches typst only as JSON and the page only through autoescape: it is never markup.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import typst
from jinja2 import Environment, PackageLoader, StrictUndefined

from lianshen.review.language import _
from lianshen.review.report.assemble import JointOpinion
from lianshen.review.report.said import said


class FontMissing(Exception):
    """The Chinese font is not where it should be; the message names the remedy."""


def opinion_pdf(opinion: JointOpinion, language: str, fonts: Path) -> bytes:
    """The opinion as PDF/A-2b; FontMissing where `fonts` holds no font file, since Chinese could not be printed then."""
    if not any(fonts.glob("*.otf")):
        raise FontMissing(str(_("the Chinese font is missing in {folder}: run `make setup`", folder=str(fonts))))
    data = json.dumps(said(opinion, language) | {"rules": []}, ensure_ascii=False)  # rules are explained on the page
    with as_file(files(__package__) / "templates") as folder:
        return typst.compile(
            str(folder / "opinion.typ"),
            root=str(folder),
            format="pdf",
            sys_inputs={"opinion": data},
            font_paths=[str(fonts)],
            ignore_system_fonts=True,
            pdf_standards=["a-2b"],
        )


def opinion_html(opinion: JointOpinion, language: str) -> str:
    """The opinion as one page that needs nothing beside it."""
    return _pages().get_template("opinion.html").render(said(opinion, language))


@cache
def _pages() -> Environment:
    return Environment(
        loader=PackageLoader("lianshen.review.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
