"""Loops that every way round passes one node of: told in one round from there.

One token is followed round once; what comes back of it repeats as a geometric series.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from procmodel.graph.routes import Routes

__all__ = ["Round", "passed_on", "returns_of", "round_from", "ways_inside"]

_TINY = 1e-12


def passed_on(routes: Routes, weight: Sequence[float]) -> list[float]:
    """The visits that each way makes for each visit of its source: a join makes one of those of all its ways."""
    passed = list(weight)
    for node in routes.joins:
        share = 1.0 / len(routes.into[node])
        for way in routes.into[node]:
            passed[way] *= share
    return passed


class Round:
    """Follows one token round each loop.

    Args:
        routes: the ways.
        passed: the visits that each way makes for each visit of its source.
        visits: of each node; those of a loop are filled in.
    """

    def __init__(self, routes: Routes, passed: Sequence[float], visits: list[float]) -> None:
        self.routes, self.passed, self.visits = routes, passed, visits
        self._loop_of = [-1] * len(routes)  # the first node of the loop that a node lies in
        self._waiting = [0] * len(routes)  # the ways within its loop that a node still waits for

    def in_row(self, group: range) -> bool:
        """Fill in the visits of a loop whose nodes stand in the order of its round, entered at the first only.

        False, and nothing filled in, where that is not so; `enter` and `run` tell such loops.
        """
        visits, passed, source, into = self.visits, self.passed, self.routes.source, self.routes.into
        head, end = group.start, group.stop
        begun = times = visits[head]
        returning = []
        for way in into[head]:
            if head <= source[way] < end:
                returning.append(way)
            else:
                times += visits[source[way]] * passed[way]
        visits[head] = 1.0
        for node in range(head + 1, end):
            coming, strays = 0.0, visits[node] > 0
            for way in into[node]:
                before = source[way]
                if head <= before < node:
                    coming += visits[before] * passed[way]
                elif passed[way] > 0 and (before in group or visits[before] > 0):
                    strays = True
            if strays or coming <= 0:
                visits[head:node] = [begun, *([0.0] * (node - head - 1))]
                return False
            visits[node] = coming
        back = sum([visits[source[way]] * passed[way] for way in returning])
        scale = times / (1.0 - back) if back <= 1.0 - _TINY else 0.0
        visits[head:end] = [value * scale for value in visits[head:end]]
        if scale <= 0:
            visits[head] = begun
        return scale > 0

    def enter(self, group: Sequence[int]) -> dict[int, float]:
        """The visits from outside of the nodes of a loop that a case enters."""
        loop_of, waiting, visits, passed = self._loop_of, self._waiting, self.visits, self.passed
        source, into, number = self.routes.source, self.routes.into, group[0]
        for node in group:
            loop_of[node] = number
        entering = {}
        for node in group:
            outside, within = visits[node], 0
            for way in into[node]:
                if loop_of[source[way]] != number:
                    outside += visits[source[way]] * passed[way]
                elif passed[way] > 0:
                    within += 1
            waiting[node] = within
            if outside > 0:
                entering[node] = outside
        return entering

    def run(self, group: Sequence[int], entering: dict[int, float]) -> list[int]:
        """Fill in the visits of a loop that was entered; its nodes in the order of the round.

        None of them where it is entered at several nodes, can be gone round without passing its entry, or is
        never left.
        """
        if len(entering) != 1:
            return []
        ((head, times),) = entering.items()
        loop_of, waiting, visits, passed = self._loop_of, self._waiting, self.visits, self.passed
        out, target, number = self.routes.out, self.routes.target, group[0]
        for node in group:
            visits[node] = 0.0
        visits[head], back = 1.0, 0.0
        waiting[head] += 1  # not passed again
        members = [head]
        for node in members:
            for way in out[node]:
                to, share = target[way], passed[way]
                if loop_of[to] != number or share <= 0:
                    continue
                if to == head:
                    back += visits[node] * share
                    continue
                visits[to] += visits[node] * share
                waiting[to] -= 1
                if not waiting[to]:
                    members.append(to)
        if len(members) < len(group) or back > 1.0 - _TINY:
            return []
        scale = times / (1.0 - back)
        for node in members:
            visits[node] *= scale
        return members


def round_from(head: int, ahead: Mapping[int, Sequence[int]]) -> list[int]:
    """The nodes of a loop so that each stands after those that lead to it, its head first.

    None of them where it can be gone round without passing the head.

    Args:
        head: where the round begins.
        ahead: the nodes of the loop that each leads to.
    """
    waiting = dict.fromkeys(ahead, 0)
    for targets in ahead.values():
        for to in targets:
            waiting[to] += 1
    waiting[head] = 0
    members = [head]
    for node in members:
        for to in ahead[node]:
            if to != head:
                waiting[to] -= 1
                if not waiting[to]:
                    members.append(to)
    return members if len(members) == len(ahead) else []


def returns_of(
    members: Sequence[int], visits: Sequence[float], routes: Routes, passed: Sequence[float]
) -> dict[int, float]:
    """For each node the visits of it by a token that starts there, the first included.

    Args:
        members: the nodes of a loop in the order of its round.
        visits: of each node.
        routes: the ways.
        passed: the visits that each way makes for each visit of its source.
    """
    out, target, head = routes.out, routes.target, members[0]
    home = {head: 1.0}  # the part of a token at each node that comes to the head in this round
    back = 0.0
    for node in reversed(members):
        ways = out[node]
        if len(ways) == 1:
            back = passed[ways[0]] * home.get(target[ways[0]], 0.0)
        else:
            back = sum([passed[way] * home.get(target[way], 0.0) for way in ways])
        if node != head:
            home[node] = back
    again = 1.0 / (1.0 - back)
    found = {node: 1.0 + home[node] * (visits[node] / visits[head]) * again for node in members}
    found[head] = again
    return found


def ways_inside(routes: Routes, passed: Sequence[float], group: Iterable[int]) -> dict[int, dict[int, float]]:
    """What each node of a loop passes on to each: the visits of the one for each visit of the other."""
    ways: dict[int, dict[int, float]] = {node: {} for node in group}
    source, into = routes.source, routes.into
    for node in ways:
        for way in into[node]:
            if passed[way] > 0 and source[way] in ways:
                targets = ways[source[way]]
                targets[node] = targets.get(node, 0.0) + passed[way]
    return ways
