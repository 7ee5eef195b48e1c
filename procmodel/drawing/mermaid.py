"""Mermaid flowchart text, for pages that draw Mermaid themselves: lanes as subgraphs, words as words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from procmodel.errors import WriteError
from procmodel.results.diagram import LANE, BadgeKind, Diagram, Edge, EdgeKind, Family, Plane, Shape
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["KINDS", "draw", "worded"]

_ARROWS = {
    EdgeKind.SEQUENCE: "-->",
    EdgeKind.MESSAGE: "-.->",
    EdgeKind.ASSOCIATION: "-.-",
    EdgeKind.DATA: "-.->",
}
_SIGNS = {
    BadgeKind.REMOVED: "\N{MINUS SIGN}",
    BadgeKind.ADDED: "+",
    BadgeKind.CHANGED: "\N{GREEK CAPITAL LETTER DELTA}",
    BadgeKind.MOVED: "\N{RIGHTWARDS ARROW}",
    BadgeKind.AUTOMATED: "\N{GEAR}",
    BadgeKind.FAULT: "!",
}
_SPECIAL = re.compile(r"[^\w .,:!?()+/%=\N{MINUS SIGN}\N{MIDDLE DOT}\N{EN DASH}\N{RIGHTWARDS ARROW}-]")


KINDS = {"flowchart": "flowchart LR", "swimlane": "swimlane-beta LR"}
"""How Mermaid draws: a flowchart everywhere, real lanes from Mermaid 11.16 on."""


def draw(diagram: Diagram, mermaid: str = "flowchart") -> bytes:
    """A picture as Mermaid text. Mermaid places everything anew.

    Args:
        diagram: what to draw.
        mermaid: one of `KINDS`.

    Raises:
        WriteError: an unknown kind.
    """
    if mermaid not in KINDS:
        raise WriteError(say("drawing.unknown-mermaid", found=mermaid, known=", ".join(KINDS)))
    return ("\n".join(_lines(diagram, mermaid)) + "\n").encode()


def worded(text: str) -> str:
    """`text` in quotes, every character that could mean something to Mermaid or HTML as a number.

    Example:
        >>> worded('Say "no" & <b>')
        '"Say #34;no#34; #38; #60;b#62;"'
    """
    whole = " ".join(clean(text).split())
    return f'"{_SPECIAL.sub(lambda found: f"#{ord(found[0])};", whole)}"'


def _lines(diagram: Diagram, mermaid: str) -> Iterator[str]:
    palette = diagram.theme.palette
    yield KINDS[mermaid]
    yield f"  accTitle: {worded(diagram.title)[1:-1]}"
    yield f"  accDescr: {worded(diagram.description or diagram.alternative)[1:-1]}"
    for n, plane in enumerate(diagram.planes):
        boxed = mermaid == "flowchart"
        yield from _plane(plane, n, boxed=boxed, named=not boxed and len(diagram.planes) > 1)
    yield f"  classDef default fill:{palette.human},stroke:{palette.ink},color:{palette.ink}"
    yield f"  classDef auto fill:{palette.automated},stroke:{palette.ink},color:{palette.ink},stroke-dasharray:5 3"
    automated = [
        f"n{n}_{k}"
        for n, plane in enumerate(diagram.planes)
        for k, shape in enumerate(plane.shapes)
        if shape.human is False
    ]
    if automated:
        yield f"  class {','.join(automated)} auto"
    for n, plane in enumerate(diagram.planes):
        yield from _notes(plane, n, alone=len(diagram.planes) == 1)


def _plane(plane: Plane, n: int, *, boxed: bool, named: bool) -> Iterator[str]:
    """One version: `boxed` in a frame of its own, or `named` on each of its lanes, which stand on the page then."""
    names = {shape.id: f"n{n}_{k}" for k, shape in enumerate(plane.shapes)}
    bands = {band.id: band.label.text for band in plane.bands}
    marks = _marks(plane)
    title = ", ".join(text.text for text in (plane.title, plane.subtitle) if text)
    title = title or plane.id
    if boxed:
        yield f"  subgraph v{n}[{worded(title)}]"
    ends = {end for edge in plane.edges for end in (edge.source, edge.target)}
    for k, (lane, label) in enumerate(bands.items()):
        inside = [shape for shape in plane.shapes if shape.lane == lane]
        if inside or f"{LANE}{lane}" in ends:
            yield f"    subgraph l{n}_{k}[{worded(f'{title}: {label}' if named else label)}]"
            yield from (f"      {_node(shape, names, marks)}" for shape in inside)
            yield "    end"
    yield from (f"    {_node(shape, names, marks)}" for shape in plane.shapes if shape.lane not in bands)
    if boxed:
        yield "  end"
    names |= {f"{LANE}{lane}": f"l{n}_{k}" for k, lane in enumerate(bands)}
    for edge in plane.edges:
        if edge.source in names and edge.target in names:
            yield f"  {names[edge.source]} {_arrow(edge, marks.get(edge.id, ()))} {names[edge.target]}"


def _notes(plane: Plane, n: int, *, alone: bool) -> Iterator[str]:
    """Comments that say what no outline can, so that reading the text gives the same steps again."""
    names = {shape.id: f"n{n}_{k}" for k, shape in enumerate(plane.shapes)}
    marks = _marks(plane)
    yield f"  %% v{n}: version={worded(plane.id)}"
    for k, band in enumerate(plane.bands):
        empty = (band.present or alone) and not any(shape.lane == band.id for shape in plane.shapes)
        named = f" name={worded(band.label.text)}" if empty else ""
        yield f"  %% l{n}_{k}: lane={worded(band.id)} kind={band.kind}{named}"
    for k, frame in enumerate(plane.frames):
        yield f"  %% g{n}_{k}: step={worded(frame.id)} name={worded(frame.label.text)}"
    for shape in plane.shapes:
        yield f"  %% {names[shape.id]}: step={worded(shape.id)} {' '.join(_facts(shape, marks))}"
    for edge in plane.edges:
        said = " ".join(mark for mark in marks.get(edge.id, ()) if mark)
        facts = ([f"marks={worded(said)}"] if said else []) + (["default"] if edge.default else [])
        if edge.source in names and edge.target in names:
            yield f"  %% {names[edge.source]} {names[edge.target]}: {' '.join(facts or ['plain'])}"


def _facts(shape: Shape, marks: dict[str, list[str]]) -> Iterator[str]:
    yield f"kind={shape.kind}"
    said = " ".join(mark for mark in marks.get(shape.id, ()) if mark)
    if said:
        yield f"marks={worded(said)}"
    if shape.label is None or not shape.label.text:
        yield "unnamed"
    if shape.trigger != "none":
        yield f"event={shape.trigger}"
    if shape.host is not None:
        yield f"host={worded(shape.host)}{'' if shape.interrupts else ' interrupts=no'}"


def _marks(plane: Plane) -> dict[str, list[str]]:
    """What the badges of each step and flow say, as words before its name."""
    marks: dict[str, list[str]] = {}
    for badge in plane.badges:
        marks.setdefault(badge.of, []).append(badge.text or _SIGNS.get(badge.kind, ""))
    return marks


def _node(shape: Shape, names: dict[str, str], marks: dict[str, list[str]]) -> str:
    said = " ".join((*(mark for mark in marks.get(shape.id, ()) if mark), _name(shape)))
    opening, closing = _outline(shape)
    return f"{names[shape.id]}{opening}{worded(said)}{closing}"


def _name(shape: Shape) -> str:
    """Its name; of what has none, its kind."""
    if shape.family is Family.BAR and shape.description:
        return shape.description
    return shape.label.text if shape.label is not None and shape.label.text else shape.kind


def _outline(shape: Shape) -> tuple[str, str]:
    if shape.family is Family.TASK:
        return ("[[", "]]") if shape.kind in ("subprocess", "call") else ("(", ")")
    if shape.family is Family.BAR:
        return "[", "]"
    if shape.family is Family.GATEWAY:
        return "{", "}"
    if shape.family is Family.DATA:
        return ("[(", ")]") if shape.kind == "store" else ("[/", "/]")
    return {"start": ("((", "))"), "end": ("(((", ")))")}.get(shape.kind, ("([", "])"))


def _arrow(edge: Edge, marks: Iterable[str]) -> str:
    words = [mark for mark in marks if mark]
    if edge.label is not None:
        words.append(edge.label.text)
    said = f"|{worded(' '.join(words))}|" if words else ""
    return f"{'<-.->' if edge.both else _ARROWS[edge.kind]}{said}"
