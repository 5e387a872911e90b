"""`lianshen read | check | report`: drawings at hand, no server and no database."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from lianshen.parsers.layers import corrected
from lianshen.review.errors import Refused
from lianshen.review.findings_document import findings_document
from lianshen.review.language import _
from lianshen.review.projects import Declared
from lianshen.review.reading_document import reading_document
from lianshen.rules.pack import Pack, installed
from lianshen.web import precheck
from lianshen.web.commands.said import findings_text, reading_text
from lianshen.web.commands.sarif import sarif
from lianshen.web.commands.seen import FORMATS, write_pictures
from lianshen.web.commands.status import Status, of_findings, of_reading
from lianshen.web.layer_file import read_layer_file
from lianshen.web.project_file import ProjectFile, read_project_file
from lianshen.web.reading_shelf import own_shelf, tidy


def add(commands: Any) -> None:
    """The three commands and their options."""
    reading = commands.add_parser("read", help="what the drawings say, and what could not be read")
    _paths(reading)
    reading.add_argument("--format", choices=("text", "json"), default="text")
    reading.add_argument("-o", "--output", type=Path, help="write to FILE instead of the terminal")
    reading.add_argument("--debug", type=Path, metavar="DIR", help="draw into DIR what was recognised on each sheet")
    reading.add_argument("--pictures", choices=FORMATS, default="svg", help="as what --debug draws; svg by default")
    reading.set_defaults(run=read)

    checking = commands.add_parser("check", help="what the rules find")
    _paths(checking)
    _options(checking)
    checking.add_argument("--format", choices=("text", "json", "sarif"), default="text")
    checking.add_argument("-o", "--output", type=Path, help="write to FILE instead of the terminal")
    checking.set_defaults(run=check)

    reporting = commands.add_parser("report", help="the opinion and the annotated sheets, into a folder")
    _paths(reporting)
    _options(reporting)
    reporting.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    reporting.set_defaults(run=report)


def read(options: argparse.Namespace) -> Status:
    """`lianshen read`."""
    with _read(options) as (reading, _project):
        if options.debug:
            with _told("Writing", options) as told:
                write_pictures(reading, options.debug, options.pictures, told)
        if options.format == "json":
            _write(options.output, _json(reading_document(reading.files, reading.design)))
        else:
            _write(options.output, reading_text(reading, options.lang))
        return of_reading(reading)


def check(options: argparse.Namespace) -> Status:
    """`lianshen check`."""
    with _judged(options) as judged:
        written = {
            "json": lambda: _json(_findings(judged)),
            "sarif": lambda: _json(sarif(judged, options.lang)),
            "text": lambda: findings_text(judged, options.lang),
        }
        _write(options.output, written[options.format]())
        return of_findings(judged.reading, judged.findings)


def report(options: argparse.Namespace) -> Status:
    """`lianshen report`."""
    with _judged(options) as judged:
        folder: Path = options.output
        (folder / "sheets").mkdir(parents=True, exist_ok=True)
        reading = judged.reading
        (folder / "reading.json").write_text(_json(reading_document(reading.files, reading.design)), "utf-8")
        (folder / "findings.json").write_text(_json(_findings(judged)), "utf-8")
        with _told("Writing", options) as told:
            for name, content in precheck.documents(judged, options.lang, told):
                (folder / name).write_bytes(content)
        print(findings_text(judged, options.lang))
        print(_("written to {folder}", folder=str(folder))[options.lang])
        return of_findings(reading, judged.findings)


def _paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a drawing, a folder or a zip")
    parser.add_argument("--project", type=Path, metavar="FILE.toml", help="what the application form states")
    parser.add_argument("--layers", type=Path, metavar="FILE.toml", help="what the layers of these drawings mean")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pack", action="append", metavar="NAME", help="only this pack; may be given again")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="judge by the law of this day")
    parser.add_argument("--region", metavar="CODE", help="administrative code, such as 320600")


@contextmanager
def _read(options: argparse.Namespace) -> Iterator[tuple[precheck.Reading, ProjectFile]]:
    missing = [path for path in options.paths if not path.exists()]
    if missing:
        raise Refused(_("there is no {path}", path=str(missing[0])))
    project = _project(options)
    layers = read_layer_file(options.layers) if options.layers else {}
    with corrected(layers), precheck.working_folder() as folder, _told("Reading", options) as told:
        shelf = own_shelf(os.environ)
        reading = precheck.read_paths(options.paths, project.declared, Path(folder), told, shelf)
        tidy(os.environ, shelf)
        yield reading, project


@contextmanager
def _judged(options: argparse.Namespace) -> Iterator[precheck.Judged]:
    packs = _packs(options.pack)
    with _read(options) as (reading, project):
        with _told("Checking", options) as told:
            region = options.region or project.region
            judged = precheck.judge(reading, project.name, packs, options.on or date.today(), region, told)
        yield judged


def _project(options: argparse.Namespace) -> ProjectFile:
    if options.project:
        return read_project_file(options.project)
    return ProjectFile(options.paths[0].resolve().stem, "", Declared())


def _packs(names: Sequence[str] | None) -> tuple[Pack, ...]:
    known = {pack.name: pack for pack in installed()}
    for name in names or ():
        if name not in known:
            raise Refused(_("there is no pack “{name}”; installed are: {known}", name=name, known=", ".join(known)))
    return tuple(known[name] for name in dict.fromkeys(names or known))


def _findings(judged: precheck.Judged) -> dict[str, Any]:
    return findings_document(judged.findings, judged.reading.files, judged.on, judged.region, judged.versions)


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)


def _write(target: Path | None, text: str) -> None:
    if target is None:
        print(text)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text + "\n", "utf-8")


@contextmanager
def _told(what: str, options: argparse.Namespace) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal; silence elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _name, _done, _all: None
        return
    titles = {"Reading": _("Reading"), "Checking": _("Checking"), "Writing": _("Writing")}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(titles[what][options.lang], name="", total=None)
        yield lambda name, done, whole: progress.update(task, name=name[-40:], completed=done, total=whole)


def complain(sentence: str) -> None:
    """Say on the error channel what is wrong."""
    print(f"lianshen: {sentence}", file=sys.stderr)
