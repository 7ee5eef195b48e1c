"""A layout becomes the drawing of a BPMN file: pools round lanes, boxes, flows from outline to outline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.drawn import Drawn, DrawnEdge, DrawnShape
from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.joining import clipped, joined, ridden
from procmodel.formats.bpmn.names import BIOC, COLOR, tag
from procmodel.formats.bpmn.parting import parted
from procmodel.formats.bpmn.spacing import LABEL, label_of, lanes_of, note_depth, with_title
from procmodel.formats.bpmn.write_pools import Part
from procmodel.model import Activity, Process, SubProcess
from procmodel.results.diagram import Bounds, Edge, EdgeKind, Point, Shape

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.results.diagram import Diagram, Plane

__all__ = ["placed"]

_HEADER = 30.0  # px: the name of a pool, left of its lanes, as modelling tools draw it
_GAP = 40.0  # between pools
_BOX = 80.0  # the height of a pool that shows nothing
_DATA = (36.0, 50.0)  # the size of a document, as modelling tools draw it
_NOTE = 140.0  # px: the width of a note
_FRAME = 50.0  # px: the height of a group
_EDGE = 8.0  # px from a box to what lies in it
_AISLE = 9.0  # px right of a step, where the line of its note runs
_TALL = 60.0  # px: what is lower is an event or a gateway
_ROW = 20.0 + _DATA[1] + 2 * LABEL + 10.0  # px: a row of data with its names
_CLEAR = 50.0  # px from the middle of a piece of data, name included, to a message that runs past


def placed(
    process: Process, ids: Ids, diagram: Diagram, parts: Sequence[Part], root: _Element, plane: str
) -> Drawn:
    """Where everything stands."""
    placing = _Placing(process, ids, diagram, root, parts)
    placing.nodes()
    placing.pools(parts)
    placing.flows()
    placing.messages()
    placing.data()
    placing.notes()
    order = (*placing.shapes, *placing.edges)
    return Drawn(placing.shapes, placing.edges, ((plane, order),))


class _Placing:
    """One drawing while it is made. Everything is known by its name in XML."""

    def __init__(
        self, process: Process, ids: Ids, diagram: Diagram, root: _Element, parts: Sequence[Part]
    ) -> None:
        self.process = process
        self.ids = ids
        self.root = root
        self.palette = diagram.theme.palette
        self.plane: Plane = diagram.planes[0]
        self.shapes: dict[str, DrawnShape] = {}
        self.edges: dict[str, DrawnEdge] = {}
        self.riders: dict[str, str] = {}  # events that the layout put beside an open box -> the box
        self.names = self._names()
        self.users = self._users()
        self.pool_of = self._pools(parts)
        shown = {part.pool.id for part in parts if part.pool.drawn or part.drawn_lanes}
        ridden = {self.pool_of[name] for name in self.riders if name in self.pool_of}
        used = {self.pool_of[name] for name in self.users if name in self.pool_of}
        feet = {pool: _ROW * (pool in used) + _TALL * (pool in ridden) for pool in shown}
        self.plane = parted(self.plane, lanes_of(parts), feet)
        self.bottom = self.plane.bounds.bottom
        self.rows = dict.fromkeys(used & shown, 0.0)  # the top of the row of data in a pool

    def _names(self) -> dict[str, str]:
        """The name in XML of each shape and frame of the layout; what lies in a called model has none."""
        names = {node.id: self.ids.of("node", node.id) for node in self.process.walk()}
        borders: dict[str, list[str]] = {}
        apart: dict[str, tuple[str, str]] = {}
        for node in self.process.walk():
            for number, event in enumerate(node.on if isinstance(node, Activity) else ()):
                name = self.ids.border(event.id or f"{node.id}@{number}", bool(event.id))
                borders.setdefault(node.id, []).append(name)
                apart[event.id or f"{node.id}@{event.event}"] = name, names[node.id]
        for shape in self.plane.shapes:
            if shape.host is not None and borders.get(shape.host):
                names[shape.id] = borders[shape.host].pop(0)
            elif shape.host is None and shape.id in apart:
                names[shape.id], host = apart[shape.id]
                self.riders[names[shape.id]] = host
        return names

    def _pools(self, parts: Sequence[Part]) -> dict[str, str]:
        """The pool of each shape, and of each piece of data: that of the first step that uses it."""
        lanes, found, plane = lanes_of(parts), {}, self.plane
        spots = {self.names.get(one.id, ""): one.bounds.centre for one in plane.shapes}
        spots |= {self.names.get(one.id, ""): one.bounds.centre for one in plane.frames}
        for data, users in self.users.items():
            there = sorted((spots[step] for step in users if step in spots), key=lambda one: one.x)
            spots |= {data: there[0]} if there else {}
        for band in plane.bands:
            top, bottom = band.bounds.y, band.bounds.bottom
            if band.id in lanes:
                inside = [name for name, spot in spots.items() if top <= spot.y < bottom]
                found.update(dict.fromkeys(inside, lanes[band.id]))
        return found

    # -- nodes ---------------------------------------------------------------------------------------

    def nodes(self) -> None:
        """Shapes of steps, gateways and events; boxes round what lies in them, outer ones first."""
        for frame in sorted(self.plane.frames, key=lambda one: -one.bounds.width * one.bounds.height):
            if frame.id in self.names:
                above = (one.bounds for one in self.plane.frames)
                bounds = with_title(frame.bounds, above)
                self.shapes[self.names[frame.id]] = DrawnShape(bounds, {"isExpanded": "true"})
        kinds = {node.id: node for node in self.process.walk()}
        for shape in self.plane.shapes:
            name = self.names.get(shape.id)
            if name is not None and name not in self.shapes:
                folded = isinstance(kinds.get(shape.id), SubProcess)
                self.shapes[name] = DrawnShape(shape.bounds, self._look(shape, folded), label_of(shape))
        for box in reversed([node for node in kinds.values() if isinstance(node, SubProcess)]):
            self._frame(box)
        hosts = [host for host in self.riders.values() if host in self.shapes]
        for host in dict.fromkeys(hosts):
            events = [name for name, box in self.riders.items() if box == host]
            for number, name in enumerate(events):
                self._ride(name, self.shapes[host].bounds, (number + 1) / (len(events) + 1))

    def _ride(self, name: str, box: Bounds, share: float) -> None:
        """Put an event on the lower border of its box, so far along it."""
        shape = self.shapes[name]
        x, y, width, height = shape.bounds
        put = box.x + box.width * share - width / 2
        bounds = Bounds(put, box.bottom - height / 2, width, height)
        words = shape.label
        if words is not None:
            words = Bounds(words.x + put - x, words.y + bounds.y - y, words.width, words.height)
        self.shapes[name] = shape._replace(bounds=bounds, label=words)

    def _frame(self, box: SubProcess) -> None:
        """A box round its contents, where the layout has none since steps of others stand between them."""
        name = self.names[box.id]
        inside = [
            self.shapes[self.names[node.id]].bounds
            for node in box.nodes
            if self.names[node.id] in self.shapes
        ]
        if name in self.shapes or not inside:
            return
        left, top = min(one.x for one in inside) - _EDGE, min(one.y for one in inside) - _EDGE
        right, bottom = max(one.right for one in inside) + _EDGE, max(one.bottom for one in inside) + _EDGE
        bounds = with_title(Bounds(left, top, right - left, bottom - top))
        self.shapes = {name: DrawnShape(bounds, {"isExpanded": "true"}), **self.shapes}

    def _look(self, shape: Shape, folded: bool) -> dict[str, str]:
        fill = self.palette.automated if shape.human is False else self.palette.human
        look = self._colours(fill)
        if folded:
            look["isExpanded"] = "false"
        if shape.kind == "exclusive":
            look["isMarkerVisible"] = "true"
        return look

    def _colours(self, fill: str) -> dict[str, str]:
        """A fill and the colour of the lines, in both ways that tools write them."""
        ink = self.palette.ink
        return {
            tag("stroke", BIOC): ink,
            tag("fill", BIOC): fill,
            tag("background-color", COLOR): fill,
            tag("border-color", COLOR): ink,
        }

    # -- pools ---------------------------------------------------------------------------------------

    def pools(self, parts: Sequence[Part]) -> None:
        """Pools round their lanes, which fill them; pools that show nothing below."""
        whole = [part for part in parts if part.pool.process is not None]
        for part in whole:
            if part.pool.drawn or part.drawn_lanes:
                self._pool(part, len(whole) == 1)
        for part in parts:
            if part.pool.process is None and part.pool.drawn:
                area = self.plane.bounds
                top = self.bottom + _GAP
                bounds = Bounds(area.x - _HEADER, top, area.width + _HEADER, _BOX)
                kind = "lane" if part.is_party else "pool"
                self._add_pool(self.ids.of(kind, part.pool.id), bounds)
                self.bottom = bounds.bottom

    def _pool(self, part: Part, alone: bool) -> None:
        """One pool with its lanes; each lane reaches down to the next."""
        own = {lane.id for lane in part.lanes}
        bands = [band for band in self.plane.bands if band.id in own]
        if not bands:
            return
        area = self.plane.bounds
        top = area.y if alone else bands[0].bounds.y
        end = self.bottom if alone else bands[-1].bounds.bottom
        self.rows.update({part.pool.id: end - _ROW + _GAP / 2} if part.pool.id in self.rows else {})
        if part.pool.drawn:
            name = part.pool.id if part.generated else self.ids.of("pool", part.pool.id)
            self._add_pool(name, Bounds(area.x - _HEADER, top, area.width + _HEADER, end - top))
        lanes = [band for band in bands if band.id != part.pool.id]
        tops = [top, *(band.bounds.y for band in lanes[1:]), end]
        for band, start, stop in zip(lanes, tops, tops[1:], strict=False):
            bounds = Bounds(area.x, start, area.width, stop - start)
            self.shapes[self.ids.of("lane", band.id)] = DrawnShape(bounds, {"isHorizontal": "true"})

    def _add_pool(self, name: str, bounds: Bounds) -> None:
        """Pools come first: what is drawn later lies on top."""
        self.shapes = {name: DrawnShape(bounds, {"isHorizontal": "true"}), **self.shapes}

    # -- flows ---------------------------------------------------------------------------------------

    def flows(self) -> None:
        """Sequence flows; those that the layout leads into a box end at its frame."""
        drawn: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.plane.edges:
            if edge.kind is EdgeKind.SEQUENCE:
                for source in self._outwards(edge.source):
                    for target in self._outwards(edge.target):
                        drawn.setdefault((source, target), []).append(edge)
        used: set[str] = set()
        for flow in self.root.iter(tag("sequenceFlow")):
            ends = str(flow.get("sourceRef")), str(flow.get("targetRef"))
            fitting = next((one for one in drawn.get(ends, ()) if one.id not in used), None)
            if fitting is not None:
                used.add(fitting.id)
            self._flow(str(flow.get("id")), ends, fitting)

    def _outwards(self, id_: str) -> Iterable[str]:
        """The names of a shape and of the boxes that it lies in."""
        if id_ in self.names:
            yield self.names[id_]
        while "/" in id_:
            id_ = id_.rpartition("/")[0]
            if id_ in self.names:
                yield self.names[id_]

    def _flow(self, name: str, ends: tuple[str, str], edge: Edge | None) -> None:
        source, target = self.shapes.get(ends[0]), self.shapes.get(ends[1])
        if source is None or target is None:
            return
        if ends[0] in self.riders or edge is None:
            lead = ridden if ends[0] in self.riders else joined
            self.edges[name] = DrawnEdge(lead(source.bounds, target.bounds), {})
            return
        points = clipped(edge.waypoints, source.bounds, target.bounds, self._boxes(ends))
        words = edge.label.bounds if edge.label is not None else None
        self.edges[name] = DrawnEdge(points, {}, words)

    def _boxes(self, ends: tuple[str, str]) -> tuple[bool, bool]:
        """Whether the ends are boxes that show their contents."""
        first, second = (self.shapes[end].attributes.get("isExpanded") == "true" for end in ends)
        return first, second

    # -- what lies beside ------------------------------------------------------------------------------

    def data(self) -> None:
        """Data in a row at the foot of the pool, else below everything, each under the first step that uses it.

        Lines to its steps would run across the names of others: they are left out. Messages have the right of way.
        """
        rights: dict[str, float] = {}
        passing = sorted({point.x for name in self._messages() for point in self.edges[name].waypoints})
        below = self.bottom + _GAP
        for data in sorted(self.users, key=lambda one: self._x_of(self.users[one])):
            pool = self.pool_of.get(data, "")
            top = self.rows.get(pool, below)
            x = max(self._x_of(self.users[data]), rights.get(pool, 0.0) + 90)
            for line in passing if pool in self.rows else ():
                if abs(x + _DATA[0] / 2 - line) < _CLEAR:
                    x = line + _CLEAR - _DATA[0] / 2
            rights[pool] = x + _DATA[0]
            words = Bounds(x - 27, top + _DATA[1] + 3, 90, 2 * LABEL)
            self.shapes[data] = DrawnShape(Bounds(x, top, *_DATA), {}, words)
            self.bottom = max(self.bottom, top + _DATA[1] + 2 * LABEL)

    def notes(self) -> None:
        """Notes in a row above everything, each beside the column of what it is about, with a line down to it.

        Groups stand behind them, as empty frames: a file that nobody drew does not say what they are round.
        """
        texts = {str(one.get("id")): one for one in self.root.iter(tag("textAnnotation"))}
        lines = {str(one.get("id")): one for one in self.root.iter(tag("association"))}
        about: dict[str, tuple[str, str]] = {}
        for name, line in lines.items():
            ends = str(line.get("sourceRef")), str(line.get("targetRef"))
            for note, other in (ends, ends[::-1]):
                if note in texts and other in self.shapes:
                    about.setdefault(note, (other, name))
        foot = min((shape.bounds.y for shape in self.shapes.values()), default=0.0) - _GAP / 2
        aisles = {note: self.shapes[other].bounds.right + _AISLE for note, (other, _) in about.items()}
        right = self.plane.bounds.x
        for note in sorted(texts, key=lambda one: aisles.get(one, 0.0)):
            deep = note_depth("".join(map(str, texts[note].itertext())).strip())
            x = max(aisles.get(note, 0.0) - _AISLE, right)
            right = x + _NOTE + _GAP / 2
            self.shapes[note] = DrawnShape(Bounds(x, foot - deep, _NOTE, deep), {})
            if note in about:
                self._note_line(note, *about[note])
        for group in self.root.iter(tag("group")):
            frame = Bounds(right, foot - _FRAME, _NOTE, _FRAME)
            words = Bounds(right, frame.y - 2 * LABEL, _NOTE, 2 * LABEL)
            self.shapes[str(group.get("id"))] = DrawnShape(frame, {}, words)
            right += _NOTE + _GAP / 2
        for name, line in lines.items():
            source, target = (self.shapes.get(str(line.get(f"{end}Ref"))) for end in ("source", "target"))
            if name not in self.edges and source is not None and target is not None:
                self.edges[name] = DrawnEdge(joined(source.bounds, target.bounds, upright=True), {})

    def _note_line(self, note: str, other: str, line: str) -> None:
        """From the foot of a note down the aisle right of a step, and into its side."""
        words, box = self.shapes[note].bounds, self.shapes[other].bounds
        aisle, start = box.right + _AISLE, Point(words.x + _AISLE, words.bottom)
        side = Point(box.right, box.centre.y if box.height < _TALL else box.y + _AISLE + 4)
        bend = () if start.x == aisle else (Point(start.x, start.y + 5), Point(aisle, start.y + 5))
        self.edges[line] = DrawnEdge((start, *bend, Point(aisle, side.y), side), {})

    def _messages(self) -> Iterable[str]:
        """The messages that are drawn."""
        names = (str(flow.get("id")) for flow in self.root.iter(tag("messageFlow")))
        return (name for name in names if name in self.edges)

    def _users(self) -> dict[str, list[str]]:
        """The steps that use each piece of data."""
        lines = [*self.root.iter(tag("dataInputAssociation")), *self.root.iter(tag("dataOutputAssociation"))]
        users: dict[str, list[str]] = {}
        shown = set(self.names.values())
        for line in lines:
            reads = line.tag == tag("dataInputAssociation")
            end, step = line.find(tag("sourceRef" if reads else "targetRef")), line.getparent()
            if end is not None and step is not None and step.get("id") in shown:
                users.setdefault((end.text or "").strip(), []).append(str(step.get("id")))
        return users

    def _x_of(self, users: Iterable[str]) -> float:
        here = (self.shapes[step].bounds.centre.x for step in users if step in self.shapes)
        return min(here, default=0.0) - _DATA[0] / 2

    def messages(self) -> None:
        """Messages between steps as the layout leads them, others up and down between a step and a pool."""
        drawn: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.plane.edges:
            if edge.kind is EdgeKind.MESSAGE and edge.source in self.names and edge.target in self.names:
                drawn.setdefault((self.names[edge.source], self.names[edge.target]), []).append(edge)
        for flow in self.root.iter(tag("messageFlow")):
            ends = str(flow.get("sourceRef")), str(flow.get("targetRef"))
            source, target = self.shapes.get(ends[0]), self.shapes.get(ends[1])
            if source is None or target is None:
                continue
            if drawn.get(ends):
                edge = drawn[ends].pop(0)
                points = clipped(edge.waypoints, source.bounds, target.bounds, self._boxes(ends))
                words = edge.label.bounds if edge.label is not None else None
            else:
                points = joined(source.bounds, target.bounds, upright=True)
                at = points[len(points) // 2]
                words = Bounds(at.x + 5, at.y - 2 * LABEL, 100, 2 * LABEL) if flow.get("name") else None
            self.edges[str(flow.get("id"))] = DrawnEdge(points, {}, words)
