"""Texts of DXF files as a person reads them: escapes decoded, wrong code pages mended, sizes estimated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from lianshen.parsers.names import clean

_UNICODE = re.compile(r"\\U\+([0-9A-Fa-f]{4})")
_MULTIBYTE = re.compile(r"\\M\+([1-5])([0-9A-Fa-f]{4})")
_PERCENT = re.compile(r"%%([cdpuokCDPUOK%]|\d{3})")
_CODE_PAGES = {"1": "cp932", "2": "cp950", "3": "cp949", "4": "johab", "5": "gbk"}
_SIGNS = {"c": "Ø", "d": "°", "p": "±", "%": "%", "u": "", "o": "", "k": ""}
_STEEL = {"130": "Φ", "131": "Φ", "132": "Φ", "133": "Φ", "134": "Φ"}  # bars of the Chinese big fonts
_WESTERN = {"cp1252", "cp1250", "cp1254", "cp1257", "latin1", "iso-8859-1"}
_SIMPLIFIED = {"gbk", "gb2312", "gb18030", "cp936"}
_NAMES = {"gbk": "GBK", "utf-8": "UTF-8", "cp950": "Big5"}
_LAST_EVERYDAY = {"gb2312": 0xD7, "big5": 0xC6}  # the last lead byte of the first level
_SURELY = 0.9


@dataclass(frozen=True, slots=True)
class CodePage:
    """How the texts of one document are to be understood: as they came, or as `found` under the name of another."""

    stated: str
    found: str | None = None

    @property
    def wrong(self) -> bool:
        """Whether the header lies."""
        return self.found is not None

    @property
    def name(self) -> str:
        """What people call the code page that was found."""
        return _NAMES.get(self.found or self.stated, self.found or self.stated)

    def read(self, text: str) -> str:
        """`text` decoded, its escapes resolved, nothing unprintable left."""
        return clean(_escapes(self.letters(text)))

    def letters(self, text: str) -> str:
        """`text` with its letters right and its escapes left alone."""
        return (_again(text, self.stated, self.found) or text) if self.found and not text.isascii() else text

    def joined(self, text: str) -> str:
        """A sign cut in two where a long text was cut into pieces is whole again."""
        if text.isascii() or not any(0xDC80 <= ord(sign) <= 0xDCFF for sign in text):
            return text
        try:
            return text.encode(self.stated, "surrogateescape").decode(self.stated, "surrogateescape")
        except (LookupError, UnicodeEncodeError):
            return text


def code_page(stated: str, texts: Iterable[str]) -> CodePage:
    """Whether the header lies: nearly all texts become everyday Chinese when their bytes are taken for another code page.

    The bytes of good Korean or Japanese look like GBK, so those can only be found to be UTF-8, which looks like nothing else.
    """
    foreign = [text for text in set(texts) if not text.isascii()][:2_000]
    if stated == "utf-8":  # good UTF-8 leaves no half characters behind
        foreign = [text for text in foreign if any(0xDC80 <= ord(sign) <= 0xDCFF for sign in text)]
    shares = {page: _share(foreign, stated, page) for page in _others(stated)}
    best = max(shares, key=lambda page: shares[page], default="")
    if best and shares[best] >= max(_SURELY, _as_stated(foreign, stated)):
        return CodePage(stated, best)
    return CodePage(stated)


def _others(stated: str) -> tuple[str, ...]:
    """What the texts may be instead, the likeliest first."""
    if stated == "utf-8":
        return "gbk", "cp950"
    if stated in _WESTERN:
        return "gbk", "utf-8", "cp950"
    if stated == "cp950":
        return "gbk", "utf-8"
    return ("utf-8", "cp950") if stated in _SIMPLIFIED else ("utf-8",)


def _as_stated(foreign: list[str], stated: str) -> float:
    """What another code page has to pass: the share of everyday characters as the texts came, and clearly so."""
    if stated == "cp950":
        return _everyday("".join(foreign), "big5") + 0.1
    return _everyday("".join(foreign), "gb2312") + 0.3 if stated in _SIMPLIFIED else 0.0


def _share(foreign: list[str], stated: str, page: str) -> float:
    """The share of everyday characters if the texts are of `page`; none where most of them cannot be."""
    after = [again for text in foreign if (again := _again(text, stated, page)) is not None]
    if len(after) < 2 or len(after) < _SURELY * len(foreign):
        return 0.0
    standards = {"gbk": ("gb2312",), "cp950": ("big5",)}.get(page, ("gb2312", "big5"))
    return max(_everyday("".join(after), standard) for standard in standards)


def estimated_width(text: str, height: float, factor: float = 1.0) -> float:
    """How wide `text` runs: the fonts of a foreign drawing are not ours, so signs are counted, Chinese ones as full."""
    if text.isascii():
        return height * factor * 0.65 * len(text)
    full = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return height * factor * (full + 0.65 * (len(text) - full))


def _escapes(text: str) -> str:
    if "\\" in text:
        text = _UNICODE.sub(lambda found: chr(int(found[1], 16)), text)
        text = _MULTIBYTE.sub(_multibyte, text)
    return _PERCENT.sub(_sign, text) if "%%" in text else text


def _multibyte(found: re.Match[str]) -> str:
    return bytes.fromhex(found[2]).decode(_CODE_PAGES[found[1]], "replace")


def _sign(found: re.Match[str]) -> str:
    code = found[1].lower()
    if code in _SIGNS:
        return _SIGNS[code]
    return _STEEL.get(code) or (chr(int(code)) if 32 <= int(code) < 256 else "")


def _again(text: str, stated: str, page: str) -> str | None:
    raw = bytearray()
    for sign in text:
        try:
            raw += sign.encode(stated, "surrogateescape")
        except UnicodeEncodeError:
            if ord(sign) > 255:
                return None
            raw.append(ord(sign))  # a byte the stated code page leaves undefined
        except LookupError:
            return None
    try:
        return raw.decode(page)
    except UnicodeDecodeError:
        return None


def _everyday(text: str, standard: str) -> float:
    """The share of everyday characters (the first level of their standard) among the signs that are not ASCII."""
    foreign = [sign for sign in text if not sign.isascii()]
    return sum(_is_everyday(sign, standard) for sign in foreign) / len(foreign) if foreign else 0.0


def _is_everyday(sign: str, standard: str) -> bool:
    try:
        raw = sign.encode(standard)
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and 0xA1 <= raw[0] <= _LAST_EVERYDAY[standard]
