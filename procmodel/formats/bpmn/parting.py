"""Room that modelling tools want and pictures do not: between pools, and above boxes at the top of a lane."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from procmodel.results.diagram import Bounds, Edge, Plane, Point, Shape, Text

__all__ = ["TITLE", "parted"]

TITLE = 18.0
"""px above a box, where modelling tools write its name."""
_GAP = 40.0  # px between pools
_CLEAR = 6.0  # px between the border of a lane and a box in it


def parted(plane: Plane, pools: Mapping[str, str], feet: Mapping[str, float]) -> Plane:
    """A plane whose lanes are pushed apart where another pool begins, and widened where something needs it.

    Args:
        plane: lanes one below the other.
        pools: the pool of each lane, by id; lanes that are left out stay with the one above.
        feet: the room at the foot of a pool, by its id, in px.
    """
    if not plane.bands:
        return plane
    pushing = _Pushing(plane, pools, feet)
    bands = tuple(
        replace(
            band,
            bounds=_put(band.bounds, pushing.starts[n], pushing.heights[n]),
            header=_put(band.header, pushing.starts[n], pushing.heights[n]),
        )
        for n, band in enumerate(plane.bands)
    )
    more = bands[-1].bounds.bottom - plane.bands[-1].bounds.bottom
    frames = []
    for frame in plane.frames:
        top, bottom = pushing.at(frame.bounds.y), pushing.at(frame.bounds.bottom)
        frames.append(replace(frame, bounds=_put(frame.bounds, top, bottom - top)))
    return replace(
        plane,
        bounds=_put(plane.bounds, plane.bounds.y, plane.bounds.height + more),
        bands=bands,
        shapes=tuple(pushing.shape(shape) for shape in plane.shapes),
        edges=tuple(pushing.edge(edge) for edge in plane.edges),
        frames=tuple(frames),
    )


class _Pushing:
    """How far down what stands in each lane goes."""

    def __init__(self, plane: Plane, pools: Mapping[str, str], feet: Mapping[str, float]) -> None:
        self.tops = [band.bounds.y for band in plane.bands]
        self.starts: list[float] = []  # the new upper borders
        self.heights: list[float] = []
        self.by: list[float] = []
        pushed, last = 0.0, None
        for band in plane.bands:
            pool = pools.get(band.id, last)
            if last is not None and pool != last:
                pushed += _GAP + self._foot(feet.get(last, 0.0))
            last = pool
            box = band.bounds
            inside = (f.bounds.y - box.y for f in plane.frames if box.y <= f.bounds.y < box.bottom)
            more = max((TITLE + _CLEAR - gap for gap in inside), default=0.0)
            self.starts.append(box.y + pushed)
            pushed += max(0.0, more)
            self.heights.append(box.height + max(0.0, more))
            self.by.append(pushed)
        self._foot(feet.get(last or "", 0.0))

    def _foot(self, room: float) -> float:
        """Make room at the foot of the lane that was put last."""
        self.heights[-1] += room
        return room

    def at(self, y: float) -> float:
        """Where what stood at a height stands now."""
        return y + self.by[max(0, bisect_right(self.tops, y) - 1)]

    def shape(self, shape: Shape) -> Shape:
        """A shape keeps its size, and its name its distance."""
        middle = shape.bounds.centre.y
        down = self.at(middle) - middle
        return replace(shape, bounds=_down(shape.bounds, down), label=_text(shape.label, down))

    def edge(self, edge: Edge) -> Edge:
        """Each corner of a flow stays in its lane."""
        points = tuple(Point(point.x, self.at(point.y)) for point in edge.waypoints)
        label = edge.label
        down = self.at(label.bounds.centre.y) - label.bounds.centre.y if label is not None else 0.0
        return replace(edge, waypoints=points, label=_text(label, down))


def _text(text: Text | None, down: float) -> Text | None:
    return None if text is None else replace(text, y=text.y + down, bounds=_down(text.bounds, down))


def _down(bounds: Bounds, by: float) -> Bounds:
    return Bounds(bounds.x, bounds.y + by, bounds.width, bounds.height)


def _put(bounds: Bounds, top: float, height: float) -> Bounds:
    return Bounds(bounds.x, top, bounds.width, height)
