"""Which nodes lie in which branch of which parallel (or inclusive) block.

Every node that one token passes alone lies in the outermost region. A split that sends several tokens opens
a region for each branch; a join of all of them leads back to the region round the split, a join of some opens
a region for what they do together. Branches that end without a join meet at the end of the case, which waits
for all of them. Where tokens of different branches meet without waiting for each other, where a branch can
both wait and end, or where a branch runs into its own join twice, the drawing has no such structure:
`trouble` names the node, and times along it are a matter for simulation.

Reference: Vanhatalo, Völzer and Koehler, The refined process structure tree (2009), for the idea of regions
with one entry and one exit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from procmodel.graph.order import flow_order, retreating_flows
from procmodel.graph.view import FlowRole, NodeRole, ProcessView, Routing
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.model import BoundaryEvent, EndEvent, EventTrigger, StartEvent

__all__ = ["END", "Blocks", "Join", "Region", "blocks_of", "branch_flows"]

END = -1
"""The end of the case, as the target of a join."""

_SEVERAL = (Routing.PARALLEL, Routing.INCLUSIVE, Routing.COMPLEX)


class Region(NamedTuple):
    """What one token passes: `branches` (flows) of `split`, inside `parent`. The first has no split."""

    number: int
    parent: int
    split: int
    branches: frozenset[int]
    depth: int


class Join(NamedTuple):
    """Where regions of one split meet: at `node` (or at `END`), to go on as one token in `into`."""

    split: int
    node: int
    parts: tuple[int, ...]
    into: int


@dataclass(slots=True, eq=False, repr=False)
class Blocks:
    """The regions of a process.

    Attributes:
        regions: the outermost first, each after the one it lies in.
        region_of: the region of each node, -1 where no case comes.
        region_on: the region of the token on each flow, -1 where no case comes.
        joins: in the order in which they wait; those of inner splits before those round them.
        closing: the last join of each split.
        order: all nodes with the flow; `back` are the flows against it.
        members: the nodes of each region but the outermost, with the flow.
        together: for each split, the flows on which it sends tokens at the same time.
        view: the process.
        trouble: the node where the structure breaks, None where it holds.
    """

    regions: list[Region] = field(default_factory=list)
    region_of: list[int] = field(default_factory=list)
    region_on: list[int] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    closing: dict[int, Join] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)
    back: set[int] = field(default_factory=set)
    together: dict[int, list[int]] = field(default_factory=dict)
    trouble: int | None = None
    beside: set[int] = field(default_factory=set)

    def is_beside(self, split: int) -> bool:
        """Whether a step is a split because an event on its border does not interrupt it."""
        return split in self.beside


def branch_flows(view: ProcessView, node: int, live: Sequence[bool]) -> list[int]:
    """The flows on which a node sends tokens at the same time; empty where it sends only one.

    A boundary event that does not interrupt sends a token of its own beside the normal flow.
    """
    out = [flow for flow in view.out[node] if live[flow]]
    if len(view.leaving(node)) == len(view.out[node]):
        return out if len(out) > 1 and view.split(node) in _SEVERAL else []
    beside = [flow for flow in out if _is_beside(view, flow)]
    normal = [flow for flow in out if view.flow_roles[flow] is not FlowRole.ATTACH]
    if view.split(node) in _SEVERAL or _enters_several(view, normal):
        together = normal
    else:
        together = normal[:1] if beside and len(normal) == 1 else []
    return together + beside if len(together) + len(beside) > 1 else []


def _is_beside(view: ProcessView, flow: int) -> bool:
    if view.flow_roles[flow] is not FlowRole.ATTACH:
        return False
    event = view.nodes[view.target[flow]]
    return isinstance(event, BoundaryEvent) and not event.interrupts


def _enters_several(view: ProcessView, flows: Sequence[int]) -> bool:
    """A box begins at everything in it that nothing leads to; of its start events, at one."""
    if len(flows) < 2 or view.flow_roles[flows[0]] is not FlowRole.ENTER:
        return False
    return not all(isinstance(view.nodes[view.target[flow]], StartEvent) for flow in flows)


def blocks_of(view: ProcessView, live: Sequence[bool]) -> Blocks:
    """The regions of a process; `live` says which flows a case can take.

    Linear in nodes and flows but for the nesting of blocks. Worked out once for the same live flows.
    """
    key = "blocks", bytes(map(bool, live))
    known = view.memory.get(key)
    if not isinstance(known, Blocks):
        known = view.memory[key] = _Finder(view, live).found
    return known


class _Finder:
    """Walks with the flow and says for each flow in whose company its token travels."""

    def __init__(self, view: ProcessView, live: Sequence[bool]) -> None:
        self.view, self.live = view, live
        self.plain = [role is FlowRole.SEQUENCE for role in view.flow_roles]  # which flows are sequence flows
        self.found = Blocks(
            region_of=[-1] * len(view),
            region_on=[-1] * len(view.target),
            order=flow_order(view),
            back=retreating_flows(view),
        )
        self.branches: dict[int, int] = {}  # how many live branches a split has
        self.used: set[int] = set()  # regions that have met others
        self.numbers: dict[tuple[int, int, frozenset[int]], int] = {}
        self.region(-1, -1, frozenset())
        self.walk()

    def region(self, parent: int, split: int, branches: frozenset[int]) -> int:
        key = (parent, split, branches)
        if key not in self.numbers:
            regions = self.found.regions
            self.numbers[key] = len(regions)
            depth = regions[parent].depth + 1 if parent >= 0 else 0
            regions.append(Region(len(regions), parent, split, branches, depth))
        return self.numbers[key]

    def walk(self) -> None:
        starts, into, out, found = set(self.view.starts), self.view.into, self.view.out, self.found
        live, plain = self.live, self.plain
        region_of, region_on, members = found.region_of, found.region_on, found.members
        ending: list[int] = []
        for node in found.order:
            ways = into[node]
            if node in starts:
                region = 0
            elif len(ways) == 1:
                region = region_on[ways[0]]
            else:
                region = self.enter(node)
            if found.trouble is not None:
                return
            if region < 0:
                continue
            region_of[node] = region
            if region:
                members.setdefault(region, []).append(node)
            ways = out[node]
            if len(ways) == 1 and live[ways[0]] and plain[ways[0]]:
                region_on[ways[0]] = region
            elif not self.leave(node, region):
                ending.append(node)
        self.check_back()
        self.finish(ending)

    def enter(self, node: int) -> int:
        """The region of a node, from those of the flows into it; -1 where no case comes."""
        coming = [self.found.region_on[flow] for flow in self.view.into[node]]
        arriving = [region for region in dict.fromkeys(coming) if region >= 0]
        if not arriving:
            return -1
        waits = self.waits(node)
        if waits is Routing.PARALLEL and len(arriving) < len(coming):
            self.stop(node)
        elif len(arriving) == 1:
            return arriving[0]
        elif waits is not Routing.NONE:
            return self.joined(node, arriving)
        self.stop(node)
        return -1

    def waits(self, node: int) -> Routing:
        """How a node waits for tokens; a box waits for all that happens in it."""
        if self.view.roles[node] is NodeRole.EXIT:
            return Routing.INCLUSIVE
        return self.view.join(node)

    def stop(self, node: int) -> None:
        self.found.trouble = node if self.found.trouble is None else self.found.trouble

    def leave(self, node: int, region: int) -> bool:
        """Say for each flow out of a node who travels on it; whether there is any."""
        view, region_on = self.view, self.found.region_on
        out = [flow for flow in view.out[node] if self.live[flow]]
        together = branch_flows(view, node, self.live) if len(out) > 1 else []
        if together:
            self.branches[node] = len(together)
            self.found.together[node] = together
            if FlowRole.ATTACH in [view.flow_roles[flow] for flow in together]:
                self.found.beside.add(node)
        for flow in out:
            region_on[flow] = region
            if not together and not self.plain[flow] and _is_beside(view, flow):
                self.stop(node)
        for flow in together:
            region_on[flow] = self.region(region, node, frozenset((flow,)))
        return bool(out)

    def check_back(self) -> None:
        """A loop must come back in the company in which it left."""
        for flow in self.found.back:
            if self.live[flow] and self.found.region_on[flow] >= 0:
                target = self.view.target[flow]
                same = self.found.region_on[flow] == self.found.region_of[target]
                if not same or self.view.join(target) is Routing.PARALLEL:
                    self.stop(target)

    def finish(self, ending: list[int]) -> None:
        """Let all that has not been joined meet at the end of the case."""
        arriving = list(dict.fromkeys(self.found.region_of[node] for node in ending))
        stopped = [n for n in ending if self.found.region_of[n] and self.stops_others(n)]
        if stopped:
            self.stop(stopped[0])
        elif (len(arriving) > 1 or arriving not in ([], [0])) and self.joined(END, arriving) != 0:
            self.stop(ending[-1])

    def stops_others(self, node: int) -> bool:
        """Whether a node ends its level while something may go on beside it."""
        model = self.view.nodes[node]
        if not isinstance(model, EndEvent) or model.event is not EventTrigger.TERMINATE:
            return False
        from procmodel.graph.company import beside, lasts  # here: few processes have such an end

        company = beside(self.found, self.view, node, self.view.parents[node])
        return any(lasts(self.view, each) for each in company)

    def joined(self, node: int, arriving: list[int]) -> int:
        """The region after all of `arriving` have come; inner splits are closed first. -1 where that breaks off."""
        regions = self.found.regions
        left = dict.fromkeys(arriving)
        while len(left) > 1 or (node == END and left and next(iter(left)) != 0):
            deepest = max(left, key=lambda r: regions[r].depth)
            split, parent = regions[deepest].split, regions[deepest].parent
            parts = [r for r in left if regions[r].split == split and regions[r].parent == parent]
            taken = [flow for r in parts for flow in regions[r].branches]
            complete = len(taken) == self.branches.get(split, 0)
            alone = len(parts) == 1
            if (
                len(set(taken)) != len(taken)
                or split < 0
                or (alone and not complete)
                or (not complete and len(parts) < len(left))
            ):
                self.stop(node if node != END else split)
                return -1
            into = parent if complete else self.region(parent, split, frozenset(taken))
            if split in self.found.closing or not self.used.isdisjoint(parts):
                self.stop(node if node != END else split)
                return -1
            join = Join(split, node, tuple(parts), into)
            self.used.update(parts)
            self.found.joins.append(join)
            if complete:
                self.found.closing[split] = join
            for part in parts:
                del left[part]
            if into in left and node != END:
                self.stop(node)
                return -1
            left[into] = None
        return next(iter(left), 0)
