"""What the desk hands to a page: typed, complete, and already cut down to what this person may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lianshen.review.corrections import Correction, Standing
from lianshen.review.evidence import Clause, Evidence
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import Text
from lianshen.review.layer_words import LayerWord
from lianshen.review.merge import Conflict, Matter
from lianshen.review.opinions import Stand
from lianshen.review.projects import Department, Project, Role, Round
from lianshen.review.seen import Seen
from lianshen.review.sheets import LayerMeaning, Problem, Sheet, SourceFile
from lianshen.review.workflow import Move
from lianshen.storage.steps import StepKind as StepKind  # shown as they are kept
from lianshen.storage.steps import StepState as StepState


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account of the demonstration, with its password."""

    name: str
    password: str
    title: Text
    role: Role
    department: Department | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A design institute, an applicant, or the review centre."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that was handed in; `id` is what `remove` takes."""

    id: UUID
    source: SourceFile
    received_at: datetime


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in a list; `round` is its latest, None while it is a draft."""

    project: Project
    institute: str
    applicant: str | None
    round: Round | None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """One project: the files of the draft that is being put together, and all rounds, the latest last."""

    project: Project
    institute: str
    applicant: str | None
    uploads: tuple[Upload, ...]
    rounds: tuple[Round, ...]
    may_upload: bool
    may_submit: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: of a file (`file` is its name) or of a pack in a scope ("" is everything that lies in no storey).

    `error` says why the step failed; the number of findings is None until a check step is done.
    """

    kind: StepKind
    state: StepState
    attempt: int
    file: str | None
    pack: str | None
    scope: str | None
    findings: int | None
    error: Text | None
    started_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file of a round: its reading step, how many sheets were found in it, and what could not be read."""

    source: SourceFile
    step: StepLine
    sheets: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the live page shows; `counts` are the findings so far by verdict, `may_try_again` opens `try_again`."""

    round: Round
    files: tuple[FileLine, ...]
    checks: tuple[StepLine, ...]
    others: tuple[StepLine, ...]
    done: int
    failed: int
    total: int
    counts: tuple[tuple[Verdict, int], ...]
    finished: bool
    may_try_again: bool

    @property
    def given_up(self) -> tuple[StepLine, ...]:
        """The steps that failed."""
        steps = (*(line.step for line in self.files), *self.checks, *self.others)
        return tuple(step for step in steps if step.state is StepState.FAILED)


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round and what this person can do with it; `moves` are the moves open to this person now."""

    round: Round
    project: Project
    departments: tuple[Department, ...]
    open: tuple[Department, ...]
    moves: tuple[Move, ...]
    may_see_findings: bool
    documents: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One stored document of a round, such as "opinion.pdf" or "sheets/建施-05.pdf"."""

    name: str
    media_type: str
    size_bytes: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in the list; `failures`, `questions`, `added` count what this person may see of it."""

    sheet: Sheet
    problems: tuple[Problem, ...]
    failures: int
    questions: int
    added: int
    drawn: bool


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """One person's word; `author` is None for those who may not know who reviews, `mine` lets its author take it back."""

    id: UUID
    department: Department
    stand: Stand
    text: str
    written_at: datetime
    author: str | None
    mine: bool
    severity: Severity | None
    clause: Clause | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter; `beside` are the matters of other departments on the same place, `may_judge` opens uphold and dismiss."""

    matter: Matter
    opinions: tuple[OpinionLine, ...]
    beside: tuple[Matter, ...]
    may_judge: bool


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The matters this person may see, after the filter, with the conflicts between departments.

    `counts` are those of the packs `counted_for` answers for, of the whole round where it is None; `sheets` are all of the set.
    """

    round: Round
    matters: tuple[MatterLine, ...]
    conflicts: tuple[Conflict, ...]
    counts: tuple[tuple[Verdict, int], ...]
    counted_for: Department | None
    sheets: tuple[Sheet, ...]
    may_add: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One sheet with the matters on it; `around` are all sheets of the set, in order."""

    sheet: Sheet
    problems: tuple[Problem, ...]
    matters: tuple[MatterLine, ...]
    around: tuple[Sheet, ...]
    drawn: bool
    may_add: bool


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What the machine recognised on one sheet."""

    sheet: Sheet
    seen: Seen
    may_correct: bool


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """One correction that stands; who reviews is left out for those who may not know it."""

    correction: Correction
    stands: Standing
    may_take_back: bool


@dataclass(frozen=True, slots=True)
class LayerLine:
    """One layer of a file and the institute's word on it; `in_this_round` is False where that counts only from the next."""

    layer: LayerMeaning
    counts_as: str
    said: LayerWord | None
    in_this_round: bool
    may_be_named: bool


@dataclass(frozen=True, slots=True)
class FileLayers:
    """The layers of one file, doubtful ones first; None where they were not kept."""

    source: SourceFile
    lines: tuple[LayerLine, ...] | None


@dataclass(frozen=True, slots=True)
class LayersPage:
    """The layers of a round; `elsewhere` are the institute's words on layers that no file of the round has."""

    files: tuple[FileLayers, ...]
    may_name: bool
    read_again: bool
    elsewhere: tuple[LayerWord, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which matters to show; None is every."""

    department: Department | None = None
    severity: Severity | None = None
    verdict: Verdict | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One act in the journal: who, in which role, what, on which object, with the values before and after as JSON."""

    number: int
    at: datetime
    actor: str
    role: str
    act: str
    object: str
    before: str
    after: str
    hash: str
