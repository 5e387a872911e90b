"""The honest account of a DWG: what its readers dropped, and where they contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lianshen.parsers.dwg.comparison import Difference, is_custom
from lianshen.parsers.holes import holes_problem, proxy_remedy, tarch_remedy
from lianshen.review.language import Text, _
from lianshen.review.sheets import Loss, Problem

_MOST_NAMES = 12


def account(difference: Difference, alone: bool, nothing_else: bool) -> tuple[Problem, ...]:
    """Every loss as a problem with its count and its remedy."""
    return (
        *_dropped(difference, nothing_else),
        *_alone(alone),
        *_contradictions(difference),
        *_holes(difference, nothing_else),
    )


def not_opened() -> Problem:
    """Neither reader could open it."""
    return Problem(
        "damaged",
        Loss.NOT_READ,
        _("The DWG is damaged, cut short or of a version that cannot be read: two different readers failed on it."),
        _(
            "Open it in your CAD program, repair it (AUDIT or RECOVER), save it as DWG 2018 or DXF and hand it in again."
        ),
    )


def _dropped(difference: Difference, nothing_else: bool) -> Iterator[Problem]:
    kinds: dict[str, Counter[str]] = {"tarch-proxy": Counter(), "proxy": Counter(), "not-drawn": Counter()}
    for kind, count in difference.dropped.items():
        kinds[_code(kind)][kind] = count
    loss = Loss.NOT_READ if nothing_else else Loss.PART_LOST
    for code in ("tarch-proxy", "proxy"):
        if lost := kinds[code]:
            yield Problem(
                code,
                loss,
                _(
                    "{count} custom objects without a picture could not be read ({names}).",
                    count=lost.total(),
                    names=_listed(lost),
                ),
                tarch_remedy() if code == "tarch-proxy" else proxy_remedy(),
                count=lost.total(),
            )
    if lost := kinds["not-drawn"]:
        yield Problem(
            "not-drawn",
            loss,
            _(
                "{count} objects of the DWG were dropped while reading: {names}.",
                count=lost.total(),
                names=_listed(lost),
            ),
            _("Explode or flatten them to lines and texts, or hand the drawing in as DXF or PDF as well."),
            count=lost.total(),
        )


def _code(kind: str) -> str:
    if kind.upper().startswith("TCH"):
        return "tarch-proxy"
    return "proxy" if is_custom(kind) else "not-drawn"


def _alone(alone: bool) -> Iterator[Problem]:
    if alone:
        yield Problem(
            "dwg-one-reader",
            Loss.PART_LOST,
            _(
                "Only one of two readers could open this DWG, so nothing confirms what was read; "
                "rules that need its geometry stay undecided."
            ),
            _("Save it as DWG 2018 or as DXF and hand it in again."),
        )


def _contradictions(difference: Difference) -> Iterator[Problem]:
    remedy = _("Save it as DXF (SAVEAS) and hand that in as well.")
    if difference.contradicts:
        yield Problem(
            "dwg-readers-differ",
            Loss.REPAIRED if difference.agreed else Loss.PART_LOST,
            _(
                "Two readers of this DWG differ in {texts} texts and {attributes} attribute values; "
                "the fuller reading was taken.",
                texts=difference.texts,
                attributes=difference.attributes,
            ),
            remedy,
            count=max(1, difference.texts + difference.attributes),
        )
    if difference.extent:
        yield Problem(
            "dwg-extent-differs",
            Loss.PART_LOST,
            _("Two readers of this DWG place its lines differently; rules that need its geometry stay undecided."),
            remedy,
        )


def _holes(difference: Difference, nothing_else: bool) -> Iterator[Problem]:
    if difference.lost_shapes and not nothing_else:
        yield holes_problem(difference.dropped, "dwg-holes")


def _listed(names: Counter[str]) -> Text:
    return Text.plain(", ".join(f"{name} × {count}" for name, count in names.most_common(_MOST_NAMES)))
