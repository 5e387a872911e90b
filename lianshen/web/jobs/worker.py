"""What a worker does besides its jobs: it sweeps for lost work, and its processes die with it."""

from __future__ import annotations

import ctypes
import signal
from threading import Thread
from time import sleep
from typing import Any

from celery.signals import worker_process_init, worker_ready

from lianshen.web.desk import work
from lianshen.web.settings import settings

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
    """Each sweep in a thread of its own: what breaks in one is logged by Python and does not end the next."""
    while True:
        sleep(settings().sweep.total_seconds())
        one = Thread(target=work.sweep, name="one sweep", daemon=True)
        one.start()
        one.join()
