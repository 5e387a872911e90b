"""Files, folders and archives become a list; what is wrong with one never stops the others."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lianshen.parsers.intake import ArchiveLimits, Item, take_in
from lianshen.parsers.names import shown
from tests.hostile import make


def test_a_folder_gives_its_files_by_name(tmp_path: Path) -> None:
    (tmp_path / "in" / "建施").mkdir(parents=True)
    (tmp_path / "in" / "建施" / "建施-02.dxf").write_text("x")
    (tmp_path / "in" / "建施" / "建施-01.dxf").write_text("x")
    items = take_in([tmp_path / "in"], tmp_path / "out")
    assert [item.name for item in items] == ["建施-01.dxf", "建施-02.dxf"]
    assert all(item.problems == () for item in items)


def test_names_in_gbk_are_read_as_they_were_meant(tmp_path: Path) -> None:
    raw = archive_of({"AAAA.dxf": b"x"}, tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(raw.replace(b"AAAA.dxf", "总图".encode("gbk") + b".dxf"))
    assert [item.name for item in take_in([tmp_path / "a.zip"], tmp_path / "out")] == ["总图.dxf"]


def test_no_name_in_an_archive_becomes_a_path(tmp_path: Path) -> None:
    names = {"../../evil.dxf": b"x", "/etc/evil.dxf": b"y", "C:\\evil.dxf": b"z", "a/fxd.\u202egnp.dxf": b"w"}
    items = take_in([archive_of(names, tmp_path / "a.zip")], tmp_path / "out")
    assert [item.name for item in items] == ["evil.dxf", "evil.dxf", "evil.dxf", "fxd.gnp.dxf"]
    assert all(codes(item) == ["odd-name"] for item in items)
    assert all(item.path is not None and (tmp_path / "out") in item.path.parents for item in items)
    assert not list(tmp_path.parent.glob("evil*"))


def test_a_bomb_is_refused_and_its_neighbour_is_kept(tmp_path: Path) -> None:
    make.zip_bomb(tmp_path / "a.zip")
    good, bad = take_in([tmp_path / "a.zip"], tmp_path / "out")
    assert good.path is not None
    assert good.path.read_bytes() == make.plain_dxf() or good.path.stat().st_size > 1_000
    assert (bad.path, codes(bad)) == (None, ["zip-bomb"])
    assert sum(file.stat().st_size for file in (tmp_path / "out").rglob("*") if file.is_file()) < 1_000_000


def test_an_archive_of_too_many_files_is_refused_whole(tmp_path: Path) -> None:
    path = archive_of({f"{number}.dxf": b"x" for number in range(20)}, tmp_path / "a.zip")
    (item,) = take_in([path], tmp_path / "out", ArchiveLimits(entries=10))
    assert codes(item) == ["zip-bomb"]


def test_the_size_of_all_together_is_limited(tmp_path: Path) -> None:
    path = archive_of({f"{number}.dxf": bytes(1_000) for number in range(4)}, tmp_path / "a.zip")
    items = take_in([path], tmp_path / "out", ArchiveLimits(bytes=2_500))
    assert [item.path is not None for item in items] == [True, True, False, False]


def test_an_archive_in_an_archive_is_named_and_not_opened(tmp_path: Path) -> None:
    inner = archive_of({"a.dxf": b"x"}, tmp_path / "inner.zip").read_bytes()
    (item,) = take_in([archive_of({"inner.zip": inner}, tmp_path / "a.zip")], tmp_path / "out")
    assert (item.name, item.path, codes(item)) == ("inner.zip", None, ["nested-archive"])


def test_an_archive_cut_short_is_a_problem(tmp_path: Path) -> None:
    whole = archive_of({"a.dxf": bytes(5_000)}, tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:-30])
    (item,) = take_in([tmp_path / "a.zip"], tmp_path / "out")
    assert codes(item) == ["damaged-archive"]


def test_an_empty_archive_and_a_missing_file_are_problems(tmp_path: Path) -> None:
    items = take_in([archive_of({}, tmp_path / "a.zip"), tmp_path / "none.dxf"], tmp_path / "out")
    assert [codes(item) for item in items] == [["empty-archive"], ["cannot-open"]]


def test_a_shown_name_is_never_empty_and_keeps_its_ending() -> None:
    assert shown("../..") == "unnamed"
    assert shown("\u200f\u202e") == "unnamed"
    assert shown("a" * 300 + ".dxf") == "a" * 176 + ".dxf"
    assert shown("建施-05 标准层平面图.dxf") == "建施-05 标准层平面图.dxf"


def archive_of(members: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return path


def codes(item: Item) -> list[str]:
    return [problem.code for problem in item.problems]
