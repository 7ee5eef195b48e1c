"""How much the touch time differs from case to case: its variance, exact, and about what its distribution is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import cast

from procmodel.graph.basis import Basis, World
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.solving import Equations
from procmodel.graph.view import Routing
from procmodel.graph.ways import Ways
from procmodel.light.tuples import NamedTuple
from procmodel.measures.straight_through import straight_through
from procmodel.measures.touch_time import sum_of
from procmodel.model import spread
from procmodel.model.curves import gamma_quantile
from procmodel.results.measurement import BetweenCases

__all__ = ["between_cases"]

_SAME = 1e-6
_SHARES = (0.1, 0.5, 0.9)


def between_cases(basis: Basis) -> BetweenCases | None:
    """The standard deviation of the touch time between cases, and about what 10, 50 and 90 % of them stay below.

    The times of steps are taken as independent of each other. The first two moments of what is still to come are
    solved for backwards along the flow: a choice mixes them, branches side by side add up (what follows their join
    is counted with one of them), a loop comes back to itself. The distribution is that of a gamma variable of the
    same two moments, beside the cases that nobody touches. None where the moments cannot be told so: inclusive
    gateways, repeats, events that interrupt nothing, a time or share that is not known.

    Args:
        basis: the process.

    Example:
        >>> from procmodel import read
        >>> from procmodel.graph import ProcessView
        >>> found = between_cases(Basis(ProcessView(read("examples/speeding_before.yaml"))))
        >>> round(found.deviation / 60, 1), [round(value / 60) for value in found.percentiles]
        (3.7, [29, 34, 39])

    Reference: Howard, Dynamic Probabilistic Systems (1971): moments of the reward of a Markov process.
    """
    total = sum_of(basis.flow.average, basis.flow.side)
    if total.missing or not total.exact:
        return None
    moments = _moments(basis)
    mean = total.ledger.expected()
    if moments is None or abs(moments[0] - mean) > _SAME * max(1.0, mean):
        return None
    variance = max(0.0, moments[1] - mean**2)
    untouched = straight_through(basis).headline
    return BetweenCases(math.sqrt(variance), _percentiles(mean, moments[1], untouched))


def _moments(basis: Basis) -> tuple[float, float] | None:
    """The two moments of a whole case, over the groups of cases that answer alike; None where they cannot be told."""
    if len(basis.by_answer) > 1:
        return None
    first = second = 0.0
    for part, world in basis.by_answer[0] if basis.by_answer else [(1.0, basis.world)]:
        moments = _Moments(basis, world).of_a_case()
        if moments is None:
            return None
        first, second = first + part * moments[0], second + part * moments[1]
    return first, second


class _Time(NamedTuple):
    """The first two moments of the touch time of one visit."""

    first: float = 0.0
    second: float = 0.0


class _Branch(NamedTuple):
    """One way on: its chance, the nodes that all follow, and what part of the time of the node is worked on it."""

    chance: float
    nodes: tuple[int, ...]
    part: float = 1.0


class _Moments:
    """The equations of what is still to come, node by node."""

    def __init__(self, basis: Basis, world: World) -> None:
        self.basis, self.world = basis, world
        self.routes: Routes = routes_of(basis.view)
        self.weight = self.routes.weights(world.shares)
        self.dropped = set(self._dropped())

    def of_a_case(self) -> tuple[float, float] | None:
        """The two moments of a whole case; None where they cannot be told."""
        routes, order = self.routes, self.routes.order
        groups = [self._groups(node) for node in range(len(routes))]
        times = [self._time(node) for node in range(len(routes))]
        if len(order) != len(routes) or any(each is None for each in (*groups, *times)):
            return None
        known = [each or () for each in groups]
        own = [each or _Time() for each in times]
        place = {node: number for number, node in enumerate(order)}
        equations = Equations([{place[t]: w for t, w in _summed(known[node]).items()} for node in order])
        worked = [own[node].first * sum(one.chance * one.part for one in known[node]) for node in order]
        first = cast(list[float], equations.solve(worked))
        ahead = {node: first[number] for number, node in enumerate(order)}
        right = [_second(known[node], own[node], ahead) for node in order]
        second = cast(list[float], equations.solve(right))
        start = self.world.shares.start
        return (
            sum(share * first[place[node]] for node, share in start.items()),
            sum(share * second[place[node]] for node, share in start.items()),
        )

    def _dropped(self) -> Iterator[int]:
        """The ways into a parallel join after which nothing is counted: all but one that a case takes."""
        for node, routing in self.routes.joins.items():
            if routing is Routing.PARALLEL:
                live = [way for way in self.routes.into[node] if self.weight[way] > 0]
                yield from live[1:]

    def _groups(self, node: int) -> tuple[_Branch, ...] | None:
        """The alternatives of a node; None: they cannot be told."""
        routes, cuts = self.routes, self.basis.numbers.cuts
        if routes.joins.get(node) in (Routing.INCLUSIVE, Routing.COMPLEX):
            return None
        ways = routes.ways.get(node) or Ways((tuple(routes.out[node]),))
        if ways.beside or ways.inclusive:
            return None
        found = []
        for group in ways.groups:
            chance = math.prod(self.weight[way] for way in group)
            if chance:
                nodes = tuple(routes.target[way] for way in group if way not in self.dropped)
                found.append(_Branch(chance, nodes, 1 - sum(cuts.get(other, 0.0) for other in nodes)))
        whole = sum(one.chance for one in found)
        return tuple(found) if abs(whole - 1) < _SAME else None

    def _time(self, node: int) -> _Time | None:
        """Of one visit; None where the step is done more than once."""
        numbers = self.basis.numbers
        if not numbers.touches[node] or not numbers.is_done[node]:
            return _Time()
        time = numbers.times.get(node)
        if time is None or numbers.times_done(node) != 1:
            return None
        mean, each = time.values[0], spread.mean(time.quantity)
        off = spread.deviation(time.quantity) / each * mean if each else 0.0
        return _Time(mean, mean**2 + off**2)


def _summed(branches: Sequence[_Branch]) -> dict[int, float]:
    """How often each node follows."""
    found: dict[int, float] = {}
    for one in branches:
        for node in one.nodes:
            found[node] = found.get(node, 0.0) + one.chance
    return found


def _second(branches: Sequence[_Branch], own: _Time, ahead: dict[int, float]) -> float:
    """What the second moment of a node has beside the second moments of what follows."""
    total = 0.0
    for one in branches:
        rest = sum(ahead[node] for node in one.nodes)
        crossed = rest**2 - sum(ahead[node] ** 2 for node in one.nodes)
        worked = one.part**2 * own.second + 2 * one.part * own.first * rest
        total += one.chance * (worked + crossed)
    return total


def _percentiles(mean: float, second: float, untouched: float | None) -> tuple[float, float, float] | None:
    """What 10, 50 and 90 % of the cases stay below, by a gamma variable beside the cases that nobody touches."""
    if untouched is None:
        return None
    touched = 1 - untouched
    if touched <= _SAME or mean <= 0:
        return 0.0, 0.0, 0.0
    middle, square = mean / touched, second / touched
    variance = square - middle**2
    low, half, high = (_quantile((share - untouched) / touched, middle, variance) for share in _SHARES)
    return low, half, high


def _quantile(share: float, mean: float, variance: float) -> float:
    if share <= 0:
        return 0.0
    if variance <= _SAME * mean**2:
        return mean
    shape = mean**2 / variance
    return gamma_quantile(share, shape) * mean / shape
