"""Makes the sample submission: `python -m samples.make OUTDIR` writes every file, byte for byte the same each time."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import ezdxf

from samples.draw.odd import write_native, write_scan
from samples.draw.pen import dxf_text
from samples.draw.prints import print_sheet, save_pdf
from samples.draw.sheets import Submission, draw_all
from samples.truth import write_truth

PRINTED = {"建施-05 标准层平面图.pdf": "标准层平面图 (3~11层)", "建筑设计说明.pdf": "建筑设计说明"}


def make(outdir: Path) -> list[Path]:
    """Write the whole submission into a folder; returns the files in the order they are meant to be read."""
    outdir.mkdir(parents=True, exist_ok=True)
    before = ezdxf.options.write_fixed_meta_data_for_testing
    ezdxf.options.write_fixed_meta_data_for_testing = True
    try:
        return _write(draw_all(), outdir)
    finally:
        ezdxf.options.write_fixed_meta_data_for_testing = before


def _write(made: Submission, outdir: Path) -> list[Path]:
    written = []
    for name, doc in made.documents.items():
        path = outdir / name
        path.write_bytes(dxf_text(doc).encode("utf-8", "surrogateescape"))
        written.append(path)
    for name, title in PRINTED.items():
        frame = made.frame(title)
        save_pdf(print_sheet(made.documents[frame.file], frame), outdir / name, title)
        written.append(outdir / name)
    scanned = made.frame("结构平面布置图")
    write_scan(made.documents[scanned.file], scanned, outdir / "结构扫描件.pdf")
    write_native(outdir / "天正原生.dxf")
    return [*written, outdir / "结构扫描件.pdf", outdir / "天正原生.dxf"]


def main(arguments: list[str] | None = None) -> int:
    """The command: write the files, and with --truth also what is in them."""
    parser = argparse.ArgumentParser(description="Make the sample submission.")
    parser.add_argument("outdir", type=Path)
    parser.add_argument("--truth", type=Path, help="also write what is drawn (truth.yaml) here")
    asked = parser.parse_args(arguments)
    for path in make(asked.outdir):
        sys.stdout.write(f"{path}\n")
    if asked.truth:
        write_truth(draw_all(), asked.truth)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
