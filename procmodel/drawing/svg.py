"""SVG in the subset that every program draws alike: paths and text, presentation attributes, nothing else.

No markers, no style sheets, no clipping, no references but those of the title and the description. Steps stand
in the order of the flow, each with its words for a screen reader. The same diagram gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from procmodel.drawing.compose import compose
from procmodel.drawing.paths import number
from procmodel.drawing.scene import Group, Mark, Part, Words
from procmodel.errors import WriteError
from procmodel.fonts import FAMILY, boxed, is_font, unseen
from procmodel.limits import Limits
from procmodel.results.diagram import Diagram, Text
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["FONTS", "draw", "drawable", "escaped", "svg_text"]

FONTS = f"{FAMILY}, Arial, Helvetica, sans-serif"
"""The shipped font, and those of the same widths that other machines have."""

_ID = "\0"  # stands for the picture's own prefix until all else is known; no cleaned text holds it
_ROLES = {"step": "graphics-symbol", "version": "group", "lane": "group", "flow": "graphics-symbol"}


def draw(diagram: Diagram, limits: Limits | None = None) -> bytes:
    """A picture as an SVG file.

    Raises:
        WriteError: it would be larger than the limit `svg`.
    """
    text = svg_text(diagram)
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
    most = (limits or Limits())["svg"]
    if len(data) > most:
        raise WriteError(say("drawing.too-large", found=len(data), limit=most))
    return data


def svg_text(diagram: Diagram, *, role: str = "img", scene: tuple[Part, ...] | None = None) -> str:
    """The `<svg>` element; `role` is `graphics-document` where its steps can be walked through."""
    body = "\n".join(_write(compose(diagram) if scene is None else scene, _Counter()))
    width, height = number(diagram.width), number(diagram.height)
    shown = " ".join(
        f'{name}="{number(px)}"' for name, px in zip(("width", "height"), diagram.shown, strict=True)
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {shown}'
        f' viewBox="0 0 {width} {height}" role="{role}" lang="{escaped(diagram.language)}"'
        f' xml:lang="{escaped(diagram.language)}" aria-labelledby="{_ID}title {_ID}desc"'
        f' font-family="{FONTS}">\n'
        f'<title id="{_ID}title">{escaped(diagram.title)}</title>\n'
        f'<desc id="{_ID}desc">{escaped(diagram.description or diagram.alternative)}</desc>\n'
    )
    whole = f"{head}{body}\n</svg>"
    return whole.replace(_ID, f"p{sha256(whole.encode()).hexdigest()[:8]}-")


def drawable(diagram: Diagram, limits: Limits | None = None, font: str | None = None) -> str:
    """The SVG for a renderer that has the shipped font and at most one more: what it lacks becomes a box.

    Raises:
        WriteError: the file `font` is no font file.
    """
    if font is not None and not is_font(font):
        raise WriteError(say("drawing.no-font", font=font))
    text = draw(diagram, limits).decode()
    return boxed(text) if font is None else unseen(text)


def escaped(text: str) -> str:
    """`text` as it may stand between tags and in attributes."""
    text = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


class _Counter:
    """Numbers for the ids of one picture."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"{_ID}{self._last}"


def _write(parts: tuple[Part, ...], ids: _Counter) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Mark):
            yield _mark(part)
        elif isinstance(part, Words):
            yield from _words(part)
        elif part.parts:
            yield f"<g{_attributes(part, ids)}>"
            if part.title:
                yield f"<title>{escaped(part.title)}</title>"
            yield from _write(part.parts, ids)
            yield "</g>"


def _attributes(group: Group, ids: _Counter) -> str:
    """What a group says of itself: to a screen reader, and to a page that shows the picture."""
    said = f' id="{ids.next()}"' if group.kind == "step" else ""
    if group.key and group.kind in ("step", "flow", "badge", "version"):
        said += f' data-{group.kind}="{escaped(group.key)}"'
    if group.label:
        role = _ROLES.get(group.kind, "img")
        return f'{said} role="{role}" aria-label="{escaped(group.label)}"'
    return said if group.kind == "figure" else f'{said} aria-hidden="true"'


def _mark(mark: Mark) -> str:
    said = f'<path d="{mark.path}" fill="{mark.fill or "none"}"'
    if mark.stroke and mark.width:
        said += f' stroke="{mark.stroke}" stroke-width="{number(mark.width)}"'
        said += ' stroke-linejoin="round"'
        if mark.dash:
            said += f' stroke-dasharray="{" ".join(map(number, mark.dash))}"'
    return said + "/>"


def _words(words: Words) -> Iterator[str]:
    text = words.text
    if not any(text.lines):
        return
    said = f'<text x="{number(text.x)}" y="{number(text.y)}"{_letters(text)} fill="{words.colour}">'
    if len(text.lines) == 1:
        yield f"{said}{escaped(text.lines[0])}</text>"
        return
    lines = [
        f'<tspan x="{number(text.x)}" y="{number(text.y + n * text.leading)}">{escaped(line)}'
        for n, line in enumerate(text.lines)
    ]
    yield f"{said}{' </tspan>'.join(lines)}</tspan></text>"


def _letters(text: Text) -> str:
    said = f' font-size="{number(text.size)}"'
    if text.bold:
        said += ' font-weight="700"'
    return said if text.align == "start" else f'{said} text-anchor="{text.align}"'
