"""What the product says, in Chinese and in English at once.

The English sentence in the code is the message id; the Chinese stands in the `zh_CN.po` of the room it belongs to.
Both are worked out when a sentence is made, so a finding can be stored, shown and printed in either language.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

log = logging.getLogger(__name__)
_learned: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        """The sentence in `language`: "zh" or "en"."""
        return self.zh if language == "zh" else self.en

    def __str__(self) -> str:
        return self.zh

    @classmethod
    def plain(cls, words: str) -> Text:
        """Words that are the same in every language, such as a quotation or a name."""
        return cls(words, words)


def _(sentence: str, **parts: Any) -> Text:
    """`sentence` in both languages, its `{names}` filled with `parts`; a part may itself be a Text or a Quantity."""
    return Text(
        zh=translate(sentence).format(**{name: _said(part, "zh") for name, part in parts.items()}),
        en=sentence.format(**{name: _said(part, "en") for name, part in parts.items()}),
    )


def translate(sentence: str, language: str = "zh") -> str:
    """The Chinese of an English message id; the id itself where nobody translated it (a test sees to that)."""
    if language != "zh":
        return sentence
    return _catalogue().get(sentence) or _learned.get(sentence) or sentence


def learn(catalogue: Traversable) -> None:
    """Add the `.po` file of a pack that was installed beside ours."""
    _learned.update(_entries(catalogue))


def _said(part: Any, language: str) -> Any:
    if isinstance(part, Text):
        return part[language]
    said = getattr(part, "said", None)
    return said(language) if callable(said) else part


@cache
def _catalogue() -> dict[str, str]:
    sentences: dict[str, str] = {}
    for catalogue in _catalogues(files("lianshen")):
        sentences.update(_entries(catalogue))
    return sentences


def _catalogues(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.name == "zh_CN.po":
            yield entry
        elif entry.is_dir() and not entry.name.startswith((".", "__", "static", "node_modules")):
            yield from _catalogues(entry)


def _entries(catalogue: Traversable) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with catalogue.open("rb") as lines:
        return {
            str(entry.id): str(entry.string) for entry in read_po(lines, locale="zh_CN") if entry.id and entry.string
        }
