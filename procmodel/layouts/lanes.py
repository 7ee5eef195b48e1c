"""The lanes of a picture: those of all its versions, in one order, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from procmodel.graph.view import ProcessView
from procmodel.layouts.panel import Panel
from procmodel.light.records import dataclass
from procmodel.model import Lane
from procmodel.results.diagram import Band, Bounds, Point, Tone
from procmodel.results.lettering import block
from procmodel.themes import Sizes
from procmodel.wording import say

__all__ = ["LaneRows", "bands", "rows_of"]

_NOBODY = "-"  # the id of the lane of steps that have none; no id of a file


@dataclass(slots=True)
class LaneRows:
    """The lanes of a picture from top to bottom; `index` is the row of each lane id, version by version."""

    lanes: list[Lane] = field(default_factory=list)
    index: list[dict[str, int]] = field(default_factory=list)


def rows_of(
    views: Sequence[ProcessView], pairs: Iterable[tuple[Sequence[str], Sequence[str]]] = ()
) -> LaneRows:
    """The lanes of the first version in its order, each new one of a later version after its neighbour there."""
    same = {later: earlier for before, after in pairs for earlier in before[:1] for later in after}
    order: list[str] = []
    lanes: dict[str, Lane] = {}
    names: list[dict[str, str]] = []
    for n, view in enumerate(views):
        known = {lane.id: same.get(lane.id, lane.id) if n else lane.id for lane in view.lanes}
        names.append(known)
        at = -1
        for lane in view.lanes:
            row = known[lane.id]
            if row not in lanes:
                lanes[row] = lane
                order.insert(at + 1, row)
            at = order.index(row)
    if not order or any(lane < 0 for view in views for lane in _used(view)):
        lanes[_NOBODY] = Lane.model_construct(
            id=_NOBODY, name=views[0].process.label if not order else say("layout.no-lane")
        )
        order.append(_NOBODY)
    place = {row: k for k, row in enumerate(order)}
    rows = [{id_: place[row] for id_, row in known.items()} for known in names]
    for known_rows in rows:
        known_rows.setdefault("", len(order) - 1)
    return LaneRows([lanes[row] for row in order], rows)


def _used(view: ProcessView) -> Iterable[int]:
    return (view.lane_of[node] for node in range(len(view)) if not view.is_expanded(node))


def bands(rows: LaneRows, panel: Panel, sizes: Sizes, corner: Point, head: float) -> tuple[Band, ...]:
    """Each lane with its name at its beginning, `head` px along the flow; one that holds nothing stands thin."""
    filled = {item.lane for item in panel.problem.items}
    made = []
    for n, lane in enumerate(rows.lanes):
        upper, lower = panel.lane_tops[n], panel.lane_tops[n + 1]
        if panel.turned:
            bounds = Bounds(corner.x + upper, corner.y, lower - upper, head + panel.width)
            header = Bounds(bounds.x, bounds.y, bounds.width, head)
        else:
            bounds = Bounds(corner.x, corner.y + upper, head + panel.width, lower - upper)
            header = Bounds(bounds.x, bounds.y, head, bounds.height)
        made.append(_band(lane, bounds, header, n in filled, sizes))
    return tuple(made)


def _band(lane: Lane, bounds: Bounds, header: Bounds, present: bool, sizes: Sizes) -> Band:
    size = sizes.lane if present else sizes.small
    most = max(1, int((header.height - 6) / (size * 1.2)))
    words = block(lane.label, size, width=max(20.0, header.width - 14), lines=most, bold=present)
    label = words.centred(*header.centre, Tone.INK if present else Tone.MUTED)
    return Band(lane.id, label, str(lane.kind), bounds, header, present)
