"""Shapes and flows of one version in their places, their words beside them where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from itertools import pairwise

from procmodel.fonts import advance
from procmodel.layouts.crowd import Crowd
from procmodel.layouts.draft import Draft, family_of
from procmodel.layouts.hanging import hang
from procmodel.layouts.panel import NOTE_GAP, Panel
from procmodel.light.records import dataclass
from procmodel.model import Activity, BoundaryEvent, CallActivity, SequenceFlow, SubProcess
from procmodel.results.diagram import (
    LANE,
    NOWHERE,
    Align,
    Band,
    Bounds,
    Edge,
    EdgeKind,
    Family,
    Point,
    Shape,
    Text,
    Tone,
)
from procmodel.results.lettering import Block
from procmodel.themes import Sizes

__all__ = [
    "OVER_BORDER", "OVER_LINE", "OVER_SHAPE", "OVER_WORDS", "Placed", "borders_of", "place", "write_branches",
    "write_notes",
]  # fmt: skip

_STATUS = 20.0  # px at the foot of a step for its icon and its time
_STROKE = 9.0  # px from the start of a default flow to the stroke across it
_CORNERS, _BELOW_SIGNS = 26.0, 9.6  # px that the signs on both upper corners take up, across and downwards
OVER_SHAPE, OVER_WORDS, OVER_LINE, OVER_BORDER = 40.0, 30.0, 6.0, 4.0


@dataclass(slots=True)
class Placed:
    """Shapes in the order of the flow, flows, and what is taken up."""

    shapes: list[Shape] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    crowd: Crowd = field(default_factory=Crowd)
    place_of: dict[int, int] = field(default_factory=dict)  # which shape each drawn node is
    area: Bounds = NOWHERE  # what words may not leave: all lanes, without their names
    own: dict[str, tuple[Point, ...]] = field(
        default_factory=dict
    )  # of teeth of combs: what no other flow shares


def place(made: Draft, panel: Panel, lane_ids: list[str], sizes: Sizes, left: float, top: float) -> Placed:
    """The shapes and flows of one version, without the words outside them; `left` and `top` are their corner."""
    depth = panel.lane_tops[-1]
    size = (depth, panel.width) if panel.turned else (panel.width, depth)
    placed = Placed(area=Bounds(left, top, *size))
    corner = Point(left, top)
    drawn = (node for node in (*made.item, *made.riders) if node not in made.lanes)
    order = sorted(drawn, key=lambda node: made.rank.get(node, node))
    centres = {node: _centre(made, panel, node, corner) for node in order}
    for node in order:
        placed.shapes.append(_shape(made, panel, node, centres[node], lane_ids, sizes))
    placed.place_of = {node: n for n, node in enumerate(order)}
    _clear_of_riders(made, placed.shapes, placed.place_of)
    placed.edges = list(_edges(made, panel, lane_ids, sizes, corner))
    for n in panel.combs.split | panel.combs.join:
        placed.own[placed.edges[n].id] = panel.combs.own(n, placed.edges[n].waypoints)
    _hang_data(made, placed, order)
    for shape in placed.shapes:
        placed.crowd.add(shape.bounds, OVER_SHAPE)
        if shape.family is Family.DATA and shape.label is not None:
            placed.crowd.add(shape.label.bounds, OVER_WORDS)
    for edge in placed.edges:
        for start, end in edge.segments():
            placed.crowd.add_line(start, end, OVER_LINE)
    return placed


def _hang_data(made: Draft, placed: Placed, order: list[int]) -> None:
    """What steps work with, after all steps: it is not of the flow."""
    for node in order:
        for hung in made.racks[node].hung if node in made.racks else ():
            shape, edge = hang(made, placed.shapes[placed.place_of[node]], node, hung)
            placed.shapes.append(shape)
            placed.edges.append(edge)


def borders_of(lanes: Iterable[Band]) -> Crowd:
    """The borders of lanes and their heads, as what words stay clear of."""
    borders = Crowd()
    for lane in lanes:
        borders.add(lane.header, OVER_WORDS)
        x, y, right, bottom = lane.bounds.x, lane.bounds.y, lane.bounds.right, lane.bounds.bottom
        corners = Point(x, y), Point(right, y), Point(right, bottom), Point(x, bottom)
        for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
            borders.add_line(start, end, OVER_BORDER)
    return borders


def _centre(made: Draft, panel: Panel, node: int, corner: Point) -> Point:
    item = made.item.get(node)
    if item is not None:
        x, y = panel.place(item)
        return Point(corner.x + x, corner.y + y)
    host = made.riders[node]
    x, y = panel.centres[host]
    x, y = x + made.slots[node], y + panel.problem.items[host].height / 2
    return Point(corner.x + (y if panel.turned else x), corner.y + (x if panel.turned else y))


def _shape(made: Draft, panel: Panel, node: int, at: Point, lane_ids: list[str], sizes: Sizes) -> Shape:
    view, model = made.view, made.view.nodes[node]
    if node in made.riders:
        width = height = sizes.event * 0.86
        lane = panel.problem.items[made.riders[node]].lane
    else:
        width, height = panel.size(made.item[node])
        lane = panel.problem.items[made.item[node]].lane
    bounds = Bounds(at.x - width / 2, at.y - height / 2, width, height)
    family = family_of(model)
    shape = Shape(
        view.ids[node],
        "boundary" if isinstance(model, BoundaryEvent) else str(getattr(model, "kind", "")),
        family,
        bounds,
        lane_ids[lane],
        human=view.is_human(node) if family is Family.TASK else None,
        trigger=str(getattr(model, "event", "none")),
        markers=tuple(_markers(model)),
        interrupts=bool(getattr(model, "interrupts", True)),
        host=view.ids[view.hosts[node]] if node in made.riders else None,
    )
    return _filled(made, shape, made.item[node]) if family is Family.TASK else shape


def _filled(made: Draft, shape: Shape, item: int) -> Shape:
    """A step with its name in the middle and its time at its foot."""
    words, fact = made.labels[item], made.facts[item]
    bounds = shape.bounds
    label = None
    if words is not None and words.lines:
        foot = fact is not None or shape.markers or shape.kind != "task"  # a plain task has no sign there
        room = bounds.height - (_STATUS - 4 if foot else 0)
        wide = advance(words.lines[0], words.size) > bounds.width - _CORNERS
        middle = bounds.y + max(room / 2, words.height / 2 + (_BELOW_SIGNS if wide else 6))
        label = words.centred(bounds.centre.x, middle)
    facts = () if fact is None else (_at_foot(fact, bounds, bounds.right - 9),)
    return replace(shape, label=label, facts=facts)


def _at_foot(fact: Block, bounds: Bounds, right: float) -> Text:
    return fact.at(right, bounds.bottom - 21, Align.END, Tone.MUTED)


def _clear_of_riders(made: Draft, shapes: list[Shape], place_of: dict[int, int]) -> None:
    """Move the times of steps to the left of the events that sit on their border."""
    for node, host in made.riders.items():
        rider = shapes[place_of[node]].bounds
        n = place_of[made.nodes[host]]
        shape, fact = shapes[n], made.facts[host]
        if fact is not None and any(words.bounds.meets(rider, 2) for words in shape.facts):
            shapes[n] = replace(shape, facts=(_at_foot(fact, shape.bounds, rider.x - 3),))


def _markers(model: object) -> Iterator[str]:
    if isinstance(model, Activity) and model.repeat is not None:
        many = model.repeat.times is not None
        yield ("parallel" if model.repeat.parallel else "sequential") if many else "loop"
    if isinstance(model, CallActivity):
        yield "call"
    if isinstance(model, SubProcess | CallActivity):
        yield "collapsed"
    if isinstance(model, SubProcess) and model.variety == "ad-hoc":
        yield "ad-hoc"
    if isinstance(model, Activity) and model.for_compensation:
        yield "compensation"


def _edges(made: Draft, panel: Panel, lane_ids: list[str], sizes: Sizes, corner: Point) -> Iterator[Edge]:
    def end(node: int) -> str:
        return f"{LANE}{lane_ids[made.lanes[node]]}" if node in made.lanes else made.view.ids[node]

    for n, ((source, target), flow, kind) in enumerate(zip(made.ends, made.flows, made.kinds, strict=True)):
        points = [Point(corner.x + x, corner.y + y) for x, y in panel.corners(n)]
        if source in made.riders:
            points[0] = _outside(points[0], points[1], sizes.event * 0.43)
        default = isinstance(flow.model, SequenceFlow) and flow.model.default
        yield Edge(
            f"flow-{n}", end(source), end(target), tuple(points), kind,
            default=default and kind is EdgeKind.SEQUENCE, back=n in panel.back and kind is not EdgeKind.MESSAGE,
        )  # fmt: skip


def _outside(start: Point, then: Point, radius: float) -> Point:
    """Where a flow leaves an event on a border: on its rim."""
    if start.x == then.x:
        return Point(start.x, min(start.y + radius, then.y))
    return Point(min(start.x + radius, then.x), start.y)


def write_notes(made: Draft, panel: Panel, placed: Placed, borders: Crowd) -> None:
    """The names of events and gateways, where room was kept for them, or at another side."""
    for node, item in made.item.items():
        words = made.labels[item]
        if words is None or not words.lines:
            continue
        shape = placed.shapes[placed.place_of[node]]
        if shape.family is Family.TASK:
            continue
        places = _around(shape.bounds, words, panel.note_sides[item], panel.turned)
        chosen = placed.crowd.best((_inside(place, placed.area) for place in places), borders)
        placed.crowd.add(chosen, OVER_WORDS)
        placed.shapes[placed.place_of[node]] = replace(shape, label=_written(words, chosen))


def _around(bounds: Bounds, words: Block, kept: str, turned: bool) -> Iterator[Bounds]:
    """Where the name of a shape may stand, the side that room was kept at first."""
    x, y = bounds.centre
    width, height = words.width, words.height
    below = Bounds(x - width / 2, bounds.bottom + NOTE_GAP, width, height)
    above = below._replace(y=bounds.y - NOTE_GAP - height)
    right = Bounds(bounds.right + NOTE_GAP, y - height / 2, width, height)
    left = right._replace(x=bounds.x - NOTE_GAP - width)
    corner = above._replace(x=x - 7 - width)
    if turned:
        yield {"below": right, "above": left}.get(kept, left._replace(y=y - 7 - height))
        yield from (right, left, right._replace(y=y - 7 - height), right._replace(y=y + 3))
    else:
        yield {"below": below, "above": above}.get(kept, corner)
    yield from (below, above, corner, above._replace(x=x + 7))
    yield from (below._replace(x=x - 7 - width), below._replace(x=x + 7))
    yield above._replace(y=above.y - 6)  # over a sign on the rim
    if turned:
        yield from (place._replace(y=place.y + off) for place in (left, right) for off in (-7, 7))


def write_branches(made: Draft, placed: Placed, borders: Crowd) -> None:
    """The words of branches, near where each begins, clear of the stroke across the flow of all other cases."""
    for edge in placed.edges:
        if edge.default and len(edge.waypoints) > 1:
            placed.crowd.add(_stroke(*edge.waypoints[:2]), OVER_SHAPE)
    for n, words in enumerate(made.branch):
        edge = placed.edges[n]
        if words is None or not words.lines:
            continue
        places = _along(placed.own.get(edge.id, edge.waypoints), words)
        chosen = placed.crowd.best((_inside(place, placed.area) for place in places), borders)
        placed.crowd.add(chosen, OVER_WORDS)
        placed.edges[n] = replace(edge, label=_written(words, chosen))


def _inside(place: Bounds, area: Bounds) -> Bounds:
    """A place moved into an area that it reaches out of."""
    x = max(area.x, min(place.x, area.right - place.width))
    return place._replace(x=x, y=max(area.y, min(place.y, area.bottom - place.height)))


def _stroke(start: Point, then: Point) -> Bounds:
    """Where the stroke stands that marks a default flow, near its start."""
    x, y = start.x, start.y
    if start.y == then.y:
        x += _STROKE if then.x > start.x else -_STROKE
    else:
        y += _STROKE if then.y > start.y else -_STROKE
    return Bounds(x - 5, y - 5, 10, 10)


def _along(points: tuple[Point, ...], words: Block) -> Iterator[Bounds]:
    """Where the words of a flow may stand: on either side of its legs, near the start first."""
    width, height = words.width, words.height
    for start, end in list(pairwise(points))[:3]:
        if start.y == end.y:
            for x in _spots(start.x, end.x, width):
                yield Bounds(x, start.y - height - 2, width, height)
                yield Bounds(x, start.y + 2, width, height)
        else:
            for y in _spots(start.y, end.y, height):
                yield Bounds(start.x + 5, y, width, height)
                yield Bounds(start.x - 5 - width, y, width, height)


def _spots(start: float, end: float, size: float) -> Iterator[float]:
    """Where something of that size may begin along a leg: at its start, then further on."""
    towards = 1 if end > start else -1
    for gap in (5.0, 14.0, abs(end - start) / 2 - size / 2, 28.0, 44.0):
        if gap >= 0:
            yield start + gap if towards > 0 else start - gap - size


def _written(words: Block, bounds: Bounds) -> Text:
    """Words in a place that was chosen for them; several lines stand about their middle."""
    if len(words.lines) > 1:
        return words.at(bounds.x + bounds.width / 2, bounds.y, Align.MIDDLE)
    return words.at(bounds.x, bounds.y)
