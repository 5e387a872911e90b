"""Supervision: the journal of all acts, and whether it is whole.  It sees everything and changes nothing."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.pages import page

router = APIRouter()


@router.get("/supervision")
def journal(request: Request, actor: Asking, object: str = "") -> Response:
    lines = desk.journal(actor, object)
    return page(
        request, actor, "supervision/journal.html", lines=lines, whole=desk.journal_is_whole(actor), object=object
    )
