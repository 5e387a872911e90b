"""The desk: one function per use case, each asked by somebody.  This page is all that a screen, a command or a job calls.

Every function takes the actor first (None where the public may ask), checks what that person may do, and raises `NotFound`,
`NotAllowed` or `WrongStage`.  Projects of other institutes and findings of other departments are `NotFound`.

accounts
    log_in(name, password) -> str                     a session id; NotAllowed where name or password is wrong
    actor_of(session) -> Actor | None                 None where the session is unknown, over or revoked
    log_out(session) -> None
    seed_demo() -> tuple[DemoAccount, ...]            one account per role; may run twice
    demo_accounts() -> tuple[DemoAccount, ...]
projects
    applicants(actor) -> tuple[Organisation, ...]     whom a new project can be for
    create_project(actor, name, region, declared, applicant=None) -> Project
    projects_of(actor) -> tuple[ProjectLine, ...]
    project(actor, project_id) -> ProjectPage
uploads
    receive(actor, project_id, name, stream) -> Upload    streamed; a file of the same name is replaced
    remove(actor, project_id, upload_id) -> None
    submit(actor, project_id, on=None) -> Round       starts reading; `on` is the day of the law, today if None
    withdraw(actor, round_id) -> Round
    try_again(actor, round_id) -> int                 gives failed background steps three new tries (lead, administrator)
rounds
    round_page(actor, round_id) -> RoundPage
    progress(actor, round_id) -> Progress
    reading_document(actor, round_id) -> bytes        reading.json
    findings_document(actor, round_id) -> bytes       findings.json
sheets
    sheets(actor, round_id) -> tuple[SheetLine, ...]
    sheet(actor, round_id, sheet_id) -> SheetPage
    seen(actor, round_id, sheet_id) -> SeenPage       what was recognised on it
    rendition(actor, round_id, sheet_id) -> BinaryIO  the sheet as a one-page PDF; NotFound where it could not be drawn
findings
    findings(actor, round_id, filter=Filter()) -> FindingsPage
    uphold(actor, round_id, fingerprint, text="") -> Opinion
    dismiss(actor, round_id, fingerprint, reason) -> Opinion      Refused without a reason
    add(actor, round_id, sheet_id, shape, text, severity, clause=None) -> Opinion    shape in metres of the sheet's plan
    take_back(actor, round_id, opinion_id) -> Opinion              one's own word only
    uphold_alike, dismiss_alike, take_back_alike      the same with several fingerprints or opinions: all of them or none
corrections
    correct(actor, round_id, subjects, fact, said, sheet=None, reason="") -> tuple[Correction, ...]   checks again
    take_back_correction(actor, round_id, subjects, fact) -> tuple[Correction, ...]
    corrections(actor, round_id) -> tuple[CorrectionLine, ...]     those that stand, and how each counts in this round
layers
    layers(actor, round_id) -> LayersPage             what each layer was taken for, why, and what lies on it
    name_layer(actor, round_id, layer, meaning, reason="") -> Round     the institute's word; its files are read again
    take_back_layer(actor, round_id, layer) -> Round
closing
    close_department(actor, round_id) -> Round
    reopen_department(actor, round_id, department) -> Round
    issue(actor, round_id) -> Round                   the lead, when all departments are closed; makes the documents
    documents(actor, round_id) -> tuple[DocumentLine, ...]
    document(actor, round_id, name) -> BinaryIO       "opinion.pdf", "opinion.html", "sheets/<place>.pdf"
supervision
    journal(actor, object="", limit=200) -> tuple[JournalLine, ...]     newest first
    journal_is_whole(actor) -> bool                   no entry was changed or taken out
"""

from lianshen.web.desk.accounts import actor_of, demo_accounts, log_in, log_out, seed_demo
from lianshen.web.desk.closing import close_department, document, documents, issue, reopen_department
from lianshen.web.desk.corrections import correct, corrections, take_back_correction
from lianshen.web.desk.findings import findings
from lianshen.web.desk.layers import layers, name_layer, take_back_layer
from lianshen.web.desk.opinions import (
    add,
    dismiss,
    dismiss_alike,
    take_back,
    take_back_alike,
    uphold,
    uphold_alike,
)
from lianshen.web.desk.projects import applicants, create_project, project, projects_of
from lianshen.web.desk.rounds import findings_document, progress, reading_document, round_page
from lianshen.web.desk.sheets import rendition, seen, sheet, sheets
from lianshen.web.desk.supervision import journal, journal_is_whole
from lianshen.web.desk.uploads import receive, remove, submit, withdraw
from lianshen.web.desk.views import Filter
from lianshen.web.desk.work import try_again

__all__ = [
    "Filter",
    "actor_of",
    "add",
    "applicants",
    "close_department",
    "correct",
    "corrections",
    "create_project",
    "demo_accounts",
    "dismiss",
    "dismiss_alike",
    "document",
    "documents",
    "findings",
    "findings_document",
    "issue",
    "journal",
    "journal_is_whole",
    "layers",
    "log_in",
    "log_out",
    "name_layer",
    "progress",
    "project",
    "projects_of",
    "reading_document",
    "receive",
    "remove",
    "rendition",
    "reopen_department",
    "round_page",
    "seed_demo",
    "seen",
    "sheet",
    "sheets",
    "submit",
    "take_back",
    "take_back_alike",
    "take_back_correction",
    "take_back_layer",
    "try_again",
    "uphold",
    "uphold_alike",
    "withdraw",
]
