"""The matters of a round, and a person's word on them."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Form, Request
from fastapi.responses import JSONResponse, Response

from lianshen.review.errors import Refused
from lianshen.review.evidence import Clause
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import _
from lianshen.review.opinions import Opinion, Stand
from lianshen.review.projects import Actor, Department
from lianshen.web import desk
from lianshen.web.access import Asking
from lianshen.web.desk.views import Filter
from lianshen.web.findings.drawn import plan_shape
from lianshen.web.findings.grouping import by_sheet
from lianshen.web.pages import page, seen

router = APIRouter(prefix="/rounds/{round_id}")


@router.get("/findings")
def listing(
    request: Request,
    actor: Asking,
    round_id: UUID,
    department: str = "",
    severity: str = "",
    verdict: str = "",
) -> Response:
    chosen = Filter(
        department=Department(department) if department in list(Department) else None,
        severity=Severity(severity) if severity in list(Severity) else None,
        verdict=Verdict(verdict) if verdict in list(Verdict) else None,
    )
    at = desk.round_page(actor, round_id)
    found = desk.findings(actor, round_id, chosen)
    groups = by_sheet(found.matters, found.sheets)
    return page(request, actor, "findings/list.html", at=at, found=found, groups=groups, chosen=chosen)


@router.post("/opinions")
def give(
    request: Request,
    actor: Asking,
    round_id: UUID,
    stand: Annotated[Stand, Form()],
    text: Annotated[str, Form()] = "",
    finding: Annotated[tuple[str, ...], Form()] = (),
    sheet: Annotated[str, Form()] = "",
    shape: Annotated[str, Form()] = "",
    severity: Annotated[Severity, Form()] = Severity.GENERAL,
    standard: Annotated[str, Form()] = "",
    number: Annotated[str, Form()] = "",
    back: Annotated[str, Form()] = "",
) -> Response:
    """A person's word: findings are upheld, are dismissed for a reason, or another matter is added at a place on a sheet."""
    clause = Clause(standard.strip(), number.strip()) if standard.strip() else None
    match stand:
        case Stand.UPHELD:
            said = desk.uphold_alike(actor, round_id, finding, text.strip())
        case Stand.DISMISSED:
            said = desk.dismiss_alike(actor, round_id, finding, text.strip())
        case Stand.ADDED:
            said = (_added(actor, round_id, sheet, shape, text.strip(), severity, clause),)
        case Stand.WITHDRAWN:
            raise Refused(_("A word is taken back with the button beside it"))
    return _answer(request, round_id, said, stand.value, back)


@router.post("/opinions/withdrawal")
def take_back(
    request: Request,
    actor: Asking,
    round_id: UUID,
    opinion: Annotated[tuple[UUID, ...], Form()],
    back: Annotated[str, Form()] = "",
) -> Response:
    """One's own word on a card is no longer said, whatever number of findings it was about."""
    return _answer(request, round_id, desk.take_back_alike(actor, round_id, opinion), "withdrawn", back)


def _added(
    actor: Actor, round_id: UUID, sheet_id: str, drawn: str, text: str, severity: Severity, clause: Clause | None
) -> Opinion:
    sheet = desk.sheet(actor, round_id, sheet_id).sheet
    return desk.add(actor, round_id, sheet_id, plan_shape(drawn, sheet), text, severity, clause)


def _answer(request: Request, round_id: UUID, said: tuple[Opinion, ...], done: str, back: str) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        told = [{"id": str(one.id), "finding": one.finding, "stand": one.stand.value} for one in said]
        return JSONResponse({"opinions": told}, 201)
    inside = back.startswith(f"/rounds/{round_id}/")
    return seen(request, back if inside else f"/rounds/{round_id}/findings", done)
