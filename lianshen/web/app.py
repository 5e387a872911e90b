"""The application: its slices, its headers, and the one place where what cannot be done becomes a status and a page."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable

import structlog
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from lianshen.review.errors import NotAllowed, NotFound, Refused, WrongStage
from lianshen.review.language import Text, _
from lianshen.web.access import LoginNeeded
from lianshen.web.accounts import routes as accounts
from lianshen.web.api import routes as api
from lianshen.web.catalogue import routes as catalogue
from lianshen.web.findings import routes as findings
from lianshen.web.forgery import cookie_name, no_forgery
from lianshen.web.layers import routes as layers
from lianshen.web.pages import HOME, language_of, page, seen
from lianshen.web.projects import routes as projects
from lianshen.web.reports import routes as reports
from lianshen.web.rounds import routes as rounds
from lianshen.web.sheets import corrections
from lianshen.web.sheets import routes as sheets
from lianshen.web.supervision import routes as supervision

# One line a message and a plain traceback: the library's own shows every local variable, passwords too, and takes a minute.
structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
)
log = structlog.get_logger()
STATUS: dict[type[Refused], int] = {LoginNeeded: 401, NotFound: 404, NotAllowed: 403, WrongStage: 409}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
ASSETS_KEPT = "public, max-age=31536000, immutable"  # their address changes with every build
SLICES = (accounts, projects, rounds, sheets, corrections, layers, findings, reports, supervision, catalogue, api)


def create_app() -> FastAPI:
    """The platform, ready to be served."""
    app = FastAPI(title="Lianshen 联审", docs_url=None, redoc_url=None, openapi_url=None,
                  dependencies=[Depends(no_forgery)])  # fmt: skip
    app.mount("/static", StaticFiles(directory=HOME / "static", check_dir=False), name="static")
    for part in SLICES:
        app.include_router(part.router)
    app.middleware("http")(_dressed)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _no_such_page)
    app.add_exception_handler(Exception, _incident)
    return app


async def _dressed(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Every answer with its headers and, for a new visitor, the token that forms must bring along."""
    response = await go_on(request)
    if request.url.path.startswith("/static/build/") and response.status_code == 200:
        response.headers["Cache-Control"] = ASSETS_KEPT
    elif not request.url.path.startswith("/static/"):
        response.headers.setdefault("Cache-Control", "no-store")
    if token := getattr(request.state, "new_token", None):
        secure = request.url.scheme == "https"
        response.set_cookie(cookie_name(request), token, httponly=True, samesite="lax", secure=secure, path="/")
    return _guarded(response)


def _guarded(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


async def _incident(request: Request, error: Exception) -> Response:
    """What nobody foresaw, with a number to ask about."""
    number = secrets.token_hex(4)
    log.error("request failed", incident=number, method=request.method, path=request.url.path, exc_info=error)
    text = _(
        "This is our fault, not yours. Please tell the platform's operator the incident number {number}.", number=number
    )
    return _guarded(_answer(request, 500, text, incident=number))


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refused)
    status = next((number for kind, number in STATUS.items() if isinstance(refusal, kind)), 400)
    if isinstance(refusal, LoginNeeded) and not _wants_data(request):
        return seen(request, "/login", next=request.url.path)
    return _answer(request, status, refusal.text)


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = ", ".join(sorted({str(fault["loc"][-1]) for fault in error.errors()}))
    return _answer(
        request,
        400,
        _("Missing or not of the right kind: {fields}. Go back and fill it in.", fields=fields),
    )


async def _no_such_page(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(
        request, error.status_code, _("There is nothing at this address. Start again from the list of projects.")
    )


def _answer(request: Request, status: int, text: Text, **more: str) -> Response:
    """Why it could not be done: as data for programs and scripts, else as a page."""
    if _wants_data(request):
        said = {"status": status, "error": {"zh": text.zh, "en": text.en}, "message": text[language_of(request)]}
        return JSONResponse(said | more, status)
    actor = getattr(request.state, "actor", None)
    return page(request, actor, "components/frame/refused.html", status, code=status, text=text)


def _wants_data(request: Request) -> bool:
    return request.url.path.startswith("/api/") or "application/json" in request.headers.get("accept", "")
