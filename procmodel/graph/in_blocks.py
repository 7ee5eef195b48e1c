"""Memories inside parallel blocks: with what went into each block that is still open.

The branches of a block begin with the same memory. Taken one by one at their join, two branches that both just
passed it on would seem to bring different ones by chance; so each remembers which one went in.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import field
from typing import Any

from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass

__all__ = ["InBlocks", "Meeting", "Trail", "by_name", "by_trail"]

Trail = tuple[tuple[int, Hashable], ...]
"""The open blocks, outermost first: the split of each, and the memory that went in."""

Within = tuple[Trail, Any]


@dataclass(frozen=True)
class Meeting:
    """Where branches of blocks meet again.

    Attributes:
        closing: the join that closes each split of several tokens.
        otherwise: ways into a join on which a case comes only where it comes on no other.
        joint: splits whose branches are not taken independently of each other.
        region_of: the region of each node; 0 outside of all blocks.
    """

    closing: Mapping[int, int] = field(default_factory=dict)
    otherwise: Collection[int] = ()
    joint: Collection[int] = ()
    region_of: Sequence[int] = ()


class InBlocks:
    """A rule whose memories carry the trail of open blocks along.

    Args:
        rule: what is remembered.
        meeting: which splits open a block, and where it is closed.
    """

    def __init__(self, rule: Any, meeting: Meeting) -> None:
        self.rule, self.splits, self.region_of = rule, meeting.closing, meeting.region_of

    def begin(self, node: int) -> Within:
        """No block is open."""
        return (), self.rule.begin(node)

    def visit(self, node: int, memory: Within) -> tuple[tuple[tuple[str, float], ...], Within]:
        """As the rule says; a split opens its block."""
        trail, inner = memory
        counted, after = self.rule.visit(node, inner)
        if node in self.splits:
            return counted, ((*trail, (node, after)), after)
        return counted, memory if after is inner else (trail, after)

    @cached_property
    def leaving(self) -> list[Within | None]:
        """As the rule says, outside of all blocks; inside, the trail depends on what a case came with."""
        left: list[Within | None] = [None if memory is None else ((), memory) for memory in self.rule.leaving]
        for node, region in enumerate(self.region_of):
            if region or node in self.splits:
                left[node] = None
        return left

    def unite(self, one: Within, other: Within) -> Within:
        """The memories united; both have the same trail."""
        return one[0], self.rule.unite(one[1], other[1])


def by_trail(ways: Mapping[int, Mapping[Within, float]]) -> dict[Trail, dict[int, dict[Within, float]]]:
    """What each way brings, by its number, told apart by the trail."""
    found: dict[Trail, dict[int, dict[Within, float]]] = {}
    for way, brought in ways.items():
        for memory, times in brought.items():
            found.setdefault(memory[0], {}).setdefault(way, {})[memory] = times
    return found


def by_name(counted: tuple[tuple[str, float], ...]) -> dict[str, float]:
    """What one visit counts under each name."""
    found: dict[str, float] = {}
    for name, amount in counted:
        found[name] = found.get(name, 0.0) + amount
    return found
