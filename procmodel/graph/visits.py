"""How often a case comes by each node, on average, and in which part of the cases it comes by at all.

`v = s (I - P)^-1` with the start shares s and the branch shares P: component by component with the flow, each
loop solved on its own. Parallel branches have weight 1, and a parallel join makes one visit of the visits of
all its ways in. An inclusive join is visited unless no branch that it waits for was taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from procmodel.errors import AnalysisError
from procmodel.graph.groups import groups_of
from procmodel.graph.rounds import Round, passed_on, returns_of, ways_inside
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.shares import Shares, branch_shares
from procmodel.graph.view import ProcessView, Routing
from procmodel.light.caching import cached_property
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.graph.blocks import Blocks

__all__ = ["Visits", "solve_visits", "visits", "visits_inside"]

_SAME = 1e-9


class Visits:
    """The visits of each node under given shares.

    Attributes:
        routes: the ways they follow.
        shares: the shares they rest on.
        expected: visits per case; multi-instance of a step is not in it, that of a box is.
        doubtful: nodes whose visits are not exact: behind an inclusive join in a loop, or behind a parallel
            join that waits for what may not come.
        groups: the strong components with the flow; loops have more than one node, or a way to themselves.
        solved: the nodes of each loop whose visits are known.
        rounds: by its first node in `groups_of`, the nodes of each loop that every way round passes one node of:
            that one first, each after those that lead to it.
    """

    def __init__(self, routes: Routes, shares: Shares, expected: list[float]) -> None:
        self.routes, self.shares, self.expected = routes, shares, expected
        self.doubtful: set[int] = set()
        self.solved: list[Sequence[int]] = []
        self.rounds: dict[int, Sequence[int]] = {}

    @cached_property
    def weights(self) -> list[float]:
        """The tokens on each way for each visit of its source."""
        return self.routes.weights(self.shares)

    @cached_property
    def loops(self) -> dict[int, Sequence[int]]:
        """For each node in a solved loop, all nodes of that loop."""
        return {node: members for members in self.solved for node in members}

    @cached_property
    def returns(self) -> dict[int, float]:
        """For each node in a loop, the visits of it by a token that starts there, the first included."""
        found: dict[int, float] = {}
        passed = passed_on(self.routes, self.weights)
        for members in self.rounds.values():
            found.update(returns_of(members, self.expected, self.routes, passed))
        tangled = {id(group): group for node, group in self.loops.items() if node not in found}
        if tangled:
            from procmodel.graph.elimination import Loop  # here: few loops are

            for group in tangled.values():
                found.update(Loop(ways_inside(self.routes, passed, group)).returns())
        return found

    @cached_property
    def live(self) -> list[bool]:
        """Which flows a case can take."""
        expected, source = self.expected, self.routes.view.source
        return [w > 0 and expected[node] > 0 for w, node in zip(self.shares.weight, source, strict=True)]


def visits(view: ProcessView) -> Visits:
    """The expected visits of all nodes of a process.

    Example:
        >>> from procmodel import ProcessView, read
        >>> view = ProcessView(read("examples/speeding_after.yaml"))
        >>> round(visits(view).expected[view.index["find_and_send"]], 6)
        0.018

    Raises:
        AnalysisError: a share is missing, or a loop has no way out.
    """
    shares = branch_shares(view)
    if shares.gaps:
        ids = ", ".join(repr(id_) for gap in shares.gaps for id_ in gap.ids)
        raise AnalysisError(say("measures.shares_missing", ids=ids), place=view.place(shares.gaps[0].node))
    return solve_visits(routes_of(view), shares)


def solve_visits(routes: Routes, shares: Shares, *, strict: bool = True) -> Visits:
    """The visits along these routes under these shares.

    Args:
        routes: the ways of a process.
        shares: what part of the cases takes them.
        strict: raise where a loop has no way out; else its visits count as endless (infinity).

    Raises:
        AnalysisError: a loop that cases enter has no way out, or brings more tokens back than came; names it.
    """
    return _Solver(routes, shares, strict).run(shares.start)


def visits_inside(view: ProcessView, shares: Shares, box: int) -> dict[int, float]:
    """The visits of the nodes inside a box for one visit of it; the shares inside must be there already."""
    routes = routes_of(view)
    inside = {node for node in range(len(view)) if _lies_in(view, node, box)}
    entries = [view.flows[f] for f in view.out[box] if view.flows[f].target in inside]
    start = {flow.target: 1.0 for flow in entries}
    found = _Solver(routes, shares, False).run(start)
    return {node: found.expected[node] for node in inside}


def _lies_in(view: ProcessView, node: int, box: int) -> bool:
    while node >= 0 and node != box:
        node = view.parents[node]
        if node == box:
            return True
    return False


class _Solver:
    """Goes through the components with the flow."""

    def __init__(self, routes: Routes, shares: Shares, strict: bool) -> None:
        self.routes, self.shares, self.strict = routes, shares, strict
        self.view = routes.view
        self.weight = routes.weights(shares)
        self.visits = [0.0] * len(routes)
        self.passed = passed_on(routes, self.weight)
        self.round = Round(routes, self.passed, self.visits)
        self.unsure = {node for node, how in routes.joins.items() if how is not Routing.PARALLEL}
        self.result = Visits(routes, shares, self.visits)

    def run(self, start: dict[int, float]) -> Visits:
        self.start = start
        source, visits, into, weight = self.routes.source, self.visits, self.routes.into, self.weight
        joins = self.routes.joins
        for node, share in start.items():
            visits[node] = share
        for group in groups_of(self.routes):
            if len(group) > 1:
                self._loop(group)
                continue
            node = group[0]
            total = visits[node]
            for way in into[node]:
                if source[way] == node:
                    self._loop(group)
                    break
                total += visits[source[way]] * weight[way]
            else:
                visits[node] = total if node not in joins else self._join(node, total)
        self._spread_doubt()
        return self.result

    # -- joins -------------------------------------------------------------------------------------

    def _join(self, node: int, total: float) -> float:
        if self.routes.joins[node] is Routing.PARALLEL:
            coming = [
                self.visits[self.routes.source[way]] * self.weight[way] for way in self.routes.into[node]
            ]
            if max(coming) - min(coming) > _SAME:
                self.result.doubtful.add(node)
            return total / len(coming)
        return self._inclusive(node)

    def _inclusive(self, node: int) -> float:
        """1 less the chance that no branch which it waits for was taken, for each visit of the split."""
        flows = [f for f in self.routes.into[node] if self.weight[f] * self.visits[self.routes.source[f]] > 0]
        if not flows:
            return 0.0
        regions = self._blocks.region_on
        coming = {f: self.visits[self.routes.source[f]] * self.weight[f] for f in flows}
        arriving = dict.fromkeys(regions[f] for f in flows)
        if len(arriving) == 1 and -1 not in arriving:
            return sum(coming.values())
        join = next((join for join in self._blocks.joins if join.node == node), None)
        if join is None or not set(arriving) <= set(join.parts):
            self.result.doubtful.add(node)
            return min(sum(coming.values()), max(coming.values()))
        parts = {r: sum(coming[f] for f in flows if regions[f] == r) for r in arriving}
        return self._any_of(join.split, parts)

    def _any_of(self, split: int, parts: dict[int, float]) -> float:
        """The visits that bring at least one of these parts, each with its own visits."""
        times = self.visits[split]
        ways = self.routes.ways.get(split)
        model = self.view.nodes[split]
        if getattr(model, "combinations", ()) or not times:
            whole = times * (1.0 - self.shares.none_taken.get(split, 0.0))
            return min(whole, sum(parts.values()))
        default = ways.default if ways is not None else -1
        missed, otherwise = 1.0, 0.0
        for region, visits in parts.items():
            if default in self._blocks.regions[region].branches:
                otherwise += visits
            else:
                missed *= max(0.0, 1.0 - visits / times)
        return times * (1.0 - missed) + otherwise

    @cached_property
    def _blocks(self) -> Blocks:
        from procmodel.graph.blocks import blocks_of  # here: only inclusive joins need them

        reached = _reached(self.routes, self.weight, self.start)
        live = [w > 0 and reached[n] > 0 for w, n in zip(self.shares.weight, self.view.source, strict=True)]
        return blocks_of(self.view, live)

    # -- loops -------------------------------------------------------------------------------------

    def _loop(self, group: Sequence[int]) -> None:
        if self.unsure:
            self.result.doubtful.update(self.unsure.intersection(group))
        if isinstance(group, range) and self.round.in_row(group):
            self.result.rounds[group[0]] = group
            self.result.solved.append(group)
            return
        entering = self.round.enter(group)
        if not entering:
            return
        members: Sequence[int] = self.round.run(group, entering)
        if members:
            self.result.rounds[group[0]] = members
        else:
            members = self._solve(group, entering)
        self.result.solved.append(members)

    def _solve(self, group: Sequence[int], entering: dict[int, float]) -> Sequence[int]:
        """Solve a loop that one round does not tell; its nodes, if that can be done."""
        from procmodel.graph.elimination import Loop  # here: few loops are tangled

        loop = Loop(ways_inside(self.routes, self.passed, group))
        if loop.runs_out:
            for node, value in loop.solve(entering).items():
                self.visits[node] = value
            return group
        if self.strict and not (gaps := self._gaps_in(group)):
            raise AnalysisError(
                say("measures.loop_without_way_out", loop=_named(self.view, group)),
                hint=say("measures.let_it_out"),
                place=self.view.place(min(group)),
            )
        if self.strict and gaps:
            ids = ", ".join(map(repr, gaps))
            raise AnalysisError(say("measures.shares_missing", ids=ids), place=self.view.place(min(group)))
        for node in group:
            self.visits[node] = float("inf")
        return []

    def _gaps_in(self, group: Sequence[int]) -> list[str]:
        members = set(group)
        return [id_ for gap in self.shares.gaps if gap.node in members for id_ in gap.ids]

    # -- exactness ---------------------------------------------------------------------------------

    def _spread_doubt(self) -> None:
        """What comes after a node whose visits are not exact is not exact either."""
        stack = list(self.result.doubtful)
        while stack:
            node = stack.pop()
            for way in self.routes.out[node]:
                target = self.routes.target[way]
                if target not in self.result.doubtful:
                    self.result.doubtful.add(target)
                    stack.append(target)


def _reached(routes: Routes, weight: Sequence[float], start: Iterable[int]) -> bytearray:
    """Which nodes a case can come to."""
    met = bytearray(len(routes))
    stack = list(start)
    for node in stack:
        met[node] = 1
    while stack:
        for way in routes.out[stack.pop()]:
            target = routes.target[way]
            if weight[way] > 0 and not met[target]:
                met[target] = 1
                stack.append(target)
    return met


def _named(view: ProcessView, group: Sequence[int]) -> str:
    """A loop by its elements, in the order in which a case meets them."""
    members = set(group)
    node, seen = min(group), list[int]()
    while node not in seen and len(seen) < 8:
        seen.append(node)
        following: Callable[[int], bool] = members.__contains__
        node = next((t for t in view.successors(node) if following(t) and t not in seen), seen[0])
    return " -> ".join(repr(view.ids[n]) for n in seen)
