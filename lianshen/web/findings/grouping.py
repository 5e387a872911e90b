"""Matters put as a reader walks: what says the same is one card; cards go sheet by sheet, and on a sheet place by place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from lianshen.review.alike import alike
from lianshen.review.findings import Verdict
from lianshen.review.merge import Matter
from lianshen.review.sheets import Sheet
from lianshen.web.desk.views import MatterLine


@dataclass(frozen=True, slots=True)
class Card:
    """Matters that say the same, shown by the first of them and answered together."""

    lines: tuple[MatterLine, ...]

    @property
    def first(self) -> MatterLine:
        """The one whose words stand on the card."""
        return self.lines[0]

    @property
    def matters(self) -> tuple[Matter, ...]:
        """All that one word on this card is about."""
        return tuple(line.matter for line in self.lines)

    def words(self, number: int) -> tuple[UUID, ...]:
        """The ids of the first line's word of that number and of the same word on all the others."""
        return tuple(line.opinions[number].id for line in self.lines)


@dataclass(frozen=True, slots=True)
class Place:
    """All cards of one place, whichever department they belong to."""

    cards: tuple[Card, ...]

    @property
    def shared(self) -> bool:
        """Whether several departments speak about it."""
        return len({card.first.matter.department for card in self.cards}) > 1


@dataclass(frozen=True, slots=True)
class OnSheet:
    """The places of one sheet; `sheet` is None for matters that have no place on any sheet."""

    sheet: Sheet | None
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many matters there are, as the joint opinion will count them."""
        return sum(len(place.cards) for place in self.places)


def cards_of(lines: Iterable[MatterLine]) -> tuple[Card, ...]:
    """The lines grouped as the joint opinion groups them."""
    lines = tuple(lines)
    of = {id(line.matter): line for line in lines}
    groups = (tuple(of[id(matter)] for matter in group) for group in alike(line.matter for line in lines))
    return tuple(Card(group) for group in groups)


def by_sheet(matters: Iterable[MatterLine], sheets: Sequence[Sheet]) -> tuple[OnSheet, ...]:
    """The cards in the order of the sheets of the set; those without a sheet come last."""
    cards = cards_of(matters)
    order = {sheet.id: number for number, sheet in enumerate(sheets)}
    where = {id(card): order.get(sheet_of(card.first) or "", len(sheets)) for card in cards}
    placed = sorted(cards, key=lambda card: (where[id(card)], card.first.matter.place))
    return tuple(
        OnSheet(sheets[number] if number < len(sheets) else None, _places(tuple(group)))
        for number, group in groupby(placed, key=lambda card: where[id(card)])
    )


def failures_first(matters: Iterable[MatterLine]) -> tuple[Card, ...]:
    """The order of the list beside a sheet: what failed or was added, then what is undecided; the most binding first."""
    return tuple(sorted(cards_of(matters), key=_urgency))


def sheet_of(line: MatterLine) -> str | None:
    """The first sheet the matter points at."""
    return next((evidence.sheet for evidence in line.matter.evidence if evidence.sheet), None)


def _urgency(card: Card) -> tuple[bool, int, int]:
    matter = card.first.matter
    undecided = matter.finding is not None and matter.finding.verdict is Verdict.UNDECIDED
    return undecided, matter.severity.rank, matter.place


def _places(cards: tuple[Card, ...]) -> tuple[Place, ...]:
    return tuple(Place(tuple(group)) for _place, group in groupby(cards, key=lambda card: card.first.matter.place))
