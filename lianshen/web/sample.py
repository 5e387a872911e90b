"""The sample submission, handed in through the same desk as any other."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import lianshen
from lianshen.review.errors import Refused
from lianshen.review.language import _
from lianshen.review.projects import Actor, Project, Role, Round
from lianshen.web import desk
from lianshen.web.project_file import ProjectFile, read_project_file

CHECKOUT = Path(lianshen.__file__).absolute().parents[1]


def hand_in_sample() -> Round | None:
    """Draw the sample, hand it in as the design institute and submit it; None where that was done before."""
    who = designer()
    form = read_project_file(_samples() / "project.toml")
    line = next((line for line in desk.projects_of(who) if line.project.name == form.name), None)
    if line and line.round:
        return None
    made = line.project if line else _registered(who, form)
    with TemporaryDirectory(prefix="lianshen-sample-") as folder:
        for path in import_module("samples.make").make(Path(folder)):
            with path.open("rb") as stream:
                desk.receive(who, made.id, path.name, stream)
    return desk.submit(who, made.id)


def _registered(who: Actor, form: ProjectFile) -> Project:
    applicants = desk.applicants(who)
    return desk.create_project(who, form.name, form.region, form.declared, applicants[0].id if applicants else None)


def designer() -> Actor:
    """The design institute of the demonstration, logged in."""
    account = next(account for account in desk.seed_demo() if account.role is Role.DESIGNER)
    actor = desk.actor_of(desk.log_in(account.name, account.password))
    assert actor is not None
    return actor


def _samples() -> Path:
    folder = CHECKOUT / "samples"
    if not (folder / "make.py").is_file():
        raise Refused(_("the sample lies in the source tree: run `make run` there, or `lianshen serve` without it"))
    return folder
