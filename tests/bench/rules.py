"""What judging costs: all rules of all packs on a building of thirty storeys, and the rules that take longest."""

from __future__ import annotations

import time
from datetime import date

from lianshen.review.building import Design, Storey
from lianshen.rules.pack import installed
from lianshen.rules.run import check_rule, reach
from tests.bench.tower import tower

STOREYS, SLOWEST = 30, 10


def print_seconds(sample: Design, region: str) -> None:
    """Print the seconds of one core for all packs, each pack, and the slowest rules."""
    design = tower(sample, STOREYS)
    spent, found = seconds_per_rule(design, region)
    packs = {pack.name: sum(spent[rule.code] for rule in pack.rules) for pack in installed()}
    count = len(reach(design, Storey)[0])
    print(f"{len(spent)} rules on {count} storeys, {found} findings: {sum(spent.values()):.2f} s of one core")
    print("  " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in packs.items()))
    for code in sorted(spent, key=lambda code: -spent[code])[:SLOWEST]:
        print(f"  {spent[code]:7.3f} s  {code}")


def seconds_per_rule(design: Design, region: str) -> tuple[dict[str, float], int]:
    """Seconds of this process for each rule, by its code, and how many findings there were."""
    spent, found = {}, 0
    for pack in installed():
        law = pack.law(date.today(), region)
        for rule in pack.rules:
            start = time.process_time()
            found += sum(1 for _finding in check_rule(rule, pack.name, design, law))
            spent[rule.code] = time.process_time() - start
    return spent, found
