"""The embedded parts start in a moment, keep their data through anything, and leave no process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from lianshen.web.embedded import CannotStart, Parts, Postgres, default_folder, embedded, running
from lianshen.web.embedded.postgres import NAMESPACE
from tests.parts.places import passing_folder

SERVE = (
    "import sys, time; from pathlib import Path; from lianshen.web.embedded import embedded\n"
    "with embedded(Path(sys.argv[1])) as parts:\n"
    "    print(*parts.pids.values(), flush=True); sys.stdin.readline()\n"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    with passing_folder("embedded") as place:
        yield place / "数据 with a blank"


def write(parts: Parts) -> None:
    with psycopg.connect(plain(parts.database_url)) as at:
        at.execute("CREATE TABLE sheet AS SELECT '建施-05' AS number")
    with redis.Redis.from_url(parts.broker_url) as client:
        client.lpush("queue", "check round 1")


def read(parts: Parts) -> tuple[object, object]:
    with psycopg.connect(plain(parts.database_url)) as at, redis.Redis.from_url(parts.broker_url) as client:
        return at.execute("SELECT number FROM sheet").fetchone(), client.lrange("queue", 0, -1)


WRITTEN = (("建施-05",), [b"check round 1"])


def plain(url: str) -> str:
    return url.replace("+psycopg", "")


def processes_on(folder: Path) -> list[str]:
    """Everything alive whose command line or working files are of this folder."""
    found = []
    for process in psutil.process_iter(["cmdline", "status", "cwd"]):
        words = [*(process.info["cmdline"] or ()), process.info["cwd"] or ""]
        if process.info["status"] != psutil.STATUS_ZOMBIE and any(str(folder) in word for word in words):
            found.append(" ".join(words))
    return found


def test_what_was_written_is_there_after_a_restart_at_the_same_addresses(folder: Path) -> None:
    with embedded(folder) as parts:
        write(parts)
        addresses = parts.database_url, parts.broker_url
    assert processes_on(folder) == []
    began = time.monotonic()
    with embedded(folder) as parts:
        assert time.monotonic() - began < 5
        assert (parts.database_url, parts.broker_url) == addresses
        assert read(parts) == WRITTEN


def test_a_killed_supervisor_takes_its_parts_along_and_the_next_start_finds_everything(folder: Path) -> None:
    with embedded(folder) as parts:
        write(parts)
    serving = subprocess.Popen([sys.executable, "-c", SERVE, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert serving.stdout is not None
    assert serving.stdout.readline()
    serving.send_signal(signal.SIGKILL)
    serving.communicate()
    with embedded(folder) as parts:
        assert read(parts) == WRITTEN


def test_killed_parts_are_revived_at_the_same_addresses_and_nothing_is_lost(folder: Path) -> None:
    with embedded(folder) as parts:
        write(parts)
        addresses = parts.database_url, parts.broker_url
        for pid in parts.pids.values():
            os.kill(pid, signal.SIGKILL)
        until = time.monotonic() + 10
        revived: set[str] = set()
        while len(revived) < 2 and time.monotonic() < until:
            revived |= set(parts.revive())
        assert revived == {"PostgreSQL", "the broker"}
        assert parts.revive() == ()
        assert (parts.database_url, parts.broker_url) == addresses
        assert read(parts) == WRITTEN
    assert processes_on(folder) == []


@pytest.mark.parametrize("stale", ["1", str(os.getpid()), "999999", "", "not a number"])
def test_a_stale_lock_of_a_dead_server_is_no_hindrance(folder: Path, stale: str) -> None:
    server = Postgres(folder / "postgres")
    server.start()
    server.stop()
    lock = folder / "postgres" / "data" / "postmaster.pid"
    lock.write_text(f"{stale}\n{lock.parent}\n1700000000\n5432\n\n127.0.0.1\n  1234567    42\nready\n")
    server = Postgres(folder / "postgres")
    server.start()
    server.stop()


def test_an_interrupted_first_start_leaves_no_half_database(folder: Path) -> None:
    half = folder / "postgres" / "data.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    server = Postgres(folder / "postgres")
    server.start()
    server.stop()


def test_a_second_platform_on_the_same_data_is_refused_and_may_ask_for_the_addresses(folder: Path) -> None:
    assert running(folder) is None
    with embedded(folder) as parts:
        with pytest.raises(CannotStart, match="already runs on"), embedded(folder):
            pass
        assert running(folder) == (parts.database_url, parts.broker_url)
        assert (folder / "running.json").stat().st_mode & 0o077 == 0
    assert running(folder) is None


def test_data_of_another_postgresql_is_refused_with_a_remedy(folder: Path) -> None:
    server = Postgres(folder / "postgres")
    server.start()
    server.stop()
    (folder / "postgres" / "data" / "PG_VERSION").write_text("15\n")
    with pytest.raises(CannotStart, match="LIANSHEN_DATA"):
        Postgres(folder / "postgres").start()


@pytest.mark.parametrize("place", ["/proc/lianshen", "/etc/passwd/lianshen"])
def test_a_place_that_cannot_be_written_is_a_sentence(place: str) -> None:
    with pytest.raises(CannotStart, match="LIANSHEN_DATA"), embedded(Path(place)):
        pass


def test_no_password_stands_on_a_command_line(folder: Path) -> None:
    with embedded(folder) as parts:
        passwords = [url.split("@")[0].rsplit(":", 1)[1] for url in (parts.database_url, parts.broker_url)]
        lines = [" ".join(psutil.Process(pid).cmdline()) for pid in parts.pids.values()]
    assert not [line for line in lines for password in passwords if password in line]


def test_the_folder_can_be_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIANSHEN_DATA", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("LIANSHEN_DATA")
    assert default_folder().name == "var"


def test_it_runs_as_root_and_as_an_ordinary_user(folder: Path) -> None:
    """Root is made an ordinary user by a namespace or as `nobody`; an ordinary user is tried with whichever root has."""
    with embedded(folder) as parts:
        assert psutil.Process(parts.pids["PostgreSQL"]).is_running()
        if os.geteuid() != 0:
            return
    with passing_folder("ordinary") as other:
        serve(as_ordinary_user(other), other)


def serve(before: list[str], folder: Path) -> None:
    command = [*before, sys.executable, "-c", "import os; assert os.geteuid() != 0\n" + SERVE, str(folder / "data")]
    done = subprocess.run(command, input="\n", capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == 2
    assert processes_on(folder) == []


def as_ordinary_user(folder: Path) -> list[str]:
    """The command that makes the next one run without root's rights."""
    if subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode == 0:
        return list(NAMESPACE)
    os.chown(folder, 65534, 65534)
    return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"]


@pytest.mark.parametrize("ways", [(True, False), (False, True)])
def test_root_may_use_one_folder_with_and_without_namespaces(folder: Path, ways: tuple[bool, bool]) -> None:
    for namespaces in ways:
        server = Postgres(folder / "postgres", namespaces=namespaces or os.geteuid() != 0)
        server.start()
        assert psutil.Process(server.pid).is_running()
        server.stop()


def test_a_home_nobody_can_enter_is_a_sentence_when_root_has_no_namespaces(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    server = Postgres(folder / "postgres", namespaces=os.geteuid() != 0)
    if os.geteuid() == 0:
        with pytest.raises(CannotStart, match="ordinary user"):
            server.start()
    else:
        server.start()
        server.stop()
