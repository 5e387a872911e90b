"""The locks fit what is asked for, and name no place where packages come from."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PYTHON_LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-setup.txt")


def locked(name: str) -> set[str]:
    """What a lock pins, as `name==version`."""
    return set(re.findall(r"^([a-z0-9._-]+==[^ ;\\]+)", (CHECKOUT / name).read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", [*PYTHON_LOCKS, "package-lock.json", ".npmrc"])
def test_a_lock_names_no_registry(name: str) -> None:
    lock = re.sub(r'"funding": (\{[^}]*\}|\[[^\]]*\])', "", (CHECKOUT / name).read_text())
    assert re.findall(r"https?://\S+|index-url|\"resolved\"|registry ?=", lock) == []


@pytest.mark.parametrize("name", PYTHON_LOCKS)
def test_every_python_package_is_pinned_by_hash(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (CHECKOUT / name).read_text().strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_npm_package_is_pinned_by_hash() -> None:
    packages = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []


def test_tests_run_on_what_is_shipped() -> None:
    assert locked("requirements.txt") - locked("requirements-dev.txt") == set()


def test_everything_asked_for_is_in_the_locks() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
    pinned = {pin.split("==")[0] for pin in locked("requirements-dev.txt")}
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[A-Za-z0-9._-]+", line).group().lower() for line in asked}  # type: ignore[union-attr]
    assert names - pinned == set()
    npm = json.loads((CHECKOUT / "package.json").read_text())
    root = json.loads((CHECKOUT / "package-lock.json").read_text())["packages"][""]
    assert (root["dependencies"], root["devDependencies"]) == (npm["dependencies"], npm["devDependencies"])


def test_setting_up_again_returns_at_once() -> None:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, CHECKOUT / "tools" / "environment.py", "run"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - began < 2
