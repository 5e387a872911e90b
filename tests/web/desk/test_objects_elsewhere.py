"""By configuration alone, the same walk with its objects on an S3 server."""

from __future__ import annotations

from pathlib import Path

from lianshen.review.projects import Declared, Stage
from lianshen.web import desk
from samples.make import make
from tests.parts.objects import S3
from tests.web.installation import installed_on, worked_off


def test_a_submission_is_read_and_checked_with_its_objects_on_s3(
    database_url: str, broker_url: str, s3: S3, tmp_path: Path
) -> None:
    drawn = next(path for path in make(tmp_path / "sample") if path.name == "电施.dxf")
    with installed_on(database_url, broker_url, tmp_path, LIANSHEN_FILES_URL=s3.url("whole-walk")):
        designer = desk.actor_of(desk.log_in("designer", "lianshen-demo"))
        assert designer is not None
        project = desk.create_project(designer, "联审花园", "320600", Declared())
        with drawn.open("rb") as stream:
            desk.receive(designer, project.id, drawn.name, stream)
        round = desk.submit(designer, project.id)
        worked_off(round.id)
        progress = desk.progress(designer, round.id)
        assert (progress.round.stage, progress.failed, progress.files[0].sheets) == (Stage.REVIEW, 0, 2)
        for line in desk.sheets(designer, round.id):
            with desk.rendition(designer, round.id, line.sheet.id) as picture:
                assert picture.read(5) == b"%PDF-"
    assert not (tmp_path / "files").exists()
