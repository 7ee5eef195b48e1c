"""Sizes and bounds of what a drawing holds: boxes with their names, notes, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.parting import TITLE
from procmodel.results.diagram import Bounds, Family, Shape

if TYPE_CHECKING:
    from procmodel.formats.bpmn.write_pools import Part

__all__ = ["LABEL", "label_of", "lanes_of", "note_depth", "with_title"]

LABEL = 14.0
"""px: the height of a line of words."""
_APART = 6.0  # px between two boxes
_LETTERS = 20  # on a line of a note


def lanes_of(parts: Sequence[Part]) -> dict[str, str]:
    """The pool of each lane."""
    return {lane.id: part.pool.id for part in parts if part.pool.process is not None for lane in part.lanes}


def note_depth(text: str) -> float:
    """How high a note of the usual width must be for its words."""
    return 12.0 + LABEL * max(1, -(-len(text) // _LETTERS))


def with_title(frame: Bounds, others: Iterable[Bounds] = ()) -> Bounds:
    """A box with room for its name at the top, where modelling tools write it, clear of boxes above."""
    feet = [o.bottom for o in others if o.bottom <= frame.y and o.x < frame.right and frame.x < o.right]
    room = max(0.0, min([TITLE, *(frame.y - foot - _APART for foot in feet)]))
    return Bounds(frame.x, frame.y - room, frame.width, frame.height + room)


def label_of(shape: Shape) -> Bounds | None:
    """Where the name of an event or a gateway stands; that of a task stands in it."""
    if shape.family is Family.TASK or shape.label is None:
        return None
    return shape.label.bounds
