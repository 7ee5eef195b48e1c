"""What the layout works on: numbers only, so that any graph can be laid out and every law tested."""

from __future__ import annotations

from dataclasses import field

from procmodel.light.records import dataclass

__all__ = ["Flow", "Item", "Problem"]


@dataclass(slots=True)
class Item:
    """A shape to be placed. `note` is the size of the text outside it, (0, 0) for none."""

    lane: int
    width: float
    height: float
    note: tuple[float, float] = (0.0, 0.0)
    diamond: bool = False  # its flows leave from its corners
    round: bool = False
    hang: float = 0.0  # how far events on its lower border reach below it
    rack: tuple[float, float, float] | None = None  # how far what hangs below reaches: left, right, below it
    edge: int = 0  # no shape but the upper (-1) or lower (1) edge of its lane, where flows end
    by: int = -1  # of an edge: the item in whose column it is, -1 for none


@dataclass(slots=True)
class Flow:
    """A line to be drawn. `note` is the size of its text; `slot` its fixed place on the lower border.

    `slot` is px from the middle: flows of events on the border of an activity start there.
    """

    source: int
    target: int
    note: tuple[float, float] = (0.0, 0.0)
    slot: float | None = None
    message: bool = False  # says nothing about what comes first


@dataclass(slots=True)
class Problem:
    """One version of a process: shapes in file order, flows in file order, and how many lanes there are.

    Edges of lanes come last, and so do the flows to them.
    """

    lanes: int
    items: list[Item] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)

    def core(self) -> Problem:
        """The same without the edges of lanes."""
        count = sum(not item.edge for item in self.items)
        flows = [flow for flow in self.flows if max(flow.source, flow.target) < count]
        return Problem(self.lanes, self.items[:count], flows)

    def leaving(self) -> list[list[int]]:
        """The flows that leave each item."""
        table: list[list[int]] = [[] for _ in self.items]
        for number, flow in enumerate(self.flows):
            table[flow.source].append(number)
        return table
