"""The limited process in which one foreign file is opened: `python -m lianshen.parsers.child ORDER.json`.

It limits itself before it imports anything that opens files, reads, and leaves its answer as `answer.zip` in its
own folder: `answer.json` for the problems and one npz per drawing.  Nothing is ever pickled.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from lianshen.parsers import jail

ANSWER, PAGE = "answer.zip", "page.pdf"


def main(order_path: str) -> int:
    """Carry out the order; the exit status is 0 when an answer was written."""
    order = json.loads(Path(order_path).read_bytes())
    jail.enter(order["parent"], order["memory"], order["cpu"], order["output"])
    try:
        _answer(order)
    except MemoryError:
        return jail.OUT_OF_MEMORY
    except OSError as trouble:
        return jail.OUT_OF_SPACE if trouble.errno in jail.NO_SPACE else 1
    return 0


def _answer(order: dict[str, Any]) -> None:
    if order["task"] == "page":
        from lianshen.parsers.pdf.extract import extract

        Path(PAGE).write_bytes(extract(Path(order["path"]), order["media_type"], int(order["page"])))
        return
    from lianshen.parsers import answer
    from lianshen.parsers.formats import formats
    from lianshen.parsers.layers import Meaning, corrected
    from lianshen.parsers.reading import read_here
    from lianshen.review.sheets import SourceFile

    source = SourceFile(order["sha256"], order["name"], order["media_type"], int(order["size_bytes"]))
    with corrected({layer: Meaning(said) for layer, said in order["layers"]}):
        answer.write(Path(ANSWER), read_here(Path(order["path"]), source, formats(float(order["ocr"]))))


if __name__ == "__main__":
    status = main(sys.argv[1])
    sys.stdout.flush()
    os._exit(status)  # a library's clean-up after a broken file is one more place to hang
