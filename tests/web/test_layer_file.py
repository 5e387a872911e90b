"""A file of layers sets right what names do not say; what is wrong in it is told."""

from __future__ import annotations

import json
from pathlib import Path

import ezdxf
import pytest

from lianshen.parsers.layers import Meaning
from lianshen.review.errors import Refused
from lianshen.web.cli import main
from lianshen.web.layer_file import read_layer_file


def test_the_file_says_what_layers_mean(tmp_path: Path) -> None:
    assert read_layer_file(written(tmp_path, '[layers]\n"x17-new" = "walls"\n')) == {"x17-new": Meaning.WALLS}


@pytest.mark.parametrize("words", ['[layers]\n"x17" = "wals"\n', "layers = 3\n", "[layers", "[other]\n"])
def test_a_file_that_is_wrong_is_refused_with_a_sentence(words: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read_layer_file(written(tmp_path, words))


def test_the_mapping_stands_in_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = ezdxf.new("R2010", units=4)
    document.modelspace().add_line((0, 0), (5_000, 0), dxfattribs={"layer": "x17-new"})
    document.saveas(tmp_path / "a.dxf")
    layers = written(tmp_path, '[layers]\n"X17-NEW" = "walls"\n')
    out = tmp_path / "reading.json"
    monkeypatch.setenv("LIANSHEN_CACHE", "off")
    main(["read", str(tmp_path / "a.dxf"), "--layers", str(layers), "--format", "json", "-o", str(out)])
    (layer,) = json.loads(out.read_text("utf-8"))["files"][0]["layers"]
    assert (layer["name"], layer["meaning"], layer["certainty"]) == ("x17-new", "walls", "confirmed")
    assert all(layer["reason"][language] for language in ("zh", "en"))


def written(folder: Path, words: str) -> Path:
    path = folder / "layers.toml"
    path.write_text(words, "utf-8")
    return path
