"""Set up what the checkout needs: `.venv` from the locked Python packages, `node_modules` from the locked npm packages.

Run by `make setup` (level "run") and `make test`, `make check` (level "dev").  It needs only the system's Python 3.11 or newer;
when everything is up to date it touches no network and returns in a moment, and two that run at once wait for each other.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
VENV = HOME / ".venv"
CACHE = HOME / ".cache"
LEVELS = ("run", "dev")
SYSTEM_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")  # they know a company's own proxy
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}


class CannotSetUp(Exception):
    """What is missing, in a sentence that names the remedy."""


def main() -> None:
    level = sys.argv[1] if len(sys.argv) > 1 else "run"
    if level not in LEVELS:
        sys.exit(f"usage: environment.py [{'|'.join(LEVELS)}]")
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - whoever calls this file without make
            raise CannotSetUp(
                f"Python {sys.version_info[0]}.{sys.version_info[1]} is too old: install Python 3.11 or newer and call "
                "`make PYTHON=python3.11 …`."
            )
        set_up(level)
    except CannotSetUp as error:
        sys.exit(f"lianshen: {error}")
    except KeyboardInterrupt:
        sys.exit(130)


def set_up(level: str) -> None:
    """Bring `.venv` and `node_modules` to at least this level, one process at a time."""
    try:
        CACHE.mkdir(exist_ok=True)
        lock = (CACHE / "setup.lock").open("w")
    except OSError as error:
        raise CannotSetUp(
            f"{HOME} cannot be written ({error.strerror}): check the project out where you may write."
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        python_packages(level)
        npm_packages(level)


def python_packages(level: str) -> None:
    stamp = VENV / "lianshen.stamp"
    level = highest(level, stamp)
    state = state_of(level, LOCKS[level], "pyproject.toml", sys.version, str(VENV))
    if said(stamp) == state:
        return
    began = time.monotonic()
    say(f"setting up .venv from {LOCKS[level]} …")
    stamp.unlink(missing_ok=True)
    uv = uv_command()
    if not usable(VENV):
        run([sys.executable, "-m", "venv", "--without-pip", "--clear", str(VENV)], "the Python environment")
    python = str(VENV / "bin" / "python")
    run([*uv, "pip", "sync", "--require-hashes", "--python", python, LOCKS[level]], "the Python packages")
    run([*uv, "pip", "install", "--no-deps", "--python", python, "--editable", "."], "the project itself")
    stamp.write_text(state)
    say(f".venv is ready ({time.monotonic() - began:.0f} s)")


def npm_packages(level: str) -> None:
    stamp = HOME / "node_modules" / "lianshen.stamp"
    level = highest(level, stamp)
    state = state_of(level, "package-lock.json", "package.json", ".npmrc", str(HOME))
    if said(stamp) == state:
        return
    began = time.monotonic()
    say("setting up node_modules from package-lock.json …")
    omit = [] if level == "dev" else ["--omit=dev"]
    npm = str(VENV / "bin" / "npm")
    run([npm, "ci", "--ignore-scripts", "--loglevel=error", *omit], "the npm packages")
    stamp.write_text(state)
    say(f"node_modules is ready ({time.monotonic() - began:.0f} s)")


def uv_command() -> list[str]:
    """Our own uv of the locked version, installed by pip into a small environment of its own."""
    place = CACHE / "uv"
    stamp = place / "lianshen.stamp"
    state = state_of("uv", "requirements-setup.txt", sys.version)
    uv = place / "bin" / "uv"
    if said(stamp) != state or not works(uv):
        install = [
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            "requirements-setup.txt",
        ]
        shutil.rmtree(place, ignore_errors=True)
        if not can("ensurepip") and not can("pip"):
            fetch_ensurepip()
        if can("ensurepip"):
            run([sys.executable, "-m", "venv", str(place)], "a small environment for uv")
            run([str(place / "bin" / "python"), "-m", "pip", *install], "uv")
        else:
            run([sys.executable, "-m", "pip", *install, "--prefix", str(place), "--ignore-installed"], "uv")
            uv = next(iter(place.glob("**/bin/uv")), uv)  # Debian's pip adds local/ to a prefix
            uv_home = place / "bin"
            uv_home.mkdir(parents=True, exist_ok=True)
            if uv.parent != uv_home:
                (uv_home / "uv").symlink_to(uv)
        stamp.write_text(state)
    certificates = ["--system-certs"] if SYSTEM_CERTIFICATES.exists() else []
    return [str(place / "bin" / "uv"), "--quiet", *certificates]


def fetch_ensurepip() -> None:
    """Debian leaves pip out of Python; only root can add it, so for anyone else it is a sentence."""
    remedy = "Python's venv module is incomplete here: run `apt-get install python3-venv` as root and try again."
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotSetUp(remedy)
    say("python3-venv is missing and this is root: installing it with apt-get …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "python3-venv"]):
        if subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode:
            raise CannotSetUp(remedy)
    importlib.invalidate_caches()
    if not can("ensurepip"):
        raise CannotSetUp(remedy)


def run(command: list[str], what: str) -> None:
    """Run one step; when it fails, its own words and a sentence about what was being done."""
    environment = {**os.environ, **caches(), **mirrors()}
    environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{environment.get('PATH', os.defpath)}"
    environment.pop("PYTHONPATH", None)
    environment.pop("VIRTUAL_ENV", None)
    done = subprocess.run(
        command, cwd=HOME, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode("utf-8", "replace"))
        raise CannotSetUp(
            f"{what} could not be installed (see above). If the network was away, connect it and call `make setup` again; "
            f"if the disk is full, make room under {HOME}."
        )


def caches() -> dict[str, str]:
    """Where the installers keep their downloads: in the home folder, or in the checkout when the home cannot be written."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    if os.access(home, os.W_OK):
        return {}
    return {
        "HOME": str(CACHE / "home"),
        "UV_CACHE_DIR": str(CACHE / "downloads" / "uv"),
        "PIP_CACHE_DIR": str(CACHE / "downloads" / "pip"),
        "npm_config_cache": str(CACHE / "downloads" / "npm"),
    }


@functools.cache
def mirrors() -> dict[str, str]:
    """A mirror that pip was told of counts for uv as well, and the system's certificates for npm."""
    told: dict[str, str] = {}
    if SYSTEM_CERTIFICATES.exists() and "NODE_EXTRA_CA_CERTS" not in os.environ:
        told["NODE_EXTRA_CA_CERTS"] = str(SYSTEM_CERTIFICATES)
    if "UV_DEFAULT_INDEX" not in os.environ:
        pip = CACHE / "uv" / "bin" / "python"
        with contextlib.suppress(OSError):
            asked = subprocess.run(
                [pip, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True
            )
            if asked.returncode == 0 and asked.stdout.strip():
                told["UV_DEFAULT_INDEX"] = asked.stdout.strip()
    return told


def highest(level: str, stamp: Path) -> str:
    """Setting up to run never takes away what tests need."""
    return "dev" if said(stamp).startswith("dev ") else level


def state_of(level: str, *parts: str) -> str:
    """The level and a hash over what decides it: the contents of files that exist, and any other words."""
    digest = hashlib.sha256()
    for part in parts:
        file = HOME / part
        digest.update(file.read_bytes() if len(part) < 100 and file.is_file() else part.encode())
        digest.update(b"\0")
    return f"{level} {digest.hexdigest()}"


def said(stamp: Path) -> str:
    return stamp.read_text() if stamp.is_file() else ""


def can(module: str) -> bool:
    spec = importlib.util.find_spec(module)
    return spec is not None and spec.origin is not None  # an empty folder of that name is not the module


def works(program: Path) -> bool:
    try:
        return subprocess.run([str(program), "--version"], capture_output=True).returncode == 0
    except OSError:
        return False


def usable(venv: Path) -> bool:
    """A kept environment that was made here, whose Python still starts and is the version that runs now."""
    try:
        made_here = str(venv) in (venv / "pyvenv.cfg").read_text().split()
        version = "import sys; print(sys.version)"
        answer = subprocess.run([str(venv / "bin" / "python"), "-c", version], capture_output=True, text=True)
    except OSError:
        return False
    return made_here and answer.stdout.strip() == sys.version.strip()


def say(words: str) -> None:
    print(f"lianshen: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
