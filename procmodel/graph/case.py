"""One flow through a process, of the average case or of the main run, as sums over it need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from procmodel.graph.blocks import Blocks, blocks_of
from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import beginnings

__all__ = ["Case"]


@dataclass(frozen=True)
class Case:
    """How often a case comes by each node.

    Attributes:
        view: the process.
        visits: expected visits of each node, multi-instance aside; None where a share is missing.
        shares: the part of a node's visits that goes on along each flow, None where it is not known; 1 on
            each branch of a parallel split.
        lacking: the ids without which unknown visits are unknown.
        exact: whether the visits are exact.
    """

    view: ProcessView
    visits: Sequence[float | None]
    shares: Sequence[float | None]
    lacking: tuple[str, ...] = ()
    exact: bool = True

    @cached_property
    def numbers(self) -> StatedNumbers:
        """What the process states about time and money."""
        return StatedNumbers(self.view)

    @cached_property
    def live(self) -> list[bool]:
        """Which flows a case can take: no 0 % branch, and nothing that is never visited."""
        return [
            self.shares[number] != 0 and self.visits[flow.source] != 0
            for number, flow in enumerate(self.view.flows)
        ]

    @cached_property
    def blocks(self) -> Blocks:
        """The parallel blocks of it."""
        return blocks_of(self.view, self.live)

    @cached_property
    def picked_up(self) -> list[bool]:
        """Where a pick-up begins on some route."""
        return beginnings(self.view, self.live)

    def visited(self, node: int) -> bool:
        """Whether a case may come to a node."""
        return self.visits[node] != 0
