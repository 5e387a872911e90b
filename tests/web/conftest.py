"""The platform on real parts: a database with the demonstration's accounts, the broker, a folder of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lianshen.review.projects import Actor
from lianshen.storage.work import work
from lianshen.web import desk
from tests.web.installation import installed_on


@pytest.fixture(scope="module")
def installation(database_url: str, broker_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with installed_on(database_url, broker_url, tmp_path_factory.mktemp("installation")) as folder:
        yield folder


@pytest.fixture(scope="module")
def actors(installation: Path, database_url: str) -> dict[str, Actor]:
    """Everybody by login, and a designer and an applicant of other houses."""
    with work(database_url) as at:
        found = {account.name: at.people.account(account.name) for account in desk.demo_accounts()}
        known = {name: account.actor for name, account in found.items() if account}
        for name, twin in (("other-designer", "designer"), ("other-applicant", "applicant")):
            home = at.people.add_organisation(name, {"designer": "institute", "applicant": "applicant"}[twin])
            stranger = at.people.add(name, name, known[twin].role, None, home, "-")
            assert stranger is not None
            known[name] = stranger
    return known
