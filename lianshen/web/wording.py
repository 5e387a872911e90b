"""What the pages call the kinds of things: verdicts, severities, kinds of sheets, disciplines, steps, losses."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from lianshen.review.building import Use
from lianshen.review.corrections import Standing
from lianshen.review.facts import Subject
from lianshen.review.findings import Severity, Verdict
from lianshen.review.language import Text, _
from lianshen.review.merge import Change
from lianshen.review.opinions import Stand
from lianshen.review.projects import Department, Role
from lianshen.review.seen.words import value_text
from lianshen.review.sheets import Kind, Loss
from lianshen.review.workflow import Move
from lianshen.web.desk.views import DocumentLine, StepKind, StepLine, StepState


def word(thing: object) -> Text:
    """The word for a kind of thing; what nobody knows a word for is shown as it is."""
    own = getattr(thing, "text", None)
    if isinstance(own, Text):
        return own
    if isinstance(thing, Enum) and thing in _WORDS:
        return _WORDS[thing]
    return _DISCIPLINES.get(str(thing)) or Text.plain(str(thing))


def department_of(pack: str) -> Text:
    """The department that answers for a pack; a guest pack is called by its own name."""
    name = "acceptance" if pack in ("drafting", "joint") else pack
    return Department(name).text if name in list(Department) else Text.plain(pack)


_WORDS: dict[Enum, Text] = {
    Verdict.PASS: _("Pass"),
    Verdict.FAIL: _("Fail"),
    Verdict.UNDECIDED: _("Undecided"),
    Verdict.NOT_APPLICABLE: _("Not applicable"),
    Severity.MANDATORY: _("Mandatory"),
    Severity.GENERAL: _("General"),
    Severity.ADVICE: _("Advice"),
    Standing.CONFIRMED: _("Confirmed by a person"),
    Standing.LOOK_AGAIN: _("Its sheet has changed: look again"),
    Standing.NOT_APPLICABLE: _("The thing is no longer there: not applicable"),
    Stand.UPHELD: _("Upheld"),
    Stand.DISMISSED: _("Dismissed"),
    Stand.ADDED: _("Added by a reviewer"),
    Stand.WITHDRAWN: _("Taken back"),
    Change.NEW: _("New"),
    Change.STILL_OPEN: _("Still open"),
    Change.SOLVED: _("Solved"),
    Loss.REPAIRED: _("Repaired"),
    Loss.PART_LOST: _("Part lost"),
    Loss.NOT_READ: _("Not read"),
    StepKind.READ: _("Read the files"),
    StepKind.ASSEMBLE: _("Put the building together"),
    StepKind.CHECK: _("Check"),
    StepKind.COMBINE: _("Combine"),
    StepKind.REPORT: _("Make the documents"),
    StepState.WAITING: _("Waiting"),
    StepState.RUNNING: _("Running"),
    StepState.DONE: _("Done"),
    StepState.FAILED: _("Failed"),
    Kind.FLOOR_PLAN: _("Floor plan"),
    Kind.ROOF_PLAN: _("Roof plan"),
    Kind.SITE_PLAN: _("Site plan"),
    Kind.SECTION: _("Section"),
    Kind.ELEVATION: _("Elevation"),
    Kind.SCHEDULE: _("Schedule"),
    Kind.NOTES: _("Design notes"),
    Kind.DETAIL: _("Detail"),
    Kind.FIRE_COMPARTMENT_PLAN: _("Fire compartment plan"),
    Kind.SHELTER_PLAN: _("Shelter plan"),
    Kind.LIGHTNING_PLAN: _("Lightning protection plan"),
    Kind.EARTHING_PLAN: _("Earthing plan"),
    Kind.COVER: _("Cover"),
    Kind.INDEX: _("Drawing index"),
    Kind.OTHER: _("Other sheet"),
    Use.RESIDENTIAL: _("Housing block"),
    Use.PUBLIC: _("Public building"),
    Use.INDUSTRIAL: _("Industrial building"),
    Use.GARAGE: _("Garage"),
    Use.OFFICE: _("Office building"),
}
_DISCIPLINES = {
    "architecture": _("Architecture"),
    "structure": _("Structure"),
    "plumbing": _("Plumbing"),
    "hvac": _("Heating and ventilation"),
    "electrical": _("Electrical"),
    "site": _("Site"),
}
NOTICES = {
    "created": _("The project was created. Upload the drawings next."),
    "received": _("The files were received."),
    "removed": _("The file was removed."),
    "submitted": _("The drawings were submitted and are being read."),
    "upheld": _("Your word was written down: upheld."),
    "dismissed": _("Your word was written down: dismissed."),
    "added": _("Your matter was added."),
    "withdrawn": _("Your word was taken back."),
    "closed": _("Your department's opinion is closed."),
    "reopened": _("The department is open again."),
    "issued": _("The joint opinion is issued; its documents are being made."),
    "tried-again": _("The failed steps are being done again."),
    "corrected": _("Your correction was written down; the check runs again."),
    "correction-withdrawn": _("The correction was taken back; the check runs again."),
    "layer-named": _("What the layer means was written down; the files that have it are read again."),
    "layer-remembered": _("What the layer means was written down; it counts from your next submission."),
    "layer-taken-back": _("The word on the layer was taken back."),
    "round-withdrawn": _("The submission was withdrawn."),
}


def fact_word(name: str) -> Text:
    """What a fact is called by its full name, such as "Room.use"."""
    owner, _dot, attribute = name.partition(".")
    return Subject.kinds[owner].facts()[attribute].text


value_word = value_text


def place_word(place: str) -> Text:
    """Where in its file a sheet lies, as the reader put it: "frame 2", "page 3", "model space"."""
    kind, _space, number = place.partition(" ")
    match kind:
        case "frame" if number:
            return _("frame {number}", number=number)
        case "page" if number:
            return _("page {number}", number=number)
        case "model":
            return _("model space")
    return Text.plain(place)


def storeys(labels: Sequence[str]) -> str:
    """The storeys of a sheet; of many only the first and the last."""
    return f"{labels[0]}–{labels[-1]}" if len(labels) > 2 else " ".join(labels)


def step_words(step: StepLine) -> Text:
    """What a step of the background work was about."""
    if step.kind is StepKind.READ:
        return _("reading the file {name}", name=step.file or "")
    if step.kind is StepKind.CHECK:
        scope = step.scope or _("the whole building")
        return _("the checks of {department} in {scope}", department=department_of(step.pack or ""), scope=scope)
    return _STEPS[step.kind]


def step_consequence(step: StepLine) -> Text:
    """What it means for the review that a step was given up."""
    return _CONSEQUENCES[step.kind]


def document_title(name: str) -> Text:
    """What a document of a round is, for the one who downloads it."""
    return _DOCUMENTS.get(name) or Text.plain(name)


def opinion_first(lines: Sequence[DocumentLine]) -> list[DocumentLine]:
    """Documents in the order in which people ask for them."""
    known = list(_DOCUMENTS)
    return sorted(lines, key=lambda line: known.index(line.name) if line.name in known else len(known))


def role_word(role: str) -> Text:
    """The role as the journal keeps it."""
    return Role(role).text if role in list(Role) else Text.plain(role)


def act_word(act: str) -> Text:
    """An act as the journal keeps it."""
    return Move(act).text if act in list(Move) else _ACTS.get(act) or Text.plain(act)


_STEPS = {
    StepKind.ASSEMBLE: _("putting the building together from all sheets"),
    StepKind.COMBINE: _("bringing the answers of all checks together"),
    StepKind.REPORT: _("making the documents of the joint opinion"),
}
_CONSEQUENCES = {
    StepKind.READ: _("The file counts as not read; what stands only in it is not checked."),
    StepKind.ASSEMBLE: _("No rule could be asked: each becomes a question to its department."),
    StepKind.CHECK: _("The rules that were not asked there become questions to the department."),
    StepKind.COMBINE: _("The review by people cannot begin yet."),
    StepKind.REPORT: _("The joint opinion cannot be downloaded yet."),
}
_DOCUMENTS = {
    "opinion.pdf": _("Joint opinion (PDF)"),
    "opinion.docx": _("Joint opinion (Word)"),
    "opinion.xlsx": _("Joint opinion (Excel)"),
    "sheets.pdf": _("All annotated sheets (PDF)"),
    "opinion.html": _("Joint opinion (web page)"),
    "opinion.en.pdf": _("Joint opinion in English (PDF)"),
    "opinion.en.docx": _("Joint opinion in English (Word)"),
    "opinion.en.xlsx": _("Joint opinion in English (Excel)"),
    "opinion.en.html": _("Joint opinion in English (web page)"),
    "reading.json": _("What was read, as data"),
    "findings.json": _("The findings, as data"),
}
_ACTS = {
    "log in": _("Logged in"),
    "log out": _("Logged out"),
    "open account": _("Opened an account"),
    "create project": _("Created a project"),
    "upload": _("Uploaded a file"),
    "remove file": _("Removed a file"),
    "upheld": _("Upheld a finding"),
    "dismissed": _("Dismissed a finding"),
    "added": _("Added a matter"),
    "withdrawn": _("Took a word back"),
    "try again": _("Tried again"),
    "take back a layer": _("Took back what a layer means"),
}
