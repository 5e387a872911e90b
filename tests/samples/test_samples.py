"""The sample submission is what it says it is."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import ezdxf
import pymupdf
import pytest
import yaml
from shapely import Polygon

from samples import make as making
from samples.draw.sheets import Submission, draw_all
from samples.truth import truth

ROOT = Path(__file__).resolve().parents[2]
TRUTH = yaml.safe_load((ROOT / "samples" / "truth.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> list[Path]:
    return making.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def drawn() -> Submission:
    return draw_all()


def by_id(code: str) -> dict:
    return next(f for f in TRUTH["faults"] if f["id"] == code)


def test_another_run_writes_the_same_bytes(written, tmp_path):
    here = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-m", "samples.make", str(tmp_path)], check=True, env=here, stdout=subprocess.DEVNULL
    )
    differing = [p.name for p in written if p.read_bytes() != (tmp_path / p.name).read_bytes()]
    assert differing == []


def test_every_file_is_written_once(written):
    names = [p.name for p in written]
    assert names == sorted(set(names), key=names.index)
    assert len(names) == 9


def test_ezdxf_finds_nothing_to_repair(written):
    faulty = {p.name: doc.audit().errors for p in written if p.suffix == ".dxf" for doc in [ezdxf.readfile(p)]}
    assert all(errors == [] for errors in faulty.values()), faulty


def test_the_site_plan_is_in_metres_and_the_others_in_millimetres(written):
    found = {p.name: ezdxf.readfile(p).header["$INSUNITS"] for p in written if p.suffix == ".dxf"}
    assert found.pop("总图.dxf") == 6
    assert set(found.values()) == {4}


def test_the_committed_truth_is_what_is_drawn(drawn):
    assert yaml.safe_load(yaml.safe_dump(truth(drawn), allow_unicode=True)) == TRUTH


def test_stated_areas_agree_with_their_boundaries():
    for zone in TRUTH["compartments"] + TRUTH["protective_units"]:
        assert Polygon(zone["boundary"]).area == pytest.approx(zone["area_m2"], abs=0.01), zone["name"]


def test_room_areas_agree_with_their_boundaries():
    for storey in TRUTH["storeys"].values():
        for room in storey["rooms"]:
            area = Polygon(room["boundary"], room["columns_inside"]).area
            assert area == pytest.approx(room["area_m2"], abs=0.02), room["key"]


def test_every_fault_has_a_twin_or_is_half_of_the_conflict():
    faults = {f["id"] for f in TRUTH["faults"] if f["twin_of"] is None}
    twins = {f["twin_of"] for f in TRUTH["faults"] if f["twin_of"]}
    unsigned = {"D6", "D6b", "D6c"}  # nothing in the set is signed
    assert faults - twins == {"K1-fire", "K1-cad", *unsigned}


def test_every_planted_door_stands_where_the_truth_says(drawn):
    doors = {key: {tuple(d["at"]): d["mark"] for d in TRUTH["storeys"][key]["doors"]} for key in TRUTH["storeys"]}
    assert doors["3F"][tuple(by_id("F1")["place"])] == "FM乙1121"
    assert doors["3F"][tuple(by_id("H2")["place"])] == "FM乙0821"
    assert doors["-1F"][tuple(by_id("F4")["place"])] == "FM乙1521"
    assert doors["-1F"][tuple(by_id("K1-fire")["place"])] == "M1021"
    assert doors["-1F"][tuple(by_id("C4")["place"])] == "HFM1220(6)"


def test_the_planted_rooms_have_the_planted_areas():
    area = {(s, r["key"]): r["area_m2"] for s, storey in TRUTH["storeys"].items() for r in storey["rooms"]}
    assert area["3F", "N6/卧室"] < 4.8 < 5.2 < area["2F", "N6/卧室"]
    assert area["3F", "N6/双人卧室"] < 8.5 < 9.5 < area["2F", "N6/双人卧室"]


def test_the_narrow_stretch_is_1100_and_the_rest_1400(drawn):
    corridor = next(r for r in drawn.plans["3F"].rooms if r.name == "走廊").boundary
    widths = {
        x: corridor.intersection(Polygon([(x, 0), (x + 1, 0), (x + 1, 16000), (x, 16000)])).area for x in (21000, 40500)
    }
    assert widths == {21000: pytest.approx(1400), 40500: pytest.approx(1100)}


def test_the_printed_sheet_has_real_chinese_text_and_no_pictures(written):
    path = next(p for p in written if p.name.startswith("建施-05"))
    with pymupdf.open(path) as pdf:
        words = pdf[0].get_text()
        assert all(part in words for part in ("标准层平面图", "FM乙0821", "起居室", "楼梯间"))
        assert pdf[0].get_images() == []
        assert len(pdf[0].get_drawings()) > 10


def test_the_scan_has_no_text(written):
    path = next(p for p in written if p.name == "结构扫描件.pdf")
    with pymupdf.open(path) as pdf:
        assert pdf[0].get_text().strip() == ""
        assert len(pdf[0].get_images()) == 1


def test_the_native_drawing_holds_proxies_without_graphics(written):
    doc = ezdxf.readfile(next(p for p in written if p.name == "天正原生.dxf"))
    proxies = [e for e in doc.modelspace() if e.dxftype() == "ACAD_PROXY_ENTITY"]
    assert len(proxies) == TRUTH["unreadable"][0]["count"]
    assert all(not e.proxy_graphic for e in proxies)


def test_the_application_form_can_be_read():
    form = tomllib.loads((ROOT / "samples" / "project.toml").read_text("utf-8"))
    assert form["region"] == "320600"
    assert form["height_m"] == pytest.approx(TRUTH["section"]["levels"][-1] - TRUTH["section"]["outdoor"])


def test_the_walk_in_the_dead_end_is_23_metres_and_the_twin_14(drawn):
    exits = [o.at for o in drawn.plans["3F"].openings if o.mark == "FM乙1221" and o.at[1] == 8800]
    walks = {code: min(abs(by_id(code)["place"][0] - x / 1000) for x, _ in exits) for code in ("F1", "F1-twin")}
    assert walks == {"F1": pytest.approx(23.0), "F1-twin": pytest.approx(14.0)}


def test_observed_room_areas_are_those_drawn():
    for code, storey, key in (("H1", "3F", "N6/卧室"), ("H1-twin", "2F", "N6/卧室"), ("H1b", "3F", "N6/双人卧室")):
        room = next(r for r in TRUTH["storeys"][storey]["rooms"] if r["key"] == key)
        assert by_id(code)["observed"] == f"{room['area_m2']:.2f} m²"


def test_every_entity_lies_on_a_declared_layer(written):
    for path in written:
        if path.suffix == ".dxf":
            doc = ezdxf.readfile(path)
            missing = {e.dxf.layer for e in doc.modelspace() if e.dxf.layer not in doc.layers}
            assert missing == set(), path.name
