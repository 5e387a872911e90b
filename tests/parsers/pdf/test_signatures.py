"""Signatures of a PDF are counted where they are filled in, and what they do not vouch for is told."""

from __future__ import annotations

import re
from pathlib import Path

import pymupdf

from lianshen.parsers.drawing_file import pack, unpack
from lianshen.parsers.pdf.pages import read_pages
from lianshen.parsers.reading import source_of
from lianshen.parsers.recognise.records import state_files
from lianshen.review.building import Design, FileRecord
from lianshen.review.sheets import FileReading, Signatures
from lianshen.storage.rows import sheet_of, sheet_row

CONTENTS = "3082" + "A7" * 30


def test_a_print_without_a_signature_has_none(tmp_path: Path) -> None:
    path = tmp_path / "plain.pdf"
    printed().save(path)
    assert found(path) == Signatures(0, path.stat().st_size)
    assert record(path).signed is False


def test_a_signature_over_the_whole_file_leaves_nothing_uncovered(tmp_path: Path) -> None:
    assert found(signed(tmp_path)) == Signatures(1, 0)
    told = record(signed(tmp_path))
    assert (told.signed, told.added_after_signing) == (True, 0)


def test_a_signature_under_a_parent_field_is_one_signature(tmp_path: Path) -> None:
    assert found(signed(tmp_path, parent=True)) == Signatures(1, 0)


def test_what_is_added_after_signing_is_told(tmp_path: Path) -> None:
    path = signed(tmp_path)
    size = path.stat().st_size
    with pymupdf.open(path) as document:
        document[0].draw_line((10, 10), (50, 50))
        document.saveIncr()
    assert found(path) == Signatures(1, path.stat().st_size - size)
    assert record(path).added_after_signing > 100


def test_a_field_that_nobody_filled_in_or_that_leaves_out_drawings_is_no_signature(tmp_path: Path) -> None:
    assert found(signed(tmp_path, contents="00" * 32)).count == 0
    assert found(signed(tmp_path, grow=500)).count == 0
    assert found(signed(tmp_path, start=9)).count == 0


def test_a_form_that_leads_back_to_itself_is_walked_once(tmp_path: Path) -> None:
    path = tmp_path / "round.pdf"
    document = printed()
    one, other = document.get_new_xref(), document.get_new_xref()
    document.update_object(one, f"<</Kids [{other} 0 R {one} 0 R]>>")
    document.update_object(other, f"<</FT /Sig /Kids [{one} 0 R]>>")
    document.xref_set_key(document.pdf_catalog(), "AcroForm", f"<</Fields [{one} 0 R]>>")
    document.save(path)
    assert found(path).count == 0


def test_signatures_come_along_with_the_sheet(tmp_path: Path) -> None:
    path = signed(tmp_path)
    (drawing,) = read_pages(source_of(path, "a.pdf"), path).drawings
    assert unpack(pack(drawing)).sheet.signatures == Signatures(1, 0)
    row = sheet_row(drawing.sheet)
    assert sheet_of(row, drawing.sheet.source).signatures == Signatures(1, 0)
    del row["signatures"]
    assert sheet_of(row, drawing.sheet.source).signatures is None


def found(path: Path) -> Signatures:
    (drawing,) = read_pages(source_of(path, path.name), path).drawings
    assert drawing.sheet.signatures is not None
    return drawing.sheet.signatures


def record(path: Path) -> FileRecord:
    source = source_of(path, path.name)
    reading = read_pages(source, path)
    design = Design("")
    state_files(design, [FileReading(source, tuple(d.sheet for d in reading.drawings), reading.problems)])
    (file,) = design.files
    return file


def printed() -> pymupdf.Document:
    document = pymupdf.open()
    document.new_page(width=595, height=842).draw_line((10, 10), (300, 10))
    return document


def signed(folder: Path, *, parent: bool = False, contents: str = CONTENTS, grow: int = 0, start: int = 0) -> Path:
    """A PDF with one signature field whose byte range leaves out the signature and `grow` bytes before it."""
    document = printed()
    value, field, above = (document.get_new_xref() for _number in range(3))
    document.update_object(
        value, f"<</Type /Sig /ByteRange [7000000001 7000000002 7000000003 7000000004] /Contents <{contents}>>>"
    )
    kind = "" if parent else "/FT /Sig"
    document.update_object(field, f"<<{kind} /T (s) /V {value} 0 R>>")
    document.update_object(above, f"<</FT /Sig /T (all) /Kids [{field} 0 R]>>")
    top = above if parent else field
    document.xref_set_key(document.pdf_catalog(), "AcroForm", f"<</SigFlags 3 /Fields [{top} 0 R]>>")
    path = folder / "signed.pdf"
    document.save(path)
    data = path.read_bytes()
    if (place := re.search(rb"/Contents\s*(<[0-9A-Fa-f]+>)", data)) is None:
        raise AssertionError("the signature was not written as hexadecimal digits")
    before, after = place.start(1) - grow, place.end(1)
    numbers = (start, before, after, len(data) - after)
    for mark, number in zip(range(7000000001, 7000000005), numbers, strict=True):
        data = data.replace(str(mark).encode(), f"{number:<10}".encode())
    path.write_bytes(data)
    return path
