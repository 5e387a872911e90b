"""Fixtures for every test: the real parts of `tests/parts/`, started when first asked for."""

from __future__ import annotations

from tests.parts.browsers import browser, page
from tests.parts.objects import bucket, s3
from tests.parts.servers import broker, broker_url, database_url, new_database, postgres, postgres_url

__all__ = [
    "broker", "broker_url", "browser", "bucket", "database_url", "new_database", "page", "postgres", "postgres_url", "s3",
]  # fmt: skip
