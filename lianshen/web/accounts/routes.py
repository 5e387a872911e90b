"""Coming in, going out, and the language of the pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from lianshen.review.errors import NotAllowed
from lianshen.web import desk
from lianshen.web.access import Maybe, session_ended, session_of, session_started
from lianshen.web.accounts.throttle import Throttle, TooManyTries
from lianshen.web.pages import LANGUAGE_COOKIE, LANGUAGES, page, seen

router = APIRouter()
A_YEAR = 31_536_000
door = Throttle()


@router.get("/login")
def way_in(request: Request, asking: Maybe, next: str = "/") -> Response:
    if asking is not None:
        return seen(request, _inside(next))
    return page(
        request, None, "accounts/login.html", accounts=desk.demo_accounts(), next=_inside(next), wrong=None, name=""
    )


@router.post("/login")
def come_in(
    request: Request,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    next: Annotated[str, Form()] = "/",
) -> Response:
    address = request.client.host if request.client else ""
    try:
        door.admit(name.strip(), address)
        session = desk.log_in(name.strip(), password)
    except (NotAllowed, TooManyTries) as refusal:
        shown = {"accounts": desk.demo_accounts(), "next": _inside(next), "wrong": refusal.text, "name": name}
        answer = page(request, None, "accounts/login.html", 429 if isinstance(refusal, TooManyTries) else 403, **shown)
        if isinstance(refusal, TooManyTries):
            answer.headers["Retry-After"] = str(refusal.seconds)
        return answer
    door.succeeded(name.strip(), address)
    return session_started(request, seen(request, _inside(next)), session)


@router.post("/logout")
def go_out(request: Request) -> Response:
    desk.log_out(session_of(request))
    return session_ended(request, seen(request, "/login"))


@router.get("/language/{language}")
def speak(request: Request, language: str, next: str = "/") -> Response:
    answer = RedirectResponse(_inside(next), 303)
    if language in LANGUAGES:
        answer.set_cookie(LANGUAGE_COOKIE, language, max_age=A_YEAR, samesite="lax", path="/")
    return answer


@router.get("/health")
def health() -> Response:
    return PlainTextResponse("ok")


def _inside(path: str) -> str:
    """Only addresses of our own: somebody else's link must not lead a person on to another host."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
