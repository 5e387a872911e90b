"""The documents of the contract and the basics as JSON, for other programs; errors are JSON as well."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.wording import word

router = APIRouter(prefix="/api/v1")


@router.get("/me")
def me(request: Request, actor: Asking) -> dict[str, Any]:
    return {"name": actor.name, "role": actor.role.value, "department": actor.department}


@router.get("/projects")
def projects(request: Request, actor: Asking) -> list[dict[str, Any]]:
    return [
        {
            "id": line.project.id,
            "name": line.project.name,
            "region": line.project.region,
            "round": line.round.id if line.round else None,
            "stage": line.round.stage if line.round else "draft",
        }
        for line in desk.projects_of(actor)
    ]


@router.get("/rounds/{round_id}")
def round_(request: Request, actor: Asking, round_id: UUID) -> dict[str, Any]:
    at = desk.round_page(actor, round_id)
    progress = desk.progress(actor, round_id)
    return {
        "id": at.round.id,
        "project": at.project.id,
        "number": at.round.number,
        "stage": at.round.stage,
        "judged_on": at.round.judged_on,
        "packs": dict(at.round.packs),
        "open_departments": list(at.open),
        "steps": {"done": progress.done, "failed": progress.failed, "total": progress.total},
        "documents": [line.name for line in at.documents],
    }


@router.get("/rounds/{round_id}/sheets")
def sheets(request: Request, actor: Asking, round_id: UUID) -> list[dict[str, Any]]:
    return [
        {
            "id": line.sheet.id,
            "place": line.sheet.place,
            "number": line.sheet.number,
            "title": line.sheet.title,
            "kind": line.sheet.kind,
            "kind_text": {"zh": word(line.sheet.kind).zh, "en": word(line.sheet.kind).en},
            "failures": line.failures,
            "questions": line.questions,
        }
        for line in desk.sheets(actor, round_id)
    ]


@router.get("/rounds/{round_id}/reading.json")
def reading(request: Request, actor: Asking, round_id: UUID) -> Response:
    return Response(desk.reading_document(actor, round_id), media_type="application/json")


@router.get("/rounds/{round_id}/findings.json")
def findings(request: Request, actor: Asking, round_id: UUID) -> Response:
    return Response(desk.findings_document(actor, round_id), media_type="application/json")
