"""Elements that lie over each other in the drawing, or outside of what holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from procmodel.checks.facts import Level, levels
from procmodel.checks.framework import Hit, hit, rule
from procmodel.graph.view import ProcessView
from procmodel.model import Activity, Process
from procmodel.results.diagram import Bounds

if TYPE_CHECKING:
    from procmodel.formats.bpmn.drawn import DrawnShape

__all__ = ["no_overlapping_elements"]

Placed = Sequence[tuple[str, Bounds]]


@rule(bpmn_only=True, reference="bpmnlint no-overlapping-elements")
def no_overlapping_elements(view: ProcessView) -> Iterator[Hit]:
    """An element lies over another in the drawing, or outside of the pool or box that holds it.

    Why: readers miss what is covered, and take what lies outside for somebody else's.
    Fix: move it to a free place inside.
    """
    kept = view.process.origin.drawing
    if kept is None:
        return
    drawing = kept.drawn()
    for _, shown in drawing.planes:
        shapes = {id_: drawing.shapes[id_] for id_ in shown if id_ in drawing.shapes}
        yield from _on_one_plane(view, shapes)


def _on_one_plane(view: ProcessView, shapes: Mapping[str, DrawnShape]) -> Iterator[Hit]:
    pools = [pool.id for pool in view.process.pools if pool.drawn]
    yield from _covered([(id_, shapes[id_].bounds) for id_ in pools if id_ in shapes], {})
    for number, level in enumerate(levels(view)):
        inside = _holder(view.process, level)
        data = [
            one for one in view.process.data if one.inside == inside or (one.inside is None and number == 0)
        ]
        ids = [*(node.id for node in level.nodes), *(one.id for one in data)]
        placed = [(id_, shapes[id_].bounds) for id_ in ids if id_ in shapes]
        yield from _covered(placed, _hosts(level))
        holder = shapes.get(inside)
        if holder is not None and (level.box is None or holder.attributes.get("isExpanded") == "true"):
            stores = {one.id for one in data if one.store}  # these may lie outside
            yield from _outside(
                ((id_, box) for id_, box in placed if id_ not in stores), holder.bounds, inside
            )


def _holder(process: Process, level: Level) -> str:
    """The id of the pool or box that a level is drawn in."""
    if level.box is not None:
        return level.box.id
    return next((pool.id for pool in process.pools if pool.process == level.id and pool.drawn), "")


def _hosts(level: Level) -> dict[str, str]:
    """What each event on a border sits on."""
    return {event.id: node.id for node in level.nodes if isinstance(node, Activity) for event in node.on}


def _covered(placed: Placed, hosts: Mapping[str, str]) -> Iterator[Hit]:
    """Those that meet another, in the order of the file; an event on the border of its host does not count."""
    partner: dict[str, str] = {}
    ordered = sorted(placed, key=lambda one: one[1].x)
    for number, (id_, box) in enumerate(ordered):
        for other, over in _from(ordered, number + 1, box.right):
            apart = over.y > box.bottom or box.y > over.bottom
            if not (apart or hosts.get(id_) == other or hosts.get(other) == id_):
                partner.setdefault(id_, other)
                partner.setdefault(other, id_)
    for id_, _ in placed:
        if id_ in partner:
            yield hit(id_, "no-overlapping-elements", at=("elements", id_), other=partner[id_])


def _from(ordered: Placed, start: int, right: float) -> Iterator[tuple[str, Bounds]]:
    """Those that begin left of a place."""
    for number in range(start, len(ordered)):
        if ordered[number][1].x > right:
            return
        yield ordered[number]


def _outside(placed: Iterable[tuple[str, Bounds]], holder: Bounds, name: str) -> Iterator[Hit]:
    for id_, box in placed:
        across = holder.x <= box.x and box.right <= holder.right
        if not (across and holder.y <= box.y and box.bottom <= holder.bottom):
            yield hit(id_, "no-overlapping-elements-outside", at=("elements", id_), holder=name)
