"""A person's request that cannot be granted, in a sentence they can act on.

What a drawing does wrong is a `Problem`, what nobody knows is `Unknown`; these three are the person's.
"""

from __future__ import annotations

from lianshen.review.language import Text


class Refused(Exception):
    """The request cannot be granted; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NotFound(Refused):
    """There is no such thing, or none that this person may see."""


class NotAllowed(Refused):
    """This person may not do this."""


class WrongStage(Refused):
    """The round has not come to this yet, or is past it."""
