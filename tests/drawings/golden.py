"""What a reading says, in few words and rounded numbers, so that it can be kept beside the tests and compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lianshen.parsers.format import Reading
from lianshen.parsers.layers import meaning
from lianshen.review.sheets import Drawing, SourceFile
from tests.drawings.collection import manifest

FOLDER = Path(__file__).parent
_FEW, _SHARE = 3, 0.02  # counts may differ by so much before somebody must look

Golden = dict[str, Any]


def golden(source: SourceFile, reading: Reading) -> Golden:
    """The reading of one file."""
    counts: Counter[str] = Counter()
    said: dict[str, str] = {}
    for problem in reading.problems:
        key = f"{problem.code} ({problem.loss})"
        counts[key] += problem.count
        said.setdefault(key, problem.message.en)
    return {
        "type": source.media_type,
        "sheets": [_sheet(drawing) for drawing in reading.drawings],
        "problems": {key: {"count": counts[key], "first": said[key]} for key in sorted(counts)},
    }


def differences(kept: Golden, now: Golden) -> list[str]:
    """What is no longer as it was kept, one line each; counts may differ by a few."""
    found = [] if kept["type"] == now["type"] else [f"type: {kept['type']} → {now['type']}"]
    if len(kept["sheets"]) != len(now["sheets"]):
        return [*found, f"sheets: {len(kept['sheets'])} → {len(now['sheets'])}"]
    for old, new in zip(kept["sheets"], now["sheets"], strict=True):
        place = old["place"]
        for name in old.keys() | new.keys():
            if name not in _COUNTED and old.get(name) != new.get(name):
                found.append(f"{place}: {name}: {old.get(name)} → {new.get(name)}")
        found += [f"{place}: {line}" for line in _counts(_numbers(old), _numbers(new))]
    problems = [{key: one["count"] for key, one in each["problems"].items()} for each in (kept, now)]
    return found + [f"problem {line}" for line in _counts(*problems)]


def kept() -> dict[str, Golden]:
    """All golden readings by the path of their drawing."""
    found: dict[str, Golden] = {}
    for path in sorted((FOLDER / "readings").glob("*.json")):
        found.update(json.loads(path.read_text("utf-8")))
    return found


def write(readings: Mapping[str, Golden]) -> None:
    """Keep these in place of all that was kept: one file for each folder of the collection, one line for each sheet."""
    for old in (FOLDER / "readings").glob("*.json"):
        old.unlink()
    folders = sorted({path.split("/")[0] for path in readings})
    for folder in folders:
        entries = [
            f"{json.dumps(path, ensure_ascii=False)}: {_lines(one)}"
            for path, one in sorted(readings.items())
            if path.startswith(f"{folder}/")
        ]
        text = "{\n" + ",\n".join(entries) + "\n}\n"
        (FOLDER / "readings" / f"{folder}.json").write_text(text, "utf-8")


def table(readings: Mapping[str, Golden]) -> str:
    """The README: what each drawing is, what was read of it, what it lost and why."""
    known = manifest()
    rows = [_row(path, known[path], one) for path, one in sorted(readings.items())]
    return _README + "\n".join(rows) + "\n"


_COUNTED = {"words", "segments", "arcs", "symbols", "layers"}
_README = """# The real drawings and what is read of them

The drawings lie beside the project, in `../shared/drawings`, under the licences named here; what was read of each is kept in
`readings/` and compared by `test_golden.py`, the facts its manifest knows are asserted by `test_facts.py`.  Where a change of
the parsers changes a reading, `python -m tests.drawings.renew` writes the readings and this page anew: look at the
difference, and at the drawing, before you believe it.  Words that are pictures are read by OCR, in tests of their own.

| drawing | source, licence | sheets | what was read | what it lost, and why |
| --- | --- | --- | --- | --- |
"""


def _sheet(drawing: Drawing) -> Golden:
    sheet = drawing.sheet
    said: Golden = {
        "place": sheet.place,
        "number": sheet.number,
        "title": sheet.title,
        "kind": sheet.kind.value,
        "discipline": sheet.discipline,
        "scale": sheet.scale,
        "storeys": list(sheet.storeys),
        "paper": None if sheet.paper is None else [round(side) for side in sheet.paper],
        "unit_mm": float(f"{sheet.to_plan.scale * 1000:.4g}"),
        "fields": sum(bool(words) for _label, words in sheet.fields),
        "words": len(drawing.words),
        "segments": len(drawing.segments),
        "arcs": len(drawing.arcs),
        "symbols": len(drawing.symbols),
        "layers": _by_meaning(drawing),
    }
    return {name: value for name, value in said.items() if value not in (None, [], 0) or name in _COUNTED}


def _by_meaning(drawing: Drawing) -> dict[str, list[int]]:
    """Lines, words and symbols of each kind of layer."""
    lines = Counter(drawing.layers[number] for number in drawing.segment_layer.tolist())
    lines.update(drawing.layers[number] for number in drawing.arc_layer.tolist())
    words = Counter(word.layer for word in drawing.words)
    symbols = Counter(symbol.layer for symbol in drawing.symbols)
    found: dict[str, list[int]] = {}
    for column, counted in enumerate((lines, words, symbols)):
        for layer, count in counted.items():
            found.setdefault(meaning(layer).value, [0, 0, 0])[column] += count
    return dict(sorted(found.items()))


def _numbers(sheet: Golden) -> dict[str, int]:
    numbers = {name: int(sheet[name]) for name in ("words", "segments", "arcs", "symbols")}
    for kind, counts in sheet["layers"].items():
        numbers |= dict(zip((f"{kind} lines", f"{kind} words", f"{kind} symbols"), counts, strict=True))
    return numbers


def _counts(old: Mapping[str, int], new: Mapping[str, int]) -> list[str]:
    pairs = [(name, old.get(name, 0), new.get(name, 0)) for name in sorted(old.keys() | new.keys())]
    return [
        f"{name}: {before} → {after}"
        for name, before, after in pairs
        if abs(after - before) > max(_FEW, _SHARE * before) or (not before) != (not after)
    ]


def _lines(one: Golden) -> str:
    sheets = ",\n    ".join(json.dumps(sheet, ensure_ascii=False) for sheet in one["sheets"])
    problems = ",\n    ".join(f"{json.dumps(key)}: {_json(said)}" for key, said in one["problems"].items())
    return f'{{\n  "type": "{one["type"]}",\n  "sheets": [{sheets}],\n  "problems": {{{problems}}}\n}}'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(path: str, known: Mapping[str, str], one: Golden) -> str:
    sheets = one["sheets"]
    titles = "; ".join(_shown(sheet) for sheet in sheets[:6]) + ("; …" if len(sheets) > 6 else "")
    sums = {name: sum(int(sheet[name]) for sheet in sheets) for name in ("words", "segments", "arcs", "symbols")}
    read = f"{titles}. " + ", ".join(f"{count:,} {name}" for name, count in sums.items()) if sheets else "refused"
    lost = "<br>".join(_lost(key, said) for key, said in one["problems"].items()) or "nothing"
    licence = known["licence"].split(" (")[0].split(";")[0]
    cells = (f"`{path}` {one['type']}", f"{known['source_repo']}, {licence}", str(len(sheets)), read, lost)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _shown(sheet: Golden) -> str:
    parts = [sheet.get("number"), sheet.get("title") or sheet["place"], " ".join(sheet.get("storeys", ()))]
    scale = f"1:{sheet['scale']:g}" if sheet.get("scale") else None
    return " ".join(str(part) for part in (*parts, scale) if part)


def _lost(key: str, said: Mapping[str, Any]) -> str:
    times = f" × {said['count']:,}" if said["count"] > 1 else ""
    return f"**{key}**{times}: {said['first']}"
