"""How a page is made: its language, its template, its forms' token."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from lianshen.review.language import Text, translate
from lianshen.review.projects import Actor
from lianshen.web import wording
from lianshen.web.findings.grouping import failures_first
from lianshen.web.findings.missing import wanted
from lianshen.web.forgery import token_of

HOME = Path(__file__).parent
BUILD = HOME / "static" / "build"
LANGUAGES = ("zh", "en")
LANGUAGE_COOKIE = "language"
CHINA = timezone(timedelta(hours=8))  # one time zone, no summer time; the system may have no zone data


def page(request: Request, actor: Actor | None, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of `template`, such as "projects/list.html", in the language of the request."""
    shown = {
        "request": request,
        "actor": actor,
        "language": language_of(request),
        "token": token_of(request),
        "notice": _NOTICES.get(request.query_params.get("done", "")),
        **values,
    }
    return HTMLResponse(environment().get_template(template).render(shown), status)


def seen(request: Request, path: str, done: str = "", **query: str) -> RedirectResponse:
    """After something was done: go and look at `path`, where the notice `done` is shown."""
    query |= {"done": done} if done else {}
    return RedirectResponse(path + (f"?{urlencode(query)}" if query else ""), 303)


def language_of(request: Request) -> str:
    """As asked for in the address, else as chosen before, else as the browser prefers, else Chinese."""
    accepted = [
        part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    wishes = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE), *accepted)
    return next((wish for wish in wishes if wish in LANGUAGES), "zh")


@cache
def environment() -> Environment:
    """Where templates are looked up, and the words they may use."""
    made = Environment(
        loader=FileSystemLoader(HOME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=_said,
    )  # fmt: skip
    made.globals.update(
        _=_translated,
        asset=asset,
        word=wording.word,
        wording=wording,
        tab_of=_tab_of,
        failures_first=failures_first,
        wanted=wanted,
        plural=lambda count, one, many: one if count == 1 else many,
    )
    made.filters.update(when=_when, day=_day, size=_size, said=_said)
    made.tests["in_folder"] = lambda name: "/" in name
    return made


@cache
def asset(name: str) -> str:
    """The address of a built asset; it changes with every build, so that browsers may keep it for ever."""
    stamp = BUILD / ".stamp"
    return f"/static/build/{name}?v={stamp.read_text()[:12] if stamp.is_file() else 'none'}"


@pass_context
def _said(context: Context, value: Any) -> Any:
    """Sentences and amounts in the page's language, everything else as it is."""
    language = str(context.get("language", "zh"))
    if isinstance(value, Text):
        return value[language]
    said: Callable[[str], str] | None = getattr(value, "said", None)
    return said(language) if callable(said) else value


@pass_context
def _translated(context: Context, sentence: str, **parts: Any) -> str:
    words = translate(sentence, str(context.get("language", "zh")))
    return words.format(**{name: _said(context, part) for name, part in parts.items()}) if parts else words


def _when(moment: datetime | None) -> str:
    return moment.astimezone(CHINA).strftime("%Y-%m-%d %H:%M") if moment else ""


def _day(day: date) -> str:
    return day.isoformat()


def _size(size_bytes: float) -> str:
    for unit in ("B", "kB", "MB"):
        if size_bytes < 1000:
            return f"{size_bytes:.0f} {unit}" if unit == "B" else f"{size_bytes:.1f} {unit}"
        size_bytes /= 1000
    return f"{size_bytes:.1f} GB"


def _tab_of(request: Request) -> str:
    """The last word of the address's path up to the round, which names the tab that is open."""
    parts = request.url.path.strip("/").split("/")
    return parts[2] if len(parts) > 2 else "overview"


_NOTICES = wording.NOTICES
