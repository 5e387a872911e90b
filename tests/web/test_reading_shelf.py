"""Where readings are kept, and how that is switched off."""

from __future__ import annotations

from pathlib import Path

from lianshen.web.reading_shelf import own_shelf, server_shelf, tidy


def test_readings_of_a_user_lie_in_the_users_cache() -> None:
    assert own_shelf({"HOME": "/home/a"}) == Path("/home/a/.cache/lianshen/readings")
    assert own_shelf({"HOME": "/home/a", "XDG_CACHE_HOME": "/c"}) == Path("/c/lianshen/readings")
    assert own_shelf({"HOME": "/home/a", "LIANSHEN_CACHE": "/d/e"}) == Path("/d/e")
    assert own_shelf({}) is None


def test_keeping_can_be_switched_off_for_commands_and_servers(tmp_path: Path) -> None:
    assert own_shelf({"HOME": "/home/a", "LIANSHEN_CACHE": "OFF"}) is None
    assert server_shelf({"LIANSHEN_CACHE": "off"}, tmp_path) is None
    assert server_shelf({"HOME": "/home/a"}, tmp_path) == tmp_path / "readings"


def test_no_more_is_kept_than_is_stated(tmp_path: Path) -> None:
    (tmp_path / "version").mkdir()
    (tmp_path / "version" / "a.zip").write_bytes(bytes(2_000_000))
    tidy({"LIANSHEN_CACHE_MB": "much"}, tmp_path)
    assert (tmp_path / "version" / "a.zip").exists()
    tidy({"LIANSHEN_CACHE_MB": "1"}, tmp_path)
    assert not (tmp_path / "version").exists()
