"""A long version cut into rows: the names of lanes repeated, flows that are cut joined by numbered connectors.

Along the flow is x, or y where lanes are columns. Cuts run where no shape and no words stand, and at the same
places in all versions, so that matched steps keep their common column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise

from procmodel.layouts.moving import moved_badge, moved_edge, moved_frame, moved_shape, moved_text
from procmodel.light.records import dataclass
from procmodel.results.diagram import Badge, Band, Bounds, Edge, Family, Frame, Plane, Point, Shape
from procmodel.results.lettering import block
from procmodel.themes import Sizes
from procmodel.wording import say

__all__ = ["ROOM", "cuts", "folded"]

ROOM = 62.0  # px at both ends of a row for connectors
_RADIUS = 8.0
_OUT = (8.0, 26.0, 44.0)  # px from the cut to a connector, the nearest that is free


def cuts(planes: Sequence[Plane], head: float, limit: float, turned: bool) -> list[float]:
    """Where to cut, in px from the beginning of a version, so that no row is longer than `limit` if it can be."""
    length = max(_length(plane, turned) for plane in planes)
    taken = sorted(span for plane in planes for span in _spans(plane, turned))
    bars = sorted(bar for plane in planes for bar in _bars(plane, turned))
    gaps = list(_gaps(taken, bars, head, length))
    found: list[float] = []
    start = head
    room = max(limit - head - 2 * ROOM, 1.0)
    while length - start > room + ROOM:
        fitting = [gap for gap in gaps if start + 60 < gap <= start + room]
        later = [gap for gap in gaps if gap > start + room]
        if not fitting and not later:
            break
        start = fitting[-1] if fitting else later[0]
        found.append(start)
    return found


def _length(plane: Plane, turned: bool) -> float:
    return plane.bounds.height if turned else plane.bounds.width


def _along(plane: Plane, bounds: Bounds, turned: bool) -> tuple[float, float]:
    if turned:
        return bounds.y - plane.bounds.y, bounds.bottom - plane.bounds.y
    return bounds.x - plane.bounds.x, bounds.right - plane.bounds.x


def _spans(plane: Plane, turned: bool) -> Iterator[tuple[float, float]]:
    """What must not be cut."""
    for shape in plane.shapes:
        yield _along(plane, shape.bounds, turned)
        if shape.label is not None:
            yield _along(plane, shape.label.bounds, turned)
    for badge in plane.badges:
        yield _along(plane, badge.bounds, turned)
    for edge in plane.edges:
        if edge.label is not None:
            yield _along(plane, edge.label.bounds, turned)


def _bars(plane: Plane, turned: bool) -> Iterator[float]:
    """Where flows run across."""
    for edge in plane.edges:
        for start, end in edge.segments():
            if turned and start.y == end.y:
                yield start.y - plane.bounds.y
            elif not turned and start.x == end.x:
                yield start.x - plane.bounds.x


def _gaps(taken: list[tuple[float, float]], bars: list[float], head: float, length: float) -> Iterator[float]:
    """The middles of what is free."""
    reach = head
    position = 0
    for low, high in (*taken, (length, length)):
        if low - reach > 4:
            while position < len(bars) and bars[position] <= reach:
                position += 1
            inside = []
            while position < len(bars) and bars[position] < low:
                inside.append(bars[position])
                position += 1
            width, middle = max((b - a, (a + b) / 2) for a, b in pairwise([reach, *inside, low]))
            if width > 3:
                yield middle
        reach = max(reach, high)


@dataclass(slots=True)
class _Row:
    """One row while it is filled."""

    shapes: list[Shape] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    badges: list[Badge] = field(default_factory=list)
    shift: Point = field(default_factory=lambda: Point(0, 0))


class _Folder:
    def __init__(
        self, plane: Plane, at: Sequence[float], head: float, turned: bool, sizes: Sizes, first: int
    ) -> None:
        self.plane, self.head, self.turned, self.sizes = plane, head, turned, sizes
        self.at = [head, *at, max([_length(plane, turned), *at])]
        self.rows = [_Row() for _ in self.at[1:]]
        self.next = first
        self.known: dict[tuple[int, int, str, int], int] = {}
        for n, row in enumerate(self.rows):
            by = (head + ROOM if n else self.at[0]) - self.at[n]
            row.shift = Point(0, by) if turned else Point(by, 0)

    def row_of(self, along: float) -> int:
        row = 0
        while row < len(self.rows) - 1 and along > self.at[row + 1]:
            row += 1
        return row

    def place(self, point: Point) -> float:
        """How far along a point is."""
        return point.y - self.plane.bounds.y if self.turned else point.x - self.plane.bounds.x

    def fill(self) -> None:
        for shape in self.plane.shapes:
            row = self.rows[self.row_of(self.place(shape.bounds.centre))]
            row.shapes.append(moved_shape(shape, row.shift))
        for badge in self.plane.badges:
            row = self.rows[self.row_of(self.place(badge.bounds.centre))]
            row.badges.append(moved_badge(badge, row.shift))
        for edge in self.plane.edges:
            self._cut(edge)

    def _cut(self, edge: Edge) -> None:
        """A flow in pieces, one for each row that it comes to."""
        pieces: list[tuple[int, list[Point]]] = []
        row = self.row_of(self.place(edge.waypoints[0]))
        points = [edge.waypoints[0]]
        for start, end in edge.segments():
            here, there = self.place(start), self.place(end)
            step = 1 if there > here else -1
            while row != self.row_of(there):
                cut = self._at_cut(start, self.at[row + 1] if step > 0 else self.at[row])
                pieces.append((row, [*points, cut]))
                points = [cut]
                row += step
            points.append(end)
        pieces.append((row, points))
        if len(pieces) == 1:
            self.rows[row].edges.append(moved_edge(edge, self.rows[row].shift))
        else:
            self._pieces(edge, pieces)

    def _at_cut(self, start: Point, cut: float) -> Point:
        if self.turned:
            return Point(start.x, cut + self.plane.bounds.y)
        return Point(cut + self.plane.bounds.x, start.y)

    def _pieces(self, edge: Edge, pieces: list[tuple[int, list[Point]]]) -> None:
        """Pieces with a connector at each end that was cut. One that only passes a row is left out."""
        first, last = pieces[0], pieces[-1]
        number = self._number(edge, last)
        for (row_number, points), leads_on in ((first, True), (last, False)):
            row = self.rows[row_number]
            placed = [Point(p.x + row.shift.x, p.y + row.shift.y) for p in points]
            end = placed[-1] if leads_on else placed[0]
            before = placed[-2] if leads_on else placed[1]
            shape, rim = self._connector(end, before, number, row, leads_on)
            line = [*placed[:-1], rim] if leads_on else [rim, *placed[1:]]
            label = (
                edge.label
                if edge.label and self.row_of(self.place(edge.label.bounds.centre)) == row_number
                else None
            )
            row.edges.append(
                replace(
                    edge,
                    source=edge.source if leads_on else shape,
                    target=shape if leads_on else edge.target,
                    waypoints=tuple(line),
                    label=moved_text(label, row.shift) if label else None,
                    default=edge.default and leads_on,
                )
            )

    def _number(self, edge: Edge, last: tuple[int, list[Point]]) -> int:
        """One number for all flows that arrive together."""
        row, points = last
        across = points[0].x if self.turned else points[0].y
        key = (row, round(across), edge.target, round(self.place(points[0])))
        if key not in self.known:
            self.known[key] = self.next
            self.next += 1
        return self.known[key]

    def _connector(
        self, end: Point, before: Point, number: int, row: _Row, leads_on: bool
    ) -> tuple[str, Point]:
        """The connector at the end of a piece, and where the piece meets it; it stands beyond the cut."""
        stem = f"connector-{number}-{'from' if leads_on else 'to'}"
        towards = 1 if (end.y > before.y if self.turned else end.x > before.x) else -1
        places = [self._out(end, towards * (out + _RADIUS)) for out in _OUT]
        known = {shape.id: shape for shape in row.shapes if shape.kind == "connector"}
        mine = next((s for s in known.values() if s.id.startswith(stem) and s.bounds.centre in places), None)
        if mine is not None:
            return mine.id, self._out(mine.bounds.centre, -towards * _RADIUS)
        taken = [shape.bounds for shape in known.values()]
        free = [at for at in places if not any(_round(at).meets(other) for other in taken)]
        centre = (free or places)[0]
        id_ = stem
        while id_ in known:
            id_ += "+"
        words = block(str(number), self.sizes.small * 0.83, bold=True).centred(*centre)
        said = say("layout.connector", number=number)
        lane = self._lane(centre)
        row.shapes.append(
            Shape(id_, "connector", Family.EVENT, _round(centre), lane, words, description=said)
        )
        return id_, self._out(centre, -towards * _RADIUS)

    def _out(self, point: Point, by: float) -> Point:
        """A point further along."""
        return Point(point.x, point.y + by) if self.turned else Point(point.x + by, point.y)

    def _lane(self, at: Point) -> str | None:
        for band in self.plane.bands:
            bounds = band.bounds
            inside = bounds.x <= at.x <= bounds.right if self.turned else bounds.y <= at.y <= bounds.bottom
            if inside:
                return band.id
        return None

    def length(self, n: int) -> float:
        """How long a row is, its head included."""
        more = (ROOM if n else 0.0) + (ROOM if n < len(self.rows) - 1 else 0.0)
        return self.head + self.at[n + 1] - self.at[n] + more

    def bands(self, n: int) -> tuple[Band, ...]:
        length = self.length(n)
        return tuple(
            replace(
                band,
                bounds=band.bounds._replace(height=length)
                if self.turned
                else band.bounds._replace(width=length),
            )
            for band in self.plane.bands
        )

    def frames(self, n: int) -> Iterator[Frame]:
        for frame in self.plane.frames:
            low, high = _along(self.plane, frame.bounds, self.turned)
            low, high = max(low, self.at[n]), min(high, self.at[n + 1])
            if high - low > 20:
                x, y, width, height = frame.bounds
                bounds = (
                    Bounds(x, low + self.plane.bounds.y, width, high - low)
                    if self.turned
                    else Bounds(low + self.plane.bounds.x, y, high - low, height)
                )
                label = frame.label if self.row_of(self.place(frame.label.bounds.centre)) == n else None
                words = label or replace(frame.label, lines=())
                yield moved_frame(replace(frame, bounds=bounds, label=words), self.rows[n].shift)


def _round(centre: Point) -> Bounds:
    return Bounds(centre.x - _RADIUS, centre.y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)


def folded(
    plane: Plane, at: Sequence[float], head: float, turned: bool, sizes: Sizes, first: int = 1
) -> tuple[list[Plane], int]:
    """The rows of a version, each at the place of the version itself, and the next free number for connectors."""
    folder = _Folder(plane, at, head, turned, sizes, first)
    folder.fill()
    rows = []
    for n, row in enumerate(folder.rows):
        length = folder.length(n)
        bounds = plane.bounds._replace(height=length) if turned else plane.bounds._replace(width=length)
        rows.append(
            Plane(
                plane.id if n == 0 else f"{plane.id}-{n + 1}",
                bounds,
                bands=folder.bands(n),
                shapes=tuple(row.shapes),
                edges=tuple(row.edges),
                badges=tuple(row.badges),
                frames=tuple(folder.frames(n)),
            )
        )
    return rows, folder.next
