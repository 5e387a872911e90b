"""Settings come from the environment, and what is missing is named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from lianshen.web.settings import NotSet, Settings

NEEDED = {"LIANSHEN_DATABASE_URL": "postgresql://db/lianshen", "LIANSHEN_BROKER_URL": "redis://broker/0"}


def test_two_addresses_are_enough() -> None:
    at = Settings.of(NEEDED | {"LIANSHEN_DATA": "/srv/lianshen"})
    assert (at.result_url, at.files_url, at.data) == ("redis://broker/0", "/srv/lianshen/files", Path("/srv/lianshen"))


@pytest.mark.parametrize("missing", NEEDED)
def test_a_missing_address_is_named(missing: str) -> None:
    with pytest.raises(NotSet, match=missing):
        Settings.of({name: value for name, value in NEEDED.items() if name != missing})


def test_rabbitmq_needs_a_store_of_results_beside_it() -> None:
    rabbit = NEEDED | {"LIANSHEN_BROKER_URL": "amqp://broker//"}
    with pytest.raises(NotSet, match="LIANSHEN_RESULT_URL"):
        Settings.of(rabbit)
    assert Settings.of(rabbit | {"LIANSHEN_RESULT_URL": "redis://results/0"}).result_url == "redis://results/0"


def test_the_broker_waits_longer_than_a_step_may_take() -> None:
    for limit in ("50", "900", "7200"):
        at = Settings.of(NEEDED | {"LIANSHEN_TIME_LIMIT": limit})
        assert at.visibility > at.time_limit + timedelta(seconds=30)
