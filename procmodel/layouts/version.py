"""One version of a process as a plane: lanes, shapes, flows, signs, from what was solved."""

from __future__ import annotations

from dataclasses import replace

from procmodel.layouts.badges import handoffs, sign
from procmodel.layouts.beside import with_data
from procmodel.layouts.draft import Draft
from procmodel.layouts.frames import frames
from procmodel.layouts.lanes import LaneRows, bands
from procmodel.layouts.panel import Panel
from procmodel.layouts.placing import borders_of, place, write_branches, write_notes
from procmodel.layouts.telling import described
from procmodel.results.diagram import Annotations, Bounds, Plane, Point
from procmodel.themes import Sizes

__all__ = ["extent", "head_depth", "plane_of"]


def extent(panel: Panel, sizes: Sizes) -> tuple[float, float]:
    """Width and height of a version, the names of its lanes included."""
    depth = panel.lane_tops[-1]
    head = head_depth(panel, sizes)
    return (depth, head + panel.width) if panel.turned else (head + panel.width, depth)


def head_depth(panel: Panel, sizes: Sizes) -> float:
    """How much room the names of lanes take up along the flow."""
    return sizes.header * 0.45 if panel.turned else sizes.header


def plane_of(
    id_: str, made: Draft, panel: Panel, rows: LaneRows, notes: Annotations, sizes: Sizes, corner: Point
) -> Plane:
    """A version with its upper left corner in a place, without a title."""
    notes = with_data(made, notes)
    width, height = extent(panel, sizes)
    head = head_depth(panel, sizes)
    left, top = (corner.x, corner.y + head) if panel.turned else (corner.x + head, corner.y)
    lanes = bands(rows, panel, sizes, corner, head)
    placed = place(made, panel, [lane.id for lane in rows.lanes], sizes, left, top)
    if notes.flow_changes:
        placed.edges = [
            replace(edge, change=notes.flow_changes.get((edge.source, edge.target))) for edge in placed.edges
        ]
    badges = sign(placed, notes, sizes)
    borders = borders_of(lanes)
    write_notes(made, panel, placed, borders)
    boxes = frames(made, placed, sizes)
    write_branches(made, placed, borders)
    badges = (*badges, *handoffs(placed, notes, lanes))
    plane = Plane(
        id_,
        Bounds(corner.x, corner.y, width, height),
        bands=lanes,
        shapes=tuple(placed.shapes),
        edges=tuple(placed.edges),
        badges=badges,
        frames=boxes,
    )
    return replace(plane, **described(plane, made, rows, notes))
