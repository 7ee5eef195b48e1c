"""What leaves a join: the memories that its ways bring, united or mixed, each with the number of its cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from procmodel.graph.in_blocks import Meeting, by_trail

__all__ = ["Joining", "SeveralApart", "added_up"]

_NEAR = 1e-9
_MOST = 4_096  # memories at one join

Memories = Mapping[Any, float]
"""How many visits bring each memory."""


class SeveralApart(Exception):
    """Several memories go into a block: its branches have to remember which one did."""


class Joining:
    """The joins of one walk.

    Args:
        rule: what is remembered.
        meeting: where branches meet.
        splits: where only one memory may go on.
        apart: whether memories carry the trail of open blocks along.
    """

    def __init__(
        self,
        rule: Any,
        meeting: Meeting | None = None,
        *,
        splits: Collection[int] = (),
        apart: bool = False,
    ) -> None:
        self.rule, self.meeting, self.splits, self.apart = rule, meeting or Meeting(), splits, apart
        self.cut = False

    def split(self, node: int) -> None:
        """Several memories go on from a node.

        Raises:
            SeveralApart: only one may.
        """
        if node in self.splits:
            raise SeveralApart

    def joined(self, node: int, ways: Mapping[int, Memories], times: float) -> Memories:
        """What leaves a join; where memories carry trails, apart for each that went into the block."""
        if not times or not ways:
            return {}
        if not self.apart:
            return self._mixed(ways, times)
        left: dict[Any, float] = {}
        whole = sum(sum(way.values()) for way in ways.values())
        for trail, parts in by_trail(ways).items():
            here = times * sum(sum(part.values()) for part in parts.values()) / whole
            closes = bool(trail) and self.meeting.closing.get(trail[-1][0]) == node
            if trail and trail[-1][0] in self.meeting.joint and len(parts) > 1:
                self.cut = True
            for (_, memory), count in self._mixed(parts, here).items():
                after = (trail[:-1] if closes else trail, memory)
                left[after] = left.get(after, 0.0) + count
        return left

    def _mixed(self, ways: Mapping[int, Memories], times: float) -> Memories:
        """The memories of ways that come together united, those of alternatives mixed."""
        together = self._together(ways, times)
        if together is not None:
            return {together: times}
        brought = list(ways.values())
        if len(ways) == 1 or sum(sum(way.values()) for way in brought) <= times * (1.0 + _NEAR):
            return _scaled(added_up(brought), times)
        otherwise = self.meeting.otherwise
        mixed: Memories = {None: 1.0}
        for number, way in ways.items():
            if number not in otherwise:
                mixed = self._with_way(mixed, way, times)
        here = {memory: share for memory, share in mixed.items() if memory is not None}
        alone = [_scaled(ways[way], sum(ways[way].values()) / times) for way in ways if way in otherwise]
        return _scaled(added_up([here, *alone]), times)

    def _together(self, ways: Mapping[int, Memories], times: float) -> Any:
        """What ways bring on which every case comes, each with one memory; None where they are not such."""
        brought = [(number, *next(iter(way.items()))) for number, way in ways.items() if len(way) == 1]
        return self.whole(brought, times) if len(brought) == len(ways) else None

    def whole(self, brought: Iterable[tuple[int, Any, float]], times: float) -> Any:
        """The memories of ways united, if every case comes on each of them; else None.

        Args:
            brought: each way, the memory that it brings, and how often.
            times: the visits of the join.
        """
        united, otherwise = None, self.meeting.otherwise
        for number, memory, count in brought:
            if number in otherwise or count < times * (1.0 - _NEAR):
                return None
            united = memory if united is None else self.rule.unite(united, memory)
        return united

    def _with_way(self, mixed: Memories, way: Memories, times: float) -> Memories:
        """What is known so far, united with what one more way brings in a part of the cases."""
        total = sum(way.values())
        there = min(1.0, total / times)
        there = 1.0 if there > 1.0 - _NEAR else there
        following: dict[Any, float] = {}
        for memory, share in mixed.items():
            if there < 1.0:
                following[memory] = following.get(memory, 0.0) + share * (1.0 - there)
            for other, count in way.items():
                both = other if memory is None else self.rule.unite(memory, other)
                following[both] = following.get(both, 0.0) + share * there * count / total
        if len(following) <= _MOST:
            return following
        self.cut = True
        return dict(list(following.items())[:_MOST])


def _scaled(memories: Memories, times: float) -> Memories:
    total = sum(memories.values())
    return {memory: share * times / total for memory, share in memories.items()} if total else {}


def added_up(parts: Sequence[Memories]) -> Memories:
    """The visits of several ways together, memory by memory."""
    filled = [part for part in parts if part]
    if len(filled) == 1:
        return filled[0]
    total: dict[Any, float] = {}
    for part in filled:
        for memory, times in part.items():
            total[memory] = total.get(memory, 0.0) + times
    return total
