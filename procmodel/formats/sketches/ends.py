"""The ends of lines: tied to the figure that is meant, where the drawing ties them to none or to a part of it."""

from __future__ import annotations

from procmodel.formats.sketches.parts import ACTIVITIES, EVENTS, GATEWAYS, Figure, Role, Sketch, Spot
from procmodel.formats.sketches.remarks import Remarks

__all__ = ["STEPS", "tie_ends"]

STEPS = frozenset({*ACTIVITIES, *GATEWAYS, *EVENTS, Role.BOUNDARY, Role.UNKNOWN})
"""What may become an element of the process."""

_ENDS = frozenset({*STEPS, Role.DATA})
_NEAR = 12.0
_MOST = 5_000_000  # comparisons, before ends without a figure stay without one


def tie_ends(sketch: Sketch, remarks: Remarks, near: float = _NEAR) -> None:
    """Tie each end of each line to a figure.

    An end on words, a picture or a group inside a step is meant for the step. An end that is tied to nothing is
    tied to the smallest figure that it touches.

    Args:
        sketch: the page; its lines are changed.
        remarks: told which ends were tied.
        near: how far from a figure an end still touches it, in units of the page.
    """
    within = [figure for figure in sketch.figures.values() if figure.role in _ENDS and figure.box is not None]
    left = _MOST
    for line in sketch.lines:
        for end, spot in (("source", line.start), ("target", line.end)):
            name = getattr(line, end)
            figure = sketch.figures.get(name)
            if figure is not None:
                setattr(line, end, _meant(sketch, figure).id)
                continue
            setattr(line, end, "")
            left -= len(within)
            touched = _touched(within, spot, near) if spot is not None and left > 0 else None
            if touched is not None:
                setattr(line, end, touched.id)
                remarks.note("tied", line)


def _meant(sketch: Sketch, figure: Figure) -> Figure:
    """The figure itself, or the step that it is a part of."""
    if figure.role in _ENDS or figure.role is Role.LANE:
        return figure
    for holder in sketch.holders(figure):
        if holder.role in _ENDS:
            return holder
        if holder.role is Role.LANE:
            break
    inner = [other for other in sketch.figures.values() if other.parent == figure.id and other.role in _ENDS]
    return inner[0] if len(inner) == 1 else figure


def _touched(within: list[Figure], spot: Spot, near: float) -> Figure | None:
    found = [figure for figure in within if figure.box is not None and figure.box.holds(spot, near)]
    return min(found, key=lambda figure: figure.box.area if figure.box else 0.0, default=None)
