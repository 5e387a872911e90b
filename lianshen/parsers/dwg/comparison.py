"""What two readers of one DWG agree on, and what the fuller of them dropped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ezdxf.entities.factory import ENTITY_CLASSES

from lianshen.parsers.drawn import Box
from lianshen.parsers.dwg.census import Census
from lianshen.parsers.holes import leaves_hole

_NEAR = 1e-6  # of the drawing's size
_FEW = 0.01


@dataclass(frozen=True, slots=True)
class Witness:
    """One reader's account: what it wrote, and what it could not; `counted` unless only the file's class list says so."""

    census: Census
    unread: Counter[str]
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """What the file holds and the reading lacks, and where the two readers contradict each other."""

    dropped: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    attributes: int = 0
    extent: bool = False
    agreed: bool = False

    @property
    def lost_shapes(self) -> bool:
        """Whether walls, doors or other things of a foreign program may be missing, so that the plan has holes."""
        return any(is_custom(kind) and leaves_hole(kind) for kind in self.dropped)

    @property
    def contradicts(self) -> bool:
        """Whether the same thing was read in two ways."""
        return bool(self.texts or self.attributes or self.extent)


def is_custom(kind: str) -> bool:
    """Whether the kind belongs to a program built on AutoCAD and not to AutoCAD itself."""
    return kind not in ENTITY_CLASSES and kind not in {"POLYLINE", "OLE2FRAME"}


def compare(taken: Witness, other: Witness | None) -> Difference:
    """The difference; without another reader nothing is agreed, and only the file's own list of classes tells losses."""
    if other is None:
        return Difference(_missing(taken))
    mine, its = taken.census, other.census
    texts, attributes = _apart(mine.texts, its.texts), _apart(mine.attributes, its.attributes)
    extent = not _same_place(mine.extent, its.extent)
    only_its = (its.kinds - mine.kinds).total()  # what both could read, yet one did not
    agreed = (
        not extent
        and only_its <= _FEW * its.kinds.total()
        and texts + attributes <= _FEW * (mine.texts.total() + mine.attributes.total())
    )
    return Difference(_missing(taken, other), texts, attributes, extent, agreed)


def _missing(*witnesses: Witness) -> Counter[str]:
    """What the first lacks: things counted one by one, else by the file's list of classes, which may be out of date."""
    known: Counter[str] = Counter()
    counting = any(witness.counted for witness in witnesses)
    for witness in witnesses:
        known |= witness.census.kinds + (witness.unread if witness.counted else Counter())
        if not counting:
            known |= witness.unread
    return known - witnesses[0].census.kinds


def _apart(mine: Counter[str], its: Counter[str]) -> int:
    """How many texts one has and the other has not; a text read in two ways counts once."""
    return max((mine - its).total(), (its - mine).total())


def _same_place(mine: Box | None, its: Box | None) -> bool:
    if mine is None or its is None:
        return mine == its
    size = max(mine[2] - mine[0], mine[3] - mine[1], 1.0)
    return all(abs(one - two) <= _NEAR * size for one, two in zip(mine, its, strict=True))
