"""What is written under a plan: its title and, beside it, its scale."""

from __future__ import annotations

from lianshen.parsers.drawn import Drawn
from lianshen.parsers.sheets.titles import closed_up, is_title, kind_of, plain, scale_of, storeys_of
from lianshen.review.sheets import Kind, Word

STOREY_PLANS = {Kind.FLOOR_PLAN, Kind.SHELTER_PLAN, Kind.FIRE_COMPARTMENT_PLAN}
_AS_LARGE = 0.6  # of the largest title: smaller ones are references


def drawn_title(inside: Drawn) -> str | None:
    """The title written under the drawing, the one in the largest letters; None where there is none."""
    titles = [word for word in inside.words if is_title(word.text)]
    if not titles:
        return None
    largest = max(word.height for word in titles)
    first = [word for word in titles if word.height >= 0.95 * largest]
    return closed_up(first[0].text.strip()) if len({plain(word.text) for word in first}) == 1 else None


def titles_in(inside: Drawn) -> tuple[Word, ...]:
    """The titles of plans, sections and details, in letters about as large as the largest of them."""
    titles = [word for word in inside.words if is_title(word.text)]
    largest = max((word.height for word in titles), default=0.0)
    return tuple(word for word in titles if word.height >= _AS_LARGE * largest)


def storey_titles(inside: Drawn) -> frozenset[tuple[str, ...]]:
    """The different storeys that titles of storey plans name."""
    titles = [word.text for word in titles_in(inside) if kind_of(word.text) in STOREY_PLANS]
    return frozenset(storeys for title in titles if (storeys := storeys_of(title)))


def title_scale(inside: Drawn) -> float | None:
    """The scale written beside the title under the drawing; None where several drawings say several scales."""
    said = [(word, scale_of(word.text)) for word in inside.words if ":" in word.text or "：" in word.text]
    scales = [(word, scale) for word, scale in said if scale is not None and len(word.text) <= 40]
    titles = [word for word in inside.words if is_title(word.text)]
    beside = {scale for word, scale in scales for title in titles if word is title or _are_beside(title, word)}
    return beside.pop() if len(beside) == 1 else None


def _are_beside(title: Word, scale: Word) -> bool:
    across = scale.at[0] - (title.at[0] + title.width)
    return abs(scale.at[1] - title.at[1]) <= 1.5 * title.height and -title.width <= across <= 12 * title.height
