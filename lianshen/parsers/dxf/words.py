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
_SINGLE_BYTE = {"cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "latin1", "iso-8859-1", "ascii"}
_SURELY = 0.9


@dataclass(frozen=True, slots=True)
class CodePage:
    """How the texts of one document are to be understood: as they came, or as GBK under another name."""

    stated: str
    wrong: bool = False

    def read(self, text: str) -> str:
        """`text` decoded, its escapes resolved, nothing unprintable left."""
        if self.wrong and not text.isascii():
            text = _again(text, self.stated) or text
        return clean(_escapes(text))


def code_page(stated: str, texts: Iterable[str]) -> CodePage:
    """Whether the header lies: nearly all texts become everyday Chinese when their bytes are taken for GBK."""
    foreign = [text for text in set(texts) if not text.isascii()][:2_000]
    mended = [(text, _again(text, stated)) for text in foreign]
    after = [again for _, again in mended if again is not None]
    if len(after) < 2 or stated.lower() in {"gbk", "cp936", "gb2312", "gb18030"}:
        return CodePage(stated)
    better = _everyday("".join(after)) >= _SURELY and _everyday("".join(after)) > _everyday("".join(foreign)) + 0.2
    return CodePage(stated, wrong=better and len(after) >= _SURELY * len(foreign))


def estimated_width(text: str, height: float, factor: float = 1.0) -> float:
    """How wide `text` runs: the fonts of a foreign drawing are not ours, so signs are counted, Chinese ones as full."""
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
    encoding = "cp1252" if stated.lower() in {"ascii", "ansi_1252"} else stated
    raw = bytearray()
    for sign in text:
        try:
            raw += sign.encode(encoding, "surrogateescape")
        except (UnicodeEncodeError, LookupError):
            if ord(sign) > 255:
                return None
            raw.append(ord(sign))  # a byte the stated code page leaves undefined
    try:
        return raw.decode("gbk")
    except UnicodeDecodeError:
        return None


def _everyday(text: str) -> float:
    """The share of everyday Chinese (level one of GB 2312) and its punctuation among the signs that are not ASCII."""
    foreign = [sign for sign in text if not sign.isascii()]
    return sum(map(_is_everyday, foreign)) / len(foreign) if foreign else 0.0


def _is_everyday(sign: str) -> bool:
    try:
        first, *rest = sign.encode("gb2312")
    except (UnicodeEncodeError, ValueError):
        return False
    return bool(rest) and (0xB0 <= first <= 0xD7 or 0xA1 <= first <= 0xA3)
