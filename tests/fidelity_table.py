"""`python -m tests.fidelity_table`: every DXF drawing of ../shared/drawings/ measured, the table in docs/fidelity.md anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.drawings.collection import DRAWINGS
from tests.fidelity import fidelity

PAGE = Path(__file__).parents[1] / "docs" / "fidelity.md"
_BEGIN, _END = "<!-- measured -->\n", "<!-- end -->\n"


def main() -> None:
    """Measure, which takes some minutes, and write."""
    head, _old, tail = _parted(PAGE.read_text("utf-8"))
    PAGE.write_text(head + _BEGIN + "\n".join(_rows()) + "\n" + _END + tail, "utf-8")


def _parted(text: str) -> tuple[str, str, str]:
    head, _mark, rest = text.partition(_BEGIN)
    old, _mark, tail = rest.partition(_END)
    return head, old, tail


def _rows() -> Iterator[str]:
    yield "| drawing | theirs is in ours | ours is in theirs | the same with words | |"
    yield "| --- | --- | --- | --- | --- |"
    for path in sorted([*DRAWINGS.glob("dxf/*.dxf"), *DRAWINGS.glob("derived/*.dxf")]):
        try:
            lines, all_of_it = fidelity(path), fidelity(path, with_words=True)
        except (ValueError, ArithmeticError) as trouble:  # of the other renderer
            yield f"| {path.name} | | | | not drawn by the other: {trouble} |"
            continue
        yield (
            f"| {path.name} | {lines.drawn:.1%} | {lines.true:.1%} | {all_of_it.drawn:.1%}, {all_of_it.true:.1%} | |"
        )


if __name__ == "__main__":
    main()
