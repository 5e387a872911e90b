"""Civil air defence: the stair of an entrance is as wide as its doors."""

from dataclasses import replace

from lianshen.review.building import Door, ShelterEntrance
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    at_least,
    fails,
    metres,
    part,
    passes,
    undecided,
)
from lianshen.rules.civil_air_defence.examples import airtight, protective, shelter
from lianshen.rules.civil_air_defence.shelter import Mouth, mouth_of, where
from lianshen.rules.stage import Part


def _mouth(stair: float | None, *doors: Part) -> list[Part]:
    return [part(ShelterEntrance, "1号口", kind="战时主要出入口", stair_width=stair, doors=list(doors))]


class EntranceStairWidth(Rule[ShelterEntrance]):
    """The stair that leads to a war-time entrance is not narrower than the entrance's narrowest door.

    The width of a door is that of its mark.  A stair that two units share must be wider; that a person must look at.
    """

    code = "civil_air_defence/entrance-stair-width"
    clause = Clause("GB 50038-2005", "3.3.8 (通道与楼梯宽度)")
    severity = Severity.GENERAL
    needs = (ShelterEntrance.kind, ShelterEntrance.stair_width, ShelterEntrance.doors, Door.marked_width)
    limits = ("stair_as_wide_as_door",)
    examples = (
        passes(shelter(entrances=_mouth(1.5, protective(marked_width=1.5), airtight(marked_width=1.5))), "as wide"),
        fails(shelter(entrances=_mouth(1.2, protective(marked_width=1.5), airtight(marked_width=1.5))), "30 cm less"),
        asks(shelter(entrances=_mouth(None, protective())), "the stair's width was not read"),
        asks(shelter(entrances=_mouth(1.2)), "no door was recognised"),
    )

    def concerns(self, entrance: ShelterEntrance, law: Law) -> bool:
        return mouth_of(entrance) not in (Mouth.LINK, Mouth.SHAFT)

    def check(self, entrance: ShelterEntrance, law: Law) -> Answer:
        share = law.limit("stair_as_wide_as_door")
        widths = [door.marked_width for door in entrance.doors]
        if not widths:
            return undecided(_("no door of this entrance was recognised"), where(entrance))
        wanted = replace(share, value=min(widths) * share.number, unit="m")
        return at_least(metres(entrance.stair_width), wanted, where(entrance))
