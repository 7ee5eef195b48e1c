"""The legend: the signs that a picture uses, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procmodel.results.diagram import Bounds, EdgeKind, Family, LegendEntry, Plane
from procmodel.results.lettering import Block, block
from procmodel.themes import Sizes
from procmodel.wording import say

__all__ = ["Legend", "legend", "signs_of"]

_ORDER = (
    "touch",
    "touch:seldom",
    "customer",
    "handoff",
    "removed",
    "added",
    "changed",
    "moved",
    "automated",
    "fault",
)
_STEPS = (
    "step:human",
    "step:automated",
    "step:uncertain",
    "data",
    "store",
    "flow:message",
    "flow:data",
    "flow:path",
)
_SYMBOL = (27.0, 18.0)
_GAP = 22.0


@dataclass(frozen=True, slots=True)
class Legend:
    """Entries in their places, and how far down they reach."""

    entries: tuple[LegendEntry, ...]
    bottom: float


def signs_of(planes: Sequence[Plane]) -> Iterator[str]:
    """The signs that stand in a picture, in the order of the legend."""
    used = {f"{b.kind}:seldom" if b.hollow else str(b.kind) for plane in planes for b in plane.badges}
    shapes = [shape for plane in planes for shape in plane.shapes]
    used |= {"step:human" for shape in shapes if shape.human} | {
        "step:automated" for shape in shapes if shape.human is False
    }
    if any(shape.uncertain for shape in shapes):
        used.add("step:uncertain")
    used |= {shape.kind for shape in shapes if shape.family is Family.DATA}
    kinds = {edge.kind for plane in planes for edge in plane.edges}
    used |= {f"flow:{kind}" for kind in kinds & {EdgeKind.MESSAGE, EdgeKind.DATA}}
    if any(edge.change == "path" for plane in planes for edge in plane.edges):
        used.add("flow:path")
    yield from (sign for sign in (*_ORDER, *_STEPS) if sign in used)


def legend(planes: Sequence[Plane], sizes: Sizes, left: float, top: float, width: float) -> Legend:
    """The legend below a picture, in as many lines as its width asks for."""
    entries: list[LegendEntry] = []
    x, y = left, top
    line = max(_SYMBOL[1], sizes.small * 1.2) + 8
    for sign in signs_of(planes):
        words: Block = block(say(f"layout.legend-{sign}"), sizes.small)
        needed = _SYMBOL[0] + 7 + words.width
        if x > left and x + needed > left + width:
            x, y = left, y + line
        symbol = Bounds(x, y, *_SYMBOL)
        text = words.at(x + _SYMBOL[0] + 7, y + (_SYMBOL[1] - words.height) / 2)
        entries.append(LegendEntry(sign, symbol, text))
        x += needed + _GAP
    return Legend(tuple(entries), y + line if entries else top)
