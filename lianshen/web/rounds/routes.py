"""One round: where it stands, how the machine's work goes on, and the moves people make with it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from anyio import to_thread
from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse

from lianshen.review.projects import Actor, Department
from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.forgery import token_of
from lianshen.web.pages import environment, language_of, page, seen

router = APIRouter(prefix="/rounds/{round_id}")
PAUSE = 1.0  # seconds between two looks at a round that is being worked on
LONGEST = 900  # looks before the browser has to ask anew


@router.get("")
def overview(request: Request, actor: Asking, round_id: UUID) -> Response:
    at = desk.round_page(actor, round_id)
    progress = desk.progress(actor, round_id)
    found = desk.findings(actor, round_id) if at.may_see_findings else None
    return page(request, actor, "rounds/overview.html", at=at, progress=progress, found=found)


@router.get("/progress")
def progress(request: Request, actor: Asking, round_id: UUID) -> Response:
    at = desk.round_page(actor, round_id)
    return page(request, actor, "rounds/progress.html", at=at, progress=desk.progress(actor, round_id))


@router.get("/progress/panel")
def progress_panel(request: Request, actor: Asking, round_id: UUID) -> Response:
    """Only the part of the page that changes: for browsers whose events do not come through."""
    markup, finished = _panel(request, actor, round_id)
    return HTMLResponse(markup, headers={"X-Finished": "yes" if finished else "no"})


@router.get("/progress/events")
async def progress_events(request: Request, actor: Asking, round_id: UUID) -> Response:
    """The same, sent whenever it has changed (server-sent events)."""
    await to_thread.run_sync(desk.round_page, actor, round_id)
    events = _changes(request, actor, round_id)
    return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


@router.post("/closing")
def close(request: Request, actor: Asking, round_id: UUID) -> Response:
    desk.close_department(actor, round_id)
    return seen(request, f"/rounds/{round_id}", "closed")


@router.post("/reopening")
def reopen(request: Request, actor: Asking, round_id: UUID, department: Annotated[Department, Form()]) -> Response:
    desk.reopen_department(actor, round_id, department)
    return seen(request, f"/rounds/{round_id}", "reopened")


@router.post("/issue")
def issue(request: Request, actor: Asking, round_id: UUID) -> Response:
    desk.issue(actor, round_id)
    return seen(request, f"/rounds/{round_id}/opinion", "issued")


@router.post("/another-try")
def try_again(request: Request, actor: Asking, round_id: UUID) -> Response:
    desk.try_again(actor, round_id)
    return seen(request, f"/rounds/{round_id}/progress", "tried-again")


@router.post("/withdrawal")
def withdraw(request: Request, actor: Asking, round_id: UUID) -> Response:
    taken = desk.withdraw(actor, round_id)
    return seen(request, f"/projects/{taken.project}", "round-withdrawn")


async def _changes(request: Request, actor: Actor, round_id: UUID) -> AsyncIterator[str]:
    sent = ""
    for _look in range(LONGEST):
        markup, finished = await to_thread.run_sync(_panel, request, actor, round_id)
        if markup != sent:
            yield f"data: {json.dumps(markup)}\n\n"
            sent = markup
        if finished:
            yield "event: finished\ndata: {}\n\n"
            return
        if await request.is_disconnected():
            return
        await asyncio.sleep(PAUSE)


def _panel(request: Request, actor: Actor, round_id: UUID) -> tuple[str, bool]:
    seen_now = desk.progress(actor, round_id)
    template = environment().get_template("rounds/panel.html")
    said = template.render(progress=seen_now, language=language_of(request), token=token_of(request))
    return said, seen_now.finished
