"""What all parts of the compiler share: the program so far, names, remarks, waiting."""

from __future__ import annotations

from collections.abc import Callable

from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.pools import doubtful_people, pools_of
from procmodel.graph.post import post_of
from procmodel.graph.program import Op, Program, Shape, Site, Special
from procmodel.graph.semantics import Rule, rules_of
from procmodel.graph.shares import usual_shares
from procmodel.graph.sites import duration_site
from procmodel.graph.timeline import Timeline
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import beginnings, wait_key
from procmodel.model import Activity, EndEvent, IntermediateCatchEvent, Quantity
from procmodel.wording import say

__all__ = ["Base"]


class Base:
    """A program that is being made."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        self.view, self.names = view, names
        self.rules: list[Rule] = rules_of(view)
        self.program = Program()
        self.numbers = StatedNumbers(view)
        self.timeline = Timeline(view.process, self.numbers.clock)
        self.done = set(view.activities)
        self.shares = usual_shares(view)
        self.gaps = {gap.node for gap in self.shares.gaps}
        self.body: list[int] = []
        self.remarks: list[str] = []
        self.missing: list[str] = []
        self.missing_waits: list[str] = []
        self.missing_rates: list[str] = []
        self.observed: dict[int, list[tuple[int, float]]] = {}
        self.scopes: dict[int, int] = {}  # by box, its number
        self.short: dict[int, list[int]] = {}  # by box, the slots that say what cuts it short
        self._sites: dict[Site, int] = {}
        self.post = post_of(view)
        self.program.slots = len(self.post.slots)
        self.enclose()
        unusual = {view.hosts[node] for node in self.post.slots if view.hosts[node] >= 0}
        unusual |= {node for node in self.done if self.slots_of(node)}
        self.pool_of = pools_of(view, self.program, self.timeline, unusual) if queues else {}
        for slug, values in doubtful_people(view) if queues else ():
            self.remark(slug, **values)
        self._begins = beginnings(view, [True] * len(view.flows))

    def enclose(self) -> None:
        """Number the boxes; here, where there are none, nothing is to be done."""

    # -- small helpers -----------------------------------------------------------------------------

    def remark(self, slug: str, **values: object) -> None:
        """Say something once."""
        said = say(f"simulation.{slug}", **values)
        if said not in self.remarks:
            self.remarks.append(said)

    def scope_of(self, node: int) -> int:
        """The number of the box that a node lies in, 0 for the process itself."""
        return self.scopes.get(self.view.parents[node], 0)

    def slots_of(self, node: int) -> tuple[int, ...]:
        """The slots of the boxes round a node that an event may cut short."""
        found: list[int] = []
        while self.short and node >= 0:
            node = self.view.parents[node]
            found += self.short.get(node, ())
        return tuple(found)

    def become(self, op: int, kind: Op, targets: tuple[int, ...]) -> None:
        """Make an operation one that takes several ways."""
        self.program.kind[op] = kind
        self.program.targets[op] = targets

    def chain(self, op: int, kind: Op, following: int, *, a: int = 0, targets: tuple[int, ...] = ()) -> int:
        """Put a new operation behind `op`."""
        node = self.program.node[op]
        new = self.program.add(kind, node, self.program.scope[op], following)
        self.program.a[new], self.program.targets[new] = a, targets
        self.program.next[op] = new
        return new

    def site(self, site: Site) -> int:
        """The number of a site; equal sites are one, sites of one key draw from one stream."""
        if site not in self._sites:
            self._sites[site] = self.program.add_site(site)
        return self._sites[site]

    def name(self, node: int, what: str) -> str:
        """The key under which a node draws something."""
        return f"{self.names(self.view.ids[node])}:{what}"

    def outcome(self, node: int) -> int:
        """The number of what a case has come to at an end."""
        model = self.view.nodes[node]
        stated = model.outcome if isinstance(model, EndEvent) else None
        return self.outcome_named(stated or self.view.label(node), self.view.is_good_end(node))

    def outcome_named(self, name: str, good: bool) -> int:
        """The number of an outcome by its name."""
        program = self.program
        if name not in program.outcomes:
            program.outcomes.append(name)
            program.good.append(good)
        return program.outcomes.index(name)

    # -- waiting -----------------------------------------------------------------------------------

    def waiting(self, node: int, op: int, key: str, quantity: Quantity, *, working: bool) -> int:
        """Let a token wait; `working`: only time at work counts."""
        site, calendar = self.wait_of(node, key, quantity, working=working)
        drawn = self.program.sites[site]
        if drawn.shape is Shape.FIXED and drawn.a == 0:
            return op
        new = self.chain(op, Op.DELAY, -1, a=calendar)
        self.program.site[new] = site
        if short := self.slots_of(node):
            self.program.special[new] = Special(short=short)
        return new

    def wait_of(self, node: int, key: str, quantity: Quantity, *, working: bool) -> tuple[int, int]:
        """Where a wait is drawn, and in which hours it passes; -1: at any time."""
        along = self.timeline.along(quantity, working=working)
        scale = self.timeline.seconds(quantity, along=along)
        return self.site(duration_site(self.name(node, key), quantity, scale)), 0 if along else -1

    def sends(self, node: int, op: int) -> int:
        """Send the messages of a node, and throw its signal."""
        for target in self.post.sends.get(node, ()):
            op = self.chain(op, Op.SEND, -1, a=self.post.slots[target])
        if node in self.post.heard:
            op = self.chain(op, Op.BROADCAST, -1)
            self.program.heard[op] = tuple([self.post.slots[each] for each in self.post.heard[node]])
        return op

    def receives(self, op: int, slot: int) -> int:
        """Let a token wait for a message, where there is a slot for it."""
        return op if slot < 0 else self.chain(op, Op.RECEIVE, -1, a=slot)

    def silent(self, node: int) -> None:
        """Note what a catch event or a border does not say, so that its wait is not taken for none."""
        model = self.view.nodes[node]
        if node in self.post.slots:
            return
        if isinstance(model, IntermediateCatchEvent) and wait_key(self.view, node) and model.delay is None:
            self.missing_waits.append(f"{self.view.ids[node]}.delay")

    def _note_gaps(self, node: int, model: Activity) -> None:
        view = self.view
        if model.time is None and view.is_human(node):
            self.missing.append(f"{view.ids[node]}.time")
        silent = (
            model.wait is None and node not in self.post.slots and view.is_touch(node) and self._begins[node]
        )
        if silent and self.pool_at(node) < 0:
            self.missing_waits.append(f"{view.ids[node]}.wait")
        if model.repeat is not None and model.repeat.loop:
            self.remark("loop", id=view.ids[node])

    def pool_at(self, node: int) -> int:
        """The pool whose people do a step, -1 where nobody is short."""
        lane = self.view.lane(node)
        if lane is None or not (self.view.is_human(node) or not lane.is_person):
            return -1
        return self.pool_of.get(self.view.lane_of[node], -1)
