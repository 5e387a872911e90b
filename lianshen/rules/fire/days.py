"""Whether the fire code had a demand at all on the day a project is judged by."""

from __future__ import annotations

from lianshen.rules import Law, NoLimit


def in_force(law: Law, name: str) -> bool:
    """Whether an edition of the limit `name` is in force; a project older than the demand is not concerned."""
    try:
        law.clause(name)
    except NoLimit:
        return False
    return True
