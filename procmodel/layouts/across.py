"""From vertical grid lines to px: how wide columns and channels are, and where every vertical line runs."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.layouts.panel import ARROW, DOWN, RIGHT, STUB, UP, Panel, pitches, side
from procmodel.themes import Sizes

__all__ = ["Across"]

_SIGN = 40.0  # px, for the plate of a handoff


class Across:
    """Columns and vertical channels, common to all versions of a picture."""

    def __init__(self, panels: Sequence[Panel], sizes: Sizes) -> None:
        self.sizes = sizes
        count = max((panel.grid.width for panel in panels), default=1)
        self.left = [0.0] * count  # of columns: reach from the middle; of channels: room before the tracks
        self.right = [0.0] * count
        self.tracks = [0] * count
        for panel in panels:
            self._columns(panel)
        for panel in panels:
            self._channels(panel)
        self.start = [0.0] * count
        self.middle = [0.0] * count
        at = 0.0
        for line in range(count):
            self.start[line] = at
            self.middle[line] = at + self.left[line]
            at += self._extent(line, count)
        self.total = at

    def _columns(self, panel: Panel) -> None:
        for number, item in enumerate(panel.problem.items):
            line = panel.grid.x[number]
            half, note = item.width / 2, item.note[0]
            corner = panel.note_sides[number] == "above-left"
            left, right = (note + 7, 0.0) if corner else (note / 2, note / 2)
            if item.rack:
                left, right = max(left, item.rack[0]), max(right, item.rack[1])
            self.left[line] = max(self.left[line], half, left)
            self.right[line] = max(self.right[line], half, right)
        for flow, route in zip(panel.problem.flows, panel.routes, strict=True):
            if flow.note[0] and side(route, False) in (UP, DOWN):
                line = panel.grid.x[flow.source]
                self.right[line] = max(self.right[line], flow.note[0] + 8 + max(flow.slot or 0, 0))

    def _channels(self, panel: Panel) -> None:
        for wire in panel.wires:
            if wire.vertical and not wire.line % 2:
                self.tracks[wire.line] = max(self.tracks[wire.line], int(wire.level) + 1)
        self._teeth(panel)
        for number, (flow, route) in enumerate(zip(panel.problem.flows, panel.routes, strict=True)):
            if number in panel.combs.split:
                continue
            if not flow.note[0] or (leaves := side(route, False)) in (UP, DOWN):
                continue
            column = panel.grid.x[flow.source]
            half = panel.problem.items[flow.source].width / 2
            need = flow.note[0] + STUB
            if leaves == RIGHT:
                self.left[column + 1] = max(self.left[column + 1], need - (self.right[column] - half))
            else:
                self.right[column - 1] = max(self.right[column - 1], need - (self.left[column] - half))

    def _teeth(self, panel: Panel) -> None:
        """Words of a comb stand on its teeth, beyond the trunk, and so does what tells of another lane."""
        items = panel.problem.items
        for number in panel.combs.split | panel.combs.join:
            flow = panel.problem.flows[number]
            sign = _SIGN if items[flow.source].lane != items[flow.target].lane else 0.0
            if number in panel.combs.split:
                line, words = panel.grid.x[flow.source] + 1, flow.note[0] + STUB if flow.note[0] else 0.0
                self.right[line] = max(self.right[line], words + sign + ARROW if words or sign else 0.0)
            elif sign:
                line = panel.grid.x[flow.target] - 1
                self.left[line] = max(self.left[line], sign)

    def _extent(self, line: int, count: int) -> float:
        if line % 2:
            return self.left[line] + self.right[line]
        tracks = self.tracks[line]
        if line in (0, count - 1):
            return 2 * STUB + (tracks - 1) * self.sizes.track if tracks else self.sizes.lane_padding
        if not tracks:
            return max(self.sizes.gap_x, self.left[line] + self.right[line] + ARROW)
        bundle = (tracks - 1) * self.sizes.track
        return max(self.sizes.gap_x, max(STUB, self.left[line]) + bundle + max(ARROW, self.right[line]))

    def place(self, panel: Panel) -> None:
        """The x of all vertical wires of one version."""
        count = len(self.start)
        pitch = pitches(panel, vertical=True, track=self.sizes.track)
        for wire in panel.wires:
            if not wire.vertical:
                continue
            line = wire.line
            if line % 2:
                offset = wire.slot if wire.slot is not None else wire.level * pitch.get(line, 0)
                wire.at = self.middle[line] + offset
                continue
            low = self.start[line] + max(STUB, self.left[line])
            high = self.start[line] + self._extent(line, count) - max(ARROW, self.right[line])
            bundle = (self.tracks[line] - 1) * self.sizes.track
            wire.at = max(low, (low + high - bundle) / 2) + wire.level * self.sizes.track
            if line in (0, count - 1):
                wire.at = self.start[line] + STUB + wire.level * self.sizes.track
        panel.centres = [(self.middle[x], 0.0) for x in panel.grid.x]
