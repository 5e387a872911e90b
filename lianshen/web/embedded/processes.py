"""Child processes that never outlive us: a database server, a broker, a worker, a web server.

The kernel ends a child when the *thread* that started it dies (`PR_SET_PDEATHSIG`, set by `setpriv` from util-linux), so start
children from the main thread.  Each child leads a process group of its own: Ctrl-C on the terminal reaches only us, and we
stop the children in order.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

_PREPARING = {"setpriv", "unshare"}


class CannotStart(Exception):
    """A part of the platform cannot start; the sentence names the remedy."""


class Child:
    """One child process with its log file.

    `stop_signal` asks it to finish (and is what the kernel sends if we die); after `grace` seconds its whole group is killed.
    `before` is a command that prepares and then becomes the process, for example `unshare …`.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        log: Path,
        before: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
        user: int | None = None,
        stdin: bytes = b"",
        stop_signal: signal.Signals = signal.SIGTERM,
        grace: float = 15.0,
    ) -> None:
        self.name = name
        self.log = log
        self._command = [*before, *_dying_with_us(stop_signal), *map(str, command)]
        self._environment = dict(os.environ if environment is None else environment)
        self._folder = folder
        self._user = user
        self._stdin = stdin
        self._stop_signal = stop_signal
        self._grace = grace
        self._process: subprocess.Popen[bytes] | None = None
        self._log_began = 0

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process id; 0 before the first start."""
        return self._process.pid if self._process else 0

    @property
    def exit_status(self) -> int | None:
        return self._process.poll() if self._process else None

    def start(self) -> None:
        """Start it, or start it again after it died."""
        if self.alive:
            return
        self._kill_group()
        try:
            with self.log.open("ab") as log:
                self._log_began = log.tell()
                self._process = subprocess.Popen(
                    self._command,
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    env=self._environment,
                    cwd=self._folder,
                    process_group=0,
                    user=self._user,
                    group=self._user,
                    extra_groups=None if self._user is None else (),
                )
        except OSError as error:
            raise CannotStart(f"{self.name} cannot be started: {explain(error)}") from error
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(self._stdin)
            self._process.stdin.close()
        self._wait_until_bound()

    def stop(self) -> None:
        """Ask it to finish, wait, and leave nothing of its group behind."""
        if self._process is None:
            return
        if self.alive:
            with suppress(ProcessLookupError):
                self._process.send_signal(self._stop_signal)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(self._grace)
        self._kill_group()
        self._process.wait()

    def last_words(self) -> str:
        """What it has written to its log since its last start."""
        try:
            with self.log.open("rb") as log:
                log.seek(self._log_began)
                return log.read()[-4000:].decode("utf-8", "replace").strip()
        except OSError:
            return ""

    def _wait_until_bound(self) -> None:
        """Until the preparing commands have become the program itself: from then on it dies with us."""
        until = time.monotonic() + 2
        while time.monotonic() < until and self.alive:
            try:
                if Path(f"/proc/{self.pid}/comm").read_text().strip() not in _PREPARING:
                    return
            except OSError:
                return
            time.sleep(0.001)

    def _kill_group(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


def free_port(wanted: int = 0) -> int:
    """A loopback port nobody listens on: the wanted one if it is free, else any."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
    raise CannotStart("no port of this machine is free: end some of the programs that listen on 127.0.0.1.")


def explain(error: OSError) -> str:
    """An operating-system error as a sentence with its remedy."""
    where = f" ({error.filename})" if error.filename else ""
    remedies = {
        "ENOSPC": f"the disk is full{where}: make room, or set LIANSHEN_DATA to a folder on another disk.",
        "EDQUOT": f"your disk quota is used up{where}: make room, or set LIANSHEN_DATA to a folder elsewhere.",
        "EROFS": f"the folder cannot be written{where}: set LIANSHEN_DATA to a folder that can.",
        "EACCES": f"the folder may not be written{where}: set LIANSHEN_DATA to a folder that may.",
        "ENOENT": f"a file or folder is missing{where}: run `make setup` again, or set LIANSHEN_DATA to another folder.",
        "ENOTDIR": f"a file stands where a folder is wanted{where}: set LIANSHEN_DATA to another folder.",
    }
    return remedies.get(errno.errorcode.get(error.errno or 0, ""), f"{error}.")


def wait_until_gone(pid: int, seconds: float) -> bool:
    """Wait for a process that is not our child; whether it is gone."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.05)
    return False


def _dying_with_us(death_signal: signal.Signals) -> list[str]:
    setpriv = shutil.which("setpriv") or shutil.which("setpriv", path="/usr/bin:/bin:/sbin")
    if setpriv is None:
        raise CannotStart("the command setpriv is missing: install it with `apt-get install util-linux` as root.")
    return [setpriv, "--pdeathsig", death_signal.name.removeprefix("SIG"), "--"]
