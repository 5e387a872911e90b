"""No form is taken that did not come from a page of ours: a token in a cookie and the same token in the form or a header."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import Any

from fastapi import Request
from starlette.datastructures import FormData

from lianshen.review.errors import NotAllowed
from lianshen.review.language import _

FIELD = "token"
HEADER = "x-lianshen-token"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def cookie_name(request: Request) -> str:
    """`__Host-` pins the cookie to this host, which browsers grant only under https."""
    return "__Host-lianshen-token" if request.url.scheme == "https" else "lianshen-token"


def token_of(request: Request) -> str:
    """The token of this browser; a new one is sent with the answer (app.py)."""
    token: Any = request.cookies.get(cookie_name(request)) or getattr(request.state, "new_token", None)
    if not token:
        token = request.state.new_token = secrets.token_urlsafe(24)
    return str(token)


async def no_forgery(request: Request) -> None:
    """Refuse what changes something unless the page's token comes along."""
    if request.method in SAFE_METHODS:
        return
    expected = request.cookies.get(cookie_name(request))
    given = request.headers.get(HEADER) or _in_form(await request.form() if _is_form(request) else FormData())
    if not expected or not given or not compare_digest(expected, given):
        raise NotAllowed(
            _("This form is too old or did not come from here: load the page again, then send it once more")
        )


def _is_form(request: Request) -> bool:
    kind = request.headers.get("content-type", "")
    return kind.startswith(("application/x-www-form-urlencoded", "multipart/form-data"))


def _in_form(form: FormData) -> str:
    given = form.get(FIELD)
    return given if isinstance(given, str) else ""
