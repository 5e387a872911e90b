"""What a worker does besides its jobs: it sweeps for lost work, and its processes die with it."""

from __future__ import annotations

import ctypes
import logging
import signal
from threading import Thread
from time import sleep
from typing import Any

from celery.signals import worker_process_init, worker_ready
from sqlalchemy.exc import SQLAlchemyError

from lianshen.web.desk import work
from lianshen.web.settings import settings

log = logging.getLogger(__name__)
_PR_SET_PDEATHSIG = 1


@worker_ready.connect
def start_sweeping(**_: Any) -> None:
    """Every worker sweeps; the database lets one at a time."""
    Thread(target=_sweep_for_ever, name="sweep", daemon=True).start()


@worker_process_init.connect
def die_with_the_worker(**_: Any) -> None:
    """A process whose worker was killed would go on without a time limit: the kernel ends it."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _sweep_for_ever() -> None:
    while True:
        sleep(settings().sweep.total_seconds())
        try:
            work.sweep()
        except SQLAlchemyError:
            log.warning("the database cannot be reached; sweeping again later", exc_info=True)
