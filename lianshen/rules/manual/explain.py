"""The rules behind an opinion, explained by the manual's pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lianshen.review.explained import Edition, Explained
from lianshen.rules.manual.rule_page import RulePage, page_of
from lianshen.rules.manual.strip import strip
from lianshen.rules.manual.words import Force
from lianshen.rules.pack import installed


def explain(codes: Iterable[str], on: date) -> tuple[Explained, ...]:
    """Those of the rules that are installed, in the order of their packs, by the law of one day."""
    wanted = set(codes)
    pages = (page_of(rule, pack) for pack in installed() for rule in pack.rules if rule.code in wanted)
    return tuple(_explained(page, on) for page in pages)


def _explained(page: RulePage, on: date) -> Explained:
    present = [edition for edition in page.numbers if edition.force(on) is Force.IN_FORCE]
    return Explained(
        code=page.code,
        title=page.title,
        about=page.about,
        editions=tuple(Edition(clause, force.text, since, until) for clause, force, since, until in page.laws(on)),
        numbers=tuple((edition.title, edition.values) for edition in present),
        unseen=page.unseen,
        picture=strip(page),
    )
