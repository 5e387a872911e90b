"""Who asks: the session's cookie, read once per request.  `Asking` in a route's signature means: only who has come in."""

from __future__ import annotations

from typing import Annotated, TypeVar

from fastapi import Depends, Request
from fastapi.responses import Response

from lianshen.review.errors import NotAllowed
from lianshen.review.language import _
from lianshen.review.projects import Actor
from lianshen.web import desk

R = TypeVar("R", bound=Response)


class LoginNeeded(NotAllowed):
    """Nobody has come in, or the session is over."""


def session_of(request: Request) -> str | None:
    """The session's id, if the browser sent one."""
    return request.cookies.get(cookie_name(request))


def session_started(request: Request, response: R, session: str) -> R:
    """The answer with the session's cookie: out of reach of scripts, of other sites and, under https, of other hosts."""
    secure = request.url.scheme == "https"
    response.set_cookie(cookie_name(request), session, httponly=True, samesite="lax", secure=secure, path="/")
    return response


def session_ended(request: Request, response: R) -> R:
    """The answer that takes the cookie away."""
    secure = request.url.scheme == "https"
    response.delete_cookie(cookie_name(request), path="/", secure=secure, httponly=True, samesite="lax")
    return response


def cookie_name(request: Request) -> str:
    """`__Host-` pins the cookie to this host, which browsers grant only under https."""
    return "__Host-lianshen" if request.url.scheme == "https" else "lianshen"


def perhaps(request: Request) -> Actor | None:
    """Who asks, or None."""
    actor = desk.actor_of(session_of(request))
    request.state.actor = actor
    return actor


def somebody(request: Request) -> Actor:
    """Who asks; raises LoginNeeded."""
    actor = perhaps(request)
    if actor is None:
        raise LoginNeeded(_("please log in first"))
    return actor


Maybe = Annotated[Actor | None, Depends(perhaps)]
Asking = Annotated[Actor, Depends(somebody)]
