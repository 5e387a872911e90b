"""Projects: the list, a new one, one with its files and rounds; files are taken in as a stream and never held in memory."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import JSONResponse, Response

from lianshen.review.errors import Refused
from lianshen.review.language import _
from lianshen.review.projects import Role
from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.pages import CHINA, page, seen
from lianshen.web.projects.application import QUESTIONS, REGIONS, declared_in, organisation_in, stated

router = APIRouter()
PIECE = (
    1 << 20
)  # bytes gathered before they are written out, so that a stream of small pieces costs few thread switches


@router.get("/")
def start(request: Request, actor: Asking) -> Response:
    return seen(request, "/projects")


@router.get("/projects")
def listing(request: Request, actor: Asking) -> Response:
    lines = desk.projects_of(actor)
    return page(request, actor, "projects/list.html", lines=lines, may_create=actor.role is Role.DESIGNER)


@router.get("/projects/new")
def blank(request: Request, actor: Asking) -> Response:
    applicants = desk.applicants(actor)
    return page(
        request, actor, "projects/new.html", applicants=applicants, questions=QUESTIONS, regions=REGIONS, filled={}
    )


@router.post("/projects")
async def create(request: Request, actor: Asking) -> Response:
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    declared = declared_in(form)
    applicant = organisation_in(form)
    made = await to_thread.run_sync(
        desk.create_project,
        actor,
        form.get("name", "").strip(),
        form.get("region", "").strip()[:6],
        declared,
        applicant,
    )
    return seen(request, f"/projects/{made.id}", "created")


@router.get("/projects/{project_id}")
def one(request: Request, actor: Asking, project_id: UUID) -> Response:
    at, today = desk.project(actor, project_id), datetime.now(CHINA).date()
    return page(request, actor, "projects/one.html", at=at, stated=stated(at.project.declared), today=today)


@router.put("/projects/{project_id}/files/{name}")
async def put_file(request: Request, actor: Asking, project_id: UUID, name: str) -> Response:
    """One file as the bare body of the request: what the page's script sends, a file at a time, with its progress."""
    with tempfile.TemporaryFile() as kept:
        gathered = bytearray()
        async for piece in request.stream():
            gathered += piece
            if len(gathered) >= PIECE:
                await to_thread.run_sync(kept.write, bytes(gathered))
                gathered.clear()
        kept.write(gathered)
        kept.seek(0)
        upload = await to_thread.run_sync(desk.receive, actor, project_id, name, kept)
    return JSONResponse({"id": str(upload.id), "name": upload.source.name, "size_bytes": upload.source.size_bytes}, 201)


@router.post("/projects/{project_id}/files")
def post_files(request: Request, actor: Asking, project_id: UUID, files: list[UploadFile]) -> Response:
    """The same without a script: a form with files, which Starlette keeps on disk as they come in."""
    for file in files:
        desk.receive(actor, project_id, file.filename or "", file.file)
    return seen(request, f"/projects/{project_id}", "received")


@router.post("/projects/{project_id}/files/{upload_id}/removal")
def remove_file(request: Request, actor: Asking, project_id: UUID, upload_id: UUID) -> Response:
    desk.remove(actor, project_id, upload_id)
    return seen(request, f"/projects/{project_id}", "removed")


@router.post("/projects/{project_id}/submission")
def submit(request: Request, actor: Asking, project_id: UUID, on: Annotated[str, Form()] = "") -> Response:
    judged = desk.submit(actor, project_id, _day(on))
    return seen(request, f"/rounds/{judged.id}/progress", "submitted")


def _day(words: str) -> date:
    """The day whose law is meant; today where nothing is said."""
    try:
        return date.fromisoformat(words) if words else datetime.now(CHINA).date()
    except ValueError:
        raise Refused(_("“{words}” is not a day: write it like 2026-11-23", words=words)) from None
