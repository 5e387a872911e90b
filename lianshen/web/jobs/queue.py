"""The queue: Celery with settings that survived kill -9, and how workers are told of steps.

Messages may be lost or doubled: the rows of `steps` are the truth (desk/work.py), and the sweep finds what fell through.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from amqp.exceptions import ChannelError
from celery import Celery, chord, current_task, signature
from celery.canvas import Signature
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from lianshen.storage.steps import Step, StepKind
from lianshen.web.settings import settings

log = logging.getLogger(__name__)
QUEUE = "lianshen"
_UNREACHABLE = (OperationalError, RedisError, OSError)
_QUICK = {"max_retries": 2, "interval_start": 0.1, "interval_step": 0.2, "interval_max": 0.5}


def configuration() -> dict[str, object]:
    """What Celery is told on this installation."""
    at = settings()
    visibility = int(at.visibility.total_seconds())
    limit = int(at.time_limit.total_seconds())
    return {
        "broker_url": at.broker_url,
        "result_backend": at.result_url,
        "include": [f"lianshen.web.jobs.{name}" for name in ("read", "check", "report", "worker")],
        "task_default_queue": QUEUE,
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "task_time_limit": limit,
        "task_soft_time_limit": limit - min(10, max(limit // 4, 1)),  # time to write down why
        "worker_max_tasks_per_child": 50,
        "broker_transport_options": _transport(at.broker_url, visibility),
        "result_backend_transport_options": {"visibility_timeout": visibility},
        "result_backend_always_retry": True,
        "result_backend_max_retries": 60,
        "result_expires": 86400,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        "worker_hijack_root_logger": False,
        "task_publish_retry_policy": _QUICK,
    }


def tell(steps: Iterable[Step]) -> None:
    """Tell the workers of waiting steps; where the broker cannot be reached the sweep tells them later.

    A worker that has put a design together sends the checks as one chord, so that somebody looks at the round as soon as the
    last of them is over.  Elsewhere they go out one by one: only a chord needs the store of results, and whoever waits for
    that store while it is away would wait for long.
    """
    for (kind, round_id), group in groupby(steps, key=lambda step: (step.kind, step.round)):
        jobs = [_job(step) for step in group]
        try:
            if kind is StepKind.CHECK and len(jobs) > 1 and current_task:
                chord(jobs, app=app)(signature("lianshen.checked", args=[str(round_id)], immutable=True, app=app))
            else:
                for job in jobs:
                    job.apply_async(ignore_result=True)
        except _UNREACHABLE as error:
            log.warning("the broker cannot be reached, %d steps wait for the sweep: %s", len(jobs), error)


def empty() -> bool:
    """Whether no message waits; False too where the broker cannot be asked."""
    try:
        with app.connection_for_read(connect_timeout=2) as connection:
            connection.ensure_connection(max_retries=1, timeout=2)
            channel: Any = connection.default_channel
            return int(channel.queue_declare(QUEUE, passive=True).message_count) == 0
    except ChannelError:  # a Redis forgets a queue when it is empty
        return True
    except _UNREACHABLE:
        return False


def _job(step: Step) -> Signature:
    return signature(f"lianshen.{step.kind.value}", args=[str(step.id)], immutable=True, app=app)


def _transport(broker_url: str, visibility: int) -> dict[str, object]:
    if not broker_url.startswith(("redis://", "rediss://")):
        return {}
    return {
        "visibility_timeout": visibility,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 30,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 10,
    }


app = Celery("lianshen")


@app.on_configure.connect
def _configure(**_: Any) -> None:
    """At first use, not at import: whoever only reads this module needs no broker."""
    app.config_from_object(configuration())
