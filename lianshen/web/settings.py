"""Where the parts are and how long things may take: everything that differs between installations, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path


class NotSet(RuntimeError):
    """A setting without which nothing works is missing; the sentence names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation.

    `lease` is how long a silent worker is believed to live; `time_limit` what one step may take; `visibility` when the broker
    delivers an unanswered message again (it must be longer than `time_limit`); `sweep` how often lost work is looked for.
    """

    database_url: str
    broker_url: str
    result_url: str
    files_url: str
    secret: str
    data: Path
    lease: timedelta
    time_limit: timedelta
    visibility: timedelta
    sweep: timedelta
    upload_limit: int

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """The settings that `environment` states; raises NotSet."""
        data = Path(environment.get("LIANSHEN_DATA", "var"))
        broker = _needed(environment, "LIANSHEN_BROKER_URL")
        limit = _seconds(environment, "LIANSHEN_TIME_LIMIT", 900)
        return cls(
            database_url=_needed(environment, "LIANSHEN_DATABASE_URL"),
            broker_url=broker,
            result_url=environment.get("LIANSHEN_RESULT_URL") or _results_beside(broker),
            files_url=environment.get("LIANSHEN_FILES_URL") or str(data / "files"),
            secret=environment.get("LIANSHEN_SECRET", ""),
            data=data,
            lease=_seconds(environment, "LIANSHEN_LEASE", 30),
            time_limit=limit,
            visibility=_seconds(environment, "LIANSHEN_VISIBILITY", int(limit.total_seconds()) + 300),
            sweep=_seconds(environment, "LIANSHEN_SWEEP", 30),
            upload_limit=int(environment.get("LIANSHEN_UPLOAD_LIMIT_MB", "2000")) * 10**6,
        )


@cache
def settings() -> Settings:
    """The settings of this process; `settings.cache_clear()` reads them anew."""
    return Settings.of(os.environ)


def _needed(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name)
    if not value:
        raise NotSet(f"{name} is not set: `lianshen serve` starts its own parts and sets it, elsewhere set it yourself")
    return value


def _results_beside(broker: str) -> str:
    if broker.startswith(("redis://", "rediss://")):
        return broker
    raise NotSet("LIANSHEN_RESULT_URL is not set: with a broker that is not Redis, results need a Redis of their own")


def _seconds(environment: Mapping[str, str], name: str, default: int) -> timedelta:
    return timedelta(seconds=float(environment.get(name) or default))
