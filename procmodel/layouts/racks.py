"""What hangs below a step: the data and systems that it works with, left and right of where flows may pass.

All lengths are px from the middle of the step, along the flow and across it. The step stands in the layout as one
item with what hangs below, so nothing else can run there.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from procmodel.layouts.data import Ware
from procmodel.layouts.panel import RACK_ROOM
from procmodel.layouts.problem import Item
from procmodel.light.records import dataclass
from procmodel.results.lettering import Block, block
from procmodel.themes import Sizes

__all__ = ["DATA_SIZES", "Hung", "Rack", "rack"]

DATA_SIZES = {"data": (32.0, 42.0), "store": (44.0, 38.0)}
"""Width and height of data objects, and of what keeps data."""

_FREE = RACK_ROOM + 3.0  # px on each side of the middle that stay free for flows
_LABEL = 66.0  # width of a name
_GAP = 4.0  # between a shape and its name
_BETWEEN = 10.0  # between two shapes or their names
_DROP = 20.0  # from the step to the first shape: room for an arrowhead
_TRACK = 7.0
_CORNER = 9.0  # no line begins nearer to the corner of a step

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Hung:
    """One shape: its middle, and the line from the outline of the step to its own."""

    ware: Ware
    how: str  # `reads`, `writes`, `both` or `uses`
    label: Block
    at: Spot
    line: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Rack:
    """All that hangs below one step, and how far it reaches: to both sides, and below the step."""

    hung: tuple[Hung, ...]
    left: float
    right: float
    depth: float


def rack(
    wares: Sequence[tuple[Ware, str]], item: Item, slots: Sequence[float], sizes: Sizes, turned: bool
) -> Rack:
    """The shapes below a step in turn left and right; all left where events sit on its border (at `slots`)."""
    lefts = list(range(0, len(wares), 1 if slots else 2))
    rights = [n for n in range(len(wares)) if n not in lefts]
    named = [block(ware.name, sizes.small, width=_LABEL, lines=3) for ware, _ in wares]
    free = min(0.0, min(slots, default=0.0) - sizes.event / 2) if slots else 0.0
    most = max(len(lefts), len(rights))
    found: dict[int, Hung] = {}
    reach = {-1: _FREE - free, 1: _FREE}
    for towards, numbers in ((-1, lefts), (1, rights)):
        for place, n in enumerate(numbers):
            ware, how = wares[n]
            extent, _ = _extent(ware, named[n], turned)
            middle = towards * (reach[towards] + _BETWEEN / 2 + extent / 2)
            reach[towards] += extent + _BETWEEN
            start = _start(item, towards, place, len(numbers), middle, _FREE - free if towards < 0 else _FREE)
            level = _DROP + (most - 1) * _TRACK
            turn = _DROP / 2 + (len(numbers) - 1 - place) * _TRACK
            found[n] = _hung(item, ware, how, named[n], (start, middle), (level, turn), turned)
    depths = [_extent(ware, label, turned)[1] for (ware, _), label in zip(wares, named, strict=True)]
    depth = _DROP + (most - 1) * _TRACK + max(depths)
    return Rack(tuple(found[n] for n in range(len(wares))), reach[-1], reach[1], depth)


def _extent(ware: Ware, label: Block, turned: bool) -> Spot:
    """How much room a shape takes up with its name: along the flow, and across it."""
    width, height = DATA_SIZES[ware.kind]
    wide, high = max(width, label.width), height + _GAP + label.height
    return (high, wide) if turned else (wide, high)


def _start(item: Item, towards: int, place: int, count: int, middle: float, inner: float) -> float:
    """How far from the middle of the step a line begins: above its shape if it can, outer ones further out."""
    if item.diamond or item.round:
        return towards * item.width / 2 * 0.7 * (place + 1) / count
    outer = max(item.width / 2 - _CORNER, inner)
    if place == 0 and abs(middle) <= outer - (count - 1) * 4:
        return middle
    return towards * (outer - (count - 1 - place) * 4)


def _hung(item: Item, ware: Ware, how: str, label: Block, along: Spot, drops: Spot, turned: bool) -> Hung:
    start, middle = along
    level, turn = drops
    width, height = DATA_SIZES[ware.kind]
    foot = item.height / 2
    extent, depth = _extent(ware, label, turned)
    top = foot + level
    if turned:  # its name stands below it: further along the flow
        shape = (middle - extent / 2 + height / 2, top + depth / 2)
        edge = shape[1] - width / 2
    else:
        shape, edge = (middle, top + height / 2), top
    begin = (start, _outline(item, start))
    if abs(start - shape[0]) < 1:
        line: tuple[Spot, ...] = ((shape[0], begin[1]), (shape[0], edge))
    else:
        line = (begin, (start, foot + turn), (shape[0], foot + turn), (shape[0], edge))
    return Hung(ware, how, label, shape, line)


def _outline(item: Item, off: float) -> float:
    """How far below its middle a shape reaches, so far from the middle."""
    half, share = item.height / 2, min(1.0, abs(off) / (item.width / 2))
    if item.diamond:
        return half * (1 - share)
    return half * sqrt(1 - share * share) if item.round else half
