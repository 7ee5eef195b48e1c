"""The chance that a whole case goes well: products along sequences and parallel branches, averages over choices.

Each node is passed with a chance of its own. In the regions of parallel blocks every branch has to go well,
and what follows the join counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from procmodel.caching import cached_property
from procmodel.graph.blocks import END, Blocks, Join, blocks_of
from procmodel.graph.components import components_of
from procmodel.graph.elimination import Loop
from procmodel.graph.rounds import round_from
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.graph.visits import Visits, groups_of
from procmodel.records import dataclass

__all__ = ["Chances"]

_TINY = 1e-12


@dataclass
class Chances:
    """Chances over one process under given visits."""

    view: ProcessView
    visits: Visits

    def __post_init__(self) -> None:
        self.blocks: Blocks = blocks_of(self.view, self.visits.live)
        self.weight = self._weights()
        self._groups: dict[int, list[tuple[list[int], bool]]] = {}
        self._ways: dict[int, list[tuple[int, float]]] = {}
        self._rounds: dict[tuple[int, int], list[int]] = {}
        self._partial: dict[
            int, list[Join]
        ] = {}  # by split, where some of its branches meet before the others
        for join in self.blocks.joins:
            if join.node >= 0:
                self._partial.setdefault(self.blocks.regions[join.into].split, []).append(join)

    def _members(self, region: int) -> Sequence[int]:
        """The nodes of a region."""
        if region:
            return self.blocks.members.get(region, ())
        return [node for node, lies_in in enumerate(self.blocks.region_of) if not lies_in]

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
        arriving, left = dict(entering), 0.0
        region_of = self.blocks.region_of
        for group, is_loop in self._groups_in(region):
            inside: Collection[int] = ()
            if is_loop:
                inside = self._round(group, arriving, passes, without, inner)
                arriving.update(inside)
            for node in group:
                times = arriving.get(node)
                if not times:
                    continue
                times *= passes.get(node, 1.0)
                ways = self._onward(node, without, inner)
                if not ways and not self._leads_on(node):
                    left += times
                for target, weight in ways:
                    if target >= 0 and region_of[target] == region:
                        if target not in inside:
                            arriving[target] = arriving.get(target, 0.0) + times * weight
                    elif target == close or target >= 0:
                        left += times * weight
        return min(1.0, left)

    def _round(
        self,
        group: Sequence[int],
        arriving: Mapping[int, float],
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> dict[int, float]:
        """How often each node of a loop is come to well."""
        found = dict.fromkeys(group, 0.0)
        entering = {node: arriving[node] for node in group if arriving.get(node)}
        if not entering:
            return found
        head = next(iter(entering))
        members = self._round_from(head, group) if len(entering) == 1 else []
        found[head], back = 1.0, 0.0
        for node in members:
            times = found[node] * passes.get(node, 1.0)
            for target, weight in self._onward(node, without, inner) if times else ():
                if target == head:
                    back += times * weight
                elif target in found:
                    found[target] += times * weight
        if not members or back > 1.0 - _TINY:
            return self._solved(group, entering, passes, without, inner)
        again = entering[head] / (1.0 - back)
        return {node: times * again for node, times in found.items()}

    def _round_from(self, head: int, group: Sequence[int]) -> list[int]:
        """The order of one round through a loop from where it is entered, as `round_from` has it."""
        if (head, group[0]) not in self._rounds:
            region, members = self.blocks.region_of[head], set(group)
            known = [node for node in self._known_rounds.get(head, ()) if node in members]
            if len(known) == len(group):
                self._rounds[head, group[0]] = known
                return known
            ahead = {node: [t for t in self._targets(node, region) if t in members] for node in group}
            self._rounds[head, group[0]] = round_from(head, ahead)
        return self._rounds[head, group[0]]

    @cached_property
    def _known_rounds(self) -> dict[int, list[int]]:
        """By their heads, the loops whose order is known from their visits; of a region, it is that of its nodes."""
        visits = self.visits
        return {} if visits.routes.through else {members[0]: members for members in visits.rounds.values()}

    def _solved(
        self,
        group: Sequence[int],
        entering: Mapping[int, float],
        passes: Mapping[int, float],
        without: Collection[int],
        inner: Mapping[int, float],
    ) -> dict[int, float]:
        """The same of a loop that one round does not tell."""
        inside: dict[int, dict[int, float]] = {node: {} for node in group}
        for node, targets in inside.items():
            well = passes.get(node, 1.0)
            for target, weight in self._onward(node, without, inner):
                if target in inside:
                    targets[target] = targets.get(target, 0.0) + well * weight
        return Loop(inside).solve(entering)

    def _leads_on(self, node: int) -> bool:
        return any(self.visits.live[flow] for flow in self.view.out[node])

    def _onward(
        self, node: int, without: Collection[int], inner: Mapping[int, float]
    ) -> list[tuple[int, float]]:
        """Where a node leads, with the chance to come there well once the node is passed."""
        if node in inner:
            return self._past_block(node, without, inner[node])
        known = self._ways.get(node) if not without else None
        if known is None:
            live, flows, weight = self.visits.live, self.view.flows, self.weight
            out = self.view.out[node]
            known = [(flows[f][1], weight[f]) for f in out if live[f] and f not in without]
            if not without:
                self._ways[node] = known
        return known

    def _past_block(self, split: int, without: Collection[int], well: float) -> list[tuple[int, float]]:
        """Where a split leads: past its block, which goes well with this chance, or along ways beside it."""
        live, flows, weight = self.visits.live, self.view.flows, self.weight
        together = self.blocks.together.get(split, ())
        others = [f for f in self.view.out[split] if live[f] and f not in together]
        alone = max(0.0, 1.0 - sum([weight[f] for f in others]))
        found = [(flows[f][1], weight[f]) for f in others if f not in without]
        return [*found, (self.blocks.closing[split].node, alone * well)]

    def _groups_in(self, region: int) -> list[tuple[list[int], bool]]:
        """The strong components of a region with the flow, and whether each goes round."""
        if not self.visits.routes.through:
            return self._groups_by_region.get(region, [])
        if region not in self._groups:
            members = [node for node in self._members(region) if self.visits.expected[node] > 0]
            inside = {node: self._targets(node, region) for node in members}
            several = len(members) > 1
            found = reversed(components_of(members, inside.__getitem__)) if several else [members]
            self._groups[region] = [(g, len(g) > 1 or g[0] in inside[g[0]]) for g in found if g]
        return self._groups[region]

    @cached_property
    def _groups_by_region(self) -> dict[int, list[tuple[list[int], bool]]]:
        """The same of all regions where there are no boxes: the components of the whole process, told apart."""
        region_of, expected, routes = self.blocks.region_of, self.visits.expected, self.visits.routes
        found: dict[int, list[tuple[list[int], bool]]] = {}
        for group in groups_of(routes):
            parts: dict[int, list[int]] = {}
            for node in group:
                if expected[node] > 0:
                    parts.setdefault(region_of[node], []).append(node)
            for region, part in parts.items():
                found.setdefault(region, []).append((part, len(part) > 1 or part[0] in routes.turning))
        return found

    def _targets(self, node: int, region: int) -> list[int]:
        """Where a node leads within its region."""
        region_of, expected = self.blocks.region_of, self.visits.expected
        together = self.blocks.together.get(node, ())
        live, flows, out = self.visits.live, self.view.flows, self.view.out[node]
        if not together:
            targets = [flows[f][1] for f in out if live[f]]
            return [t for t in targets if region_of[t] == region and expected[t] > 0]
        targets = [flows[f][1] for f in out if live[f] and f not in together]
        if node in self.blocks.closing:
            targets.append(self.blocks.closing[node].node)
        return [t for t in targets if t >= 0 and region_of[t] == region and expected[t] > 0]
