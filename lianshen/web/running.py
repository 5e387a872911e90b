"""The whole platform as child processes of one: database, broker, workers, web server."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from lianshen.review.language import _
from lianshen.storage.schema import migrate
from lianshen.web.embedded import CannotStart, Child, Parts, default_folder, embedded
from lianshen.web.settings import settings

_ATTEMPTS = 240  # quarters of a second the web server may take to answer


@dataclass(slots=True)
class Platform:
    """What runs; `address` is where people go."""

    address: str
    workers: list[Child] = field(default_factory=list)
    web: Child | None = None
    parts: Parts | None = None

    def watch(self) -> None:
        """Keep everything running until somebody says stop."""
        while True:
            time.sleep(1)
            for name in self.parts.revive() if self.parts else ():
                print(_("{name} had died and was started again", name=name).zh, file=sys.stderr, flush=True)
            for child in (self.web, *self.workers):
                if child is not None and not child.alive:
                    print(_("{name} had died and was started again", name=child.name).zh, file=sys.stderr, flush=True)
                    child.start()


@contextmanager
def platform(host: str, port: int, workers: int) -> Iterator[Platform]:
    """Start everything and stop it again; CannotStart names the remedy."""
    _claim_port(host, port)
    with ExitStack() as stack:
        _stop_on_signals()
        folder = default_folder()
        parts = None
        if "LIANSHEN_DATABASE_URL" not in os.environ:
            parts = stack.enter_context(embedded(folder))
            os.environ.update(_environment(folder, parts))
        settings.cache_clear()
        migrate(settings().database_url)
        running = Platform(f"http://{host}:{port}", parts=parts)
        logs = folder / "logs"
        logs.mkdir(parents=True, exist_ok=True)
        running.web = _started(stack, Child("web", _web_command(host, port), log=logs / "web.log"))
        for number in range(1, workers + 1):
            name = f"worker-{number}"
            command = worker_command(name)
            running.workers.append(_started(stack, Child(name, command, log=logs / f"{name}.log", grace=20)))
        _wait_for(running)
        yield running


def worker_command(name: str) -> list[str]:
    """The command line of one worker with one process."""
    options = ["--concurrency", "1", "--pool", "prefork", "--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    celery = [sys.executable, "-m", "celery", "-A", "lianshen.web.jobs.queue", "worker"]
    return [*celery, *options, "-n", f"{name}@%h"]


def _web_command(host: str, port: int) -> list[str]:
    uvicorn = [sys.executable, "-m", "uvicorn", "--factory", "lianshen.web.app:create_app"]
    return [*uvicorn, "--host", host, "--port", str(port), "--no-server-header", "--timeout-graceful-shutdown", "3"]


def _environment(folder: Path, parts: Parts) -> dict[str, str]:
    """Embedded parts: short waits, since everything is on one machine, and a secret that survives a restart."""
    own = {
        "LIANSHEN_DATA": str(folder),
        "LIANSHEN_DATABASE_URL": parts.database_url,
        "LIANSHEN_BROKER_URL": parts.broker_url,
        "LIANSHEN_FILES_URL": str(folder / "files"),
        "LIANSHEN_SECRET": _secret(folder),
        "LIANSHEN_SWEEP": "5",
    }
    return {name: os.environ.get(name, value) for name, value in own.items()}


def _secret(folder: Path) -> str:
    kept = folder / "secret"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_hex(32))
    return kept.read_text()


def _claim_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            taken = _(
                "port {port} of {host} cannot be used ({why}): end the program there, or choose another with "
                "`make run PORT={other}`",
                port=port,
                host=host,
                why=error.strerror or str(error),
                other=port + 1,
            )
            raise CannotStart(f"{taken.zh} / {taken.en}") from None


def _wait_for(running: Platform) -> None:
    web = running.web
    for _attempt in range(_ATTEMPTS):
        if web is None or not web.alive:
            raise CannotStart(f"the web server ended: {web.last_words()[-600:] if web else ''}")
        try:
            with urlopen(f"{running.address}/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise CannotStart(f"the web server does not answer at {running.address}; its log is {web.log if web else ''}")


def _started(stack: ExitStack, child: Child) -> Child:
    stack.callback(child.stop)
    child.start()
    return child


def _stop_on_signals() -> None:
    """SIGTERM ends us like Ctrl-C: by unwinding, so that every child is stopped in order."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
