"""A DWG's own sums hold in every sound file, and no turned bit of what they cover goes unnoticed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lianshen.parsers.dwg.checks import broken_sums
from tests.hostile.mutants import SEEDS, VERSIONS

DRAWINGS = sorted((Path(__file__).parents[4] / "shared" / "drawings").rglob("*.dwg"))
HEAD = 0x100  # before it lie the version, the code page and places of things that are not read


def test_every_real_drawing_is_as_it_was_saved() -> None:
    assert len(DRAWINGS) > 15
    assert [path.name for path in DRAWINGS if broken_sums(path)] == []


@pytest.mark.parametrize("seed", range(len(VERSIONS)))
def test_a_turned_bit_anywhere_is_noticed(seed: int, tmp_path: Path) -> None:
    sound, path, chance = SEEDS["dwg"]()[seed], tmp_path / "a.dwg", random.Random(seed)
    path.write_bytes(sound)
    assert broken_sums(path) == 0
    noticed = 0
    for place in range(HEAD, len(sound), 37):
        broken = bytearray(sound)
        broken[place] ^= 1 << chance.randrange(8)
        path.write_bytes(broken)
        noticed += broken_sums(path) > 0
    assert noticed / len(range(HEAD, len(sound), 37)) > 0.85  # the rest is padding between what is covered


@pytest.mark.parametrize("seed", range(len(VERSIONS)))
def test_a_file_cut_anywhere_is_noticed(seed: int, tmp_path: Path) -> None:
    sound, path = SEEDS["dwg"]()[seed], tmp_path / "a.dwg"
    for length in range(6, int(0.9 * len(sound)), 211):
        path.write_bytes(sound[:length])
        assert broken_sums(path) > 0
