"""Which flows cross, told before they have coordinates: from how their routes meet and part on the grid.

Two routes cross in a point where they pass through each other, and over a stretch that they share where one comes
to it on one side of the other and leaves it on the other side. Routes that end alike join, and do not cross.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from procmodel.layouts.ways import Point, Route

__all__ = ["Paths"]

_CLOCKWISE = {(0, -1): 0, (1, 0): 1, (0, 1): 2, (-1, 0): 3}


class Paths:
    """The routes of all flows, point by point.

    Args:
        targets: what each flow leads to; flows to the same may run together to their end.
        routes: the route of each flow.

    Attributes:
        looks: how many points of other routes were looked at so far: what counting has cost.
    """

    def __init__(self, targets: Sequence[object], routes: Sequence[Route]) -> None:
        self.looks = 0
        self._targets = targets
        self._points: list[list[Point]] = [[] for _ in routes]
        self._place: list[dict[Point, int]] = [{} for _ in routes]  # of each point on its route
        self._at: dict[Point, list[int]] = {}  # the flows at each point
        for flow, route in enumerate(routes):
            self.put(flow, route)

    def put(self, flow: int, route: Route) -> None:
        """Let a flow take this route in place of the one it has."""
        for point in self._points[flow]:
            self._at[point].remove(flow)
        points = self._points[flow] = _points(route)
        self._place[flow] = {point: n for n, point in enumerate(points)}
        for point in points:
            self._at.setdefault(point, []).append(flow)

    def near(self, flow: int) -> set[int]:
        """The flows that the route of a flow meets, itself among them."""
        return {other for point in self._points[flow] for other in self._at[point]}

    def crossings(self, flow: int, route: Route, most: float = float("inf")) -> int:
        """How often a route of this flow would cross those of the other flows; counted up to `most`."""
        points = _points(route)
        met: dict[int, list[int]] = {}
        for n, point in enumerate(points):
            here = self._at.get(point, ())
            self.looks += len(here)
            for other in here:
                if other in met:
                    met[other].append(n)
                else:
                    met[other] = [n]
        met.pop(flow, None)
        found = 0
        for other, places in met.items():
            together = self._targets[flow] == self._targets[other]
            for first, last in self._stretches(points, other, places):
                found += self._cross(points, other, first, last, together)
            if found > most:
                break
        return found

    def _stretches(self, points: list[Point], other: int, places: list[int]) -> Iterator[tuple[int, int]]:
        """The first and the last place of each stretch that a route shares with another; often one point."""
        place, first = self._place[other], places[0]
        for here, there in pairwise(places):
            if there != here + 1 or abs(place[points[here]] - place[points[there]]) != 1:
                yield first, here
                first = there
        yield first, places[-1]

    def _cross(self, points: list[Point], other: int, first: int, last: int, together: bool) -> bool:
        """Whether two routes change sides over a stretch; not where one of them begins or ends in it."""
        path, place = self._points[other], self._place[other]
        a, b = place[points[first]], place[points[last]]
        step = 1 if b >= a else -1
        begin, end = a - step, b + step
        if not first or last + 1 >= len(points) or min(begin, end) < 0 or max(begin, end) >= len(path):
            return False
        if together and points[last:] == path[b:]:
            return False
        before, after, enters, leaves = points[first - 1], points[last + 1], path[begin], path[end]
        if first == last:
            return _clockwise(points[first], before, enters, after) != _clockwise(
                points[first], before, leaves, after
            )
        return _clockwise(points[first], points[first + 1], before, enters) == _clockwise(
            points[last], points[last - 1], after, leaves
        )


def _clockwise(at: Point, one: Point, two: Point, three: Point) -> bool:
    """Whether three neighbours of a point follow each other clockwise."""
    x, y = at
    first = _CLOCKWISE[one[0] - x, one[1] - y]
    second = _CLOCKWISE[two[0] - x, two[1] - y]
    third = _CLOCKWISE[three[0] - x, three[1] - y]
    return (second - first) % 4 < (third - first) % 4


def _points(route: Route) -> list[Point]:
    """Every grid point of a route."""
    found = [route[0]]
    for (x1, y1), (x2, y2) in pairwise(route):
        if y1 == y2:
            step = 1 if x2 > x1 else -1
            found.extend((x, y1) for x in range(x1 + step, x2 + step, step))
        else:
            step = 1 if y2 > y1 else -1
            found.extend((x1, y) for y in range(y1 + step, y2 + step, step))
    return found
