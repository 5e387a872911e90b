"""A round's design as it was written down, and the documents for programs that are made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from uuid import UUID

from lianshen.review.building import Design
from lianshen.review.corrections import Correction, apply, standing
from lianshen.review.design_record import read_design
from lianshen.review.findings_document import findings_document
from lianshen.review.projects import Project, Round
from lianshen.review.reading_document import reading_document
from lianshen.review.seen import Seen, seen_on
from lianshen.storage.work import At
from lianshen.web.desk.places import files


def design_of(at: At, round: Round) -> Design | None:
    """The design of a round as it was written down, with what people corrected; None before it was put together."""
    sha256 = at.rounds.design(round.id)
    if sha256 is None:
        return None
    said = standing(at.corrections.of(round.project, round.number))
    sheets = frozenset(row.sheet.id for row in at.readings.sheets(round.id)) if said else frozenset()
    return _design(sha256, round.id, said, sheets)


def seen_in(at: At, round: Round) -> Mapping[str, Seen]:
    """What was recognised on each sheet of a round, by sheet id; nothing before its design was put together."""
    design = design_of(at, round)
    return {} if design is None else _seen(design)


def reading_json(at: At, round: Round) -> bytes:
    """reading.json of a round; nothing before its design was put together."""
    design = design_of(at, round)
    return _json(reading_document(at.readings.files(round.id), design)) if design else b""


def findings_json(at: At, round: Round, project: Project) -> bytes:
    """findings.json of a round."""
    read = at.readings.files(round.id)
    return _json(findings_document(at.findings.of(round.id), read, round.judged_on, project.region, round.packs))


def object_of(sha256: str) -> bytes:
    """The bytes of one object."""
    with files().open(sha256) as stream:
        return stream.read()


@lru_cache(maxsize=2)
def _design(sha256: str, round: UUID, said: tuple[Correction, ...], sheets: frozenset[str]) -> Design:
    """The last designs stay at hand: a worker checks one design many times, and no rule changes it."""
    design = read_design(object_of(sha256))
    apply(design, said, round, sheets)
    return design


@lru_cache(maxsize=2)
def _seen(design: Design) -> Mapping[str, Seen]:
    return seen_on(design)


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
