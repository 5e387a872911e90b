"""Fire: where a fire alarm must be."""

from typing import Any

from lianshen.review.building import Building, Use
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, exempts, fails, passes, scene
from lianshen.rules.fire.systems import reaches, stated_where_demanded

FLATS: dict[str, Any] = {"use": Use.RESIDENTIAL, "height": 120.0}
TOWER: dict[str, Any] = {"use": Use.PUBLIC, "height_class": "一类高层公共建筑"}
OFFICE: dict[str, Any] = {"use": Use.PUBLIC, "height": 20.0}


class AlarmRequired(Rule[Building]):
    """A fire alarm watches over high flats and public high-rises of class I.

    By the words of the notes.  What the clause demands of other buildings by what they hold, floor by floor, is a question
    wherever the system is not provided.
    """

    code = "fire/alarm-required"
    clause = Clause("GB 55037-2022", "8.3.2")
    severity = Severity.MANDATORY
    needs = (Building.alarm, Building.use, Building.height, Building.height_class)
    limits = ("alarm_flats_above", "class_one_above", "high_rise_above")
    examples = (
        passes(scene(alarm=True, **FLATS), "flats 120 m high, provided"),
        fails(scene(alarm=False, **FLATS), "flats 120 m high, not provided"),
        fails(scene(alarm=False, **TOWER), "a public high-rise of class I"),
        passes(scene(alarm=True, **OFFICE), "provided where it may not be demanded"),
        asks(scene(alarm=False, **OFFICE), "an office of 20 m: it depends on what it holds"),
        asks(scene(**FLATS), "nobody states whether it is provided"),
        exempts(scene(use=Use.RESIDENTIAL, height=32.9, alarm=False), "flats 32.9 m high"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return reaches(building, law, "alarm_flats_above")

    def check(self, building: Building, law: Law) -> Answer:
        return stated_where_demanded(building, law, Building.alarm)
