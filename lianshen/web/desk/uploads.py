"""Handing in: files into the draft, the draft into a round."""

from __future__ import annotations

import mimetypes
import unicodedata
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from lianshen.review.errors import NotFound, Refused, WrongStage
from lianshen.review.language import _
from lianshen.review.projects import Actor, Round, Stage
from lianshen.review.sheets import SourceFile
from lianshen.review.workflow import Move, after
from lianshen.rules.pack import installed
from lianshen.storage.files import Readable
from lianshen.storage.steps import StepKind, Target
from lianshen.storage.work import At
from lianshen.web.desk.permission import Act, demand, visible_project, visible_round
from lianshen.web.desk.places import at_work, files
from lianshen.web.desk.projects import under_way
from lianshen.web.desk.views import Upload
from lianshen.web.desk.work import advance
from lianshen.web.settings import settings

LONGEST_NAME = 200


def receive(actor: Actor, project_id: UUID, name: str, stream: Readable) -> Upload:
    """Take a file into the draft, piece by piece; a file of the same name gives way to it."""
    demand(actor, Act.UPLOAD)
    with at_work() as at:
        _drafting(at, actor, project_id)
    sha256, size = files().put(stream, settings().upload_limit)
    source = SourceFile(sha256, plain_name(name), _media_type(name), size)
    with at_work() as at:
        _drafting(at, actor, project_id)
        kept = at.submissions.put(at.submissions.begin(project_id), source)
        at.journal.tell(actor, "upload", project_id, after={"name": source.name, "sha256": sha256, "bytes": size})
    return Upload(kept.id, kept.source, kept.received_at)


def remove(actor: Actor, project_id: UUID, upload_id: UUID) -> None:
    """Take a file out of the draft."""
    demand(actor, Act.UPLOAD)
    with at_work() as at:
        _drafting(at, actor, project_id)
        draft = at.submissions.draft(project_id)
        if draft is None or not at.submissions.take_out(draft, upload_id):
            raise NotFound(_("there is no such file in the draft"))
        at.journal.tell(actor, "remove file", project_id, before={"upload": upload_id})


def submit(actor: Actor, project_id: UUID, on: date | None = None) -> Round:
    """Hand the draft in: a new round begins, and every file is read."""
    stage = after(Stage.DRAFT, Move.SUBMIT, actor.role)
    with at_work() as at:
        _drafting(at, actor, project_id)
        draft = at.submissions.draft(project_id)
        uploads = at.submissions.uploads(draft) if draft else ()
        if draft is None or not uploads:
            raise Refused(_("there is no file to submit: upload the drawings first"))
        packs = tuple((pack.name, pack.version) for pack in installed())
        number = len(at.rounds.of(project_id)) + 1
        round = Round(uuid4(), project_id, draft, number, on or date.today(), packs, stage)
        at.submissions.hand_in(draft)
        at.rounds.add(round)
        at.steps.begin(round.id, StepKind.READ, [Target(upload=upload.id) for upload in uploads])
        at.journal.tell(actor, "submit", round.id, after={"files": [u.source.sha256 for u in uploads], "packs": packs})
    advance(round.id)
    return round


def withdraw(actor: Actor, round_id: UUID) -> Round:
    """Take a submission back; what is still running writes nothing more that anybody sees."""
    with at_work() as at:
        round, _project = visible_round(at, actor, round_id, to_change=True)
        withdrawn = replace(round, stage=after(round.stage, Move.WITHDRAW, actor.role))
        at.rounds.change(withdrawn)
        at.journal.tell(actor, "withdraw", round_id, before=round.stage, after=withdrawn.stage)
    return withdrawn


def plain_name(name: str) -> str:
    """The last part of a path, without characters that steer terminals, pages or the direction of writing."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] != "C").strip()
    if shown in ("", ".", ".."):
        raise Refused(_("the file needs a name"))
    return shown[-LONGEST_NAME:]


def _drafting(at: At, actor: Actor, project_id: UUID) -> None:
    visible_project(at, actor, project_id)
    at.alone(project_id)
    if under_way(at.rounds.of(project_id)):
        raise WrongStage(_("a round of this project is under way: wait for its opinion, or withdraw it"))


def _media_type(name: str) -> str:
    return _DRAWINGS.get(name.rsplit(".", 1)[-1].lower()) or mimetypes.guess_type(name)[0] or "application/octet-stream"


_DRAWINGS = {"dxf": "image/vnd.dxf", "dwg": "image/vnd.dwg", "pdf": "application/pdf"}
