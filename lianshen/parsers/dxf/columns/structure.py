"""Which entity stands where in a DXF file: in the model space, in which block, or in what is not read in columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from lianshen.parsers.dxf.columns.tags import Mask, Numbers, Tags
from lianshen.review.sheets import Ids

NOWHERE, MODEL_SPACE = -1, 0
_SPACES = (b"*model_space", b"*paper_space", b"$model_space", b"$paper_space")
_PARTS = (b"ATTRIB", b"VERTEX", b"SEQEND")


@dataclass(frozen=True, slots=True)
class Structure:
    """`first` is each entity's first tag and `first[i + 1]` its end; `home` 0 for model space, n for the n-th block.

    `parent` is the entity itself, for an attribute or corner the entity it belongs to.
    """

    tags: Tags
    kinds: Numbers
    first: Numbers
    home: Ids
    parent: Numbers
    block_names: tuple[bytes, ...]
    block_places: Numbers

    def of(self, kind: bytes) -> Numbers:
        """The entities of `kind` that stand in the model space or in a block."""
        return np.flatnonzero((self.kinds == kind) & (self.home != NOWHERE))


def structure(tags: Tags) -> Structure | None:
    """The file's sections and blocks; None where they are not nested as they should be."""
    first = np.flatnonzero(tags.codes == 0)
    kinds = tags.fixed(first, 24)
    sections = _sections(tags, kinds, first)
    if sections is None:
        return None
    home = np.full(len(first), NOWHERE, np.int32)
    begin, end = sections.get(b"ENTITIES", (0, 0))
    home[begin:end] = MODEL_SPACE
    names, places = _place_blocks(tags, kinds, first, sections.get(b"BLOCKS", (0, 0)), home)
    if names is None:
        return None
    owners = ~np.isin(kinds, _PARTS)
    parent = np.maximum.accumulate(np.where(owners, np.arange(len(first)), 0))
    home[_in_paper_space(tags, kinds, first, home)] = NOWHERE
    return Structure(tags, kinds, first, home, parent, names, places)


def _sections(tags: Tags, kinds: Numbers, first: Numbers) -> dict[bytes, tuple[int, int]] | None:
    begins, ends = np.flatnonzero(kinds == b"SECTION"), np.flatnonzero(kinds == b"ENDSEC")
    if not _alternate(begins, ends) or not len(begins):
        return None
    named = first[begins] + 1
    if (tags.codes[named] != 2).any():
        return None
    names = tags.raw(named)
    sections = {name: (begin + 1, end) for name, begin, end in zip(names, begins.tolist(), ends.tolist(), strict=True)}
    return sections if len(sections) == len(names) else None


def _place_blocks(
    tags: Tags, kinds: Numbers, first: Numbers, section: tuple[int, int], home: Ids
) -> tuple[tuple[bytes, ...] | None, Numbers]:
    """Number the blocks from 1 into `home`; layouts, nameless blocks and blocks of one name are left to ezdxf."""
    begin, end = section
    begins = np.flatnonzero(kinds[begin:end] == b"BLOCK") + begin
    ends = np.flatnonzero(kinds[begin:end] == b"ENDBLK") + begin
    if not _alternate(begins, ends):
        return None, begins
    names = [_block_name(tags, int(first[place]), int(first[place + 1])) for place in begins.tolist()]
    keys = [name.lower() for name in names]
    times = Counter(keys)
    for number, (name, start, stop) in enumerate(zip(keys, begins.tolist(), ends.tolist(), strict=True), 1):
        if name and not name.startswith(_SPACES) and times[name] == 1:
            home[start + 1 : stop] = number
    return tuple(names), begins


def _block_name(tags: Tags, begin: int, end: int) -> bytes:
    named = np.flatnonzero(tags.codes[begin:end] == 2)
    return tags.raw(named[:1] + begin)[0] if len(named) else b""


def _alternate(begins: Numbers, ends: Numbers) -> bool:
    """Every beginning has its end before the next."""
    return len(begins) == len(ends) and bool((begins < ends).all() and (ends[:-1] < begins[1:]).all())


def _in_paper_space(tags: Tags, kinds: Numbers, first: Numbers, home: Ids) -> Mask:
    """Entities beside the model space: their owner is the paper space's record, or their flag says so."""
    paper = np.zeros(len(kinds), np.bool_)
    records = np.flatnonzero(kinds == b"BLOCK_RECORD")
    handles = {_handle(tags, int(first[place]), int(first[place + 1])) for place in records.tolist()}
    handles.discard(b"")
    rows = np.flatnonzero((tags.codes == 330) | (tags.codes == 67))
    holders = np.searchsorted(first, rows, side="right") - 1
    rows, holders = rows[home[holders] == MODEL_SPACE], holders[home[holders] == MODEL_SPACE]
    if not len(rows):
        return paper
    values, flags = np.char.strip(tags.fixed(rows, 18)), tags.codes[rows] == 67
    paper[holders[flags & (values != b"0")]] = True
    if handles:
        paper[holders[~flags & np.isin(values, list(handles))]] = True
    return paper


def _handle(tags: Tags, begin: int, end: int) -> bytes:
    """The handle of a block record that is a paper space; nothing for any other."""
    if not _block_name(tags, begin, end).lower().startswith((b"*paper_space", b"$paper_space")):
        return b""
    found = np.flatnonzero(tags.codes[begin:end] == 5)
    return tags.raw(found[:1] + begin)[0].strip() if len(found) else b""
