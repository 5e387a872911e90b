"""Civil air defence: the passage to an entrance is wide enough."""

from collections.abc import Callable

from shapely import box
from shapely.geometry.base import BaseGeometry

from lianshen.review.building import Design, ShelterEntrance
from lianshen.review.geometry import clear_width
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_least, fails, metres, part, passes
from lianshen.rules.civil_air_defence.examples import shelter
from lianshen.rules.civil_air_defence.shelter import Mouth, mouth_of


def _passage(shape: BaseGeometry | None) -> Callable[[], Design]:
    return shelter(entrances=[part(ShelterEntrance, "1号口", kind="战时主要出入口", passage=shape, doors=[])])


class PassageWidth(Rule[ShelterEntrance]):
    """The passage of a war-time entrance is wide enough at its narrowest place.

    Measured between the finished walls.  Emergency mouths may be narrower: what is too narrow for an entrance but wide
    enough for an emergency mouth a person must look at.
    """

    code = "civil_air_defence/passage-width"
    clause = Clause("GB 50038-2005", "3.3.5-1 表3.3.5")
    severity = Severity.GENERAL
    needs = (
        ShelterEntrance.kind,
        ShelterEntrance.passage,
    )
    limits = ("passage_width", "passage_band")
    examples = (
        passes(_passage(box(0, 0, 12, 2)), "2 m wide"),
        fails(_passage(box(0, 0, 12, 2).difference(box(5, 1.2, 6, 2))), "1.2 m beside a pier"),
        asks(_passage(box(0, 0, 12, 1.51)), "too near to tell"),
        asks(_passage(None), "the passage was not recognised"),
    )

    def concerns(self, entrance: ShelterEntrance, law: Law) -> bool:
        return mouth_of(entrance) not in (Mouth.LINK, Mouth.SHAFT)

    def check(self, entrance: ShelterEntrance, law: Law) -> Answer:
        narrow = clear_width(entrance.passage)
        band = law.limit("passage_band").number
        return at_least(metres(narrow.width), law.limit("passage_width"), entrance.mark(narrow.line), band=band)
