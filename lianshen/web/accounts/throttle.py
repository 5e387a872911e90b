"""Passwords cannot be tried out: so many failures of one name or from one address, then a wait.

Counted in this process alone.  Where several serve the pages, a guesser has as many times the tries; still far too few.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic

from lianshen.review.errors import Refused
from lianshen.review.language import _

WINDOW = 300.0  # seconds for which a failure counts
PER_NAME = 8
PER_ADDRESS = 40  # a whole office may sit behind one address
MOST_KEYS = 20_000  # the oldest are forgotten first, so that nobody fills the memory with made-up names


class TooManyTries(Refused):
    """Too many failures; `seconds` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(_("too many failed attempts to log in: wait {seconds} s, then try again", seconds=seconds))
        self.seconds = seconds


class Throttle:
    """The failures of the last minutes, by name and by address."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._tries: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def admit(self, name: str, address: str) -> None:
        """Count one try, before its password is looked at: many at once must not slip through.  Raises TooManyTries."""
        with self._lock:
            now = self._clock()
            keys = {f"name {name.casefold()[:200]}": PER_NAME, f"address {address}": PER_ADDRESS}
            waits = [self._wait(key, most, now) for key, most in keys.items()]
            if max(waits) > 0:
                raise TooManyTries(ceil(max(waits)))
            for key in keys:
                self._tries.setdefault(key, deque()).append(now)
                self._tries.move_to_end(key)
            while len(self._tries) > MOST_KEYS:
                self._tries.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """The password was right: the name starts anew, the address has this try back."""
        with self._lock:
            self._tries.pop(f"name {name.casefold()[:200]}", None)
            if tries := self._tries.get(f"address {address}"):
                tries.pop()

    def _wait(self, key: str, most: int, now: float) -> float:
        """Seconds until one more try is free; 0 where it is free now."""
        tries = self._tries.get(key, deque())
        while tries and tries[0] <= now - WINDOW:
            tries.popleft()
        return tries[0] + WINDOW - now if len(tries) >= most else 0.0
