"""The reading steps: a file into drawings and problems, and all drawings of a round into one design."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from lianshen.parsers.assemble import assemble
from lianshen.parsers.drawing_file import pack, unpack
from lianshen.parsers.layer_evidence import layer_meanings
from lianshen.parsers.layers import corrected
from lianshen.parsers.reading import read_file
from lianshen.parsers.rendition import render
from lianshen.review.design_record import write_design
from lianshen.review.language import Text, _
from lianshen.review.projects import Declared, Round
from lianshen.review.sheets import Drawing, Loss, Problem
from lianshen.review.workflow import Move
from lianshen.rules.run import scopes
from lianshen.storage.readings import SheetRow
from lianshen.storage.steps import Step, StepKind, StepState, Target
from lianshen.storage.work import At
from lianshen.web.desk.designs import object_of
from lianshen.web.desk.layers import said_of_layers
from lianshen.web.desk.moves import move_on
from lianshen.web.desk.places import at_work, files
from lianshen.web.reading_shelf import server_shelf, tidy
from lianshen.web.settings import settings


def read_step(step: Step, round: Round) -> None:
    """Read one file in the sandbox and keep its drawings, the sheets as PDF, and its problems."""
    assert step.target.upload is not None
    with at_work() as at:
        upload = at.submissions.upload(step.target.upload)
        said = said_of_layers(at, round.id)
    with files().local(upload.source.sha256) as path, corrected(said):
        shelf = server_shelf(os.environ, settings().data)
        source, reading = read_file(path, upload.source.name, keep_in=shelf)
        tidy(os.environ, shelf)
        sheets = [_kept(drawing, path) for drawing in reading.drawings]
        layers = layer_meanings(reading.drawings)
    with at_work() as at:
        at.submissions.recognised(upload.id, source.media_type)
        at.readings.put(round.id, upload.id, sheets, reading.problems, layers)
        at.steps.finish(step)


def assemble_step(step: Step, round: Round) -> None:
    """Put the drawings together into one design, and begin a check of every pack in every scope."""
    with at_work() as at:
        _account_for_failed_reads(at, round)
        sheets = at.readings.sheets(round.id)
        handed_in = at.readings.files(round.id)
        project = at.projects.get(round.project)
        said = said_of_layers(at, round.id)
    drawings = tuple(unpack(object_of(row.drawing)) for row in sheets)
    problems = tuple(problem for file in handed_in for problem in file.problems)
    with corrected(said):
        design = assemble(drawings, problems, project.declared if project else Declared(), handed_in)
    sha256, _size = files().put(BytesIO(write_design(design)))
    checks = [Target(pack=name, scope=scope) for name, _version in round.packs for scope in scopes(design)]
    with at_work() as at:
        at.rounds.set_design(round.id, sha256)
        at.steps.begin(round.id, StepKind.CHECK, checks)
        move_on(at, round.id, Move.READ)
        at.steps.finish(step)


def _kept(drawing: Drawing, path: Path) -> SheetRow:
    drawn = render(drawing, path)
    rendition = files().put(BytesIO(drawn))[0] if drawn else None
    return SheetRow(drawing.sheet, files().put(BytesIO(pack(drawing)))[0], rendition)


def _account_for_failed_reads(at: At, round: Round) -> None:
    """A file whose reading was given up is a file that was not read: people are told so like of any other."""
    for step in at.steps.of(round.id):
        if step.kind is StepKind.READ and step.state is StepState.FAILED and step.target.upload:
            at.readings.put(round.id, step.target.upload, (), [_not_read(step.error)])


def _not_read(why: Text | None) -> Problem:
    return Problem(
        code="reading-given-up",
        loss=Loss.NOT_READ,
        message=_("the file could not be read: {why}", why=why or Text.plain("?")),
        remedy=_(
            "Export the drawing again, or divide it into smaller files, and upload it anew; else ask the operator."
        ),
    )
