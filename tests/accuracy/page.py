"""docs/accuracy.md: the figures of one day, how to repeat them, and what they do not measure."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"
_INTRO = """# How well drawings are read and judged

Made by `make accuracy ARGS=--write`; do not edit. {day}, {cores} cores, Python {python}, ezdxf {ezdxf},
PyMuPDF {pymupdf}, shapely {shapely}: {drawings} drawn and {real} real drawings read, {submissions} submissions
judged, in {seconds:.0f} s.

**Every bar is shown beside its figure. Where the last column says "no", it is not held.** {verdict}

To repeat: `make accuracy` (this set), `make accuracy ARGS="--set tuning --pictures DIR"` (the set that
recognisers may be improved against; pictures of the worst ten: truth that was found green, missed red, wrong
magenta), `--judging` for the judging alone, `--only NAME` for one style, program or scene, `--wrong 20` to list
wrong statements, `--drawings DIR` to have the drawings themselves. The same seeds draw the same buildings.

A room is right with 0.85 of its outline in common with the truth and with its name; an outline without regard
to the name; a door or window within 0.3 m with its width to 20 mm; zones with 0.85 and their name. Precision
is right of found; what is found where there is nothing counts against it. *Wrong READ* are statements made as
READ – on which a rule may pass – that are not true. Areas are those inside the faces of walls and columns, or
inside the line of the finish where one is drawn.
"""
_LIMITS = """
## What is not measured

- The buildings are drawn by a program: uneven widths, L-shaped rooms, recesses, columns and limbs in walls,
  bay windows, balconies, shafts, turned plans, here and there a round end; no split levels, no atria, no curtain
  walls, no more than one building on a plan.
- One space with two names (living and dining without a line between them) is not drawn, because its right
  division is a matter of opinion.
- Scans and texts as curves are not in the set (tests/parsers/scan has its own); nor are native 天正 objects,
  which hold no geometry.
- Title, scale and number are judged on clean title blocks with usual labels; the figures say little about
  damaged ones.
- Smoke zones, blast units, entrances and their doors, refuge areas, fire lanes, rescue sites, ramps, flats
  and walking distances have no truth here yet; site plans and schedules are judged by
  title and kind only.
- Mesh and conductors are drawn on flat roofs of one level.
- Judging: rules whose facts no scene draws yet have no row; violations are seeded one rule at a time in buildings of
  right angles, and all of them in DXF. Where rooms overlap in doubt, or words contradict each other, nothing is seeded.
- The real drawings are few and mostly not Chinese building plans; doors and windows are judged there by their
  number only, rooms by a point inside, the name and the written area. How each was labelled and how surely
  stands in tests/accuracy/real/.
"""


def write_page(tables: Sequence[str], counts: tuple[int, int, int], seconds: float) -> Path:
    """Write the page; `counts` are drawings drawn, real ones, and submissions judged.  Returns its place."""
    drawings, real, submissions = counts
    missed = sum("**no**" in line for line in tables)
    verdict = "All of them are held." if not missed else f"{missed} of the lines below do not hold theirs."
    head = _INTRO.format(
        day=date.today(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        ezdxf=version("ezdxf"),
        pymupdf=version("pymupdf"),
        shapely=version("shapely"),
        drawings=drawings,
        real=real,
        submissions=submissions,
        seconds=seconds,
        verdict=verdict,
    )
    PAGE.write_text("\n".join([head, *tables]) + "\n" + _LIMITS, "utf-8")
    return PAGE
