"""Holding a step while it is worked on: the lease is renewed as long as this process lives, and what breaks is written down."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from threading import Event, Thread
from types import TracebackType
from uuid import uuid4

from celery.exceptions import SoftTimeLimitExceeded
from sqlalchemy.exc import SQLAlchemyError

from lianshen.review.language import Text, _
from lianshen.storage.steps import LostClaim, Step
from lianshen.web.desk.places import at_work
from lianshen.web.settings import settings

log = logging.getLogger(__name__)


class Holding:
    """`with Holding(step): …` raises nothing that broke inside: the step's row says so, and it is tried again or given up."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._over = Event()
        self._beat = Thread(target=self._renew, name=f"lease of {step.id}", daemon=True)

    def __enter__(self) -> None:
        self._beat.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._over.set()
        self._beat.join()
        if isinstance(error, LostClaim):
            log.warning("step %s was given to another worker; this attempt wrote nothing", self._step.id)
            return True
        if isinstance(error, Exception):
            reason = self._reason(error)
            with at_work() as at:
                at.steps.stumbled(self._step, reason)
            return True
        return False

    def _renew(self) -> None:
        lease = settings().lease
        while not self._over.wait(lease.total_seconds() / 3):
            try:
                with at_work() as at:
                    if not at.steps.renew(self._step, lease):
                        return
            except SQLAlchemyError:
                log.warning("the lease of step %s could not be renewed", self._step.id, exc_info=True)

    def _reason(self, error: Exception) -> Text:
        """What people read; the details, which may name our machines, go to the log under the incident number."""
        if any(isinstance(cause, SoftTimeLimitExceeded) for cause in _causes(error)):
            return _("it took longer than {seconds} s", seconds=int(settings().time_limit.total_seconds()))
        incident = uuid4().hex[:8]
        log.error("step %s (%s) broke off, incident %s", self._step.id, self._step.kind, incident, exc_info=error)
        return _("the platform failed at this step (incident {number})", number=incident)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it was raised in the wake of: a query that is cut off fails once more when it is tidied up."""
    while error is not None:
        yield error
        error = error.__context__
