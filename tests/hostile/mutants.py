"""Good files made bad one at a time, the same way for the same number: bits, blocks, tokens, codes and lengths that lie."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import ezdxf
import pymupdf
from acadsharp import native
from ezdxf.addons import r12writer
from ezdxf.lldxf import const
from PIL import Image, ImageDraw

Change = Callable[[random.Random, bytearray], bytes]
ENDINGS = {"dxf": ".dxf", "dwg": ".dwg", "pdf": ".pdf", "zip": ".zip", "png": ".png", "jpeg": ".jpg", "tiff": ".tif"}
NUMBERS = (b"nan", b"inf", b"1e300", b"-1e300", b"-1", b"0", b"4294967295", b"99999999999999999999", b"1e-300", b"")
_TOKEN = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_LENGTH = re.compile(rb"/(?:Length|Count|Size|W|Width|Height|N|First)\s+(\d+)")
VERSIONS = ("AC1014", "AC1015", "AC1018", "AC1024", "AC1027", "AC1032")
_HEADER = "  0\nSECTION\n  2\nHEADER\n  9\n$ACADVER\n  1\nAC1015\n  9\n$DWGCODEPAGE\n  3\nANSI_936\n  0\nENDSEC\n"
_UNDRAWN = re.compile(r"(?s)  0\nSECTION\n  2\n(?:CLASSES|OBJECTS|HEADER)\n.*?  0\nENDSEC\n")
_CODE = re.compile(rb"(?m)^ *\d{1,4}\r?\n")


def mutant(form: str, number: int) -> bytes:
    """The mutant `number` of the format `form`; one to four changes to one of its seeds."""
    chance = random.Random(f"{form} {number}")
    seeds = SEEDS[form]()
    content = seeds[number % len(seeds)]
    for _time in range(chance.choice((1, 1, 2, 4))):
        content = chance.choice(CHANGES)(chance, bytearray(content or b"\x00"))
    return content


def flipped(chance: random.Random, content: bytearray) -> bytes:
    """One to sixteen bits turned over."""
    for _time in range(chance.randint(1, 16)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def cut(chance: random.Random, content: bytearray) -> bytes:
    """The transfer broke off."""
    return bytes(content[: chance.randrange(1, len(content) + 1)])


def without_a_block(chance: random.Random, content: bytearray) -> bytes:
    """A piece out of the middle is missing."""
    start, length = _block(chance, content)
    del content[start : start + length]
    return bytes(content)


def with_a_block_twice(chance: random.Random, content: bytearray) -> bytes:
    """A piece stands again somewhere else, up to fifty times."""
    start, length = _block(chance, content)
    place = chance.randrange(len(content))
    content[place:place] = content[start : start + length] * chance.choice((1, 2, 50))
    return bytes(content)


def with_other_numbers(chance: random.Random, content: bytearray) -> bytes:
    """Up to eight numbers become none, endless, huge or negative."""
    for _time in range(chance.randint(1, 8)):
        _put(content, _TOKEN, chance, chance.choice(NUMBERS))
    return bytes(content)


def with_other_codes(chance: random.Random, content: bytearray) -> bytes:
    """Up to four group codes mean something else."""
    for _time in range(chance.randint(1, 4)):
        _put(content, _CODE, chance, b"%3d\n" % chance.choice((0, 1, 2, 5, 8, 10, 20, 41, 70, 71, 90, 100, 1001, 1071)))
    return bytes(content)


def with_lying_lengths(chance: random.Random, content: bytearray) -> bytes:
    """A length, a count or a width that is not so; in binary files four bytes that may be one."""
    found = list(_LENGTH.finditer(bytes(content)))
    if found:
        start, end = chance.choice(found).span(1)
        content[start:end] = chance.choice((b"0", b"-7", b"7", b"999999999", b"2147483648"))
        return bytes(content)
    place = chance.randrange(len(content))
    content[place : place + 4] = chance.choice((b"\xff" * 4, b"\x00" * 4, b"\xff\xff\xff\x7f", b"\x01\x00\x00\x80"))
    return bytes(content)


CHANGES: tuple[Change, ...] = (
    flipped,
    cut,
    without_a_block,
    with_a_block_twice,
    with_other_numbers,
    with_other_codes,
    with_lying_lengths,
)


def _block(chance: random.Random, content: bytearray) -> tuple[int, int]:
    return chance.randrange(len(content)), chance.choice((1, 8, 64, 512, 4096))


def _put(content: bytearray, pattern: re.Pattern[bytes], chance: random.Random, instead: bytes) -> None:
    start = chance.randrange(len(content))
    found = pattern.search(content, start) or pattern.search(content)
    if found:
        content[found.start() : found.end()] = instead


@cache
def _dxf() -> tuple[bytes, ...]:
    text = io.StringIO()
    with r12writer(text) as old:  # type: ignore[arg-type]
        for x in range(0, 4_000, 400):
            old.add_line((x, 0), (x, 3_000), layer="WALL")
        old.add_circle((500, 500), 90)
        old.add_arc((900, 900), 80, 10, 200)
        old.add_polyline_2d([(0, 0), (9, 0, 0.5), (9, 9)], format="xyb")  # type: ignore[arg-type]
        old.add_text("疏散楼梯 %%c12", (100, 100), height=300)
    whole = io.StringIO()
    _rich("R2018").write(whole)
    return (
        text.getvalue().encode("gbk"),
        _stripped("R2000").encode("gbk", "replace"),
        _stripped("R2007").encode("utf-8"),
        whole.getvalue().encode("utf-8"),
        _binary(_old()),
        _binary(_rich("R2010")),
    )


def _stripped(version: str) -> str:
    """The drawing without what is not drawn: short, so that most changes hit something."""
    new = io.StringIO()
    _rich(version).write(new)
    return _HEADER.replace("AC1015", const.acad_release_to_dxf_version[version]) + _UNDRAWN.sub("", new.getvalue())


def _binary(document: ezdxf.document.Drawing) -> bytes:
    out = io.BytesIO()
    document.write(out, fmt="bin")
    return out.getvalue()


def _old() -> ezdxf.document.Drawing:
    """What the oldest version knows."""
    document = ezdxf.new("R12", units=4)
    document.blocks.new("DOOR").add_polyline2d([(0, 0), (900, 0), (900, 40)], close=True)
    space = document.modelspace()
    space.add_blockref("DOOR", (5, 5), dxfattribs={"row_count": 3, "column_count": 2, "row_spacing": 99})
    space.add_line((0, 0), (9_000, 0), dxfattribs={"layer": "WALL"})
    space.add_text("A-101", height=300)
    return document


def _rich(version: str) -> ezdxf.document.Drawing:
    """One of everything, with blocks in blocks."""
    document = ezdxf.new(version, units=4)
    inner, outer = document.blocks.new("INNER"), document.blocks.new("OUTER")
    inner.add_lwpolyline([(0, 0, 0, 0, 0.4), (900, 0), (900, 40)], format="xyseb", close=True)
    inner.add_attdef("NUMBER", (0, 0), "M0921", height=200)
    outer.add_blockref("INNER", (10, 10), dxfattribs={"row_count": 3, "column_count": 2, "row_spacing": 99})
    space = document.modelspace()
    space.add_blockref("OUTER", (0, 0), dxfattribs={"xscale": -1.0, "rotation": 30.0})
    space.add_blockref("INNER", (5, 5)).add_auto_attribs({"NUMBER": "M1221"})
    hatch = space.add_hatch()
    hatch.set_pattern_fill("ANSI31", scale=20.0)
    hatch.paths.add_polyline_path([(0, 0), (600, 0), (600, 600)], is_closed=True)
    space.add_ellipse((0, 0), (700, 90), 0.3)
    space.add_spline([(0, 0), (50, 90), (200, 10), (400, 400)])
    space.add_mtext("{\\fSimSun;建筑\\P\\H300;说明}", dxfattribs={"char_height": 300})
    space.add_linear_dim((0, -500), (0, 0), (6_000, 0)).render()
    return document


@cache
def _dwg() -> tuple[bytes, ...]:
    """A small drawing in every version that ACadSharp writes."""
    runtime, written = native.load(), []
    with tempfile.TemporaryDirectory() as folder:
        drawn, path = Path(folder) / "drawn.dxf", Path(folder) / "drawn.dwg"
        document = _rich("R2010")
        document.header["$DIMSTYLE"] = "Standard"  # the one that ACadSharp writes
        for dimension in document.modelspace().query("DIMENSION"):
            document.modelspace().delete_entity(dimension)
        document.saveas(drawn)
        for version in VERSIONS:
            whole = runtime.read(drawn, format="dxf")
            whole.Header.CodePage = "ANSI_936"
            whole.Header.Version = runtime.type("ACadSharp.ACadVersion").get(version)
            runtime.write(whole, path, format="dwg")
            written.append(path.read_bytes())
    return tuple(written)


@cache
def _pdf() -> tuple[bytes, ...]:
    with pymupdf.open() as document:
        page = document.new_page(width=842, height=595)
        layer = document.add_ocg("WALL")
        for x in range(50, 800, 50):
            page.draw_line((x, 50), (x, 500), oc=layer)
        page.draw_circle((300, 300), 40, fill=(0.2, 0.2, 0.2))
        page.insert_text((72, 72), "一层平面图 1:100", fontname="china-s")
        page.insert_image(pymupdf.Rect(600, 400, 700, 500), stream=_picture("PNG"))
        document.new_page(width=595, height=842).set_rotation(90)
        plain, packed = document.tobytes(expand=255), document.tobytes(deflate=True, use_objstms=1)
    return bytes(plain), bytes(packed)


@cache
def _zip() -> tuple[bytes, ...]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("建筑/一层.dxf", _dxf()[0])
        archive.writestr("a/b/plan.pdf", _pdf()[1], zipfile.ZIP_STORED)
        archive.writestr("empty/", b"")
    return (out.getvalue(),)


def _picture(form: str) -> bytes:
    picture = Image.new("L", (240, 160), 255)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((10, 10, 230, 150), outline=0)
    pen.text((30, 60), "A-101 1:100", fill=0)
    out = io.BytesIO()
    picture.save(out, form)
    return out.getvalue()


SEEDS: dict[str, Callable[[], tuple[bytes, ...]]] = {
    "dxf": _dxf,
    "dwg": _dwg,
    "pdf": _pdf,
    "zip": _zip,
    "png": cache(lambda: (_picture("PNG"),)),
    "jpeg": cache(lambda: (_picture("JPEG"),)),
    "tiff": cache(lambda: (_picture("TIFF"),)),
}
