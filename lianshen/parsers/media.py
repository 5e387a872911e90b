"""What kind of file it is, by its first bytes; the name's ending counts only where the bytes say nothing."""

from __future__ import annotations

import re

DXF, DWG, PDF, ZIP = "image/vnd.dxf", "image/vnd.dwg", "application/pdf", "application/zip"
EMPTY, UNKNOWN = "application/x-empty", "application/octet-stream"
PICTURES = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}
_DXF_START = re.compile(rb"(?:\s*999\r?\n[^\r\n]*\r?\n)*\s*0\r?\n\s*(?:SECTION|EOF)\b")
_DXF_LINES = re.compile(rb"(?:^|\n)\s*0\r?\n\s*SECTION\s*\r?\n\s*2\r?\n")


def media_type(head: bytes, name: str) -> str:
    """The media type by the first few thousand bytes."""
    if not head:
        return EMPTY
    if b"%PDF-" in head[:1024]:
        return PDF
    if re.match(rb"AC(1\.|10[0-9]{2})", head):
        return DWG
    if head.startswith(b"AutoCAD Binary DXF") or _is_dxf(head, name):
        return DXF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    return next((kind for start, kind in PICTURES.items() if head.startswith(start)), UNKNOWN)


def _is_dxf(head: bytes, name: str) -> bool:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = text[2:].replace(b"\x00", b"")
    if _DXF_START.match(text) or _DXF_LINES.search(text):
        return True
    return name.lower().endswith(".dxf") and b"\x00" not in text
