"""A process as a net of places and steps: the rules of `semantics.py`, ready to be played over markings.

A place is a flow (or the wait before an event gateway, a running box, an event that may still come). Tasks
are one step; so are gateways, one for each way through. A box is left when nothing inside it runs any more.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, product

from procmodel.graph.game import Net, PlaceKind, Step
from procmodel.graph.places import Places
from procmodel.graph.semantics import Deed, Join, Split
from procmodel.graph.view import ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import Activity

__all__ = ["MAX_INCLUSIVE", "inclusive_choices", "net_of"]

MAX_INCLUSIVE = 10
"""Ways out of an inclusive gateway up to which every combination is a step of its own."""


def net_of(
    view: ProcessView,
    nodes: Sequence[int],
    *,
    root: int = -1,
    closed: Collection[int] = (),
    messages: bool = False,
) -> Net:
    """The net of some nodes of a process.

    Args:
        view: the process.
        nodes: which ones, boxes before their contents; the contents of a box in `closed` are passed over.
        root: the box whose contents alone are meant; -1 is the process itself.
        closed: boxes that stand as one task.
        messages: whether a message or signal has to be sent before it can be received.
    """
    return _Builder(view, nodes, root, closed, messages).build()


class _Listening(NamedTuple):
    """How a signal finds an event: `node` goes on (-1: it does not listen), as a step takes, gives and clears."""

    node: int = -1
    take: tuple[int, ...] = ()
    give: tuple[int, ...] = ()
    clear: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()
    busy: tuple[int, ...] = ()


class _Builder(Places):
    """The steps on top of the places."""

    def build(self) -> Net:
        if self.with_messages:
            self.add_signals()
        self.add_places()
        if self.with_messages:
            self.add_messages()
        self.begin_case()
        for node in self.nodes:
            self._add_steps(node)
        return self.net

    # -- steps -------------------------------------------------------------------------------------

    def _add_steps(self, node: int) -> None:
        rule = self.rules[node]
        if rule.deed in (Deed.COME, Deed.UNDO, Deed.NEVER) or node == self.root:
            return
        if rule.deed is Deed.LEAVE:
            if self.is_open(self.view.hosts[node]):
                self._leave_box(node)
            return
        if rule.deed is Deed.HANDLE:
            self._start_handler(node)
        takes = self._takes(node)
        if rule.deed is Deed.THROW:
            self._throw(node, takes)
        elif rule.deed is Deed.SWEEP:
            self._sweep(node, takes)
        elif self.is_open(node):
            self._enter_box(node, takes)
        elif node in self.active:
            self._run_task(node, takes)
        else:
            self._pass(node, takes)

    def _emit(
        self,
        node: int,
        take: Sequence[int],
        give: Sequence[int],
        *,
        joins: bool = False,
        clear: Sequence[int] = (),
        empty: Sequence[int] = (),
        busy: Sequence[int] = (),
        shown: tuple[int, ...] | None = None,
        reached: tuple[int, ...] = (),
    ) -> None:
        trail = (node,) if shown is None else shown
        does = trail[-1] if trail else -1
        trail += reached
        give = (*give, *self.sent.get(does, ()))
        channels = [] if does in self.given else self.received.get(does, [])
        for channel in channels or [-1]:
            taken = (*take, channel) if channel >= 0 else tuple(take)
            self.net.steps.append(
                Step(node, taken, tuple(give), joins, tuple(clear), tuple(empty), tuple(busy), trail, trail)
            )

    def _takes(self, node: int) -> list[tuple[int, ...]]:
        """The sets of places that let the node happen, one of them each time."""
        places = [self.flow_place[f] for f in self.view.into[node] if f in self.flow_place]
        if node in self.begin:
            places.append(self.begin[node])
        places = list(dict.fromkeys(places))
        if not places:
            return []
        if self.rules[node].join is Join.EACH:
            return [(place,) for place in places]
        return [tuple(places)]

    def _gives(self, node: int) -> list[tuple[int, ...]]:
        """The sets of places that the node may pass its token on to; an end keeps it."""
        rule = self.rules[node]
        flows = [way for way in rule.ways if way in self.flow_place]
        if not flows:
            return [self._end(node)]
        places = list(dict.fromkeys(self.flow_place[f] for f in flows))
        if rule.split is Split.ONE:
            return [(place,) for place in places]
        if rule.split is Split.SOME:
            default = [self.flow_place[way] for way in flows if way in rule.defaults]
            self.net.partial |= len(places) > MAX_INCLUSIVE
            return inclusive_choices([p for p in places if p not in default], default)
        return [tuple(places)]

    def _end(self, node: int) -> tuple[int, ...]:
        """Where the token of a node without a way on stays: nowhere inside a box or after a handler."""
        if self.view.parents[node] >= 0 or self.is_handler(self._box_of_exit(node)):
            return ()
        if node not in self.end_place:
            self.end_place[node] = self._add_end(node)
        return (self.end_place[node],)

    def _add_end(self, node: int) -> int:
        """Where a path is over; an activity that nothing follows is still running before."""
        done = self.net.place(PlaceKind.DONE, node)
        self.owner.append(-1)
        if not isinstance(self.view.nodes[node], Activity):
            return done
        running = self.place(PlaceKind.LIVE, node, self.view.parents[node])
        self.net.steps.append(Step(-1, (running,), (done,)))
        return running

    def _box_of_exit(self, node: int) -> int:
        return self.view.hosts[node] if self.rules[node].deed is Deed.LEAVE else node

    def _pass(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """A node that takes and gives at once, or is interrupted instead."""
        if node in self.signalled and not self.begins_handler(node):
            return  # whoever throws its signal lets it go on
        if node in self.heard:
            self._broadcast(node, takes)
            return
        closed_exit = self.view.exit_of[node] if self.view.is_expanded(node) else node
        ways: list[tuple[tuple[int, ...], tuple[int, ...]]] = [
            (give, (node,)) for give in self._gives(closed_exit)
        ]
        for border in self.borders(node):
            ways += [(give, (node, border)) for give in self._gives(border)]
        joins = self.rules[node].join is Join.POSSIBLE
        if node in self.middle:
            for take in takes:
                self.net.steps.append(Step(node, take, (self.middle[node],), joins))
            takes, joins = [(self.middle[node],)], False
        for take in takes:
            for give, shown in ways:
                self._emit(node, take, give, joins=joins, shown=shown)

    def _broadcast(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """A signal reaches all that listen then, and nobody else."""
        for parts in product(*(self._listening(node, each) for each in self.heard[node])):
            taken = [place for part in parts for place in part.take]
            if len(set(taken)) < len(taken):
                continue
            clear = [place for part in parts for place in part.clear]
            given = [place for part in parts for place in part.give if place not in clear]
            silent = {place for part in parts for place in part.empty}.difference(taken)
            for take in takes:
                for give in self._gives(node):
                    self._emit(
                        node,
                        (*take, *taken),
                        (*(place for place in give if place not in clear), *given),
                        clear=clear,
                        empty=sorted(silent.difference(take)),
                        busy=[place for part in parts for place in part.busy],
                        reached=tuple([part.node for part in parts if part.node >= 0]),
                    )

    def _listening(self, thrower: int, node: int) -> list[_Listening]:
        """The ways in which a signal finds an event: it does not listen, or it does and goes on."""
        if self.is_border(node):
            return self._listening_border(node)
        if self.begins_handler(node):
            return self._listening_handler(thrower, node)
        takes = self._takes(node)
        heard = [_Listening(node, take, give) for take in takes for give in self._gives(node)]
        return [_Listening(empty=tuple([place for take in takes for place in take])), *heard]

    def _listening_border(self, border: int) -> list[_Listening]:
        host = self.view.hosts[border]
        if border in self.armed:
            own = self.armed[border]
            return [
                _Listening(empty=(own,)),
                *(_Listening(border, (own,), give) for give in self._gives(border)),
            ]
        active = self.active[host]
        clear = [self.armed[each] for each in self.borders(host) if each in self.armed]
        clear += self.region(host) if self.is_open(host) else []
        heard = [_Listening(border, (active,), give, tuple(clear)) for give in self._gives(border)]
        return [_Listening(empty=(active,)), *heard]

    def _listening_handler(self, thrower: int, start: int) -> list[_Listening]:
        """An event sub-process listens while what is round it runs, as it does where the signal is thrown there."""
        box = self.view.parents[start]
        around = tuple(self._around(box))
        inside = [ways for ways in self._contents(box) if start in map(self.net.leads_to.__getitem__, ways)]
        found = [] if self._lies_in(thrower, self.view.parents[box]) else [_Listening(empty=around)]
        take = (self.armed[box],) if box in self.armed else ()
        clear = around if self.rules[box].interrupts else ()
        for ways in inside:
            give = (self.active[box], *ways) if box in self.active else ways
            found.append(_Listening(box, take, give, clear, busy=around))
        return [*found, _Listening(empty=take)] if take else found

    def _around(self, handler: int) -> list[int]:
        """The places of what is round an event sub-process."""
        own = {*self.region(handler), self.active.get(handler, -1)}
        return [place for place in self.region(self.view.parents[handler]) if place not in own]

    def _lies_in(self, node: int, box: int) -> bool:
        """Whether a node lies in a box; all of a process that is one part lies in -1."""
        while node not in (box, -1):
            node = self.view.parents[node]
        return node == box and (box >= 0 or self.is_one_part)

    def _run_task(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """A task that something may branch off from while it runs."""
        armed = [self.armed[b] for b in self.borders(node) if b in self.armed]
        active = self.active[node]
        for take in takes:
            self._emit(node, take, (active, *armed))
        after = self.view.exit_of[node] if self.view.is_expanded(node) else node
        for give in self._gives(after):
            self._emit(after, (active,), give, clear=armed, shown=())
        self._add_borders(node, active, armed)

    def _add_borders(self, node: int, active: int, armed: Sequence[int]) -> None:
        region = self.region(node) if self.is_open(node) else []
        for border in self.borders(node):
            if (self.rules[border].thrown and self.is_open(node)) or border in self.signalled:
                continue
            for give in self._gives(border):
                if border in self.armed:
                    self._emit(border, (active, self.armed[border]), (active, *give))
                else:
                    self._emit(border, (active,), give, clear=(*armed, *region))

    def _enter_box(self, node: int, takes: list[tuple[int, ...]]) -> None:
        active = self.active[node]
        armed = [self.armed[n] for n in self._waiting_in(node)]
        for take in takes:
            for inside in self._contents(node):
                self._emit(node, take, (active, *armed, *inside))
        self._add_borders(node, active, armed)

    def _contents(self, box: int) -> list[tuple[int, ...]]:
        """Where the contents of a box begin: at one of its start events, or at all that nothing leads to."""
        rule = self.rules[box]
        places = [self.flow_place[way] for way in rule.ways if way in self.flow_place]
        return [(place,) for place in places] if rule.split is Split.ONE else [tuple(places)]

    def _waiting_in(self, box: int) -> list[int]:
        """What may come once while the box runs: its border events and the handlers in it."""
        return [n for n in self.armed if box in (self.view.parents[n], self.view.hosts[n])]

    def _leave_box(self, exit_: int) -> None:
        box = self.view.hosts[exit_]
        armed = [self.armed[n] for n in self._waiting_in(box)]
        inside = self.region(box)
        for give in self._gives(exit_):
            self._emit(exit_, (self.active[box],), give, clear=armed, empty=inside, shown=())

    def _start_handler(self, node: int) -> None:
        """An event sub-process starts while what is round it runs; an interrupting one ends the rest."""
        around = self._around(node)
        take = (self.armed[node],) if node in self.armed else ()
        clear = around if self.rules[node].interrupts else ()
        for inside in self._contents(node):
            first = self.net.leads_to[inside[0]] if inside else -1
            if first in self.signalled:
                continue
            self.given.add(first)
            waits = [(*take, channel) for channel in self.received.get(first, ())] or [take]
            give = (self.active[node], *inside) if node in self.active else self._end(node)
            for taken in waits:
                self._emit(node, taken, give, clear=clear, busy=around)

    def _sweep(self, node: int, takes: list[tuple[int, ...]]) -> None:
        region = self.region(self.rules[node].ends)
        end = self._end(node)
        for take in takes:
            self._emit(node, take, end, clear=region)

    def _throw(self, node: int, takes: list[tuple[int, ...]]) -> None:
        """What is thrown goes to the border event that catches it."""
        border, interrupts = self.rules[node].catcher, self.rules[node].interrupts
        box = self.view.hosts[border]
        for take in takes:
            if box not in self.active:  # the box itself is judged elsewhere: here it just ends
                self._emit(node, take, (), clear=self.region(self.root) if interrupts else ())
                continue
            for caught in self._gives(border):
                shown = (node, border)
                if interrupts:
                    region = self.region(box)
                    self._emit(node, (*take, self.active[box]), caught, clear=region, shown=shown)
                else:
                    for own in self._gives(node):
                        self._emit(node, take, (*own, *caught), shown=shown)


def inclusive_choices(places: list[int], default: list[int]) -> list[tuple[int, ...]]:
    """Every way to take at least one, or the default alone; of more than `MAX_INCLUSIVE`, one or all."""
    sizes = range(1, len(places) + 1) if len(places) <= MAX_INCLUSIVE else (1, len(places))
    chosen = [ways for size in sizes for ways in combinations(places, size)]
    return chosen + ([tuple(default[:1])] if default else [])
