"""The reporting job: the documents of an issued opinion."""

from __future__ import annotations

from uuid import UUID

from lianshen.web.desk import work
from lianshen.web.jobs.queue import app


@app.task(name="lianshen.report")
def report(step: str) -> None:
    """Make the documents of a round."""
    work.carry_out(UUID(step))
