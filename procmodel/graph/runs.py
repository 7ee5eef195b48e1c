"""Runs through a process that pass no loop twice: the main one, and the least and most that one can cost.

Loop-free means: on the graph without the flows that lead back in a depth-first search in file order. There
the least and the most are found from the ends backwards; a parallel join passes each of its ways an equal
part of what follows it, so that what follows is counted once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf, log

from procmodel.graph.blocks import blocks_of
from procmodel.graph.main_run import DEAD, END, SEVERAL, MainFinder, MainRun
from procmodel.graph.routes import Routes
from procmodel.graph.shares import Shares, start_groups
from procmodel.graph.stretches import Stretches
from procmodel.graph.view import FlowRole, ProcessView, Routing
from procmodel.graph.ways import Ways
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.model import Activity

__all__ = ["Runs", "repeated"]

_SAME = 1e-9


@dataclass
class Runs:
    """All loop-free runs of a process under given shares."""

    routes: Routes
    shares: Shares

    @property
    def view(self) -> ProcessView:
        """The process."""
        return self.routes.view

    @cached_property
    def weights(self) -> list[float]:
        """The tokens on each way for each visit of its source."""
        return self.routes.weights(self.shares)

    @cached_property
    def silent(self) -> dict[int, tuple[str, ...]]:
        """The nodes whose choice has no shares, with the ids that lack them."""
        return {gap.node: gap.ids for gap in self.shares.gaps}

    # -- what follows a node -----------------------------------------------------------------------

    def ahead(
        self, gains: Mapping[int, float], sign: float, chosen: Mapping[int, tuple[int, ...]] | None = None
    ) -> list[float]:
        """What the best run from each start on brings; infinitely bad where no loop-free run ends.

        Args:
            gains: what each visit brings.
            sign: 1 for the most, -1 for the least.
            chosen: the only group to consider, for some splits.
        """
        if chosen:
            return self.backwards(gains, sign, chosen, None)
        return (self._most if sign > 0 else self._least).ahead(gains, sign)

    @cached_property
    def _most(self) -> Stretches:
        return Stretches(self, 1.0) if self.routes.through else self._least

    @cached_property
    def _least(self) -> Stretches:
        return Stretches(self, -1.0)

    def backwards(
        self,
        gains: Mapping[int, float],
        sign: float,
        chosen: Mapping[int, tuple[int, ...]] | None,
        likelihood: dict[int, list[float]] | None,
    ) -> list[float]:
        """As `ahead`; `likelihood` is filled with the value of each group of a choice, likelihoods counted in."""
        bad = -sign * inf
        value = [0.0] * len(self.routes)
        for node, gain in gains.items():
            value[node] = gain
        out, target, ways, single = self.routes.out, self.routes.target, self.routes.ways, self.single
        factor = self.factor(sign)
        for node in reversed(self.routes.order):
            way = single[node]
            if way >= 0:
                value[node] += value[target[way]]
            elif way == DEAD:
                value[node] = bad
            elif out[node]:
                several = ways.get(node) or Ways((tuple(out[node]),))
                value[node] += self.best(node, several, value, factor, sign, chosen, likelihood)
        return value

    @cached_property
    def single(self) -> list[int]:
        """The way on where there is just one and nothing special about it; else a negative number."""
        found = []
        back, joins, target, weights = self.routes.back, self.routes.joins, self.routes.target, self.weights
        through, ways = self.routes.through, self.routes.ways
        for node, out in enumerate(self.routes.out):
            if not out:
                found.append(END)
            elif len(out) > 1 or node in through or node in ways:
                found.append(SEVERAL)
            elif out[0] in back or weights[out[0]] <= 0:
                found.append(DEAD)
            else:
                found.append(SEVERAL if target[out[0]] in joins else out[0])
        return found

    def factor(self, sign: float) -> dict[int, float]:
        """The part of what follows that a way counts: at parallel joins, and into boxes done several times."""
        factor: dict[int, float] = {}
        for node, routing in self.routes.joins.items():
            if routing is Routing.PARALLEL or node not in self._closed:
                for way in self.routes.into[node]:
                    factor[way] = 1.0 / len(self.routes.into[node])
        for box in self.routes.through:
            times = repeated(self.view, box, most=sign > 0)
            if times != 1.0:
                for way in self.view.out[box]:
                    if self.view.flows[way].role is FlowRole.ENTER:
                        factor[way] = factor.get(way, 1.0) * times
        return factor

    @cached_property
    def _closed(self) -> dict[int, int]:
        """The inclusive joins that close a split, with that split."""
        waits = [n for n, routing in self.routes.joins.items() if routing is not Routing.PARALLEL]
        if not waits:
            return {}
        live = [weight > 0 for weight in self.shares.weight]
        blocks = blocks_of(self.view, live)
        return {join.node: split for split, join in blocks.closing.items() if join.node in waits}

    @cached_property
    def closing(self) -> dict[int, int]:
        """The inclusive splits that a join closes, with that join."""
        return {split: node for node, split in self._closed.items()}

    def best(
        self,
        node: int,
        ways: Ways,
        value: list[float],
        factor: Mapping[int, float],
        sign: float,
        chosen: Mapping[int, tuple[int, ...]] | None,
        likelihood: dict[int, list[float]] | None,
    ) -> float:
        """What the best way on from a node with several brings; the arguments are those of `backwards`."""

        def along(way: int) -> float:
            if way in self.routes.back or self.weights[way] <= 0:
                return -sign * inf
            ahead = value[self.routes.target[way]]
            return ahead * factor.get(way, 1.0) if abs(ahead) < inf else ahead

        after = 0.0
        if node in self.closing:
            after = value[self.closing[node]]
            if abs(after) == inf:
                return after
        if ways.inclusive:
            best = after + self._any(node, ways, along, after, sign, likelihood is not None)
            options = [best]
        else:
            groups = [chosen[node]] if chosen and node in chosen else ways.groups
            options = [after + sum(along(way) - after for way in group) for group in groups]
            if likelihood is not None:
                options = [o + self._log(node, ways, g) for o, g in zip(options, groups, strict=True)]
                likelihood[node] = options
        best = max(options) if sign > 0 else min(options)
        for way in ways.beside:
            best += self._beside(way, along(way), sign, likelihood is not None)
        return best

    def _any(
        self, node: int, ways: Ways, along: Callable[[int], float], after: float, sign: float, likely: bool
    ) -> float:
        if likely:
            return sum(along(way) - after for way in self.taken(node, ways))
        values = {way: along(way) - after for way in ways.inclusive if self.weights[way] > 0}
        possible = {way: value for way, value in values.items() if abs(value) < inf}
        if not possible:
            return -sign * inf
        free = {way: value for way, value in possible.items() if way != ways.default}
        sure = [way for way in free if self.weights[way] >= 1.0]
        total = sum(free[way] for way in sure)
        extra = [value * sign for way, value in free.items() if way not in sure]
        best = total * sign + sum(value for value in extra if value > 0)
        if not sure and not any(value > 0 for value in extra):
            best = max(extra, default=-inf)
        if ways.default in possible and not sure:
            best = max(best, possible[ways.default] * sign)
        return best * sign

    def taken(self, node: int, ways: Ways) -> tuple[int, ...]:
        """The branches of an inclusive split on the main run: each that more than half of the cases take."""
        model = self.view.nodes[node]
        joint = getattr(model, "combinations", ())
        if joint:
            likeliest = max(joint, key=lambda each: each.share.likely or 0.0)
            named = {way: self.view.flows[way].model for way in ways.inclusive}
            return tuple(w for w, flow in named.items() if flow is not None and flow.target in likeliest.take)
        free = [way for way in ways.inclusive if way != ways.default]
        likely = tuple(way for way in free if self.weights[way] > 0.5)
        if likely:
            return likely
        if ways.default >= 0:
            return (ways.default,)
        return (max(free, key=lambda way: self.weights[way]),)

    def _beside(self, way: int, value: float, sign: float, likely: bool) -> float:
        share = self.weights[way]
        if share <= 0 or abs(value) == inf:
            return 0.0
        if likely:
            return log(share) + value if share > 0.5 else log(1.0 - share) if share < 1 else 0.0
        return value if share >= 1 else sign * max(0.0, sign * value)

    def _log(self, node: int, ways: Ways, group: tuple[int, ...]) -> float:
        """The logarithm of how likely a group is; a choice without shares costs nothing."""
        if node in self.silent:
            return 0.0
        share = self._share(node, ways, group)
        return log(share) if share > 0 else -inf

    def _share(self, node: int, ways: Ways, group: tuple[int, ...]) -> float:
        if not group:
            return 1.0 - sum(self.weights[w] for other in ways.groups for w in other)
        if node not in self.routes.through:
            return self.weights[group[0]]
        share = self.weights[group[-1]]
        if len(group) == 2 and len({other[0] for other in ways.groups}) > 1:
            share *= self.weights[group[0]] / repeated(self.view, node, most=True)
        return share

    # -- least and most ----------------------------------------------------------------------------

    def extremes(self, least: Mapping[int, float], most: Mapping[int, float]) -> tuple[float, float] | None:
        """The least and the most that a loop-free run brings; None where no such run ends.

        Args:
            least: what each visit brings at least.
            most: what each visit brings at most.
        """
        if not self.view.starts:
            return None
        found = [self._end(gains, sign) for gains, sign in ((least, -1.0), (most, 1.0))]
        return (found[0], found[1]) if all(abs(value) < inf for value in found) else None

    def _end(self, gains: Mapping[int, float], sign: float) -> float:
        """The least or the most; of nothing worked out once."""
        if gains:
            return self._from_starts(self.ahead(gains, sign), sign)
        if sign not in self._of_nothing:
            self._of_nothing[sign] = self._from_starts(self.ahead(gains, sign), sign)
        return self._of_nothing[sign]

    @cached_property
    def _of_nothing(self) -> dict[float, float]:
        return {}

    def _from_starts(self, ahead: list[float], sign: float) -> float:
        total = 0.0
        for group, alternatives in start_groups(self.view):
            possible = [ahead[n] for n in group if self.shares.start.get(n, 1.0) > 0]
            if alternatives and possible:
                total += max(possible) if sign > 0 else min(possible)
            else:
                total += sum(possible)
        return total

    # -- the main run ------------------------------------------------------------------------------

    @cached_property
    def main(self) -> MainRun:
        """The most probable loop-free run, or the one that the file writes as `main_path`."""
        return MainFinder(self).run()

    def on_main(self, gains: Mapping[int, float]) -> float | None:
        """What the main run brings; None where it is unknown and its possible runs differ."""
        if not self.main.missing:
            counts = self.main.counts
            return sum(counts[node] * gain for node, gain in gains.items())
        if not self.view.starts:
            return None
        chosen = self._chosen
        bounds = [self._from_starts(self.ahead(gains, sign, chosen), sign) for sign in (-1.0, 1.0)]
        return bounds[0] if abs(bounds[1] - bounds[0]) < _SAME else None

    @cached_property
    def _chosen(self) -> dict[int, tuple[int, ...]]:
        return MainFinder(self).choices()


def repeated(view: ProcessView, node: int, *, most: bool) -> float:
    """How often an activity is done at one visit of a loop-free run; a `while` counts once but for the most."""
    model = view.nodes[node]
    if not isinstance(model, Activity) or model.repeat is None:
        return 1.0
    times = float(model.repeat.times or 1)
    if most and model.repeat.again is not None:
        from procmodel.graph.shares import multiplicity

        return multiplicity(view, node)
    return times
