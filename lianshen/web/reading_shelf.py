"""Where readings are kept for the next time: for one user's commands, or beside a server's data; never more than so much.

`LIANSHEN_CACHE` names another folder, or `off`; `LIANSHEN_CACHE_MB` how much may lie there.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lianshen.parsers.kept import make_room

_OFF = {"off", "no", "0", "false"}
_USUAL_MB = 2_000


def own_shelf(environment: Mapping[str, str]) -> Path | None:
    """The folder of whoever gives a command; None where it is switched off or there is no home to keep it in."""
    named = environment.get("LIANSHEN_CACHE", "")
    if named:
        return None if named.lower() in _OFF else Path(named).expanduser().absolute()
    if caches := environment.get("XDG_CACHE_HOME"):
        return Path(caches) / "lianshen" / "readings"
    home = environment.get("HOME")
    return Path(home) / ".cache" / "lianshen" / "readings" if home else None


def server_shelf(environment: Mapping[str, str], data: Path) -> Path | None:
    """The folder of a server whose data lie in `data`."""
    return own_shelf(environment) if environment.get("LIANSHEN_CACHE") else data / "readings"


def tidy(environment: Mapping[str, str], shelf: Path | None) -> None:
    """Throw away what was not used for longest, until no more lies there than may."""
    if shelf is not None:
        try:
            most = int(environment.get("LIANSHEN_CACHE_MB", _USUAL_MB))
        except ValueError:
            most = _USUAL_MB
        make_room(shelf, most * 1_000_000)
