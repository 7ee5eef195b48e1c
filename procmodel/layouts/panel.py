"""One version of a process while it is laid out, and what both directions need to know of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from procmodel.layouts.combs import Combs
from procmodel.layouts.grid import Grid
from procmodel.layouts.problem import Problem
from procmodel.layouts.router import Route, Side
from procmodel.layouts.tracks import Leg, Wire, levels
from procmodel.light.records import dataclass

__all__ = ["ARROW", "DOWN", "LEFT", "NOTE_GAP", "RIGHT", "STUB", "UP", "Panel", "level", "pitches", "side"]

UP, DOWN, LEFT, RIGHT = (0, -1), (0, 1), (-1, 0), (1, 0)
NOTE_GAP = 4.0  # between a shape and the text outside it
STUB = 12.0  # a flow leaves a shape at least so far before it turns
RACK_ROOM = 7.0  # how far from the middle flows may run where something hangs below
ARROW = 20.0  # a flow arrives over at least so far, its arrowhead included


@dataclass(slots=True)
class Panel:
    """One version, laid out. Coordinates are px from its own top left corner.

    Attributes:
        centres: of the items. `note_sides`: where the text outside each item stands.
        lane_tops: upper border of each lane, and at last the lower border of the last one.
        waypoints: of the flows.
        combs: which flows are teeth of combs.
        turned: lanes are columns in the picture: x and y change places.
    """

    problem: Problem
    back: set[int]
    columns: list[int]
    grid: Grid
    combs: Combs
    routes: list[Route] = field(default_factory=list)
    legs: list[list[Leg]] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    note_sides: list[str] = field(default_factory=list)
    centres: list[tuple[float, float]] = field(default_factory=list)
    lane_tops: list[float] = field(default_factory=list)
    waypoints: list[tuple[tuple[float, float], ...]] = field(default_factory=list)
    width: float = 0.0
    turned: bool = False

    def row(self, item: int) -> int:
        """The row of its lane that an item stands in, from 0 at the top."""
        return (self.grid.y[item] - self.grid.first_line[self.problem.items[item].lane]) // 2

    def place(self, item: int) -> tuple[float, float]:
        """The middle of an item in the picture."""
        return self.centres[item][::-1] if self.turned else self.centres[item]

    def size(self, item: int) -> tuple[float, float]:
        """Width and height of an item in the picture."""
        it = self.problem.items[item]
        return (it.height, it.width) if self.turned else (it.width, it.height)

    def corners(self, flow: int) -> list[tuple[float, float]]:
        """The corners of a flow in the picture."""
        return [(y, x) if self.turned else (x, y) for x, y in self.waypoints[flow]]


def side(route: Route, at_end: bool) -> Side:
    """On which side of its source a route leaves, or of its target it arrives."""
    (x1, y1), (x2, y2) = (route[-1], route[-2]) if at_end else (route[0], route[1])
    return ((x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1))


def level(panel: Panel, *, vertical: bool, gap: float, is_middle: Callable[[int], bool]) -> None:
    """Give all wires of one direction their levels, line by line."""
    lines: dict[int, list[Wire]] = {}
    for wire in panel.wires:
        if wire.vertical is vertical:
            lines.setdefault(wire.line, []).append(wire)
    for line in sorted(lines):
        levels(lines[line], centred=is_middle(line), gap=gap)


def pitches(panel: Panel, *, vertical: bool, track: float) -> dict[int, float]:
    """How far apart wires lie on each middle line: as the smallest shape they touch allows."""
    pitch: dict[int, float] = {}
    for wire in panel.wires:
        if wire.vertical is not vertical or not wire.level:
            continue
        for number in wire.items:
            item = panel.problem.items[number]
            half = (item.width if vertical else item.height) / 2
            share = 0.6 if item.diamond else 0.7
            room = min(share * half, RACK_ROOM) if item.rack and vertical else share * half
            allowed = min(track, room / abs(wire.level))
            pitch[wire.line] = min(pitch.get(wire.line, track), allowed)
    return pitch
