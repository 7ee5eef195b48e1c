"""The places of a process's net: where tokens can lie, and where they lie when a case begins."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from procmodel.graph.game import Net, PlaceKind
from procmodel.graph.parts import parts_of
from procmodel.graph.semantics import Deed, Rule, Split, are_declared, rules_of
from procmodel.graph.view import FlowRole, NodeRole, ProcessView
from procmodel.light.caching import cached_property
from procmodel.model import StartEvent

__all__ = ["MOST_LISTENERS", "MOST_PAIRS", "Places"]

MOST_PAIRS = 64
"""Pairs of a way in and a way on up to which each is a step of its own."""

MOST_LISTENERS = 6
"""Events up to which each combination of those that listen for a signal is a step of its own."""

_CARRY = frozenset({FlowRole.SEQUENCE, FlowRole.LINK, FlowRole.ENTER})


class Places:
    """The places of some nodes, by flow, activity, event and start."""

    def __init__(
        self, view: ProcessView, nodes: Sequence[int], root: int, closed: Collection[int], messages: bool
    ) -> None:
        self.view, self.root, self.closed = view, root, closed
        self.rules: list[Rule] = rules_of(view)
        self.nodes = [n for n in nodes if not self._inside_closed(n)]
        self.net = Net()
        self.flow_place: dict[int, int] = {}
        self.active: dict[int, int] = {}
        self.armed: dict[int, int] = {}
        self.begin: dict[int, int] = {}
        self.middle: dict[int, int] = {}  # between the many ways in and on of one node
        self.owner: list[int] = []  # the box that each place lies in
        self.sent: dict[int, list[int]] = {}
        self.received: dict[int, list[int]] = {}
        self.given: set[int] = set()  # nodes whose message was taken by the step before
        self.end_place: dict[int, int] = {}
        self.heard: dict[int, tuple[int, ...]] = {}  # what each signal of these nodes reaches
        self.signalled: frozenset[int] = frozenset()  # what comes only by such a signal
        self.with_messages = messages

    def _inside_closed(self, node: int) -> bool:
        box = self.view.parents[node]
        while box >= 0 and box != self.root:
            if box in self.closed:
                return True
            box = self.view.parents[box]
        return False

    # -- places ------------------------------------------------------------------------------------

    def place(self, kind: int, leads_to: int, owner: int) -> int:
        """A new place that lies in the box `owner`."""
        self.owner.append(owner)
        return self.net.place(kind, leads_to)

    def add_places(self) -> None:
        """A place for each flow, for what runs, and for what may come once."""
        view, here = self.view, set(self.nodes)
        shared: dict[int, int] = {}
        for node in self.nodes:
            for flow in view.out[node]:
                _, target, role, _ = view.flows[flow]
                if role not in _CARRY or target not in here:
                    continue
                owner = node if role is FlowRole.ENTER else view.parents[node]
                if self.rules[node].split is Split.FIRST:
                    if node not in shared:
                        shared[node] = self.place(PlaceKind.LIVE, target, owner)
                    self.flow_place[flow] = shared[node]
                else:
                    self.flow_place[flow] = self.place(PlaceKind.LIVE, target, owner)
        for node in self.nodes:
            if self._runs(node):
                self.active[node] = self.place(PlaceKind.LIVE, node, view.parents[node])
            if self._may_come_once(node):
                self.armed[node] = self.place(PlaceKind.IDLE, node, view.parents[node])
            if len(view.into[node]) * len(view.out[node]) > MOST_PAIRS:
                self.middle[node] = self.place(PlaceKind.LIVE, node, view.parents[node])

    def _runs(self, node: int) -> bool:
        """Whether its running is a state of its own: an open box, or a border event that leaves it on."""
        borders = self.borders(node)
        return self.is_open(node) or any(self._may_come_once(b) or b in self.signalled for b in borders)

    def is_open(self, node: int) -> bool:
        """Whether it is a box whose contents are part of the net."""
        return self.view.is_expanded(node) and node not in self.closed

    def _may_come_once(self, node: int) -> bool:
        rule = self.rules[node]
        return rule.deed in (Deed.COME, Deed.HANDLE) and not rule.interrupts

    def is_handler(self, node: int) -> bool:
        """Whether it is an event sub-process: nothing leads to it, an event starts it."""
        return self.rules[node].deed is Deed.HANDLE

    def borders(self, node: int) -> tuple[int, ...]:
        """The border events that take or make tokens."""
        return self.rules[node].borders

    def region(self, box: int) -> list[int]:
        """The live places inside a box (-1: everywhere)."""
        inside = []
        for place, owner in enumerate(self.owner):
            if self.net.kinds[place] != PlaceKind.LIVE:
                continue
            while owner not in (box, -1):
                owner = self.view.parents[owner]
            if owner == box or box == self.root:
                inside.append(place)
        return inside

    def add_messages(self) -> None:
        """A place for each message that one element sends and another receives."""
        channels: dict[tuple[str, str], int] = {}
        for message in self.view.process.messages:
            source, target = (self.view.index.get(end, -1) for end in (message.source, message.target))
            if source < 0 or target < 0:
                continue  # from or to a black box: taken as given
            key = (message.target, message.source)
            if key not in channels:
                channels[key] = self.place(PlaceKind.IDLE, target, -1)
                self.net.messages.append(channels[key])
                self.sent.setdefault(source, []).append(channels[key])
                self.received.setdefault(target, []).append(channels[key])

    def add_signals(self) -> None:
        """Which events come only when one of these nodes throws their signal; others may come at any time."""
        here = set(self.nodes)
        for node in self.nodes:
            heard = [each for each in self.rules[node].heard if each in here]
            if heard and len(heard) <= MOST_LISTENERS:
                self.heard[node] = tuple(heard)
        self.signalled = frozenset(each for listeners in self.heard.values() for each in listeners)

    def begins_handler(self, node: int) -> bool:
        """Whether it is a start of an event sub-process."""
        box = self.view.parents[node]
        return box >= 0 and self.is_handler(box) and isinstance(self.view.nodes[node], StartEvent)

    @cached_property
    def is_one_part(self) -> bool:
        """Whether the process is one part: whoever throws a signal is then in what runs."""
        return len(parts_of(self.view)) == 1

    def is_border(self, node: int) -> bool:
        """Whether it is an event on a border."""
        return self.view.roles[node] is NodeRole.BOUNDARY

    # -- where a case begins -----------------------------------------------------------------------

    def begin_case(self) -> None:
        """Where the tokens lie when a case begins: at one start of several, else at all that can begin."""
        starts = self._entries()
        declared = are_declared(self.view, starts)
        if self.with_messages:
            for pool in self._by_part(starts):
                self._begin_choice(pool) if declared else self._begin_all(pool)
        elif declared and len(starts) == 1 and self._begins_at_once(starts[0]):
            outs = [self.flow_place[f] for f in self.view.out[starts[0]] if f in self.flow_place]
            if outs:
                self.net.initial, self.net.begun = outs, (starts[0],)
            else:
                self._begin_all(starts)
        elif declared:
            self._begin_choice(starts)
        else:
            self._begin_all(starts)
        for node in self.nodes:
            if node in self.armed and self.is_handler(node) and self.view.parents[node] == self.root:
                self.net.initial.append(self.armed[node])

    def _begins_at_once(self, start: int) -> bool:
        """Whether a lone start leaves nothing to choose."""
        return self.rules[start].split is Split.ALL and self.rules[start].deed is not Deed.NEVER

    def _entries(self) -> list[int]:
        if self.root < 0:
            here = set(self.nodes)
            return [n for n in self.view.starts if n in here]
        return [self.view.flows[way].target for way in self.rules[self.root].ways]

    def _by_part(self, starts: list[int]) -> list[list[int]]:
        part = {node: number for number, nodes in enumerate(parts_of(self.view)) for node in nodes}
        groups: dict[int, list[int]] = {}
        for start in starts:
            groups.setdefault(part[start], []).append(start)
        return list(groups.values())

    def _begin_all(self, starts: list[int]) -> None:
        for start in starts:
            self.begin[start] = self.place(PlaceKind.LIVE, start, self.root)
            self.net.initial.append(self.begin[start])

    def _begin_choice(self, starts: list[int]) -> None:
        """One place for several starts; a pool that only a message or a signal begins need not begin."""
        waits = all(start in self.received or start in self.signalled for start in starts)
        first = self.place(PlaceKind.IDLE if waits else PlaceKind.LIVE, starts[0], self.root)
        self.net.initial.append(first)
        self.begin.update((start, first) for start in starts)
