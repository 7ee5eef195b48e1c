"""From horizontal grid lines to px: how high rows and lanes are, and where every horizontal line runs."""

from __future__ import annotations

from procmodel.layouts.panel import DOWN, NOTE_GAP, STUB, UP, Panel, level, pitches, side
from procmodel.layouts.tracks import span
from procmodel.themes import Sizes

__all__ = ["Down"]

_BLACK_BOX = 44.0  # px, height of a lane that only messages lead to


class Down:
    """Rows, horizontal channels and lanes of one version; its vertical wires have their places already."""

    def __init__(self, panel: Panel, sizes: Sizes) -> None:
        self.panel, self.sizes = panel, sizes
        span(panel.legs, False, self._x)
        level(panel, vertical=False, gap=6.0, is_middle=lambda line: not panel.grid.is_channel(line))
        count = panel.grid.height
        self.up = [0.0] * count  # of rows: reach from the middle line
        self.low = [0.0] * count
        self.tracks = [0] * count
        for wire in panel.wires:
            if not wire.vertical and panel.grid.is_channel(wire.line):
                self.tracks[wire.line] = max(self.tracks[wire.line], int(wire.level) + 1)
        self._rows()

    def _x(self, number: int, k: int, is_end: bool) -> float:
        """Where a horizontal leg begins or ends: at the vertical wire it turns into, or at an item's border."""
        legs, flow = self.panel.legs[number], self.panel.problem.flows[number]
        beyond = k + 1 if is_end else k - 1
        if 0 <= beyond < len(legs):
            return legs[beyond].wire.at
        leg = legs[k]
        item = flow.target if is_end else flow.source
        point, other = (leg.end, leg.start) if is_end else (leg.start, leg.end)
        half = self.panel.problem.items[item].width / 2
        return self.panel.centres[item][0] + (half if other[0] > point[0] else -half)

    def _rows(self) -> None:
        panel = self.panel
        for number, item in enumerate(panel.problem.items):
            line, half = panel.grid.y[number], item.height / 2
            note = item.note[1] + NOTE_GAP + half if panel.note_sides[number] else 0.0
            below = panel.note_sides[number] == "below"
            hang = max(item.hang, item.rack[2] if item.rack else 0.0)
            self.low[line] = max(self.low[line], half + hang, note if below else 0.0)
            self.up[line] = max(self.up[line], half, 0.0 if below else note)
        for flow, route in zip(panel.problem.flows, panel.routes, strict=True):
            if not flow.note[0]:
                continue
            item = panel.problem.items[flow.source]
            line, half = panel.grid.y[flow.source], item.height / 2 + item.hang
            leaves = side(route, False)
            if leaves == DOWN:
                self.low[line] = max(self.low[line], half + flow.note[1] + 6)
            elif leaves == UP:
                self.up[line] = max(self.up[line], half + flow.note[1] + 6)
            else:
                self.up[line] = max(self.up[line], flow.note[1] + 6)
                self.low[line] = max(self.low[line], flow.note[1] + 6)

    def place(self) -> None:
        """Give every item and every horizontal wire its y, every lane its borders."""
        panel, sizes = self.panel, self.sizes
        middle = [0.0] * panel.grid.height
        starts = [0.0] * panel.grid.height
        at = 0.0
        panel.lane_tops = [0.0]
        for lane, count in enumerate(panel.grid.row_count):
            first, lines = panel.grid.first_line[lane], panel.grid.lines[lane]
            for line in range(first, first + lines):
                starts[line] = at
                if panel.grid.is_channel(line):
                    depth = self._channel(line, line in (first, first + lines - 1))
                    middle[line] = at + depth / 2
                    at += depth
                else:
                    middle[line] = at + self.up[line]
                    at += self.up[line] + self.low[line]
            at = max(at, panel.lane_tops[-1] + (0 if count else sizes.thin_lane if not lines else _BLACK_BOX))
            panel.lane_tops.append(at)
        self._wires(starts, middle)
        panel.centres = [(x, middle[y]) for (x, _), y in zip(panel.centres, panel.grid.y, strict=True)]

    def _channel(self, line: int, outer: bool) -> float:
        tracks = self.tracks[line]
        least = self.sizes.lane_padding if outer else self.sizes.gap_y
        if not tracks:
            return least
        return max(least, 2 * STUB + (tracks - 1) * self.sizes.track)

    def _wires(self, starts: list[float], middle: list[float]) -> None:
        pitch = pitches(self.panel, vertical=False, track=self.sizes.track)
        for wire in self.panel.wires:
            if wire.vertical:
                continue
            if self.panel.grid.is_channel(wire.line):
                wire.at = starts[wire.line] + STUB + wire.level * self.sizes.track
            else:
                wire.at = middle[wire.line] + wire.level * pitch.get(wire.line, 0)
