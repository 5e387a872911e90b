"""The layer "what the machine saw": kinds with colours, places in mm of paper, facts in the reader's language."""

from __future__ import annotations

from shapely import box

from lianshen.review.facts import Certainty
from lianshen.review.language import Text
from lianshen.review.seen import Known, Mark, Seen, Unplaced, named
from lianshen.review.sheets import Affine, Kind, Sheet, SourceFile
from lianshen.web.sheets.layer import layer_data

SHEET = Sheet(
    "s", SourceFile("0" * 64, "a.dxf", "image/vnd.dxf", 1), "frame 1", "建施-05", "平面图", None, Kind.FLOOR_PLAN, 100.0,
    ("2F",), (420.0, 297.0), box(0, 0, 42000, 29700), Affine.placed(0.001), Affine.placed(0.01),
)  # fmt: skip
KNOWN = Known("Room.use", Text("房间用途", "use"), Text("卧室", "bedroom"), Certainty.INFERRED, False, "s", "主卧")


def mark(keys: tuple[str, ...]) -> Mark:
    title, style = Text("卧室", "bedroom"), named("Room.boundary")
    return Mark(
        "s", "Room:x", title, box(1, 1, 2, 2), Certainty.INFERRED, False, style, "#5b8ff9", ("主卧",), keys, (KNOWN,)
    )


def test_a_place_is_told_in_millimetres_of_paper_with_what_is_known_of_it() -> None:
    data = layer_data(Seen((mark(("B1/2F/主卧",)),)), SHEET, "en")
    (told,) = data["marks"]
    assert data["kinds"] == [{"title": "bedroom", "colour": "#5b8ff9", "count": 1}]
    assert {tuple(point) for point in told["shape"]["coordinates"][0]} == {(10, 10), (20, 10), (20, 20), (10, 20)}
    assert (told["kind"], told["certainty"], told["label"]) == (0, "inferred", "主卧")
    (known,) = told["known"]
    assert (known["title"], known["value"], known["certainty"], known["quote"]) == (
        "use",
        "bedroom",
        "inferred",
        "主卧",
    )


def test_storeys_that_share_a_plan_are_one_place_and_counted() -> None:
    keys = tuple(f"B1/{n}F/主卧" for n in range(3, 12))
    (told,) = layer_data(Seen((mark(keys),)), SHEET, "zh")["marks"]
    assert (told["subjects"], told["more"]) == (list(keys[:3]), 6)


def test_what_was_named_and_not_found_is_listed_with_the_place_of_its_name() -> None:
    lost = Unplaced("s", "B1/2F/书房", "书房", box(3, 3, 4, 4), (KNOWN,))
    (told,) = layer_data(Seen((), (lost,)), SHEET, "zh")["unplaced"]
    assert (told["name"], told["key"], told["shape"]["type"]) == ("书房", "B1/2F/书房", "Polygon")
