"""Fire: how many storeys a building of low fire rating has."""

from lianshen.review.building import Building
from lianshen.rules import Answer, Clause, Law, Rule, Severity, asks, at_most, count, exempts, fails, passes, scene

LOW_RATINGS = ("3", "4")


class StoreysByRating(Rule[Building]):
    """A building of a low fire rating has few storeys.

    The stated number of storeys above ground against the stated rating; narrower limits for single uses are other rules'.
    """

    code = "fire/storeys-by-rating"
    clause = Clause("GB 50016-2014 (2018)", "5.3.1")
    severity = Severity.GENERAL
    needs = (Building.fire_rating, Building.storeys_above)
    limits = ("storeys_by_rating",)
    examples = (
        passes(scene(fire_rating="3", storeys_above=5), "five storeys, rating 3"),
        fails(scene(fire_rating="3", storeys_above=6), "six storeys, rating 3"),
        fails(scene(fire_rating="4", storeys_above=3), "three storeys, rating 4"),
        asks(scene(fire_rating="3"), "nobody states the storeys"),
        asks(scene(storeys_above=3), "nobody states the rating"),
        exempts(scene(fire_rating="2", storeys_above=11), "rating 2"),
    )

    def concerns(self, building: Building, law: Law) -> bool:
        return building.fire_rating in LOW_RATINGS

    def check(self, building: Building, law: Law) -> Answer:
        limit = law.limit("storeys_by_rating", building.fire_rating)
        return at_most(count(building.storeys_above), limit, building.mark())
