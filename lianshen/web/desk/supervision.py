"""Supervision: the journal, and whether it is whole."""

from __future__ import annotations

from lianshen.review.projects import Actor
from lianshen.web.desk.permission import Act, demand
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import JournalLine


def journal(actor: Actor, object: str = "", limit: int = 200) -> tuple[JournalLine, ...]:
    """The newest acts, on one object or on all."""
    demand(actor, Act.SEE_JOURNAL)
    with at_work() as at:
        kept = at.journal.latest(object, limit)
    return tuple(
        JournalLine(
            number=one.number,
            at=one.entry.at,
            actor=one.entry.name,
            role=one.entry.role,
            act=one.entry.act,
            object=one.entry.object,
            before=one.entry.before,
            after=one.entry.after,
            hash=one.hash,
        )
        for one in kept
    )


def journal_is_whole(actor: Actor) -> bool:
    """Whether no entry was changed, taken out or put in between."""
    demand(actor, Act.SEE_JOURNAL)
    with at_work() as at:
        return at.journal.first_broken() is None
