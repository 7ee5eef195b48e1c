"""Which part of the cases takes each flow: what the file says, and where it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from procmodel.errors import AnalysisError
from procmodel.graph.once import once
from procmodel.graph.semantics import are_alternatives
from procmodel.graph.view import NodeRole, ProcessView, Routing
from procmodel.light.tuples import NamedTuple
from procmodel.model import (
    Activity,
    Quantity,
)
from procmodel.model.spread import mean
from procmodel.wording import say

__all__ = [
    "Gap",
    "Reader",
    "Shares",
    "branch_shares",
    "multiplicity",
    "repeating",
    "start_groups",
    "usual_shares",
    "wrong_shares",
]

_ONE_OF = (Routing.EXCLUSIVE, Routing.EVENT)
_ANY_OF = (Routing.INCLUSIVE, Routing.COMPLEX)
_GOLDEN = 0.6180339887498949
_TINY = 1e-12
_PERHAPS = 0.5  # of what may come or not


class Gap(NamedTuple):
    """Choices whose shares nobody gives: `ids` are the elements that lack them."""

    ids: tuple[str, ...]
    node: int


class Shares:
    """How a token goes on from each node.

    Attributes:
        weight: for each flow, the expected tokens on it for each visit of its source.
        start: for each start, its expected visits per case.
        stays: for each expanded box, the share of its visits that is not interrupted.
        gaps: the splits, starts and boundary events without shares. Their weights are made up, so that
            whatever depends on them can be found out by making them up otherwise.
        begun: for each of the asides of the process, how often it begins for each visit of its source.
        unsure: what begins nobody can add up how often.
        none_taken: for each inclusive split, the chance that its default is taken.
    """

    __slots__ = ("begun", "gaps", "none_taken", "start", "stays", "unsure", "weight")

    def __init__(self, weight: list[float], start: dict[int, float]) -> None:
        self.weight, self.start = weight, start
        self.stays: dict[int, float] = {}
        self.gaps: list[Gap] = []
        self.none_taken: dict[int, float] = {}
        self.begun: list[float] = []
        self.unsure: set[int] = set()


def branch_shares(
    view: ProcessView,
    read: Callable[[Quantity], float] = mean,
    tilted: Collection[int] = (),
) -> Shares:
    """The shares of all flows and starts.

    Args:
        view: the process.
        read: the number that a share stands for; a draw from its doubt, for instance.
        tilted: the gaps (by number) whose made-up shares should be made up otherwise.

    Raises:
        AnalysisError: an inclusive split where a case can take no branch at all.
    """
    reader = _reader(view, read, frozenset(tilted))
    shares = reader.run()
    for trouble in reader.wrong.values():
        raise trouble
    return shares


@once
def usual_shares(view: ProcessView) -> Shares:
    """The shares that the file gives, worked out once.

    Raises:
        AnalysisError: as `branch_shares`.
    """
    return branch_shares(view)


def wrong_shares(view: ProcessView) -> dict[int, AnalysisError]:
    """The splits whose shares cannot be right, and the steps that are always done again; what is wrong there."""
    reader = _reader(view, mean, frozenset())
    reader.run()
    for node in view.activities:
        try:
            multiplicity(view, node)
        except AnalysisError as trouble:
            reader.wrong[node] = trouble
    return reader.wrong


def _reader(view: ProcessView, read: Callable[[Quantity], float], tilted: frozenset[int]) -> Reader:
    if view.only_sequence:
        return Reader(view, read, tilted)
    from procmodel.graph.nested_shares import Nested  # here: few have boxes, or events on borders

    return Nested(view, read, tilted)


class Reader:
    """Goes over the nodes once and fills in a `Shares`; by itself it knows neither boxes nor events on borders."""

    def __init__(self, view: ProcessView, read: Callable[[Quantity], float], tilted: frozenset[int]) -> None:
        self.view, self.read, self.tilted = view, read, tilted
        self.shares = Shares([1.0] * len(view.source), {})
        self.wrong: dict[int, AnalysisError] = {}
        self._means: dict[int, float] | None = (
            {} if read is mean else None
        )  # of quantities, by their identity

    def run(self) -> Shares:
        """The shares of all flows and starts."""
        self.starts()
        for node in [node for node, out in enumerate(self.view.out) if len(out) > 1]:
            self.split(node, self.view.leaving(node))
        return self.shares

    # -- starts ------------------------------------------------------------------------------------

    def starts(self) -> None:
        """Fill in the visits of the starts."""
        for group, _ in start_groups(self.view):
            self.shares.start.update(zip(group, self.entry_shares(group), strict=True))

    def entry_shares(self, group: list[int]) -> list[float]:
        """Start events share the cases; elements that merely nothing leads to all begin (BPMN 10.5.2)."""
        if not are_alternatives(self.view, group):
            return [1.0] * len(group)
        models = [self.view.nodes[node] for node in group]
        given = [self.value(getattr(model, "share", None)) for model in models]
        silent = [self.view.ids[node] for node, share in zip(group, given, strict=True) if share is None]
        return self.complete(given, silent, group[0])

    # -- splits ------------------------------------------------------------------------------------

    def split(self, node: int, leaving: Sequence[int]) -> None:
        """Fill in the shares of the ways that part at a node."""
        routing = self.view.split(node)
        if routing in _ONE_OF:
            given = self._flow_shares(node, leaving)
            silent = [self.view.ids[node]] if None in given else []
            self.put(leaving, self.complete(given, silent, node))
        elif routing in _ANY_OF:
            from procmodel.graph.inclusive_shares import share_out

            share_out(self, node, leaving)

    def _flow_shares(self, node: int, leaving: Sequence[int]) -> list[float | None]:
        said, value = self.view.said, self.value
        models = [said[f] for f in leaving]
        given = [value(model.share) if model is not None else None for model in models]
        if self.view.process.decisions and given.count(None) == len(given):
            from procmodel.graph.decided import decided_shares

            return list(decided_shares(self.view, node, models, self.read) or given)
        return given

    # -- small helpers -----------------------------------------------------------------------------

    def value(self, share: Quantity | None) -> float | None:
        """The number that a share stands for."""
        if share is None:
            return None
        if self._means is None:
            return max(0.0, self.read(share))
        known = self._means.get(id(share))
        if known is None:
            known = self._means[id(share)] = max(0.0, mean(share))
        return known

    def put(self, flows: Sequence[int], values: list[float]) -> None:
        """Fill in the shares of flows."""
        weight = self.shares.weight
        for flow, value in zip(flows, values, strict=True):
            weight[flow] = value

    def complete(self, given: list[float | None], silent: list[str], node: int) -> list[float]:
        """All shares of a choice: the one left out takes the rest; too much or too little is scaled."""
        known = [share for share in given if share is not None]
        total = sum(known)
        if total == 1.0 and len(known) == len(given):
            return known
        if len(known) == len(given) or total > 1.0:
            return [(share or 0.0) / total if total else 0.0 for share in given]
        rest = [1.0]
        unknown = [n for n, share in enumerate(given) if share is None]
        if len(unknown) > 1:
            rest = self.made_up(len(unknown), tuple(silent), node)
        values = [share or 0.0 for share in given]
        for n, part in zip(unknown, rest, strict=True):
            values[n] = part * (1.0 - total)
        return values

    def made_up(self, count: int, ids: tuple[str, ...], node: int) -> list[float]:
        """Shares that nobody gave: no two alike, so that what depends on them can be told."""
        number = len(self.shares.gaps)
        self.shares.gaps.append(Gap(ids, node))
        shift = 0.37 if number in self.tilted else 0.0
        raw = [1.0 + ((node + 1) * _GOLDEN + (n + 1) * (0.4142 + shift)) % 1.0 for n in range(count)]
        return [value / sum(raw) for value in raw]


def start_groups(view: ProcessView) -> list[tuple[list[int], bool]]:
    """The starts of each pool, and whether a case begins at one of them (start events) or at all of them."""
    groups: dict[str | None, list[int]] = {}
    for node in view.starts:
        lane = view.lane(node)
        pool = lane.pool if lane is not None and view.process.pools else None
        groups.setdefault(pool, []).append(node)
    return [(group, are_alternatives(view, group)) for group in groups.values()]


def multiplicity(view: ProcessView, node: int) -> float:
    """How often an activity is done at each visit: several instances, or again with a share.

    Raises:
        AnalysisError: it is always done again.
    """
    model = view.nodes[node]
    repeat = model.repeat if isinstance(model, Activity) else None
    if repeat is None or view.roles[node] is not NodeRole.ELEMENT:
        return 1.0
    again = mean(repeat.again) if repeat.again is not None else 0.0
    if again >= 1.0 - _TINY:
        raise AnalysisError(
            say("measures.loop_without_way_out", loop=repr(view.ids[node])), place=view.place(node)
        )
    return (repeat.times or 1) / (1.0 - again)


@once
def repeating(view: ProcessView) -> frozenset[int]:
    """The nodes that are done several times at one visit, or may be."""
    nodes, boxes = view.nodes, view.exit_of
    may_repeat = [*view.activities, *boxes, *boxes.values()]
    return frozenset([node for node in may_repeat if getattr(nodes[node], "repeat", None) is not None])
