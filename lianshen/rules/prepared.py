"""What many subjects need of the same storey, worked out once while one rule runs.

Nothing is kept from rule to rule: a design may learn more between two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from lianshen.review.facts import Subject, watching

S = TypeVar("S", bound=Subject)
T = TypeVar("T")
_kept: ContextVar[dict[tuple[int, Any], Any] | None] = ContextVar("what was worked out", default=None)


@contextmanager
def keeping() -> Iterator[None]:
    """Inside the `with`, what `once` works out is kept."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(subject: S, work_out: Callable[[S], T]) -> T:
    """What `work_out` says of `subject`.

    The facts it looks at on the way do not count as asked: who uses the result asks again for what a verdict stands on.
    """
    kept = _kept.get()
    place = (id(subject), work_out)
    if kept is not None and place in kept:
        result: T = kept[place]
        return result
    with watching():
        result = work_out(subject)
    if kept is not None:
        kept[place] = result
    return result
