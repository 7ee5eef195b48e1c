"""Which part of the cases takes each flow: what the file says, and where it says nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import field

from procmodel.errors import AnalysisError
from procmodel.graph.asides import Aside, asides_of, comes_by_itself, is_done_once_before, is_thrown_to
from procmodel.graph.semantics import are_alternatives
from procmodel.graph.view import FlowRole, NodeRole, ProcessView, Routing
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.model import (
    Activity,
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    Gateway,
    Quantity,
    StartEvent,
)
from procmodel.model.spread import mean
from procmodel.wording import say

__all__ = ["Gap", "Shares", "branch_shares", "error_ends", "multiplicity", "start_groups", "wrong_shares"]

_ONE_OF = (Routing.EXCLUSIVE, Routing.EVENT)
_ANY_OF = (Routing.INCLUSIVE, Routing.COMPLEX)
_GOLDEN = 0.6180339887498949
_TINY = 1e-12
_PERHAPS = 0.5  # of what may come or not


class Gap(NamedTuple):
    """Choices whose shares nobody gives: `ids` are the elements that lack them."""

    ids: tuple[str, ...]
    node: int


@dataclass(slots=True, eq=False, repr=False)
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

    weight: list[float]
    start: dict[int, float]
    stays: dict[int, float] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    none_taken: dict[int, float] = field(default_factory=dict)
    begun: list[float] = field(default_factory=list)
    unsure: set[int] = field(default_factory=set)


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
    reader = _Reader(view, read, frozenset(tilted))
    shares = reader.run()
    for trouble in reader.wrong.values():
        raise trouble
    return shares


def wrong_shares(view: ProcessView) -> dict[int, AnalysisError]:
    """The splits whose shares cannot be right, and the steps that are always done again; what is wrong there."""
    reader = _Reader(view, mean, frozenset())
    reader.run()
    for node in view.activities:
        try:
            multiplicity(view, node)
        except AnalysisError as trouble:
            reader.wrong[node] = trouble
    return reader.wrong


class _Reader:
    """Goes over the nodes once and fills in a `Shares`."""

    def __init__(self, view: ProcessView, read: Callable[[Quantity], float], tilted: frozenset[int]) -> None:
        self.view, self.read, self.tilted = view, read, tilted
        self.shares = Shares([1.0] * len(view.source), {})
        self.wrong: dict[int, AnalysisError] = {}
        self._means: dict[int, float] | None = (
            {} if read is mean else None
        )  # of quantities, by their identity

    def run(self) -> Shares:
        view = self.view
        self._starts()
        if view.only_sequence:
            for node in [node for node, out in enumerate(view.out) if len(out) > 1]:
                self._split(node, view.out[node])
            return self.shares
        catching = []
        for node, out in enumerate(view.out):
            if node in view.exit_of and error_ends(view, node):
                catching.append(node)
            elif len(out) > 1 or node in view.exit_of:
                self._node(node, out)
        self.shares.begun = [
            self._undone(each) if each.undoes >= 0 else self._begun(each.target) for each in asides_of(view)
        ]
        for box in reversed(catching):  # what is caught rests on the shares inside
            self._node(box, view.out[box])
        return self.shares

    def _begun(self, box: int) -> float:
        """How often an event sub-process begins; where no share says it, it may begin at any time."""
        starts = [self.view.nodes[self.view.flows[way].target] for way in self.view.out[box]]
        given = [self._value(start.share) for start in starts if isinstance(start, StartEvent)]
        known = [share for share in given if share is not None]
        around = self.view.parents[box]
        rounds = multiplicity(self.view, around) if around >= 0 else 1.0
        if known and len(known) == len(given) and not is_thrown_to(self.view, box):
            return rounds * min(1.0, sum(known))
        if comes_by_itself(self.view, box):
            self.shares.unsure.add(box)
            return rounds * _PERHAPS
        ids = tuple(self.view.ids[self.view.flows[way].target] for way in self.view.out[box])
        return rounds * 0.3 * self._made_up(2, ids, box)[0]

    def _undone(self, aside: Aside) -> float:
        """How often a step is undone where an event says so: as often as it was done."""
        if not is_done_once_before(self.view, aside.undoes, aside.source):
            self.shares.unsure.add(aside.target)
        return 1.0

    # -- starts ------------------------------------------------------------------------------------

    def _starts(self) -> None:
        for group, _ in start_groups(self.view):
            self.shares.start.update(zip(group, self._entry_shares(group), strict=True))

    def _entry_shares(self, group: list[int]) -> list[float]:
        """Start events share the cases; elements that merely nothing leads to all begin (BPMN 10.5.2)."""
        if not are_alternatives(self.view, group):
            return [1.0] * len(group)
        models = [self.view.nodes[node] for node in group]
        given = [self._value(getattr(model, "share", None)) for model in models]
        silent = [self.view.ids[node] for node, share in zip(group, given, strict=True) if share is None]
        return self._complete(given, silent, group[0])

    # -- splits ------------------------------------------------------------------------------------

    def _node(self, node: int, out: list[int]) -> None:
        view, flows = self.view, self.view.flows
        leaving = view.leaving(node)
        if len(leaving) == len(out) and node not in view.exit_of:
            self._split(node, leaving)
            return
        attached = [f for f in out if flows[f].role is FlowRole.ATTACH]
        stays = self._boundaries(node, attached) if attached else 1.0
        if node in view.exit_of:
            self._box(node, out, stays)
            return
        if len(leaving) > 1:
            self._split(node, leaving)
        if stays != 1.0:
            for flow in out:
                if flows[flow].role is not FlowRole.ATTACH:
                    self.shares.weight[flow] *= stays

    def _split(self, node: int, leaving: Sequence[int]) -> None:
        routing = self.view.split(node)
        if routing in _ONE_OF:
            given = self._flow_shares(node, leaving)
            silent = [self.view.ids[node]] if None in given else []
            self._set(leaving, self._complete(given, silent, node))
        elif routing in _ANY_OF:
            self._inclusive(node, leaving)

    def _flow_shares(self, node: int, leaving: Sequence[int]) -> list[float | None]:
        said, value = self.view.said, self._value
        models = [said[f] for f in leaving]
        given = [value(model.share) if model is not None else None for model in models]
        if self.view.process.decisions and given.count(None) == len(given):
            from procmodel.graph.decided import decided_shares

            return list(decided_shares(self.view, node, models, self.read) or given)
        return given

    def _inclusive(self, node: int, leaving: Sequence[int]) -> None:
        models = [self.view.said[f] for f in leaving]
        joint = self._joint(node, leaving)
        given = joint or [self._value(model.share) if model is not None else None for model in models]
        default = [n for n, model in enumerate(models) if model is not None and model.default]
        misses = 1.0
        values = list(given)
        unknown = [n for n, share in enumerate(given) if share is None and n not in default[:1]]
        if unknown:
            made_up = self._made_up(len(unknown) + 1, (self.view.ids[node],), node)
            for n, share in zip(unknown, made_up[:-1], strict=True):
                values[n] = 0.5 * share + 0.25
        for n, value in enumerate(values):
            if n not in default[:1]:
                misses *= 1.0 - min(1.0, value or 0.0)
        if joint:
            misses = self._joint_miss(node)
        if default and given[default[0]] is None:
            values[default[0]] = misses
        elif misses > _TINY and not unknown and not joint:
            why = "default_has_share" if default else "no_branch_taken"
            from procmodel.results.readable import readable

            told = say(f"measures.{why}", id=self.view.ids[node], share=readable(misses, "1"))
            self.wrong[node] = AnalysisError(told, place=self.view.place(node))
        self.shares.none_taken[node] = misses
        self._set(leaving, [min(1.0, value or 0.0) for value in values])

    def _joint(self, node: int, leaving: Sequence[int]) -> list[float | None] | None:
        """The share of each branch from the combinations that a file gives."""
        model = self.view.nodes[node]
        if not isinstance(model, Gateway) or not model.combinations:
            return None
        targets = [flow.target if flow else "" for flow in (self.view.said[f] for f in leaving)]
        return [
            sum(self.read(each.share) for each in model.combinations if target in each.take)
            for target in targets
        ]

    def _joint_miss(self, node: int) -> float:
        model = self.view.nodes[node]
        assert isinstance(model, Gateway)
        return max(0.0, 1.0 - sum(self.read(each.share) for each in model.combinations if each.take))

    # -- boundary events and boxes -----------------------------------------------------------------

    def _boundaries(self, node: int, attached: list[int]) -> float:
        """Give each event on the border its share; what the interrupting ones leave is returned."""
        events = [self.view.nodes[self.view.flows[f].target] for f in attached]
        caught = self._caught(node)
        given: list[float | None] = []
        for event in events:
            assert isinstance(event, BoundaryEvent)
            share = self._value(event.share)
            if share is None and event.event is EventTrigger.COMPENSATION:
                share = 0.0
            if share is None and caught is not None and event.event is EventTrigger.ERROR:
                share, caught = caught, 0.0
            given.append(share)
        silent = [n for n, share in enumerate(given) if share is None]
        if silent:
            ids = tuple(dict.fromkeys(self._boundary_id(attached[n]) for n in silent))
            made_up = self._made_up(len(silent) + 1, ids, node)
            for n, share in zip(silent, made_up[:-1], strict=True):
                given[n] = 0.3 * share
        values = [min(1.0, share or 0.0) for share in given]
        return self._interrupt(attached, events, values)

    def _interrupt(self, attached: list[int], events: Sequence[object], values: list[float]) -> float:
        stops = [isinstance(event, BoundaryEvent) and event.interrupts for event in events]
        total = sum(value for value, stop in zip(values, stops, strict=True) if stop)
        scale = 1.0 / total if total > 1.0 else 1.0
        self._set(attached, [v * scale if stop else v for v, stop in zip(values, stops, strict=True)])
        return max(0.0, 1.0 - total * scale)

    def _boundary_id(self, flow: int) -> str:
        target, source = self.view.flows[flow].target, self.view.flows[flow].source
        event = self.view.nodes[target]
        return (
            self.view.ids[target] if isinstance(event, BoundaryEvent) and event.id else self.view.ids[source]
        )

    def _caught(self, node: int) -> float | None:
        """The share of a box's visits that end in an error inside, found by following its contents."""
        if node not in self.view.exit_of or not error_ends(self.view, node):
            return None
        from procmodel.graph.visits import visits_inside

        count = visits_inside(self.view, self.shares, node)
        return min(1.0, sum(count.get(end, 0.0) for end in error_ends(self.view, node)))

    def _box(self, node: int, out: list[int], stays: float) -> None:
        self.shares.stays[node] = stays
        entries = [f for f in out if self.view.flows[f].role is FlowRole.ENTER]
        weights = self._entry_shares([self.view.flows[f].target for f in entries])
        times = multiplicity(self.view, node)
        self._set(entries, [weight * times for weight in weights])

    # -- small helpers -----------------------------------------------------------------------------

    def _value(self, share: Quantity | None) -> float | None:
        if share is None:
            return None
        if self._means is None:
            return max(0.0, self.read(share))
        known = self._means.get(id(share))
        if known is None:
            known = self._means[id(share)] = max(0.0, mean(share))
        return known

    def _set(self, flows: Sequence[int], values: list[float]) -> None:
        weight = self.shares.weight
        for flow, value in zip(flows, values, strict=True):
            weight[flow] = value

    def _complete(self, given: list[float | None], silent: list[str], node: int) -> list[float]:
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
            rest = self._made_up(len(unknown), tuple(silent), node)
        values = [share or 0.0 for share in given]
        for n, part in zip(unknown, rest, strict=True):
            values[n] = part * (1.0 - total)
        return values

    def _made_up(self, count: int, ids: tuple[str, ...], node: int) -> list[float]:
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


def error_ends(view: ProcessView, box: int) -> list[int]:
    """The ends inside a box that throw an error to its border."""
    catches = any(getattr(view.nodes[b], "event", None) is EventTrigger.ERROR for b in view.boundary_of(box))
    if not catches:
        return []
    return [
        flow.source
        for flow in (view.flows[f] for f in view.into[view.exit_of[box]])
        if flow.role is FlowRole.LEAVE
        and isinstance(end := view.nodes[flow.source], EndEvent)
        and end.event is EventTrigger.ERROR
    ]
