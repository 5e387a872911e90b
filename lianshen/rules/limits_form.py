"""How an entry of a `limits.yaml` must be written: titles, unit, and dated editions that never overlap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from lianshen.review.evidence import Trust
from lianshen.review.language import Text, _

TRUSTS = {trust.value for trust in Trust}


def misformed(entry: Any) -> Iterator[Text]:
    """What is wrong with one entry.  Entries of `kind: measuring` say how a drawing is measured and stand in no clause."""
    if not isinstance(entry, dict):
        yield _("the limit has no entry")
        return
    title = entry.get("title") or {}
    if not (title.get("zh") and title.get("en")):
        yield _("the limit needs a title in Chinese and in English")
    if not isinstance(entry.get("unit"), str):
        yield _('the limit names no unit (a word has the unit "")')
    editions = entry.get("editions") or []
    if not editions:
        yield _("the limit has no edition")
    for edition in editions:
        yield from _edition(edition, entry.get("row") or [])
        if entry.get("kind") != "measuring":
            yield from _clause(edition.get("clause"))
    yield from _overlapping(editions)


def _edition(edition: dict[str, Any], row: list[str]) -> Iterator[Text]:
    since, until = _day(edition.get("since")), _day(edition.get("until"))
    if since is None or (edition.get("until") is not None and (until is None or until <= since)):
        yield _("an edition needs the day since when it is in force, before the day until when")
    if edition.get("trust") not in TRUSTS:
        yield _("an edition does not say how far it may be trusted")
    yield from _values(edition.get("values"), row)
    for code, region in (edition.get("regions") or {}).items():
        if not str(code).isdigit():
            yield _("{code} is not the beginning of a region's code", code=code)
        yield from _values(region.get("values"), row)
        if "trust" in region and region["trust"] not in TRUSTS:
            yield _("an edition does not say how far it may be trusted")
        if "clause" in region:
            yield from _clause(region["clause"])


def _clause(clause: Any) -> Iterator[Text]:
    if not isinstance(clause, dict) or not clause.get("standard") or not clause.get("number"):
        yield _("an edition names no clause (standard and number)")
    elif not isinstance(clause["number"], str):
        yield _("the clause number {number} must be quoted, or it is read as a number", number=clause["number"])


def _values(values: Any, row: list[str]) -> Iterator[Text]:
    """Tables may be as deep as the row has names, and not deeper; a branch that ends early holds for all below."""
    if isinstance(values, dict):
        if not row:
            yield _("a table is deeper than the names of its rows")
        else:
            for inner in values.values():
                yield from _values(inner, row[1:])
    elif isinstance(values, bool) or not isinstance(values, int | float | str):
        yield _("a value is neither a number nor a word")


def _overlapping(editions: list[dict[str, Any]]) -> Iterator[Text]:
    dated = [(since, edition) for edition in editions if (since := _day(edition.get("since"))) is not None]
    dated.sort(key=lambda pair: pair[0])
    for (_since, earlier), (later, _edition_after) in pairwise(dated):
        until = _day(earlier.get("until"))
        if until is None or until > later:
            yield _("two editions are in force on {day}", day=later.isoformat())


def _day(value: Any) -> date | None:
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
