"""The rows of the joint opinion, grouped and numbered as its printed documents have them."""

from __future__ import annotations

from itertools import groupby

from lianshen.review.merge import Consolidated
from lianshen.review.reading_document import FileReading
from lianshen.review.report import Dossier, Row, joint_opinion
from lianshen.web.desk.permission import department_of
from lianshen.web.desk.views import FindingsPage, RoundPage


def standing_rows(at: RoundPage, found: FindingsPage) -> tuple[Row, ...]:
    """What has to be answered: matters that say the same in the same words are one row."""
    files = tuple(
        FileReading(source, tuple(group), ()) for source, group in groupby(found.sheets, key=lambda s: s.source)
    )
    dossier = Dossier(
        project=at.project.name,
        number=at.round.number,
        judged_on=at.round.judged_on,
        region=at.project.region,
        packs=at.round.packs,
        files=files,
        findings=(),
        consolidated=Consolidated(tuple(line.matter for line in found.matters), found.conflicts),
        department_of=department_of,
        reviewed=True,
    )
    return joint_opinion(dossier).standing
