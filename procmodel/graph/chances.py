"""The chance that a whole case goes well: products along sequences and parallel branches, averages over choices.

Each node is passed with a chance of its own. In the regions of parallel blocks every branch has to go well,
and what follows the join counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from procmodel.graph.blocks import END, Blocks, Join, blocks_of
from procmodel.graph.components import components_of
from procmodel.graph.elimination import Loop
from procmodel.graph.groups import groups_of
from procmodel.graph.rounds import round_from
from procmodel.graph.view import FlowRole, ProcessView
from procmodel.graph.visits import Visits
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass

__all__ = ["Chances"]

_TINY = 1e-12

_Onward = Sequence[Sequence[tuple[int, float]]]
"""Where each node leads, with the chance to come there well once the node is passed."""


_Group = tuple[Sequence[int], bool]
"""The nodes of a strong component, and whether it goes round."""


@dataclass
class Chances:
    """Chances over one process under given visits."""

    view: ProcessView
    visits: Visits

    def __post_init__(self) -> None:
        self.blocks: Blocks = blocks_of(self.view, self.visits.live)
        self.weight = self._weights()
        self._groups: dict[int, list[_Group]] = {}
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
        onward = list(self._onward)
        for flow in without:
            source = self.view.flows[flow].source
            onward[source] = self._ways(source, without)
        changed = self.blocks.closing if without else self._splits_round(passes)
        for split in self._inner_first:
            if split in changed:
                onward[split] = self._past_block(split, passes, without, onward)
        starts = {n: share for n, share in self.visits.shares.start.items() if share > 0}
        return self._reaching(0, starts, END, passes, onward)

    def _splits_round(self, nodes: Iterable[int]) -> set[int]:
        """The splits of the blocks that some nodes lie in."""
        regions, region_of = self.blocks.regions, self.blocks.region_of
        found: set[int] = set()
        for region in {region_of[node] for node in nodes}:
            while region > 0 and regions[region].split not in found:
                found.add(regions[region].split)
                region = regions[region].parent
        return found

    @cached_property
    def _inner_first(self) -> list[int]:
        """The splits of blocks, those inside before those round them."""
        depth = {split: self._depth(split) for split in self.blocks.closing}
        return sorted(depth, key=lambda split: -depth[split])

    def _depth(self, split: int) -> int:
        region = self.blocks.region_of[split]
        return self.blocks.regions[region].depth if region >= 0 else 0

    # -- where nodes lead --------------------------------------------------------------------------

    @cached_property
    def _onward(self) -> _Onward:
        """Where each node leads if every node is passed."""
        live, ways = self.visits.live, list(zip(self.visits.routes.target, self.weight, strict=False))
        onward = [[ways[flow] for flow in out if live[flow]] for out in self.view.out]
        for split in self._inner_first:
            onward[split] = self._past_block(split, {}, (), onward)
        return onward

    def _ways(
        self, node: int, without: Collection[int], beside: Collection[int] = ()
    ) -> list[tuple[int, float]]:
        """The ways on from a node, but for some flows."""
        live, flows, weight = self.visits.live, self.view.flows, self.weight
        out = self.view.out[node]
        return [(flows[f][1], weight[f]) for f in out if live[f] and f not in without and f not in beside]

    def _past_block(
        self, split: int, passes: Mapping[int, float], without: Collection[int], onward: _Onward
    ) -> list[tuple[int, float]]:
        """Where a split leads: past its block, if all goes well there, or along ways beside it."""
        together, close = self.blocks.together.get(split, ()), self.blocks.closing[split].node
        if len(together) == len(self.view.out[split]):
            return [(close, self._all_branches(split, close, together, passes, without, onward))]
        others = self._ways(split, (), together)
        alone = max(0.0, 1.0 - sum([weight for _, weight in others]))
        well = self._all_branches(split, close, together, passes, without, onward, alone)
        aside = [flow for flow in together if self.view.flows[flow].role is FlowRole.ATTACH]
        beside = self._all_branches(split, close, aside, passes, without, onward) if aside else 1.0
        ways = [(to, weight * beside) for to, weight in self._ways(split, without, together)]
        return [*ways, (close, alone * well)]

    def _all_branches(
        self,
        split: int,
        close: int,
        flows: Sequence[int],
        passes: Mapping[int, float],
        without: Collection[int],
        onward: _Onward,
        alone: float = 1.0,
    ) -> float:
        """The chance that these branches of a block go well, which `alone` of the visits of its split come to."""
        found, weight, region_on, target = 1.0, self.weight, self.blocks.region_on, self.visits.routes.target
        for flow in flows:
            own = alone if self.view.flows[flow].role is not FlowRole.ATTACH else 1.0
            taken = min(1.0, weight[flow] / own) if own else 1.0
            well = 0.0
            if flow not in without:
                well = self._branch(region_on[flow], target[flow], close, passes, onward)
            found *= 1.0 - taken + taken * well
        for join in self._partial.get(split, ()):  # what some branches do together before the others join
            found *= self._reaching(join.into, {join.node: 1.0}, close, passes, onward)
        return found

    def _branch(
        self, region: int, target: int, close: int, passes: Mapping[int, float], onward: _Onward
    ) -> float:
        """The chance to come through a branch, which may be a row of nodes with one way on each."""
        if target == close or region < 0 or self.blocks.region_of[target] != region:
            return 1.0
        well, node = 1.0, target
        for member in self.blocks.members[region]:
            ways = onward[member]
            if member != node or len(ways) != 1:
                break
            node, weight = ways[0]
            well *= passes.get(member, 1.0)
            well *= weight
        else:
            if node == close:
                return min(1.0, well)
        return self._reaching(region, {target: 1.0}, close, passes, onward)

    def _reaching(
        self,
        region: int,
        entering: Mapping[int, float],
        close: int,
        passes: Mapping[int, float],
        onward: _Onward,
    ) -> float:
        """The chance to come from where a region is entered to where it is left."""
        arriving, left = dict(entering), 0.0
        region_of = self.blocks.region_of
        for group, goes_round in self._groups_in(region):
            if goes_round:
                leaving = self._round(group, arriving, close, passes, onward)
            else:
                times = arriving.get(group[0])
                leaving = self._past(group[0], times, close, passes, onward) if times else ()
            for target, times in leaving:
                if target >= 0 and region_of[target] == region:
                    arriving[target] = arriving.get(target, 0.0) + times
                elif target == close or target >= 0:
                    left += times
        return min(1.0, left)

    def _past(
        self, node: int, times: float, close: int, passes: Mapping[int, float], onward: _Onward
    ) -> Sequence[tuple[int, float]]:
        """Where those go on to who come to a node so often."""
        times *= passes.get(node, 1.0)
        return [(target, times * weight) for target, weight in onward[node] or self._ended(node, close)]

    def _ended(self, node: int, close: int) -> Sequence[tuple[int, float]]:
        """Where a node leads without a way on: to the close; nowhere, if there are ways on which nothing goes well."""
        return () if any(self.visits.live[flow] for flow in self.view.out[node]) else ((close, 1.0),)

    # -- loops -------------------------------------------------------------------------------------

    def _round(
        self,
        group: Sequence[int],
        arriving: Mapping[int, float],
        close: int,
        passes: Mapping[int, float],
        onward: _Onward,
    ) -> Sequence[tuple[int, float]]:
        """Where those who come to a loop leave it to, and how often."""
        entering = {node: arriving[node] for node in group if arriving.get(node)}
        if not entering:
            return ()
        found = dict.fromkeys(group, 0.0)
        head = next(iter(entering))
        members = self._round_from(head, group) if len(entering) == 1 else []
        found[head], back = 1.0, 0.0
        leaving: list[tuple[int, float]] = []
        for node in members:
            times = found[node] * passes.get(node, 1.0)
            for target, weight in onward[node] or self._ended(node, close) if times else ():
                if target == head:
                    back += times * weight
                elif target in found:
                    found[target] += times * weight
                else:
                    leaving.append((target, times * weight))
        if not members or back > 1.0 - _TINY:
            found = self._solved(group, entering, passes, onward)
            past = [self._past(node, found[node], close, passes, onward) for node in group]
            return [one for ways in past for one in ways if one[0] not in found]
        again = entering[head] / (1.0 - back)
        return [(target, times * again) for target, times in leaving]

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
    def _known_rounds(self) -> dict[int, Sequence[int]]:
        """By their heads, the loops whose order is known from their visits; of a region, it is that of its nodes."""
        visits = self.visits
        return {} if visits.routes.through else {members[0]: members for members in visits.rounds.values()}

    def _solved(
        self,
        group: Sequence[int],
        entering: Mapping[int, float],
        passes: Mapping[int, float],
        onward: _Onward,
    ) -> dict[int, float]:
        """The same of a loop that one round does not tell."""
        inside: dict[int, dict[int, float]] = {node: {} for node in group}
        for node, targets in inside.items():
            well = passes.get(node, 1.0)
            for target, weight in onward[node]:
                if target in inside:
                    targets[target] = targets.get(target, 0.0) + well * weight
        return Loop(inside).solve(entering)

    def _groups_in(self, region: int) -> list[_Group]:
        """The strong components of a region with the flow."""
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
    def _groups_by_region(self) -> dict[int, list[_Group]]:
        """The same of all regions where there are no boxes: the components of the whole process, told apart."""
        region_of, expected, routes = self.blocks.region_of, self.visits.expected, self.visits.routes
        found: dict[int, list[_Group]] = {}
        for group in groups_of(routes):
            if len(group) == 1 and expected[group[0]] > 0 and group[0] not in routes.turning:
                found.setdefault(region_of[group[0]], []).append((group, False))
                continue
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
