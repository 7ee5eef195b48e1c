"""How long parallel blocks take: from each split of several tokens to where they meet again.

Inside a branch the outcomes of its choices are followed one by one, so that the longest branch is found for
each combination of them. A loop inside a branch counts with its mean for each way out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from procmodel.graph.blocks import END, Blocks, Join
from procmodel.graph.components import components_of
from procmodel.graph.draws import Draws, Number, plain_mean
from procmodel.graph.solving import solved
from procmodel.graph.spans import (
    EMPTY,
    NOT_TAKEN,
    Outcome,
    Span,
    Stretch,
    added,
    is_absent,
    longest,
    mixed,
    shifted,
)
from procmodel.graph.view import ProcessView, Routing
from procmodel.model import BoundaryEvent, Gateway

__all__ = ["Passage"]

_ANY_OF = (Routing.INCLUSIVE, Routing.COMPLEX)


class Passage:
    """The spans of all blocks, for one reading of the times and one of the shares.

    Args:
        view: the process.
        blocks: its regions; without trouble.
        live: which flows a case can take.
        share_of: the share of a flow that is one of several.
        step_of: what passing a node takes.
        limit: how many outcomes of a span are told apart.
    """

    def __init__(
        self,
        view: ProcessView,
        blocks: Blocks,
        live: Sequence[bool],
        share_of: Callable[[int], Number],
        step_of: Callable[[int], Span],
        limit: int,
    ) -> None:
        self.view, self.blocks, self.live = view, blocks, live
        self.share_of, self.step_of, self.limit = share_of, step_of, limit
        self.block: dict[int, Span] = {}  # by split, up to its closing join
        self.critical: set[int] = {0}  # the regions that are on average the longest where they meet
        self._latest: list[int] = []  # by join, the part that is the longest on average
        self._joined: dict[int, Span] = {}  # by region that a partial join opens
        self._members = blocks.members
        self._looping = {blocks.region_on[flow] for flow in blocks.back if live[flow]}
        for join in blocks.joins:
            self._close(join)
        for join, part in reversed(list(zip(blocks.joins, self._latest, strict=True))):
            if join.into in self.critical:
                self.critical.add(part)
        self._latest, self._joined = [], {}

    # -- joins -------------------------------------------------------------------------------------

    def _close(self, join: Join) -> None:
        """Find how long it takes until the parts of a join are all there."""
        flows = [self._flow(part) for part in join.parts]
        spans = [self._taken(part, flow) for part, flow in zip(join.parts, flows, strict=True)]
        met = self._longest_of(join, flows, spans)
        means = [plain_mean(span.mean().total) for span in spans]
        self._latest.append(join.parts[means.index(max(means))])
        if join is self.blocks.closing.get(join.split):
            self.block[join.split] = met
        else:
            self._joined[join.into] = met

    def _longest_of(self, join: Join, flows: Sequence[int | None], spans: Sequence[Span]) -> Span:
        model = self.view.nodes[join.split]
        if isinstance(model, Gateway) and model.combinations:
            return self._combined(join, model)
        default = [part for part, flow in zip(join.parts, flows, strict=True) if self._is_default(flow)]
        met = longest(
            [s for s, part in zip(spans, join.parts, strict=True) if part not in default], self.limit
        )
        absent = [outcome for outcome in met.outcomes if is_absent(outcome)]
        if not absent:
            return met
        other = self._part(default[0]) if default else EMPTY
        outcomes = [Outcome(absent[0].probability * p, stretch) for p, stretch in other.outcomes]
        taken = [outcome for outcome in met.outcomes if not is_absent(outcome)]
        settled, exact = met.settled and other.settled, met.exact and other.exact
        low, high = min(other.low, max(met.low, 0.0)), max(other.high, met.high)
        return Span((*taken, *outcomes), low, high, settled, exact)

    def _combined(self, join: Join, model: Gateway) -> Span:
        """The longest of each combination of branches that has a share of its own."""
        by_target = {self.view.ids[self._target(part)]: part for part in join.parts}
        by_target.update({name.rpartition("/")[2]: part for name, part in list(by_target.items())})
        cases = []
        for combination in model.combinations:
            spans = [self._part(by_target[name]) for name in combination.take if name in by_target]
            cases.append(
                (self.share_of_combination(combination.share), longest(spans or [EMPTY], self.limit))
            )
        return mixed(cases, self.limit)

    def share_of_combination(self, share: object) -> Number:
        """The share that a combination of an inclusive split is stated with."""
        from procmodel.model import Quantity, spread

        assert isinstance(share, Quantity)
        return spread.mean(share)

    def _flow(self, region: int) -> int | None:
        """The flow of a region that is one branch."""
        branches = self.blocks.regions[region].branches
        return next(iter(branches)) if region not in self._joined else None

    def _target(self, region: int) -> int:
        flow = self._flow(region)
        return self.view.target[flow] if flow is not None else -1

    def _is_default(self, flow: int | None) -> bool:
        if flow is None or self.view.split(self.view.source[flow]) not in _ANY_OF:
            return False
        model = self.view.said[flow]
        return model is not None and model.default

    def _taken(self, region: int, flow: int | None) -> Span:
        """The span of a part, or of no token where its branch is taken in a share of the cases only."""
        span = self._part(region)
        if flow is None or not self._is_optional(flow):
            return span
        share = self.share_of(flow)
        return mixed([(share, span), (1.0 - share, NOT_TAKEN)], self.limit)

    def _is_optional(self, flow: int) -> bool:
        if self._is_attached(flow):
            return True
        return self.view.split(self.view.source[flow]) in _ANY_OF

    def _is_attached(self, flow: int) -> bool:
        """Whether it leads from a step to an event on its border."""
        return isinstance(self.view.nodes[self.view.target[flow]], BoundaryEvent)

    # -- regions -----------------------------------------------------------------------------------

    def _part(self, region: int) -> Span:
        """How long a region takes from its split to where it ends."""
        flow = self._flow(region)
        if flow is None:
            node = next(iter(self._members.get(region, ())), None)
            rest = self._to_go(region).get(node, EMPTY) if node is not None else EMPTY
            return added(self._joined[region], rest, self.limit)
        rest = self._to_go(region).get(self.view.target[flow], EMPTY)
        source = self.view.source[flow]
        return rest if self._is_attached(flow) else shifted(rest, self.timed_apart(source))

    def timed_apart(self, split: int) -> Span:
        """What is done at a split while events on its border are already counting."""
        return self.step_of(split) if split in self.blocks.beside else EMPTY

    def _to_go(self, region: int) -> dict[int, Span]:
        """For each node of a region, how long until the region ends."""
        members = self._members.get(region, [])
        to_go: dict[int, Span] = {}
        if region in self._looping:
            for group in components_of(members, lambda node: self._next_nodes(node, region)):
                self._add_group(group, region, to_go)
        else:
            for node in reversed(members):
                to_go[node] = self._from(node, region, to_go)
        return to_go

    def _next_nodes(self, node: int, region: int) -> list[int]:
        if node in self.block:
            closing = self.blocks.closing[node]
            inside = [closing.node] if closing.node != END and closing.into == region else []
        else:
            inside = []
        together = self.blocks.together.get(node, ())
        for flow in self.view.out[node]:
            target = self.view.target[flow]
            if self.live[flow] and flow not in together and self.blocks.region_of[target] == region:
                inside.append(target)
        return inside

    def _ways(self, node: int, region: int) -> list[tuple[Number, Span, int]]:
        """Each way on: its share, what it takes at once, and the node of the region it leads to (or -1)."""
        together = self.blocks.together.get(node, ())
        others = [f for f in self.view.out[node] if self.live[f] and f not in together]
        ways: list[tuple[Number, Span, int]] = []
        for flow in others:
            share = self.share_of(flow) if len(others) + len(together) > 1 else 1.0
            target = self.view.target[flow]
            at_once = self.timed_apart(node) if together else EMPTY
            ways.append((share, at_once, target if self.blocks.region_of[target] == region else -1))
        if together:
            rest: Number = 1.0
            for share, _, _ in ways:
                rest = rest - share
            closing = self.blocks.closing[node]
            goes_on = closing.node != END and closing.into == region
            goes_on = goes_on and self.blocks.region_of[closing.node] == region
            ways.append((rest, self.block[node], closing.node if goes_on else -1))
        return ways

    def leaves(self, split: int) -> bool:
        """Whether a case may go on from a split without its block."""
        return sum(self.live[flow] for flow in self.view.out[split]) > len(self.blocks.together[split])

    def at(self, split: int) -> Stretch:
        """What a visit of a split takes at once, on average: its block, or on another way what is timed there."""
        ways = self._ways(split, self.blocks.region_of[split])
        first, *others = [[share * each for each in span.mean()] for share, span, _ in ways]
        for other in others:
            first = [mine + more for mine, more in zip(first, other, strict=True)]
        return Stretch(*first)

    def _own(self, node: int) -> Span:
        """What passing the node itself takes, but for what is done while events on its border count."""
        return EMPTY if node in self.blocks.beside else self.step_of(node)

    def _from(self, node: int, region: int, to_go: dict[int, Span]) -> Span:
        out = self.view.out[node]
        if len(out) == 1 and self.live[out[0]] and node not in self.blocks.together:
            return shifted(to_go.get(self.view.target[out[0]], EMPTY), self._own(node))
        ways = [
            (share, added(at_once, to_go.get(target, EMPTY), self.limit))
            for share, at_once, target in self._ways(node, region)
        ]
        return shifted(mixed(ways, self.limit), self._own(node))

    # -- loops inside a branch ---------------------------------------------------------------------

    def _add_group(self, group: Sequence[int], region: int, to_go: dict[int, Span]) -> None:
        if len(group) == 1 and group[0] not in self._next_nodes(group[0], region):
            to_go[group[0]] = self._from(group[0], region, to_go)
            return
        place = {node: n for n, node in enumerate(group)}
        rows: list[dict[int, Number]] = [{} for _ in group]
        own = [self._own(node).mean() for node in group]
        exits: list[tuple[int, Number, Span]] = []
        for node in group:
            for share, at_once, target in self._ways(node, region):
                row = rows[place[node]]
                if target in place:
                    row[place[target]] = row.get(place[target], 0.0) + share
                    step = at_once.mean()
                    own[place[node]] = Stretch(
                        *(mine + share * more for mine, more in zip(own[place[node]], step, strict=True))
                    )
                else:
                    exits.append((place[node], share, added(at_once, to_go.get(target, EMPTY), self.limit)))
        self._leave_loop(group, rows, own, exits, to_go)

    def _leave_loop(
        self,
        group: Sequence[int],
        rows: list[dict[int, Number]],
        own: list[Stretch],
        exits: list[tuple[int, Number, Span]],
        to_go: dict[int, Span],
    ) -> None:
        """For each way out: how likely it is from each node, and how long the loop then takes on average."""
        ways: list[list[tuple[Number, Span]]] = [[] for _ in group]
        for place, share, after in exits:
            leaving: list[Number] = [0.0] * len(group)
            leaving[place] = share
            likely = solved(rows, [leaving])[0]
            spent = [[step[part] * p for step, p in zip(own, likely, strict=True)] for part in range(3)]
            lengths = solved(rows, spent)
            for n in range(len(group)):
                chance = likely[n]
                if isinstance(chance, Draws) or chance > 0:
                    mean = Stretch(*(lengths[part][n] / chance for part in range(3)))
                    inside = Span((Outcome(1.0, mean),), 0.0, math.inf, settled=False)
                    ways[n].append((chance, shifted(after, inside)))
        for node, options in zip(group, ways, strict=True):
            to_go[node] = mixed(options, self.limit)
