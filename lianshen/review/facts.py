"""Facts: what can be known of a subject, who said so, and how sure that is.

`Storey.exits` on the class is the declaration; on a storey it is the value.  Asking for what no sheet stated raises
`Unknown`; what two sheets state differently raises `Disputed`.  So "cannot decide" is never programmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any, ClassVar, Generic, TypeVar, overload

from shapely.geometry.base import BaseGeometry

from lianshen.review.evidence import Evidence
from lianshen.review.language import Text

T = TypeVar("T")
S = TypeVar("S", bound="Subject")


class Certainty(IntEnum):
    """How sure a statement is: worked out, read as it stands, or confirmed by a person."""

    INFERRED = 1
    READ = 2
    CONFIRMED = 3


@dataclass(frozen=True, slots=True)
class Statement(Generic[T]):
    """One source's word about one fact of one subject; never overwritten."""

    value: T
    certainty: Certainty
    source: Evidence


@dataclass(frozen=True, slots=True)
class Asked:
    """One look at a fact, kept so that a rule's needs and a finding's footing can be told."""

    subject: str
    fact: Fact[Any]
    certainty: Certainty | None


class Unknown(Exception):
    """Nobody stated this fact of this subject."""

    def __init__(self, subject: Subject, fact: Fact[Any]) -> None:
        super().__init__(f"{fact.name} of {subject.key or type(subject).__name__}")
        self.subject = subject
        self.fact = fact


class Disputed(Unknown):
    """Equally sure sources state this fact differently."""

    def __init__(self, subject: Subject, fact: Fact[Any], statements: tuple[Statement[Any], ...]) -> None:
        super().__init__(subject, fact)
        self.statements = statements


class Fact(Generic[T]):
    """The declaration of one thing that can be known.

    `kind` is the type of the value, `title` the legal term in Chinese (English: docs/glossary.md), `unit` that
    of a number, `tolerance` the difference in that unit below which two numbers say the same.
    """

    name = ""
    many = False

    def __init__(self, kind: type[Any], title: str, *, unit: str = "", tolerance: float = 0.0) -> None:
        self.kind = kind
        self.title = title
        self.unit = unit
        self.tolerance = tolerance
        self.owner: type[Subject] = Subject

    def __set_name__(self, owner: type[Subject], name: str) -> None:
        self.owner = owner
        self.name = f"{owner.__name__}.{name}"

    @property
    def text(self) -> Text:
        """The fact's name for a reader: the legal term, and the English words of its declaration."""
        return Text(zh=self.title, en=self.name.partition(".")[2].replace("_", " "))

    @overload
    def __get__(self, subject: None, owner: type[Any]) -> Fact[T]: ...
    @overload
    def __get__(self, subject: Subject, owner: type[Any]) -> T: ...
    def __get__(self, subject: Subject | None, owner: type[Any]) -> Fact[T] | T:
        return self if subject is None else self.of(subject)

    def of(self, subject: Subject) -> T:
        """The value that stands; raises Unknown or Disputed."""
        surest = self.surest(subject)
        certainty = surest[0].certainty if surest else None
        _remember(Asked(subject.key, self, certainty))
        if not surest:
            raise Unknown(subject, self)
        if any(not self.agree(surest[0].value, other.value) for other in surest[1:]):
            raise Disputed(subject, self, surest)
        return surest[0].value

    def surest(self, subject: Subject) -> tuple[Statement[T], ...]:
        """The statements of the highest certainty that was reached."""
        statements = subject.statements(self)
        if len(statements) < 2:  # nearly always, and this is asked a million times
            return statements
        best = max(statement.certainty for statement in statements)
        return tuple(statement for statement in statements if statement.certainty == best)

    def agree(self, one: T, other: T) -> bool:
        """Whether two values say the same."""
        if isinstance(one, int | float) and isinstance(other, int | float):
            return abs(float(one) - float(other)) <= self.tolerance + 1e-9
        if isinstance(one, BaseGeometry) and isinstance(other, BaseGeometry):
            return bool(one.equals_exact(other, tolerance=max(self.tolerance, 1e-6)))
        return bool(one == other)

    def __repr__(self) -> str:
        return self.name or self.title


class Many(Fact[tuple[T, ...]]):
    """A fact whose value is a list of plain values, such as the points of all down conductors."""

    many = True


class Parts(Fact[tuple[S, ...]]):
    """The subjects of one kind inside another.  Several sheets' lists are joined; `()` is: looked, and there is none."""

    many = True

    def of(self, subject: Subject) -> tuple[S, ...]:
        """All parts that any sheet lists, once each; raises Unknown when nobody looked."""
        statements = subject.statements(self)
        _remember(Asked(subject.key, self, min((s.certainty for s in statements), default=None)))
        if not statements:
            raise Unknown(subject, self)
        return tuple({part.key: part for statement in statements for part in statement.value}.values())


class Subject:
    """Anything a rule can be asked about; it only ever gains statements.

    `key` is the path of labels from the building down, such as "B1/3F/M12": the same from round to round.
    """

    kinds: ClassVar[dict[str, type[Subject]]] = {}

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        Subject.kinds.setdefault(cls.__name__, cls)

    def __init__(self, label: str, within: Subject | None = None, *, sheet: str | None = None) -> None:
        self.label = label
        self.within = within
        self.key: str = f"{within.key}/{label}" if within and within.key else label
        self._sheet = sheet
        self._statements: dict[str, list[Statement[Any]]] = {}

    @property
    def sheet(self) -> str | None:
        """The sheet on which this subject is drawn."""
        return self._sheet or (self.within.sheet if self.within else None)

    def state(
        self, fact: Fact[T], value: T, certainty: Certainty = Certainty.READ, source: Evidence | None = None
    ) -> None:
        """Add one source's word; without a source it is the sheet this subject is drawn on."""
        source = source or Evidence(sheet=self.sheet)
        self._statements.setdefault(fact.name, []).append(Statement(value, certainty, source))

    def statements(self, fact: Fact[T]) -> tuple[Statement[T], ...]:
        """All that was said about one fact."""
        return tuple(self._statements.get(fact.name, ()))

    def knows(self, fact: Fact[Any]) -> bool:
        """Whether anybody stated the fact, disputed or not; asking so is not a look a rule is held to."""
        return bool(self._statements.get(fact.name))

    def mark(self, shape: BaseGeometry | None = None, note: Text | None = None, quote: str | None = None) -> Evidence:
        """This place on the subject's own sheet."""
        return Evidence(sheet=self.sheet, shape=shape, note=note, quote=quote)

    def nearest(self, kind: type[S]) -> S:
        """The subject of `kind` that this one lies within, itself included; LookupError where there is none."""
        here: Subject | None = self
        while here is not None:
            if isinstance(here, kind):
                return here
            here = here.within
        raise LookupError(f"{self.key} lies in no {kind.__name__}")

    @classmethod
    @cache
    def facts(cls) -> dict[str, Fact[Any]]:
        """All declarations of this kind of subject, by name."""
        declared = (vars(kind) for kind in reversed(cls.__mro__))
        return {name: fact for names in declared for name, fact in names.items() if isinstance(fact, Fact)}

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.key}>"


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for in the words of the design notes: a legal term and the pattern it is written in."""

    title: Text
    pattern: re.Pattern[str]


_watch: ContextVar[list[Asked] | None] = ContextVar("facts asked", default=None)


@contextmanager
def watching() -> Iterator[list[Asked]]:
    """Keep a list of every fact that is asked inside the `with`."""
    asked: list[Asked] = []
    token = _watch.set(asked)
    try:
        yield asked
    finally:
        _watch.reset(token)


def _remember(asked: Asked) -> None:
    watch = _watch.get()
    if watch is not None:
        watch.append(asked)
