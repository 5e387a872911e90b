"""One run of the sample through the platform with so many workers; the last word printed is the seconds it took."""

from __future__ import annotations

import sys
import time

from lianshen.review.projects import Stage
from lianshen.web.embedded import free_port
from lianshen.web.running import platform


def main(workers: int) -> None:
    """Start, hand in, wait for the review stage, stop."""
    with platform("127.0.0.1", free_port(), workers):
        from lianshen.web import desk
        from lianshen.web.sample import designer, hand_in_sample

        desk.seed_demo()
        start = time.perf_counter()
        submitted = hand_in_sample()
        assert submitted is not None
        who = designer()
        while desk.progress(who, submitted.id).round.stage in (Stage.READING, Stage.CHECKING):
            time.sleep(0.2)
        print(time.perf_counter() - start)


if __name__ == "__main__":
    main(int(sys.argv[1]))
