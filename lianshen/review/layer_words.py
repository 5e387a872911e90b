"""What a design institute says its own layers mean: a word counts wherever the institute draws, until it is taken back.

Words are append-only.  A round counts those said before its drawings were handed in and those said in the round itself,
so that all its files are read, and put together, by the same words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class LayerWord:
    """What one person of an institute said of a layer; `meaning` None takes back what was said before.

    `layer` is the name as it counts: in capitals, without the prefix of an attached drawing.
    """

    id: UUID
    institute: UUID
    round: UUID
    author: UUID
    written_at: datetime
    layer: str
    meaning: str | None
    reason: str


def standing(words: Iterable[LayerWord]) -> tuple[LayerWord, ...]:
    """The word that counts on each layer: the latest, unless it takes back; by layer."""
    latest = {word.layer: word for word in sorted(words, key=lambda word: word.written_at)}
    return tuple(latest[layer] for layer in sorted(latest) if latest[layer].meaning is not None)
