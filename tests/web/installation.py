"""An installation on real parts for tests of the desk and its jobs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest

from lianshen.storage.schema import migrate
from lianshen.storage.steps import Step, StepState
from lianshen.web import desk
from lianshen.web.desk import work
from lianshen.web.desk.places import at_work
from lianshen.web.settings import settings


@contextmanager
def installed_on(database_url: str, broker_url: str, folder: Path, **more: str) -> Iterator[Path]:
    """The environment of one installation, its tables and the accounts of the demonstration."""
    own = {
        "LIANSHEN_DATABASE_URL": database_url,
        "LIANSHEN_BROKER_URL": broker_url,
        "LIANSHEN_FILES_URL": str(folder / "files"),
        "LIANSHEN_DATA": str(folder),
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (own | more).items():
            patch.setenv(name, value)
        settings.cache_clear()
        migrate(database_url)
        desk.seed_demo()
        yield folder
    settings.cache_clear()


def worked_off(round_id: UUID) -> tuple[Step, ...]:
    """Do what is waiting, as a worker would, until nothing waits; the steps at the end."""
    for _time in range(100):
        work.advance(round_id)
        with at_work() as at:
            steps = at.steps.of(round_id)
        waiting = [one for one in steps if one.state is StepState.WAITING]
        if not waiting:
            return steps
        for one in waiting:
            work.carry_out(one.id)
    raise AssertionError("the round never comes to an end")
