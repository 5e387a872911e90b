"""A picture as SVG; what it says of a place is its `<title>`, which browsers show on hovering."""

from __future__ import annotations

from html import escape

from lianshen.review.picture.canvas import Path, Picture, Words

_FONTS = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif"


def as_svg(picture: Picture) -> bytes:
    """One SVG file, measured in millimetres."""
    size = f'width="{picture.width:.1f}mm" height="{picture.height:.1f}mm"'
    box = f'viewBox="0 0 {picture.width:.2f} {picture.height:.2f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{_FONTS}">'
    ground = f'<title>{escape(picture.title)}</title><rect width="100%" height="100%" fill="#fff"/>'
    parts = [_path(part) if isinstance(part, Path) else _words(part) for part in picture.parts]
    return "\n".join(('<?xml version="1.0" encoding="UTF-8"?>', head, ground, *parts, "</svg>\n")).encode()


def _path(path: Path) -> str:
    ends = "Z" if path.closed else ""
    lines = (
        "M" + "L".join(f"{x:g} {y:g}" for x, y in line.round(2).tolist()) + ends for line in path.lines if len(line)
    )
    looks = [f'fill="{path.fill or "none"}"']
    if path.fill:
        looks.append(f'fill-opacity="{path.opacity:g}" fill-rule="evenodd"')
    if path.colour:
        looks.append(f'stroke="{path.colour}" stroke-width="{path.width:g}" stroke-linejoin="round"')
    if path.dash:
        looks.append(f'stroke-dasharray="{path.dash[0]:g} {path.dash[1]:g}"')
    title = f"<title>{escape(path.title)}</title>" if path.title else ""
    return f'<path d="{"".join(lines)}" {" ".join(looks)}>{title}</path>'


def _words(words: Words) -> str:
    x, y = words.at
    turn = f' transform="rotate({-words.turn:g} {x:.2f} {y:.2f})"' if words.turn else ""
    looks = f'font-size="{words.size:.2f}" fill="{words.colour}"{turn}'
    return f'<text x="{x:.2f}" y="{y:.2f}" {looks}>{escape(words.text)}</text>'
