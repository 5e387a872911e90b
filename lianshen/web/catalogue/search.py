"""The catalogue of rules and clauses, and how it is searched: by words, clause number, pack, severity and coverage.

An entry is a rule, or a clause of a department's list that no rule checks: then a person is asked, or nobody looks yet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lianshen.review.clauses import ListedClause, Reach, counted, design_reach
from lianshen.review.evidence import Clause, Trust
from lianshen.review.findings import Severity
from lianshen.review.language import Text
from lianshen.rules.clauses import listed
from lianshen.rules.manual import RulePage, page_of
from lianshen.rules.pack import Pack, installed

_NUMBER = re.compile(r"\d+(\.\d+)+")
_AS_SPOKEN = re.compile(r"第\s*(\d+(?:\.\d+)*)\s*条")
_CHINESE = re.compile(r"(?:(?![的与和之])[\u4e00-\u9fff]){2,}")
_ALIKE = 0.5  # share of a word's pairs of letters that must stand in an entry for it to be called near


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the catalogue; `rule` is the code of the rule, "" for a clause that no rule checks."""

    pack: str
    title: Text
    clause: Clause
    also: tuple[Clause, ...]
    severity: Severity
    reach: Reach
    rule: str
    asks: Text | None
    trust: Trust
    geometric: bool
    names: str
    words: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for; an empty part means: all."""

    words: str = ""
    pack: str = ""
    severity: Severity | None = None
    reach: Reach | None = None

    @property
    def anything(self) -> bool:
        """Whether something is looked for at all."""
        return bool(self.words.strip() or self.pack or self.severity or self.reach)


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found; `near` tells that nothing fits every word and these come close."""

    entries: tuple[Entry, ...]
    near: bool = False

    def by_pack(self) -> tuple[tuple[Pack, tuple[Entry, ...]], ...]:
        """The entries of each pack that has any."""
        groups = ((pack, tuple(entry for entry in self.entries if entry.pack == pack.name)) for pack in installed())
        return tuple((pack, entries) for pack, entries in groups if entries)


def search(wish: Wish) -> Hits:
    """Entries that fit the choices and hold every word, those that are called so first; else those that come near."""
    chosen = [entry for entry in catalogue() if _chosen(entry, wish)]
    words = _spoken(wish.words).split()
    found = [entry for entry in chosen if all(_holds(entry.words, word) for word in words)]
    if found or not words:
        return Hits(tuple(sorted(found, key=lambda entry: not all(_holds(entry.names, word) for word in words))))
    pairs = [run[n : n + 2] for run in _CHINESE.findall(_spoken(wish.words)) for n in range(len(run) - 1)]
    near = [entry for entry in chosen if pairs and _share(entry.words, pairs) >= _ALIKE]
    return Hits(tuple(sorted(near, key=lambda entry: -_share(entry.names, pairs))), near=True)


@cache
def catalogue() -> tuple[Entry, ...]:
    """Every rule of every pack, then the clauses of its list that no rule checks."""
    return tuple(entry for pack in installed() for entry in _entries(pack))


@cache
def coverage() -> tuple[tuple[Reach, int], ...]:
    """How many clauses of all lists are checked by a rule, asked of a person, not looked at yet."""
    counts = counted(design_reach(clause) for pack in installed() for clause in listed(pack))
    return tuple((reach, count) for reach, count in counts if reach is not Reach.NOT_APPLICABLE)


def _entries(pack: Pack) -> Iterator[Entry]:
    yield from (_of_rule(page_of(rule, pack), pack) for rule in pack.rules)
    yield from (_of_clause(clause, pack) for clause in listed(pack) if not clause.rules)


def _of_rule(page: RulePage, pack: Pack) -> Entry:
    also = tuple(listed.clause for listed in page.listed if listed.clause != page.clause)
    names = (page.title, page.code, page.clause, *also)
    inside = (*page.about, *(need.text for need in page.needs), *(e.title for e in page.editions))
    cited = (edition.clause for edition in page.editions)
    more = (pack.title, page.concerns, *(clause.title for clause in page.listed), *inside, *cited)
    return Entry(
        page.pack, page.title, page.clause, also, page.severity, Reach.CHECKED, page.code, None, page.trust,
        page.geometric, _joined(names), _joined((*names, *more)),
    )  # fmt: skip


def _of_clause(clause: ListedClause, pack: Pack) -> Entry:
    severity = Severity.MANDATORY if clause.mandatory == "yes" else Severity.GENERAL
    names = (clause.title, clause.clause)
    return Entry(
        clause.pack, clause.title, clause.clause, (), severity, design_reach(clause), "", clause.asks, clause.trust,
        False, _joined(names), _joined((*names, pack.title, clause.asks)),
    )  # fmt: skip


def _joined(parts: Sequence[object]) -> str:
    """All words of an entry in both languages, and once more without spaces: some write GB50016."""
    said = " ".join(f"{part.zh} {part.en}" if isinstance(part, Text) else str(part) for part in parts if part)
    plain = _plain(said)
    return f"{plain}\n{plain.replace(' ', '')}"


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold()


def _spoken(words: str) -> str:
    """What was typed, with 第5.5.29条 as the number alone."""
    return _AS_SPOKEN.sub(r" \1 ", _plain(words))


def _holds(text: str, word: str) -> bool:
    if _NUMBER.fullmatch(word):  # 5.5.2 is not 5.5.29, but 5.5 is its section
        return re.search(rf"(?<![\d.]){re.escape(word)}(?!\d)", text) is not None
    return word in text


def _share(text: str, pairs: Sequence[str]) -> float:
    return sum(pair in text for pair in pairs) / len(pairs)


def _chosen(entry: Entry, wish: Wish) -> bool:
    fits = (
        wish.pack in ("", entry.pack),
        wish.severity in (None, entry.severity),
        wish.reach in (None, entry.reach),
    )
    return all(fits)
