"""Reading jobs: one per file, and one that puts the files' drawings together."""

from __future__ import annotations

from uuid import UUID

from lianshen.web.desk import work
from lianshen.web.jobs.queue import app


@app.task(name="lianshen.read")
def read(step: str) -> None:
    """Read one file."""
    work.carry_out(UUID(step))


@app.task(name="lianshen.assemble")
def assemble(step: str) -> None:
    """Put what all files say together."""
    work.carry_out(UUID(step))
