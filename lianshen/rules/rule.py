"""One clause, one kind of subject, one question."""

from __future__ import annotations

import inspect
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar, get_args

from lianshen.review.evidence import Clause
from lianshen.review.facts import Fact, Subject
from lianshen.review.findings import Severity
from lianshen.review.language import Text, translate
from lianshen.rules.answers import Answer
from lianshen.rules.law import Law
from lianshen.rules.stage import Example

S = TypeVar("S", bound=Subject)


class Rule(Generic[S]):
    """What must hold of every subject of one kind.

    The first line of a rule's docstring says what must hold and is its title.  `needs` are the facts it asks, `limits`
    the numbers it looks up, the first of them the demand itself, `examples` its tests and its page of the manual.  A code
    never changes and is never reused.  `through` names the lists by which subjects are reached, where not all matter.
    """

    code: ClassVar[str]
    clause: ClassVar[Clause]
    severity: ClassVar[Severity]
    needs: ClassVar[tuple[Fact[Any], ...]]
    limits: ClassVar[tuple[str, ...]]
    examples: ClassVar[tuple[Example, ...]]
    subject: ClassVar[type[Subject]]
    through: ClassVar[tuple[Fact[Any], ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for base in getattr(cls, "__orig_bases__", ()):
            for argument in get_args(base):
                if isinstance(argument, type) and issubclass(argument, Subject):
                    cls.subject = argument

    @cached_property
    def title(self) -> Text:
        """What must hold, in one sentence."""
        first = inspect.cleandoc(self.__doc__ or "").split("\n\n")[0].replace("\n", " ")
        return Text(zh=translate(first).rstrip("。"), en=first.rstrip("."))

    def concerns(self, subject: S, law: Law) -> bool:
        """Whether the clause reaches this subject at all; False is reported as not applicable."""
        return True

    def check(self, subject: S, law: Law) -> Answer:
        """The rule's answer about one subject."""
        raise NotImplementedError
