"""The catalogue of rules: a page to search, a page for each rule.  It is open to anybody: it holds the law, no project."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import Response

from lianshen.review.clauses import Reach
from lianshen.review.errors import NotFound
from lianshen.review.findings import Severity
from lianshen.review.language import _
from lianshen.rules.manual import page_of
from lianshen.rules.manual.words import TRUSTS
from lianshen.rules.pack import installed
from lianshen.web.access import Maybe
from lianshen.web.catalogue.pictures import inline
from lianshen.web.catalogue.search import Wish, coverage, search
from lianshen.web.pages import page

router = APIRouter()
REACHES = (Reach.CHECKED, Reach.ASKED, Reach.NOT_YET)


@router.get("/rules")
def catalogue(
    request: Request, asking: Maybe, q: str = "", pack: str = "", severity: str = "", reach: str = ""
) -> Response:
    wish = Wish(
        q[:200],
        pack if any(pack == known.name for known in installed()) else "",
        next((known for known in Severity if known.value == severity), None),
        next((known for known in REACHES if known.value == reach), None),
    )
    return page(
        request, asking, "catalogue/list.html", wish=wish, hits=search(wish), coverage=coverage(), packs=installed(),
        reaches=REACHES, trusts=TRUSTS,
    )  # fmt: skip


@router.get("/rules/{pack}/{name}")
def rule(request: Request, asking: Maybe, pack: str, name: str) -> Response:
    code = f"{pack}/{name}"
    found = next(((one, home) for home in installed() for one in home.rules if one.code == code), None)
    if found is None:
        raise NotFound(_("There is no rule “{code}”; search the catalogue for what it demands.", code=code))
    one, home = found
    return page(
        request, asking, "catalogue/rule.html", rule=page_of(one, home), home=home, today=date.today(), inline=inline,
        trusts=TRUSTS,
    )  # fmt: skip
