"""What the layers of a round's files were taken for, and the institute's word on what they mean.

A word said before the round is checked has the files that have such a layer read again, and all that follows done anew.
Said later it leaves the round alone: reviewers have judged what was read.  It always counts in what the institute hands
in from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID, uuid4

from lianshen.parsers.layers import Meaning, plain_name
from lianshen.review.errors import NotFound, Refused
from lianshen.review.language import _
from lianshen.review.layer_words import LayerWord, standing
from lianshen.review.projects import Actor, Project, Round
from lianshen.review.sheets import LayerMeaning
from lianshen.review.workflow import Move, may
from lianshen.storage.steps import StepKind, StepState
from lianshen.storage.work import At
from lianshen.web.desk.moves import moved
from lianshen.web.desk.permission import ALLOWED, Act, demand, visible_round
from lianshen.web.desk.places import at_work
from lianshen.web.desk.views import FileLayers, LayerLine, LayersPage
from lianshen.web.desk.work import advance

NAMELESS = frozenset({"", "0", "OCR"})  # what has no layer of its own lies there: it means no one thing
_DOUBTFUL_FIRST = ("inferred", "confirmed", "read")


def layers(actor: Actor, round_id: UUID) -> LayersPage:
    """The layers of each file that was read, doubtful ones first; the institute also sees all that it has said."""
    with at_work() as at:
        round, project = visible_round(at, actor, round_id)
        mine = actor.role in ALLOWED[Act.NAME_LAYER]
        words = standing(at.layer_words.of(project.institute) if mine else at.layer_words.counting_in(round_id))
        said = {word.layer: word for word in words}
        files = tuple(
            FileLayers(file.source, None if file.layers is None else _lines(file.layers, said))
            for file in at.readings.files(round_id)
        )
        here = {line.counts_as for file in files for line in file.lines or ()}
        elsewhere = tuple(word for word in words if mine and word.layer not in here)
        return LayersPage(files, mine, mine and _is_read_again(at, actor, round, project), elsewhere)


def name_layer(actor: Actor, round_id: UUID, layer: str, meaning: str, reason: str = "") -> Round:
    """Say what a layer of this round's files means; the round as it is then, back at reading where it counts in it."""
    demand(actor, Act.NAME_LAYER)
    with at_work() as at:
        round, project = _naming(at, actor, round_id)
        name = plain_name(layer)
        if name not in {plain_name(one.name) for found in at.readings.layers(round_id).values() for one in found or ()}:
            raise NotFound(_("there is no such layer in this round"))
        if name in NAMELESS:
            raise Refused(
                _("everything without a layer of its own lies on “{layer}”: it means no one thing", layer=layer)
            )
        if meaning not in list(Meaning):
            raise Refused(_("“{meaning}” is nothing a layer can mean", meaning=meaning))
        now = _keep(at, actor, round, project, name, meaning, reason.strip())
    advance(round_id)
    return now


def take_back_layer(actor: Actor, round_id: UUID, layer: str) -> Round:
    """The institute's word on a layer counts no longer; it stays in the record."""
    demand(actor, Act.NAME_LAYER)
    with at_work() as at:
        round, project = _naming(at, actor, round_id)
        name = plain_name(layer)
        if name not in {word.layer for word in standing(at.layer_words.of(project.institute))}:
            raise NotFound(_("nobody of your institute has said what this layer means"))
        now = _keep(at, actor, round, project, name, None, "")
    advance(round_id)
    return now


def said_of_layers(at: At, round_id: UUID) -> Mapping[str, Meaning]:
    """By which words on layers the files of a round are read; a meaning this version does not know counts as unsaid."""
    words = standing(at.layer_words.counting_in(round_id))
    return {word.layer: Meaning(word.meaning) for word in words if word.meaning in list(Meaning)}


def _naming(at: At, actor: Actor, round_id: UUID) -> tuple[Round, Project]:
    """The round, for this transaction alone: nobody begins a step of it meanwhile."""
    visible_round(at, actor, round_id)
    at.alone(round_id)
    return visible_round(at, actor, round_id, to_change=True)


def _keep(at: At, actor: Actor, round: Round, project: Project, layer: str, meaning: str | None, reason: str) -> Round:
    """Write the word and the journal, and have the round read again by it where it is not too late."""
    before = {word.layer: word.meaning for word in standing(at.layer_words.of(project.institute))}.get(layer)
    now = datetime.now(UTC)
    at.layer_words.add(LayerWord(uuid4(), project.institute, round.id, actor.id, now, layer, meaning, reason))
    act = "take back a layer" if meaning is None else Move.NAME_LAYER.value
    at.journal.tell(
        actor, act, round.id,
        before={"layer": layer, "meaning": before}, after={"layer": layer, "meaning": meaning, "reason": reason},
    )  # fmt: skip
    if not _is_read_again(at, actor, round, project):
        return round
    at.steps.read_again(round.id, _to_be_read(at, round, layer))
    at.findings.forget(round.id)
    at.rounds.set_design(round.id, None)
    return moved(at, actor, round, Move.NAME_LAYER)


def _is_read_again(at: At, actor: Actor, round: Round, project: Project) -> bool:
    """Whether a word still counts in this round: it is not checked yet, and no reviewer has corrected anything in it."""
    corrected = any(one.round == round.id for one in at.corrections.of(project.id, round.number))
    return may(round.stage, Move.NAME_LAYER, actor.role) and not corrected


def _to_be_read(at: At, round: Round, layer: str) -> list[UUID]:
    """The files whose reading hangs on that layer: those that have it, and those of which nobody knows yet."""
    known = at.readings.layers(round.id)
    steps = [step for step in at.steps.of(round.id) if step.kind is StepKind.READ and step.target.upload]
    return [
        step.target.upload
        for step in steps
        if step.target.upload
        and step.state is not StepState.FAILED
        and (step.state is not StepState.DONE or _has(known.get(step.target.upload), layer))
    ]


def _has(found: Iterable[LayerMeaning] | None, layer: str) -> bool:
    return found is None or any(plain_name(one.name) == layer for one in found)


def _lines(found: Iterable[LayerMeaning], said: Mapping[str, LayerWord]) -> tuple[LayerLine, ...]:
    lines = [_line(layer, plain_name(layer.name), said) for layer in found]
    return tuple(sorted(lines, key=lambda line: (_DOUBTFUL_FIRST.index(line.layer.certainty), -line.layer.things)))


def _line(layer: LayerMeaning, name: str, said: Mapping[str, LayerWord]) -> LayerLine:
    word = said.get(name)
    counted = layer.certainty == "confirmed"
    return LayerLine(
        layer=layer,
        counts_as=name,
        said=word,
        in_this_round=(word.meaning if word else None) == (layer.meaning if counted else None),
        may_be_named=name not in NAMELESS,
    )
