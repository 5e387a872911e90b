"""Fire: the class a building is given in the notes, against its height."""

from lianshen.review.building import Building, Use
from lianshen.rules import (
    Answer,
    Clause,
    Law,
    Rule,
    Severity,
    _,
    asks,
    failed,
    fails,
    metres,
    passed,
    passes,
    scene,
    undecided,
)
from lianshen.rules.fire.classes import HIGH, LOW, class_by_height, class_in


class HeightClass(Rule[Building]):
    """The class stated in the design notes is the one that height and use give.

    A class higher than the height alone gives may come from what the building holds, so it is left to a person.
    """

    code = "fire/height-class"
    clause = Clause("GB 50016-2014 (2018)", "5.1.1")
    severity = Severity.GENERAL
    needs = (Building.height_class, Building.height, Building.use)
    limits = ("high_rise_above", "class_one_above")
    examples = (
        passes(scene(use=Use.RESIDENTIAL, height=32.9, height_class="二类高层住宅"), "flats 32.9 m high, class II"),
        fails(scene(use=Use.RESIDENTIAL, height=56.0, height_class="二类高层住宅"), "flats 56 m high, called class II"),
        fails(scene(use=Use.PUBLIC, height=30.0, height_class="多层公共建筑"), "30 m high, called a low building"),
        asks(
            scene(use=Use.PUBLIC, height=30.0, height_class="二类高层公共建筑"),
            "up to 50 m it depends on what it holds",
        ),
        asks(scene(use=Use.RESIDENTIAL, height=32.9), "no sheet states the class"),
    )

    def check(self, building: Building, law: Law) -> Answer:
        stated, given = class_in(building.height_class), class_by_height(building, law)
        parts = {"stated": building.height_class, "height": metres(building.height)}
        if stated == given:
            return passed(_("stated as {stated}, {height} high", **parts), building.mark())
        if stated == LOW or (given != HIGH and stated > given):
            return failed(_("stated as {stated}, which does not fit a height of {height}", **parts), building.mark())
        return undecided(
            _("stated as {stated}, {height} high: whether that fits depends on what it holds", **parts), building.mark()
        )
