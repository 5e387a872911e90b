"""A sequence that is worked out when somebody first looks into it: many words are kept and few of them are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Late(Sequence[T]):
    """`count` things that `build` makes, all at once and once only; equal to a tuple of the same things."""

    __slots__ = ("_build", "_built", "_count")

    def __init__(self, count: int, build: Callable[[], Iterable[T]]) -> None:
        self._count = count
        self._build = build
        self._built: tuple[T, ...] | None = None

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        return self._all()[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, Late)) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[T, ...]:
        if self._built is None:
            self._built = tuple(self._build())
            del self._build
        return self._built
