"""The legend: the signs that a picture uses, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.fonts import advance
from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, EdgeKind, Family, LegendEntry, Plane
from procmodel.results.lettering import block
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
_GAP, _BESIDE = 22.0, 7.0  # px between entries, and between a sign and its words
_USUAL_WIDTH, _MOST_GROWN = 1200.0, 1.6


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
    """The legend below a picture, in as many lines as its width asks for.

    It grows with the picture, as the title does, while it stays on one line.
    """
    said = [(sign, say(f"layout.legend-{sign}")) for sign in signs_of(planes)]
    natural = sum(_SYMBOL[0] + _BESIDE + advance(words, sizes.small) + _GAP for _, words in said) - _GAP
    grown = max(1.0, min((width / _USUAL_WIDTH) ** 0.7, _MOST_GROWN, width / max(natural, 1.0)))
    across, down, beside = _SYMBOL[0] * grown, _SYMBOL[1] * grown, _BESIDE * grown
    line = max(down, sizes.small * grown * 1.2) + 8
    entries: list[LegendEntry] = []
    x, y = left, top
    for sign, text in said:
        words = block(text, sizes.small * grown)
        needed = across + beside + words.width
        if x > left and x + needed > left + width + 0.5:
            x, y = left, y + line
        label = words.at(x + across + beside, y + (down - words.height) / 2)
        entries.append(LegendEntry(sign, Bounds(x, y, across, down), label))
        x += needed + _GAP * grown
    return Legend(tuple(entries), y + line if entries else top)
