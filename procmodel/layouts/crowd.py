"""What already stands where, so that words and signs find a free place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, Point

__all__ = ["Crowd"]

_CELL = 160.0


@dataclass(slots=True)
class Crowd:
    """Rectangles and lines by the cells that they touch; each costs something to be written over."""

    _cells: dict[tuple[int, int], list[tuple[Bounds, float]]] = field(default_factory=dict)

    def add(self, bounds: Bounds, cost: float) -> None:
        """Take up a place."""
        for cell in _cells(bounds):
            self._cells.setdefault(cell, []).append((bounds, cost))

    def add_line(self, start: Point, end: Point, cost: float) -> None:
        """Take up the places along a line that runs along an axis."""
        left, top = min(start.x, end.x), min(start.y, end.y)
        self.add(Bounds(left - 1, top - 1, abs(end.x - start.x) + 2, abs(end.y - start.y) + 2), cost)

    def cost(self, bounds: Bounds, gap: float = 1.0) -> float:
        """What it costs to write here."""
        met = {
            (other, cost)
            for cell in _cells(bounds)
            for other, cost in self._cells.get(cell, ())
            if bounds.meets(other, gap)
        }
        return sum(cost for _, cost in met)

    def best(self, places: Iterable[Bounds], borders: Crowd | None = None) -> Bounds:
        """The first of the cheapest places; later ones cost a little more. `borders`: what else to stay clear of."""
        chosen, least = None, float("inf")
        for n, place in enumerate(places):
            cost = self.cost(place) + n * 0.1 + (borders.cost(place) if borders is not None else 0.0)
            if cost < least:
                chosen, least = place, cost
            if least <= n * 0.1:
                break
        assert chosen is not None, "no place was offered"
        return chosen


def _cells(bounds: Bounds) -> Iterator[tuple[int, int]]:
    for x in range(int(bounds.x // _CELL), int(bounds.right // _CELL) + 1):
        for y in range(int(bounds.y // _CELL), int(bounds.bottom // _CELL) + 1):
            yield x, y
