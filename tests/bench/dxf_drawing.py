"""A DXF file of as many mixed entities as wanted, the same for the same number: what the speed of reading is told by."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import ezdxf

LAYERS = ("WALL", "WINDOW", "COLUMN", "AXIS", "PUB_TEXT", "PUB_DIM", "PUB_HATCH", "家具", "LVTRY", "STAIR")
_WORDS = (
    "卧室",
    "客厅",
    "厨房",
    "卫生间",
    "走道",
    "FM乙1221",
    "C1515",
    "M0921",
    "%%p0.000",
    "3600",
    "18.64m2",
    "L=1200",
)
_SPAN = 400_000.0
# Of a hundred entities; a plan is mostly lines.
_SHARES = (
    ("line", 40),
    ("polyline", 18),
    ("arc", 6),
    ("circle", 4),
    ("text", 14),
    ("mtext", 4),
    ("insert", 10),
    ("hatch", 4),
)


def write(path: Path, count: int, seed: int = 7) -> None:
    """Write a drawing of `count` entities in its model space to `path`."""
    head, tail = _around()
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(head)
        for handle, piece in enumerate(_pieces(Random(seed), count), 0x10000):
            out.write(piece.replace("@", f"{handle:X}"))
        out.write(tail)


def _around() -> tuple[str, str]:
    """A document with layers and nested blocks, before and after where its entities belong."""
    document = ezdxf.new("R2010", units=4)
    for name in LAYERS:
        document.layers.add(name)
    leaf = document.blocks.new("LEAF")
    leaf.add_line((0, 0), (1, 0))
    leaf.add_arc((0, 0), 1, 0, 90)
    door = document.blocks.new("DOOR")
    door.add_blockref("LEAF", (0, 0), dxfattribs={"xscale": 0.5, "yscale": 0.5})
    door.add_blockref("LEAF", (1, 0), dxfattribs={"xscale": -0.5, "yscale": 0.5})
    door.add_attdef("MARK", (0, 0.2), dxfattribs={"height": 0.3})
    chair = document.blocks.new("CHAIR", base_point=(0.5, 0.5))
    chair.add_lwpolyline([(0, 0, 0.4), (1, 0), (1, 1), (0, 1)], format="xyb", close=True)
    out = io.StringIO()
    document.write(out)
    text = out.getvalue()
    begin = text.index("ENTITIES\n") + len("ENTITIES\n")
    return text[:begin], text[begin:]


def _pieces(random: Random, count: int) -> Iterator[str]:
    kinds = [kind for kind, share in _SHARES for _ in range(share)]
    for _ in range(count):
        layer = LAYERS[int(random.random() ** 2 * len(LAYERS))]
        yield _MAKE[random.choice(kinds)](random, layer)


def _entity(kind: str, layer: str, subclass: str, rest: str) -> str:
    return f"  0\n{kind}\n  5\n@0\n330\n1F\n100\nAcDbEntity\n  8\n{layer}\n100\n{subclass}\n{rest}"


def _point(x: float, y: float, code: int = 10) -> str:
    return f" {code}\n{x!r}\n {code + 10}\n{y!r}\n {code + 20}\n0.0\n"


def _place(random: Random) -> tuple[float, float]:
    return random.uniform(0, _SPAN), random.uniform(0, _SPAN)


def _line(random: Random, layer: str) -> str:
    x, y = _place(random)
    end = (x + random.uniform(100, 6_000), y) if random.random() < 0.5 else (x, y + random.uniform(100, 6_000))
    return _entity("LINE", layer, "AcDbLine", _point(x, y) + _point(*end, 11))


def _polyline(random: Random, layer: str) -> str:
    (x, y), closed, corners = _place(random), random.random() < 0.4, random.randint(2, 4)
    rest = f" 90\n{corners}\n 70\n{int(closed)}\n"
    for _ in range(corners):
        x, y = x + random.uniform(-900, 900), y + random.uniform(-900, 900)
        rest += f" 10\n{x!r}\n 20\n{y!r}\n"
        if random.random() < 0.15:
            rest += f" 42\n{random.uniform(-1, 1)!r}\n"
    return _entity("LWPOLYLINE", layer, "AcDbPolyline", rest)


def _circle(random: Random, layer: str) -> str:
    return _entity("CIRCLE", layer, "AcDbCircle", _point(*_place(random)) + f" 40\n{random.uniform(50, 900)!r}\n")


def _arc(random: Random, layer: str) -> str:
    start = random.uniform(0, 360)
    end = (start + random.uniform(10, 300)) % 360
    circle = _point(*_place(random)) + f" 40\n{random.uniform(50, 900)!r}\n"
    return _entity("ARC", layer, "AcDbCircle", circle + f"100\nAcDbArc\n 50\n{start!r}\n 51\n{end!r}\n")


def _text(random: Random, layer: str) -> str:
    rest = _point(*_place(random)) + f" 40\n300.0\n  1\n{random.choice(_WORDS)}\n 50\n{random.choice((0.0, 90.0))}\n"
    return _entity("TEXT", layer, "AcDbText", rest + "100\nAcDbText\n")


def _mtext(random: Random, layer: str) -> str:
    words = "\\P".join(random.choice(_WORDS) for _ in range(random.randint(1, 4)))
    rest = _point(*_place(random)) + f" 40\n350.0\n 41\n6000.0\n 71\n1\n 72\n1\n  1\n{{\\fSimSun|b0;{words}}}\n"
    return _entity("MTEXT", layer, "AcDbMText", rest)


def _insert(random: Random, layer: str) -> str:
    x, y = _place(random)
    scale, turn = random.choice((700.0, 900.0, 1_500.0)), random.choice((0.0, 90.0, 180.0, 37.5))
    size = f" 41\n{scale}\n 42\n{scale}\n 43\n1.0\n 50\n{turn}\n"
    if random.random() < 0.6:
        return _entity("INSERT", layer, "AcDbBlockReference", "  2\nCHAIR\n" + _point(x, y) + size)
    mark = _point(x, y) + f" 40\n200.0\n  1\n{random.choice(_WORDS)}\n100\nAcDbAttribute\n  2\nMARK\n 70\n0\n"
    written = _entity("ATTRIB", layer, "AcDbText", mark).replace("@0", "@1")
    end = f"  0\nSEQEND\n  5\n@2\n330\n1F\n100\nAcDbEntity\n  8\n{layer}\n"
    return _entity("INSERT", layer, "AcDbBlockReference", " 66\n1\n  2\nDOOR\n" + _point(x, y) + size) + written + end


def _hatch(random: Random, layer: str) -> str:
    (x, y), width, height = _place(random), random.uniform(200, 900), random.uniform(200, 900)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    outline = "".join(f" 10\n{a!r}\n 20\n{b!r}\n" for a, b in corners)
    rest = (
        _point(0.0, 0.0)
        + "210\n0.0\n220\n0.0\n230\n1.0\n  2\nSOLID\n 70\n1\n 71\n0\n 91\n1\n 92\n7\n 72\n0\n 73\n1\n 93\n4\n"
    )
    return _entity("HATCH", layer, "AcDbHatch", rest + outline + " 97\n0\n 75\n1\n 76\n1\n 98\n0\n")


_MAKE = {
    "line": _line,
    "polyline": _polyline,
    "arc": _arc,
    "circle": _circle,
    "text": _text,
    "mtext": _mtext,
    "insert": _insert,
    "hatch": _hatch,
}
