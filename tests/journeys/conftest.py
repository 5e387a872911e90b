"""The platform as it is served: web server and workers as processes of their own, on the test parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lianshen.web.embedded import free_port
from lianshen.web.running import Platform, platform
from tests.web.installation import installed_on


@pytest.fixture(scope="module")
def served(database_url: str, broker_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The running platform with its demo accounts and two workers."""
    folder: Path = tmp_path_factory.mktemp("served")
    with installed_on(database_url, broker_url, folder), platform("127.0.0.1", free_port(), 2) as running:
        yield running
