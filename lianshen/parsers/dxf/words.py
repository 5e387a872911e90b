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
_SURELY = 0.9


@dataclass(frozen=True, slots=True)
class CodePage:
    """How the texts of one document are to be understood: as they came, or as GBK under another name."""

    stated: str
    wrong: bool = False

    def read(self, text: str) -> str:
        """`text` decoded, its escapes resolved, nothing unprintable left."""
        return clean(_escapes(self.letters(text)))

    def letters(self, text: str) -> str:
        """`text` with its letters right and its escapes left alone."""
        return (_again(text, self.stated) or text) if self.wrong and not text.isascii() else text

    def joined(self, text: str) -> str:
        """A sign cut in two where a long text was cut into pieces is whole again."""
        if text.isascii() or not any(0xDC80 <= ord(sign) <= 0xDCFF for sign in text):
            return text
        try:
            return text.encode(self.stated, "surrogateescape").decode(self.stated, "surrogateescape")
        except (LookupError, UnicodeEncodeError):
            return text


def code_page(stated: str, texts: Iterable[str]) -> CodePage:
    """Whether the header lies: nearly all texts become everyday Chinese when their bytes are taken for GBK.

    Only a Western code page, Big5 and UTF-8 can be found out so; the bytes of good Korean look like Chinese.
    """
    foreign = [text for text in set(texts) if not text.isascii()][:2_000]
    if stated == "utf-8":  # good UTF-8 leaves no half characters behind
        foreign = [text for text in foreign if any(0xDC80 <= ord(sign) <= 0xDCFF for sign in text)]
    elif stated not in _WESTERN and stated != "cp950":
        return CodePage(stated)
    after = [again for text in foreign if (again := _again(text, stated)) is not None]
    if len(after) < 2 or len(after) < _SURELY * len(foreign):
        return CodePage(stated)
    as_stated = _everyday("".join(foreign), "big5", 0xC6) if stated == "cp950" else 0.0
    return CodePage(stated, wrong=_everyday("".join(after)) >= max(_SURELY, as_stated + 0.1))


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


def _again(text: str, stated: str) -> str | None:
    raw = bytearray()
    for sign in text:
        try:
            raw += sign.encode(stated, "surrogateescape")
        except UnicodeEncodeError:
            if ord(sign) > 255:
                return None
            raw.append(ord(sign))  # a byte the stated code page leaves undefined
    try:
        return raw.decode("gbk")
    except UnicodeDecodeError:
        return None


def _everyday(text: str, encoding: str = "gb2312", last: int = 0xD7) -> float:
    """The share of everyday characters (the first level of their standard) among the signs that are not ASCII."""
    foreign = [sign for sign in text if not sign.isascii()]
    return sum(_is_everyday(sign, encoding, last) for sign in foreign) / len(foreign) if foreign else 0.0


def _is_everyday(sign: str, encoding: str, last: int) -> bool:
    try:
        raw = sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(raw) == 2 and 0xA1 <= raw[0] <= last
