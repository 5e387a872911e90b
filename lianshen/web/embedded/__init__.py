"""The embedded parts: PostgreSQL and a broker as child processes of ours, so that one command serves the whole platform.

    with embedded() as parts:
        parts.database_url, parts.broker_url

They are the programs used in production; only who starts them differs.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import lianshen
from lianshen.web.embedded.postgres import Postgres
from lianshen.web.embedded.processes import CannotStart, Child, explain, free_port
from lianshen.web.embedded.valkey import Valkey

__all__ = ["CannotStart", "Child", "Parts", "Postgres", "Valkey", "default_folder", "embedded", "free_port", "running"]


class Parts:
    """The running parts and their addresses."""

    def __init__(self, folder: Path, postgres: Postgres, valkey: Valkey) -> None:
        self.folder = folder
        self.database_url = postgres.url()
        self.broker_url = valkey.url()
        self._servers: dict[str, Postgres | Valkey] = {"PostgreSQL": postgres, "the broker": valkey}

    @property
    def pids(self) -> dict[str, int]:
        return {name: server.pid for name, server in self._servers.items()}

    def revive(self) -> tuple[str, ...]:
        """Start again what has died, at the same address; the names of what had.  Call it now and then, from the main thread."""
        dead = tuple(name for name, server in self._servers.items() if not server.alive)
        for name in dead:
            self._servers[name].start()
        return dead


@contextmanager
def embedded(folder: Path | None = None, *, settings: Mapping[str, str] | None = None) -> Iterator[Parts]:
    """Start both parts on a data folder (made on first use), and stop them at the end.

    `settings` are PostgreSQL's own.  Raises CannotStart with a sentence that names the remedy.
    """
    folder = (folder or default_folder()).absolute()
    with ExitStack() as stack:
        stack.enter_context(_claimed(folder))
        postgres = Postgres(folder / "postgres", settings)
        stack.callback(postgres.stop)
        postgres.start()
        valkey = Valkey(folder / "valkey")
        stack.callback(valkey.stop)
        valkey.start()
        parts = Parts(folder, postgres, valkey)
        stack.enter_context(_announced(folder, parts))
        yield parts


def running(folder: Path | None = None) -> tuple[str, str] | None:
    """The database and broker addresses of parts that another process keeps running on this folder; None when there are none."""
    folder = folder or default_folder()
    try:
        with (folder / "lock").open("r") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        with suppress(OSError, ValueError, KeyError):
            told = json.loads((folder / "running.json").read_text())
            return str(told["database_url"]), str(told["broker_url"])
    except OSError:
        pass
    return None


def default_folder() -> Path:
    """`$LIANSHEN_DATA`, else `var` in the checkout, else `lianshen-data` where the command was called."""
    if told := os.environ.get("LIANSHEN_DATA"):
        return Path(told).expanduser().absolute()
    checkout = Path(lianshen.__file__).absolute().parents[1]
    return checkout / "var" if (checkout / "pyproject.toml").is_file() else Path.cwd() / "lianshen-data"


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """The folder is ours alone: two servers on one data folder would destroy it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise CannotStart(f"{folder} cannot be used for data: {explain(error)}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(
                f"Lianshen already runs on {folder}: stop it (Ctrl-C where it was started), "
                "or set LIANSHEN_DATA to another folder."
            ) from None
        yield


@contextmanager
def _announced(folder: Path, parts: Parts) -> Iterator[None]:
    """The addresses in a file only we may read, for commands that are called while the platform runs."""
    told = folder / "running.json"
    told.unlink(missing_ok=True)
    told.touch(mode=0o600)
    told.write_text(json.dumps({"database_url": parts.database_url, "broker_url": parts.broker_url}))
    try:
        yield
    finally:
        told.unlink(missing_ok=True)
