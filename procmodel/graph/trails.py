"""What a case brings along on its way: a memory carried from node to node, and what is counted with it.

Whoever was last responsible, the system last used, the step before: a count that depends on how a case came
to a step follows each memory with the number of cases that carry it. Memories split and merge with the cases;
at a join those of all ways are united. Loops are solved exactly, memory by memory.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from typing import Any, Protocol, TypeVar

from procmodel.graph.in_blocks import InBlocks, Meeting, by_name
from procmodel.graph.joining import Joining, SeveralApart
from procmodel.graph.routes import Routes
from procmodel.graph.stream import Stream
from procmodel.graph.view import Routing
from procmodel.graph.walk import Walk
from procmodel.light.caching import cached_property
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple

__all__ = ["Counted", "Found", "Memory", "Rule", "follow", "trail_routes"]

Memory = TypeVar("Memory", bound=Hashable)
Counted = tuple[tuple[str, float], ...]
"""What one visit counts, by name."""


class Rule(Protocol[Memory]):
    """What is remembered and counted."""

    @property
    def leaving(self) -> Sequence[Memory | None]:
        """What a case brings along from each node whatever it came with; None where that depends on it."""

    def begin(self, node: int) -> Memory:
        """What a case brings along that begins at a node."""

    def visit(self, node: int, memory: Memory) -> tuple[Counted, Memory]:
        """What a visit counts, and what the case brings along from there."""

    def unite(self, one: Memory, other: Memory) -> Memory:
        """What goes on from a join to which two ways brought these."""


class _Sums(NamedTuple):
    """What is counted under one name at each node: in all, and the least and most that one visit counts."""

    at: dict[int, float]
    least: dict[int, float]
    most: dict[int, float]


_NOTHING = _Sums({}, {}, {})


@dataclass
class Found:
    """What was counted.

    Attributes:
        times: the visits of each node.
        counted: at each node where anything is counted, what each visit counts; where that differs, a list of
            what visits count, and how many count so.
        cut: whether there were more memories than can be followed, so that no total is exact.
    """

    times: Sequence[float] = ()
    counted: Mapping[int, Counted | list[tuple[Counted, float]]] = field(default_factory=dict)
    cut: bool = False

    def total(self, name: str) -> float:
        """What an average case counts under a name."""
        return self._totals.get(name, 0.0)

    def at(self, name: str) -> Mapping[int, float]:
        """What an average case counts under a name at each node."""
        return self._sums.get(name, _NOTHING).at

    def least(self, name: str) -> Mapping[int, float]:
        """The least that one visit of each node counts under a name."""
        return self._sums.get(name, _NOTHING).least

    def most(self, name: str) -> Mapping[int, float]:
        """The most that one visit of each node counts under a name."""
        return self._sums.get(name, _NOTHING).most

    @property
    def names(self) -> Iterable[str]:
        """What is counted."""
        return self._sums

    def counting(self, names: Collection[str]) -> Iterator[int]:
        """The nodes where something is counted under some names."""
        if self._totals.keys().isdisjoint(names):
            return
        for node in self.counted:
            visits = self._at(node)
            if any(name in names and amount * times for one, times in visits for name, amount in one):
                yield node

    def of_all(self, best: Callable[[Iterable[float]], float]) -> Mapping[int, float]:
        """The least (`min`) or most (`max`) that one visit of each node counts under all names together."""
        return {node: best([_whole(one) for one, _ in self._at(node)]) for node in self.counted}

    def _at(self, node: int) -> list[tuple[Counted, float]]:
        counted = self.counted[node]
        return counted if isinstance(counted, list) else [(counted, self.times[node])]

    @cached_property
    def _totals(self) -> dict[str, float]:
        totals: dict[str, float] = {}
        times_at = self.times
        for node, each in self.counted.items():
            for counted, times in each if isinstance(each, list) else ((each, times_at[node]),):
                for name, amount in counted:
                    totals[name] = totals.get(name, 0.0) + amount * times
        return totals

    @cached_property
    def _sums(self) -> dict[str, _Sums]:
        sums = {name: _Sums({}, {}, {}) for name in self._totals}
        for node, counted in self.counted.items():
            if not isinstance(counted, list) and len(counted) == 1:
                ((name, amount),) = counted
                at, least, most = sums[name]
                at[node], least[node], most[node] = amount * self.times[node], amount, amount
            else:
                self._add(node, sums)
        return sums

    def _add(self, node: int, sums: Mapping[str, _Sums]) -> None:
        """What the visits of one node count, under all its names."""
        visits = self._at(node)
        for counted, times in visits:
            for name, amount in counted:
                at = sums[name].at
                at[node] = at.get(node, 0.0) + amount * times
        named = [by_name(counted) for counted, _ in visits]
        for name in dict.fromkeys(name for one in named for name in one):
            amounts = [one.get(name, 0.0) for one in named]
            sums[name].least[node], sums[name].most[node] = min(amounts), max(amounts)


def _whole(counted: Counted) -> float:
    return sum([amount for _, amount in counted])


def trail_routes(routes: Routes) -> Routes:
    """The ways that memories take: through the contents of boxes, whose exits unite what their ends bring."""
    if not routes.through:
        return routes
    known: Routes | None = routes.__dict__.get("_trail_routes")
    if known is None:
        known = routes.__dict__["_trail_routes"] = _through_boxes(routes)
    return known


def _through_boxes(routes: Routes) -> Routes:
    view = routes.view
    ends = len(view.flows)
    found = Routes(view, routes.source[:ends], routes.target[:ends], view.out, view.into, {})
    if routes.begun:
        found = _with_begun(found, routes)
    exits = dict.fromkeys(view.exit_of.values(), Routing.INCLUSIVE)
    found.__dict__["joins"] = {**routes.joins, **exits}
    found.__dict__["splits"], found.__dict__["is_inclusive"] = routes.splits, routes.is_inclusive
    return found


def _with_begun(found: Routes, routes: Routes) -> Routes:
    """The same, with the ways to event sub-processes."""
    source, target, begun = [*found.source], [*found.target], {}
    out, into = [[*ways] for ways in found.out], [[*ways] for ways in found.into]
    for way, handler in routes.begun.items():
        begun[len(source)] = handler
        out[routes.source[way]].append(len(source))
        into[handler].append(len(source))
        source.append(routes.source[way])
        target.append(handler)
    return Routes(found.view, source, target, out, into, {}, begun)


def follow(stream: Stream, rule: Rule[Any], meeting: Callable[[], Meeting] | None = None) -> Found:
    """Count along all ways of a process.

    Args:
        stream: the cases.
        rule: what is remembered and counted.
        meeting: where branches meet again. Up to there they remember what went into their split, so that what
            they have in common is not taken for chance. It is asked only where several memories ever do.
    """

    def found(rule: Any, joining: Joining) -> Found:
        walk: Walk[Any] = Walk(stream, rule, joining)
        walk.along()
        return Found(stream.visits, walk.counted, joining.cut)

    if meeting is None:
        return found(rule, Joining(rule))
    if not stream.routes.is_inclusive:
        with suppress(SeveralApart):
            return found(rule, Joining(rule, splits=stream.routes.splits))
    known = meeting()
    if not known.joint:
        with suppress(SeveralApart):
            return found(rule, Joining(rule, known, splits=known.closing))
    within = InBlocks(rule, known)
    return found(within, Joining(within, known, apart=True))
