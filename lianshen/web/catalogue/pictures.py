"""A picture of an example inside a page."""

from __future__ import annotations

from markupsafe import Markup

from lianshen.review.picture import Picture, as_svg


def inline(picture: Picture) -> Markup:
    """The picture as part of the page; all words in it were escaped when it was written."""
    return Markup(as_svg(picture).decode().partition("\n")[2])
