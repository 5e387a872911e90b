"""Each pack's list of clauses, `clauses.yaml`: what the law demands, and which rule or person looks at it.

One entry per clause: `standard`, `number`, `title` in both languages, `mandatory`, `trust`, `core`; then either `rules`,
the codes of those that check it, or `asks`, what a reviewer has to look at because no drawing tells a machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from lianshen.review.clauses import ListedClause
from lianshen.review.evidence import Clause, Trust
from lianshen.review.language import Text
from lianshen.rules.pack import Pack, installed


def listed(pack: Pack) -> tuple[ListedClause, ...]:
    """The clauses of a pack in the order of its list; a pack without a list has none."""
    return _read(pack.package, pack.name)


def every_clause(packs: Sequence[Pack] | None = None) -> tuple[ListedClause, ...]:
    """The lists of these packs, or of all that are installed, one after the other."""
    return tuple(clause for pack in (installed() if packs is None else packs) for clause in listed(pack))


@cache
def _read(package: str, name: str) -> tuple[ListedClause, ...]:
    source = files(package) / "clauses.yaml"
    if not source.is_file():
        return ()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(_clause(name, row) for row in yaml.load(source.read_text("utf-8"), Loader=loader) or ())


def _clause(pack: str, row: dict[str, Any]) -> ListedClause:
    return ListedClause(
        pack=pack,
        clause=Clause(row["standard"], str(row["number"])),
        title=Text(**row["title"]),
        mandatory=row["mandatory"],
        trust=Trust(row["trust"]),
        core=bool(row["core"]),
        rules=tuple(row.get("rules", ())),
        asks=Text(**row["asks"]) if "asks" in row else None,
    )
