"""Visits inside a loop: nodes taken out one by one, their ways in and out joined.

Reference: Brzozowski and McCluskey, Signal flow graph techniques for sequential circuit state diagrams
(1963), for the elimination; Takahashi, Fagan and Chin, Formation of a sparse bus impedance matrix (1973), for
the diagonal of the inverse from the entries that the elimination touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heapify, heappop, heappush

from procmodel.light.caching import cached_property

__all__ = ["Loop", "spread"]

_TINY = 1e-12


class Loop:
    """A strong component as equations `v = b + P v`, solved for any `b`.

    Args:
        ways: for each node of the component, the tokens that a visit sends to each node of it.

    What enters leaves in the end where each pivot is positive, which for shares is the same as a spectral
    radius below 1.
    """

    def __init__(self, ways: Mapping[int, Mapping[int, float]]) -> None:
        self.ways = ways
        self._pivots = True

    @property
    def runs_out(self) -> bool:
        """Whether what enters leaves in the end."""
        return bool(self._steps) and self._pivots

    @cached_property
    def _steps(self) -> list[tuple[int, float, dict[int, float], dict[int, float]]]:
        return list(self._eliminated(self.ways))

    def _eliminated(
        self, ways: Mapping[int, Mapping[int, float]]
    ) -> Iterator[tuple[int, float, dict[int, float], dict[int, float]]]:
        after = {node: dict(targets) for node, targets in ways.items()}
        before: dict[int, dict[int, float]] = {node: {} for node in ways}
        for node, targets in after.items():
            for target, weight in targets.items():
                before[target][node] = weight
        queue = [(len(after[node]) * len(before[node]), n, node) for n, node in enumerate(after)]
        rank = {node: n for n, node in enumerate(after)}
        heapify(queue)
        left = set(after)
        while queue:
            cost, _, node = heappop(queue)
            if node not in left:
                continue
            now = len(after[node]) * len(before[node])
            if now > cost:
                heappush(queue, (now, rank[node], node))
                continue
            left.discard(node)
            yield self._take_out(node, after, before)

    def _take_out(
        self, node: int, after: dict[int, dict[int, float]], before: dict[int, dict[int, float]]
    ) -> tuple[int, float, dict[int, float], dict[int, float]]:
        leaving, entering = after.pop(node), before.pop(node)
        pivot = 1.0 - leaving.pop(node, 0.0)
        entering.pop(node, None)
        if pivot < _TINY:
            self._pivots = False
            pivot = 1.0
        again = 1.0 / pivot
        for source, weight in entering.items():
            following = after[source]
            del following[node]
            for target, share in leaving.items():
                value = following.get(target, 0.0) + weight * share * again
                following[target] = before[target][source] = value
        for target in leaving:
            del before[target][node]
        return node, again, entering, leaving

    def solve(self, entering: Mapping[int, float]) -> dict[int, float]:
        """The visits of each node for these visits from outside."""
        pushed = dict(entering)
        for node, again, _, leaving in self._steps:
            value = pushed.get(node, 0.0) * again
            if value:
                for target, share in leaving.items():
                    pushed[target] = pushed.get(target, 0.0) + value * share
        visits: dict[int, float] = {}
        for node, again, sources, _ in reversed(self._steps):
            total = pushed.get(node, 0.0)
            for source, weight in sources.items():
                total += visits[source] * weight
            visits[node] = total * again
        return visits

    def ahead(self, gains: Mapping[int, float]) -> dict[int, float]:
        """What a visit of each node brings in the end: the solution of `w = gains + w P`."""
        pulled = dict(gains)
        for node, again, sources, _ in self._steps:
            value = pulled.get(node, 0.0) * again
            if value:
                for source, weight in sources.items():
                    pulled[source] = pulled.get(source, 0.0) + weight * value
        found: dict[int, float] = {}
        for node, again, _, leaving in reversed(self._steps):
            total = pulled.get(node, 0.0)
            for target, share in leaving.items():
                total += found[target] * share
            found[node] = total * again
        return found

    def returns(self) -> dict[int, float]:
        """For each node the visits of it by a token that starts there, the first included."""
        known: dict[tuple[int, int], float] = {}
        for node, again, entering, leaving in reversed(self._steps):
            near = [*entering, *(target for target in leaving if target not in entering)]
            for other in near:
                known[node, other] = again * sum(
                    share * known.get((target, other), 0.0) for target, share in leaving.items()
                )
                known[other, node] = again * sum(
                    known.get((other, source), 0.0) * share for source, share in entering.items()
                )
            back = sum(share * known[target, node] for target, share in leaving.items())
            known[node, node] = again * (1.0 + back)
        return {node: known[node, node] for node, _, _, _ in self._steps}


def spread(begin: Mapping[int, float], ways: dict[int, dict[int, float]]) -> Mapping[int, float]:
    """What comes to each place, given what begins there: added up along the ways, or solved where these go round."""
    waiting: dict[int, int] = {}
    for targets in ways.values():
        for to in targets:
            waiting[to] = waiting.get(to, 0) + 1
    found = dict(begin)
    ready = [place for place in ways if place not in waiting]
    for place in ready:
        times = found.get(place, 0.0)
        for to, weight in ways[place].items():
            found[to] = found.get(to, 0.0) + times * weight
            waiting[to] -= 1
            if not waiting[to] and to in ways:
                ready.append(to)
    if len(ready) == len(ways):
        return found
    everything = {place: ways.get(place, {}) for place in {*begin, *ways, *waiting}}
    return Loop(everything).solve(begin)
