"""A rule as an opinion explains it to whoever must answer: what must hold, by which law, how it was measured, blind to what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianshen.review.evidence import Clause
from lianshen.review.language import Text
from lianshen.review.picture import Picture


@dataclass(frozen=True, slots=True)
class Edition:
    """Where a demand stands or stood: `force` says what that edition is on the day of the opinion."""

    clause: Clause
    force: Text
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Explained:
    """One rule.  `numbers` are those of the law on the day of the opinion, `picture` shows a case of each verdict."""

    code: str
    title: Text
    about: tuple[Text, ...]
    editions: tuple[Edition, ...]
    numbers: tuple[tuple[Text, tuple[Text, ...]], ...]
    unseen: tuple[Text, ...]
    picture: Picture | None
