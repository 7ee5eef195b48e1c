"""The chance that a whole case goes well: products along sequences and parallel branches, averages over choices.

Each node is passed with a chance of its own. In the regions of parallel blocks every branch has to go well,
and what follows the join counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from procmodel.graph.blocks import END, Blocks, Join, blocks_of
from procmodel.graph.components import components_of
from procmodel.graph.elimination import Loop
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.graph.visits import Visits

__all__ = ["Chances"]


@dataclass
class Chances:
    """Chances over one process under given visits."""

    view: ProcessView
    visits: Visits

    def __post_init__(self) -> None:
        self.blocks: Blocks = blocks_of(self.view, self.visits.live)
        self.weight = self._weights()
        self._members: dict[int, list[int]] = {}
        for node, region in enumerate(self.blocks.region_of):
            if self.visits.expected[node] > 0:
                self._members.setdefault(region, []).append(node)
        self._partial: dict[
            int, list[Join]
        ] = {}  # by split, where some of its branches meet before the others
        for join in self.blocks.joins:
            if join.node >= 0:
                self._partial.setdefault(self.blocks.regions[join.into].split, []).append(join)

    @property
    def is_known(self) -> bool:
        """Whether the drawing has the structure that products need; else simulation has to tell."""
        return self.blocks.trouble is None

    def _weights(self) -> list[float]:
        """The share of each flow; of the ways into a box, what is not broken off."""
        weight = list(self.visits.shares.weight)
        for box in self.view.exit_of:
            entries = [f for f in self.view.out[box] if self.view.flows[f].role is FlowRole.ENTER]
            total = sum(weight[f] for f in entries)
            stays = self.visits.shares.stays.get(box, 1.0)
            for flow in entries:
                weight[flow] = (
                    stays * weight[flow] / total if total and box not in self.blocks.together else stays
                )
        return weight

    def of_all(self, passes: Mapping[int, float], without: Collection[int] = ()) -> float:
        """The chance that every node a case comes by is passed.

        Args:
            passes: the chance of each node; 1 where it is not named.
            without: flows on which nothing goes well (those that lead back to do work again).
        """
        inner: dict[int, float] = {}
        for split in self._inner_first():
            inner[split] = self._all_branches(split, passes, without, inner)
        starts = {n: share for n, share in self.visits.shares.start.items() if share > 0}
        return self._reaching(0, starts, END, passes, without, inner)

    def _inner_first(self) -> list[int]:
        depth = {split: self._depth(split) for split in self.blocks.closing}
        return sorted(depth, key=lambda split: -depth[split])

    def _depth(self, split: int) -> int:
        region = self.blocks.region_of[split]
        return self.blocks.regions[region].depth if region >= 0 else 0

    def _all_branches(
        self, split: int, passes: Mapping[int, float], without: Collection[int], inner: Mapping[int, float]
    ) -> float:
        found = 1.0
        close = self.blocks.closing[split].node
        for flow in self.blocks.together.get(split, ()):
            region = self.blocks.region_on[flow]
            taken = min(1.0, self.weight[flow])
            target = self.view.flows[flow].target
            well = 0.0 if flow in without else self._branch(region, target, close, passes, without, inner)
            found *= 1.0 - taken + taken * well
        for join in self._partial.get(split, ()):  # what some branches do together before the others join
            found *= self._reaching(join.into, {join.node: 1.0}, close, passes, without, inner)
        return found

    def _branch(
        self,
        region: int,
        target: int,
        close: int,
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> float:
        if target == close or region < 0 or self.blocks.region_of[target] != region:
            return 1.0
        return self._reaching(region, {target: 1.0}, close, passes, without, inner)

    def _reaching(
        self,
        region: int,
        entering: Mapping[int, float],
        close: int,
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> float:
        """The chance to come from where a region is entered to where it is left."""
        nodes = self._members.get(region, [])
        ways = {node: self._ways(node, region, passes, without, inner) for node in nodes}
        arriving = _solved(nodes, ways, entering)
        left = 0.0
        for node, times in arriving.items():
            here = passes.get(node, 1.0) * times
            targets = ways[node]
            if not targets and not self._leads_on(node):
                left += here * inner.get(node, 1.0)
            left += times * self._leaving(node, region, close, passes, without, inner)
        return min(1.0, left)

    def _leads_on(self, node: int) -> bool:
        return any(self.visits.live[flow] for flow in self.view.out[node])

    def _ways(
        self,
        node: int,
        region: int,
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> dict[int, float]:
        """Where a node leads within its region, with the chance to come there well."""
        found: dict[int, float] = {}
        for target, chance in self._onward(node, passes, without, inner):
            if target >= 0 and self.blocks.region_of[target] == region and self.visits.expected[target] > 0:
                found[target] = found.get(target, 0.0) + chance
        return found

    def _leaving(
        self,
        node: int,
        region: int,
        close: int,
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> float:
        """The chance that a visit of a node leaves the region well by its next step."""
        return sum(
            chance
            for target, chance in self._onward(node, passes, without, inner)
            if target == close or (target >= 0 and self.blocks.region_of[target] != region)
        )

    def _onward(
        self,
        node: int,
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> list[tuple[int, float]]:
        well = passes.get(node, 1.0)
        together: Sequence[int] = self.blocks.together.get(node, ())
        found: list[tuple[int, float]] = []
        alone = 1.0
        for flow in self.view.out[node]:
            if not self.visits.live[flow] or flow in together:
                continue
            alone -= self.weight[flow] if node in inner else 0.0
            if flow not in without:
                found.append((self.view.flows[flow].target, well * self.weight[flow]))
        if node in inner:
            found.append((self.blocks.closing[node].node, well * max(0.0, alone) * inner[node]))
        return found


def _solved(
    nodes: Sequence[int], ways: Mapping[int, Mapping[int, float]], entering: Mapping[int, float]
) -> dict[int, float]:
    """How often each node is come to well."""
    arriving = {node: entering.get(node, 0.0) for node in nodes}
    for group in reversed(components_of(nodes, lambda node: ways[node])):
        if len(group) > 1 or group[0] in ways[group[0]]:
            members = set(group)
            inside = {n: {t: w for t, w in ways[n].items() if t in members} for n in group}
            arriving.update(Loop(inside).solve({n: arriving[n] for n in group if arriving[n]}))
        for node in group:
            for target, chance in ways[node].items():
                if target not in group:
                    arriving[target] += arriving[node] * chance
    return arriving
