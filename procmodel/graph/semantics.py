"""The one token game: what each element waits for, how it goes on and what it ends, written once.

A `Rule` says it of one node. Two players go by the rules. `tokens.py` makes them the places and steps of a net,
which soundness plays over whole markings (`game.py`). `compile.py` makes them operations, which simulation plays
case by case. Neither asks what kind of gateway or event a node is: whoever changes a rule here changes both.

Inclusive joins wait as BPMN 2.0 says, after Hagen Völzer, A New Semantics for the Inclusive Converging
Gateway in Safe Processes (BPM 2010): a token elsewhere holds the join up if it can still come to an empty
way in, unless it can also come to one that has its token already; ways through the join do not count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from procmodel.graph.once import once
from procmodel.graph.view import FlowRole, NodeRole, ProcessView, Routing
from procmodel.light.enums import IntEnum
from procmodel.light.tuples import NamedTuple
from procmodel.model import (
    BoundaryEvent,
    EndEvent,
    EventTrigger,
    Gateway,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    NodeBase,
    StartEvent,
    SubProcess,
    Task,
)

__all__ = [
    "NOTHING",
    "Deed",
    "Join",
    "Rule",
    "Split",
    "are_alternatives",
    "are_declared",
    "holding_up",
    "is_meant",
    "rules_of",
    "upstream",
]


class Join(IntEnum):
    """What a node waits for where several flows enter it."""

    EACH = 0  # nothing: every token goes on by itself
    ALL = 1  # a token on every way in
    POSSIBLE = 2  # a token on every way in over which one can still come


class Split(IntEnum):
    """Which ways a token takes from a node."""

    ALL = 0  # every way
    ONE = 1  # one way
    SOME = 2  # one way or more; the default where no other is taken
    FIRST = 3  # the way whose event comes first: until then none is taken


class Deed(IntEnum):
    """What happens at a node between waiting and going on."""

    PASS = 0  # the token goes on, at once or after some work
    ENTER = 1  # a box begins: tokens start inside
    LEAVE = 2  # a box is over, for none of its tokens is left
    COME = 3  # an event on a border may come while its activity runs
    UNDO = 4  # an event on a border that leads to what undoes its activity: it takes no token
    HANDLE = 5  # an event sub-process may start while what is round it runs
    NEVER = 6  # a start that waits for an event inside a box that the flow enters: nothing sets it off
    THROW = 7  # an event goes to the border that catches it
    SWEEP = 8  # an end takes all other tokens of its level away


SPLITS = {
    Routing.NONE: Split.ALL,
    Routing.EXCLUSIVE: Split.ONE,
    Routing.PARALLEL: Split.ALL,
    Routing.INCLUSIVE: Split.SOME,
    Routing.COMPLEX: Split.SOME,
    Routing.EVENT: Split.FIRST,
}
JOINS = {
    Routing.NONE: Join.EACH,
    Routing.PARALLEL: Join.ALL,
    Routing.INCLUSIVE: Join.POSSIBLE,
    Routing.COMPLEX: Join.POSSIBLE,
}
CATCHABLE = {EventTrigger.ERROR, EventTrigger.ESCALATION, EventTrigger.CANCEL}
"""What an end or event can throw at the border of a box round it."""
SWEEPING = {EventTrigger.TERMINATE}
"""Ends that take away what else runs on their level."""
SWEEPING_BOX = {EventTrigger.ERROR, EventTrigger.CANCEL}
"""Ends that do so inside a box where nobody catches them."""

UNDOING = {EventTrigger.COMPENSATION}
"""Events on a border that never take a token from their activity."""

NOTHING = -2
"""What a rule ends that ends nothing; -1 is the process itself."""

_ON = frozenset({FlowRole.SEQUENCE, FlowRole.LINK})
_PLAIN = frozenset({Gateway, IntermediateCatchEvent})  # nothing but waiting and going on
_THROWING = (EndEvent, IntermediateThrowEvent)
_CATCHING = (BoundaryEvent, IntermediateCatchEvent, StartEvent)


class Rule(NamedTuple):
    """What one node waits for, does and passes on.

    Attributes:
        deed: what happens there.
        join: what it waits for.
        split: which of `ways` its token takes.
        ways: the flows that its token can go on over; of a box, those to where its contents begin.
        ends: the box that loses all its tokens (-1: the process), or the activity that is interrupted.
        borders: the events on its border that may come.
        catcher: the border event that takes what it throws; -1: none.
        thrown: whether it is a border event that comes only when something inside throws it.
        defaults: those of `ways` that are taken where no other is, in a split of some.
        handler: the event sub-process that takes what it throws, before any border does; -1: none. Soundness lets
            an event sub-process start at any time instead.
        undoes: the activities that it undoes if they were done, the last of the file first; soundness passes by.
        heard: the elements that the signal which it throws reaches, where they listen at that moment.
    """

    deed: Deed
    join: Join
    split: Split
    ways: tuple[int, ...]
    ends: int = NOTHING
    borders: tuple[int, ...] = ()
    catcher: int = -1
    thrown: bool = False
    defaults: tuple[int, ...] = ()
    handler: int = -1
    undoes: tuple[int, ...] = ()
    heard: tuple[int, ...] = ()

    @property
    def interrupts(self) -> bool:
        """Whether it ends something when it happens."""
        return self.ends != NOTHING


@once
def rules_of(view: ProcessView) -> list[Rule]:
    """The rule of every node.

    Example:
        >>> from procmodel import read
        >>> view = ProcessView(read("examples/speeding_before.yaml"))
        >>> rule = rules_of(view)[view.index["whose"]]
        >>> rule.split.name, [view.ids[view.flows[way].target] for way in rule.ways]
        ('ONE', ['with_parish', 'with_district'])
    """
    return _Rules(view).made()


class _Rules:
    """Goes over the nodes once."""

    def __init__(self, view: ProcessView) -> None:
        self.view = view
        throwing = [(node, model) for node, model in enumerate(view.nodes) if isinstance(model, _THROWING)]
        self.catchers = {
            node: _catcher(view, node, model) for node, model in throwing if model.event in CATCHABLE
        }
        self.thrown = set(self.catchers.values())
        self.listeners: dict[int, tuple[int, ...]] = {}
        if any(model.event is EventTrigger.SIGNAL for _, model in throwing):
            from procmodel.graph.listening import listeners  # here: few throw signals

            self.listeners = listeners(view, [node for node, _ in throwing])
        self.handlers: dict[int, list[int]] = {}  # by the box round them
        for box in view.exit_of:
            model = view.nodes[box]
            if isinstance(model, SubProcess) and model.triggered_by_event:
                self.handlers.setdefault(view.parents[box], []).append(box)

    def made(self) -> list[Rule]:
        return [
            self._element(node, model) if role is NodeRole.ELEMENT else self._other(node, model, role)
            for node, (model, role) in enumerate(zip(self.view.nodes, self.view.roles, strict=True))
        ]

    def _other(self, node: int, model: NodeBase | BoundaryEvent, role: NodeRole) -> Rule:
        """An event on a border, or the exit of a box."""
        ways = self._ways(node)
        split = SPLITS[self.view.split(node)]
        if role is NodeRole.EXIT or not isinstance(model, BoundaryEvent):
            return Rule(Deed.LEAVE, Join.EACH, split, ways)
        deed = Deed.UNDO if model.event in UNDOING else Deed.COME
        ends = self.view.hosts[node] if model.interrupts else NOTHING
        return Rule(deed, Join.EACH, split, ways, ends, thrown=node in self.thrown)

    def _element(self, node: int, model: NodeBase | BoundaryEvent) -> Rule:
        view, ways = self.view, self._ways(node)
        if type(model) is Task and len(view.into[node]) < 2 and len(ways) == len(view.out[node]) < 2:
            return Rule(Deed.PASS, Join.EACH, Split.ALL, ways)  # by far the most frequent
        join, split = JOINS[view.join(node)], SPLITS[view.split(node)]
        defaults = self._defaults(ways) if split is Split.SOME else ()
        if type(model) in _PLAIN:
            return Rule(Deed.PASS, join, split, ways, defaults=defaults)
        deed, ends, catcher = self._does(node, model)
        borders = self._borders(node)
        if node in view.exit_of:
            ways = self._entries(node)
            one = are_alternatives(view, [view.flows[way].target for way in ways])
            split = Split.ONE if one else Split.ALL
        handler = self._handler(node, model) if self.handlers and isinstance(model, _THROWING) else -1
        undoes = self._undoes(node, model) if isinstance(model, _THROWING) and model.event in UNDOING else ()
        heard = self.listeners.get(node, ())
        return Rule(deed, join, split, ways, ends, borders, catcher, False, defaults, handler, undoes, heard)

    def _does(self, node: int, model: NodeBase | BoundaryEvent) -> tuple[Deed, int, int]:
        """What an element does, what it ends and who catches what it throws."""
        if isinstance(model, SubProcess) and model.triggered_by_event:
            return Deed.HANDLE, self.view.parents[node] if _all_interrupt(model) else NOTHING, -1
        if node in self.view.exit_of:
            return Deed.ENTER, NOTHING, -1
        if isinstance(model, _THROWING):
            return self._throws(node, model)
        if isinstance(model, StartEvent) and self._never_begins(node, model):
            return Deed.NEVER, NOTHING, -1
        return Deed.PASS, NOTHING, -1

    def _ways(self, node: int) -> tuple[int, ...]:
        flows = self.view.flows
        return tuple([flow for flow in self.view.out[node] if flows[flow].role in _ON])

    def _defaults(self, ways: tuple[int, ...]) -> tuple[int, ...]:
        models = [self.view.flows[way].model for way in ways]
        return tuple(way for way, model in zip(ways, models, strict=True) if model and model.default)

    def _entries(self, box: int) -> tuple[int, ...]:
        """Where the contents of a box can begin."""
        view = self.view
        ways = [flow for flow in view.out[box] if view.flows[flow].role is FlowRole.ENTER]
        able = []
        for way in ways:
            model = view.nodes[view.flows[way].target]
            if not (isinstance(model, StartEvent) and self._never_begins(view.flows[way].target, model)):
                able.append(way)
        return tuple(able or ways)

    def _borders(self, node: int) -> tuple[int, ...]:
        view, found = self.view, []
        for flow in view.out[node]:
            if view.flows[flow].role is FlowRole.ATTACH:
                model = view.nodes[view.flows[flow].target]
                if isinstance(model, BoundaryEvent) and model.event not in UNDOING:
                    found.append(view.flows[flow].target)
        return tuple(found)

    def _throws(self, node: int, model: EndEvent | IntermediateThrowEvent) -> tuple[Deed, int, int]:
        view, catcher = self.view, self.catchers.get(node, -1)
        if catcher >= 0:
            event = view.nodes[catcher]
            stops = isinstance(event, BoundaryEvent) and event.interrupts
            return Deed.THROW, view.hosts[catcher] if stops else NOTHING, catcher
        sweeps = model.event in SWEEPING or (view.parents[node] >= 0 and model.event in SWEEPING_BOX)
        if isinstance(model, EndEvent) and sweeps:
            return Deed.SWEEP, view.parents[node], -1
        return Deed.PASS, NOTHING, -1

    def _handler(self, node: int, model: EndEvent | IntermediateThrowEvent) -> int:
        """Which event sub-process takes what is thrown: in the nearest box round it, unless a border is nearer."""
        box, inside = self.view.parents[node], {-1}
        caught = self.catchers.get(node, -1)
        while model.event in CATCHABLE:
            for handler in self.handlers.get(box, ()):
                starts = [self.view.nodes[self.view.flows[way].target] for way in self._entries(handler)]
                if handler not in inside and any(is_meant(start, model) for start in starts):
                    return handler
            if box < 0 or (caught >= 0 and self.view.hosts[caught] == box):
                break
            inside.add(box)
            box = self.view.parents[box]
        return -1

    def _undoes(self, node: int, model: EndEvent | IntermediateThrowEvent) -> tuple[int, ...]:
        """The activities of its level that have something to undo them, or the one that it names."""
        view, named = self.view, {each.means for each in model.definitions if each.means}
        found = []
        for flow in view.flows:
            event = view.nodes[flow.target]
            if flow.role is FlowRole.ATTACH and isinstance(event, BoundaryEvent) and event.event in UNDOING:
                meant = (
                    view.ids[flow.source] in named
                    if named
                    else view.parents[flow.source] == view.parents[node]
                )
                found += [flow.source] if meant else []
        return tuple(sorted(set(found), reverse=True))

    def _never_begins(self, node: int, model: StartEvent) -> bool:
        """BPMN 2.0 (10.3.5) knows no such start: nothing can set it off once the box runs."""
        box = self.view.parents[node]
        if model.event is EventTrigger.NONE or box < 0:
            return False
        around = self.view.nodes[box]
        return not (isinstance(around, SubProcess) and around.triggered_by_event)


def _catcher(view: ProcessView, node: int, model: EndEvent | IntermediateThrowEvent) -> int:
    """Who catches what is thrown: the nearest box round it with a border event of that kind and meaning."""
    box = view.parents[node]
    while box >= 0:
        for border in view.boundary_of(box):
            if is_meant(view.nodes[border], model):
                return border
        box = view.parents[box]
    return -1


def is_meant(event: object, thrown: EndEvent | IntermediateThrowEvent) -> bool:
    """Whether an event that catches is of the kind and meaning of what is thrown."""
    if not isinstance(event, _CATCHING) or event.event is not thrown.event:
        return False
    return len({each.means for each in (*event.definitions, *thrown.definitions) if each.means}) < 2


def _all_interrupt(handler: SubProcess) -> bool:
    """Whether an event sub-process ends what is round it: its start event says so."""
    return all(node.interrupts for node in handler.nodes if isinstance(node, StartEvent))


def are_alternatives(view: ProcessView, nodes: Sequence[int]) -> bool:
    """Whether a case begins at one of these nodes, and not at all of them.

    Start events are alternatives; elements that merely nothing leads to all begin (BPMN 10.5.2).
    """
    return len(nodes) > 1 and are_declared(view, nodes)


def are_declared(view: ProcessView, nodes: Sequence[int]) -> bool:
    """Whether all of these nodes say themselves that a case begins there."""
    return all(isinstance(view.nodes[node], StartEvent) for node in nodes)


def upstream(before: Sequence[Iterable[int]], place: int, own: Collection[int] = ()) -> set[int]:
    """The places from which a token can come to `place`, itself included, other than past one of `own`.

    Args:
        before: for each place, those from which a token comes to it at once.
        place: where it comes to.
        own: the ways into the same join.
    """
    met = {place}
    stack = [place]
    while stack:
        for earlier in before[stack.pop()]:
            if earlier not in met and earlier not in own:
                met.add(earlier)
                stack.append(earlier)
    return met


def holding_up(full: Iterable[int], empty: Iterable[int], own: int) -> int:
    """The places whose tokens hold an inclusive join up, as bits.

    Args:
        full: for each way in that has its token, the places `upstream` of it, as bits.
        empty: the same of the ways that have none.
        own: the ways in, as bits.

    Example:
        >>> bin(holding_up(full=[0b0011], empty=[0b1110], own=0b0100))
        '0b1000'
    """
    helped = blocked = 0
    for bits in full:
        helped |= bits
    for bits in empty:
        blocked |= bits
    return blocked & ~helped & ~own
