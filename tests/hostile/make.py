"""Bad files, made on the spot: each must be refused or contained, never crash, hang or leak."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import ezdxf
import pymupdf


def empty(path: Path) -> None:
    """No byte at all."""
    path.write_bytes(b"")


def wrong_type(path: Path) -> None:
    """A program under a drawing's name."""
    path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(5_000))


def truncated_dxf(path: Path) -> None:
    """The first third of a good drawing."""
    whole = plain_dxf()
    path.write_bytes(whole[: len(whole) // 3])


def truncated_pdf(path: Path) -> None:
    """The first third of a good PDF."""
    whole = plain_pdf()
    path.write_bytes(whole[: len(whole) // 3])


def locked_pdf(path: Path) -> None:
    """Needs a password to open."""
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "secret")
        document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="user", owner_pw="owner")


def no_sheets(path: Path) -> None:
    """A sound DXF in which nothing is drawn."""
    ezdxf.new("R2010").saveas(path)


def ten_thousand_layers(path: Path) -> None:
    """A line on each of ten thousand layers."""
    document = ezdxf.new("R2010", units=4)
    for number in range(10_000):
        layer = document.layers.add(f"HOSTILE-{number}").dxf.name
        document.modelspace().add_line((number, 0), (number, 9_000), dxfattribs={"layer": layer})
    out = io.StringIO()
    document.write(out)
    path.write_text(out.getvalue().replace("HOSTILE", "<script>"), "utf-8")


def exponential(path: Path) -> None:
    """Eight blocks, each placing the one before ten times: ten million lines in 25 kB."""
    document = ezdxf.new("R2010")
    document.blocks.new("B0").add_line((0, 0), (1, 1))
    for level in range(1, 8):
        block = document.blocks.new(f"B{level}")
        for place in range(10):
            block.add_blockref(f"B{level - 1}", (place, level))
    document.modelspace().add_blockref("B7", (0, 0))
    document.saveas(path)


def array_of_arrays(path: Path) -> None:
    """One placing, 30 000 × 30 000 times."""
    document = ezdxf.new("R2010")
    document.blocks.new("B").add_line((0, 0), (1, 1))
    many = {"row_count": 30_000, "column_count": 30_000, "row_spacing": 2, "column_spacing": 2}
    document.modelspace().add_blockref("B", (0, 0), dxfattribs=many)
    document.saveas(path)


def recursive(path: Path) -> None:
    """A holds B, B holds A, and there is one honest line."""
    document = ezdxf.new("R2010")
    first, second = document.blocks.new("A"), document.blocks.new("B")
    first.add_blockref("B", (0, 0))
    second.add_blockref("A", (0, 0))
    document.modelspace().add_blockref("A", (0, 0))
    document.modelspace().add_line((0, 0), (5_000, 0))
    document.saveas(path)


def impossible_places(path: Path) -> None:
    """NaN, 1e400 and 1e300 among good coordinates."""
    out = io.StringIO()
    document = ezdxf.new("R2010", units=4)
    space = document.modelspace()
    space.add_line((0, 0), (8_000, 0))
    space.add_line((111.5, 0), (9, 9))
    space.add_line((222.5, 0), (9, 9))
    space.add_circle((333.5, 0), 5)
    document.write(out)
    text = out.getvalue().replace("111.5", "nan").replace("222.5", "1e400").replace("333.5", "1e300")
    path.write_text(text, "utf-8")


def flate_bomb(path: Path) -> None:
    """A few kilobytes of PDF whose page unpacks, twice, to almost a gigabyte of lines."""
    lines = zlib.compressobj(9)
    packed = bytearray()
    for _ in range(840):
        packed += lines.compress(b"0 0 m 9 9 l S \n" * 66_666)
    stream = zlib.compress(bytes(packed + lines.flush()), 9)
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length "
        + str(len(stream)).encode()
        + b">>stream\n"
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def giant_page(path: Path) -> None:
    """A page of a million points a side."""
    with pymupdf.open() as document:
        document.new_page(width=1_000_000, height=1_000_000)
        document.save(path)


def zip_bomb(path: Path) -> None:
    """300 MB of zeros in 300 kB, beside one good file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("good.dxf", plain_dxf())
        with archive.open("zeros.dxf", "w") as member:
            for _ in range(300):
                member.write(bytes(1_000_000))


def plain_dxf() -> bytes:
    """A small good drawing."""
    document = ezdxf.new("R2010", units=4)
    for x in range(0, 40_000, 400):
        document.modelspace().add_line((x, 0), (x, 20_000), dxfattribs={"layer": "WALL"})
    out = io.StringIO()
    document.write(out)
    return out.getvalue().encode("utf-8")


def plain_pdf() -> bytes:
    """A small good PDF."""
    with pymupdf.open() as document:
        page = document.new_page(width=1190.55, height=841.89)
        for x in range(50, 1_000, 5):
            page.draw_line((x, 50), (x, 800))
        return bytes(document.tobytes())


def dense_hatch(path: Path) -> None:
    """A hundred-metre square hatched with lines a thousandth of a millimetre apart."""
    document = ezdxf.new("R2010", units=4)
    hatch = document.modelspace().add_hatch()
    hatch.set_pattern_fill("ANSI31", scale=0.0001)
    hatch.paths.add_polyline_path([(0, 0), (100_000, 0), (100_000, 100_000), (0, 100_000)], is_closed=True)
    document.saveas(path)


def huge_scales(path: Path) -> None:
    """Blocks placed 1e300 times as large within one another: every coordinate ends as infinite."""
    document = ezdxf.new("R2010", units=4)
    inner, outer = document.blocks.new("A"), document.blocks.new("B")
    inner.add_line((0, 0), (1e10, 1))
    inner.add_circle((1, 1), 1e10)
    outer.add_blockref("A", (0, 0), dxfattribs={"xscale": 1e300, "yscale": 1e300})
    space = document.modelspace()
    space.add_blockref("B", (0, 0), dxfattribs={"xscale": 1e300, "yscale": 1e300})
    space.add_line((0, 0), (8_000, 0))
    document.saveas(path)


def deep_tree(path: Path) -> None:
    """A page under fifty thousand nodes of a page tree, each holding only the next."""
    nodes = [b"%d 0 obj<</Type/Pages/Kids[%d 0 R]/Count 1>>endobj\n" % (n, n + 1) for n in range(2, 50_002)]
    page = b"50002 0 obj<</Type/Page/Parent 50001 0 R/MediaBox[0 0 595 842]>>endobj\n"
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + b"".join(nodes)
        + page
        + b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def circular_tree(path: Path) -> None:
    """A page tree that holds itself and says it has two thousand million pages."""
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def nested_forms(path: Path) -> None:
    """Twenty pictures drawn by drawing the next one ten times: 10^20 lines in 4 kB."""
    forms = [
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
        b"/Length %d>>stream\n%s\nendstream endobj\n" % (n, n + 1, 59, b"/F Do " * 10)
        for n in range(4, 24)
    ]
    path.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</F 4 0 R>>>>/Contents 25 0 R>>endobj\n"
        + b"".join(forms)
        + b"24 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 14>>stream\n0 0 m 9 9 l S \nendstream endobj\n"
        b"25 0 obj<</Length 5>>stream\n/F Do\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def impossible_pdf(path: Path) -> None:
    """Lines at 1e300 and at what is no number, and one honest line."""
    body = b"1e300 0 m 9 1e308 l S nan inf m 9 9 l S 0 0 m " + b"9" * 400 + b" 5 l S 50 50 m 90 90 l S"
    path.write_bytes(
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF" % (len(body), body)
    )


def picture_bomb(path: Path) -> None:
    """A PNG of 60 000 × 60 000 white points in a few hundred kilobytes."""
    rows = zlib.compressobj(9)
    packed = b"".join(rows.compress(bytes(7_501) * 1_000) for _ in range(60)) + rows.flush()
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)), (b"IDAT", packed), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
            for kind, body in parts
        )
    )
