"""What an opinion says of the rules behind its matters, in one language."""

from __future__ import annotations

from typing import Any

from lianshen.review.explained import Explained
from lianshen.review.picture import as_svg
from lianshen.review.report.assemble import JointOpinion


def rules_said(opinion: JointOpinion, language: str) -> list[dict[str, Any]]:
    """The rules that a matter came from; those that stand against the drawings are shown with their picture."""
    standing = {code for row in opinion.standing for code in row.rules}
    others = {code for row in (*opinion.questions, *opinion.dismissed) for code in row.rules}
    known = [rule for rule in opinion.dossier.rules if rule.code in standing | others]
    return [_rule(rule, rule.code in standing, language) for rule in known]


def _rule(rule: Explained, drawn: bool, language: str) -> dict[str, Any]:
    return {
        "code": rule.code,
        "title": rule.title[language],
        "about": [words[language] for words in rule.about],
        "laws": [
            f"{one.clause} · {one.force[language]} · {one.since.isoformat()} – {one.until or ''}".rstrip()
            for one in rule.editions
        ],
        "numbers": [(title[language], [value[language] for value in values]) for title, values in rule.numbers],
        "unseen": [words[language] for words in rule.unseen],
        "picture": as_svg(rule.picture).decode().partition("\n")[2] if drawn and rule.picture else "",
    }
