"""Checking jobs: one per pack and scope, and one that combines."""

from __future__ import annotations

from uuid import UUID

from lianshen.web.desk import work
from lianshen.web.jobs.queue import app


@app.task(name="lianshen.check")
def check(step: str) -> None:
    """Ask one pack about one scope."""
    work.carry_out(UUID(step))


@app.task(name="lianshen.checked")
def checked(round: str) -> None:
    """The chord's end: look whether the round can go on.  Every check looks by itself as well, so nothing hangs on this one."""
    work.advance(UUID(round))


@app.task(name="lianshen.combine")
def combine(step: str) -> None:
    """Close the check of a round."""
    work.carry_out(UUID(step))
