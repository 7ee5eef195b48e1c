"""Steps and boxes as operations: waiting, working, being done again, being interrupted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.pools import pools_of
from procmodel.graph.program import Op, Program, Shape, Site, Special
from procmodel.graph.shares import branch_shares
from procmodel.graph.sites import duration_site, ways_site
from procmodel.graph.thrown import Thrown, thrown_in
from procmodel.graph.timeline import Timeline
from procmodel.graph.view import ProcessView
from procmodel.graph.waits import beginnings
from procmodel.model import (
    Activity,
    BoundaryEvent,
    CallActivity,
    EndEvent,
    EventTrigger,
    IntermediateCatchEvent,
    NodeBase,
    Quantity,
    SubProcess,
    spread,
)
from procmodel.wording import say

__all__ = ["MOST_ROUNDS", "Steps"]

MOST_ROUNDS = 200
"""Rounds of a repeated step that are simulated one by one; beyond it, a round stands for several."""


class Steps:
    """What all parts of the compiler share, and how steps and boxes become operations."""

    def __init__(self, view: ProcessView, queues: bool, names: Callable[[str], str]) -> None:
        self.view, self.names = view, names
        self.program = Program()
        self.numbers = StatedNumbers(view)
        self.timeline = Timeline(view.process, self.numbers.clock)
        self.done = set(view.activities)
        self.shares = branch_shares(view)
        self.gaps = {gap.node for gap in self.shares.gaps}
        self.thrown: Thrown = thrown_in(view)
        self.body: list[int] = []
        self.remarks: list[str] = []
        self.missing: list[str] = []
        self.missing_waits: list[str] = []
        self.missing_rates: list[str] = []
        self.observed: dict[int, list[tuple[int, float]]] = {}
        self.scopes: dict[int, int] = {}
        self._sites: dict[Site, int] = {}
        for box in view.exit_of:
            self.scopes[box] = len(self.scopes) + 1
        self.program.up += [self.scope_of(box) for box in self.scopes]
        self.pool_of = pools_of(view, self.program, self.timeline) if queues else {}
        self._begins = beginnings(view, [True] * len(view.flows))

    # -- small helpers -----------------------------------------------------------------------------

    def remark(self, slug: str, **values: object) -> None:
        """Say something once."""
        said = say(f"simulation.{slug}", **values)
        if said not in self.remarks:
            self.remarks.append(said)

    def scope_of(self, node: int) -> int:
        """The number of the box that a node lies in, 0 for the process itself."""
        return self.scopes.get(self.view.parents[node], 0)

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
        along = self.timeline.along(quantity, working=working)
        scale = self.timeline.seconds(quantity, along=along)
        site = self.site(duration_site(self.name(node, key), quantity, scale))
        drawn = self.program.sites[site]
        if drawn.shape is Shape.FIXED and drawn.a == 0:
            return op
        new = self.chain(op, Op.DELAY, -1, a=0 if along else -1)
        self.program.site[new] = site
        return new

    def silent(self, node: int) -> None:
        """Note what a catch event or a border does not say, so that its wait is not taken for none."""
        model = self.view.nodes[node]
        catches = isinstance(model, IntermediateCatchEvent) and model.event is not EventTrigger.LINK
        if catches and getattr(model, "delay", None) is None:
            self.missing_waits.append(f"{self.view.ids[node]}.delay")

    # -- steps -------------------------------------------------------------------------------------

    def step(self, node: int, op: int) -> int:
        """The operations of a step; the last one is returned."""
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        self._note_gaps(node, model)
        borders = [b for b in self.view.boundary_of(node) if isinstance(self.view.nodes[b], BoundaryEvent)]
        after = self.program.add(Op.PASS, node, self.scope_of(node))
        timers = []
        ways: list[tuple[int, float]] = []
        for border in borders:
            event = self.view.nodes[border]
            assert isinstance(event, BoundaryEvent)
            share = self._share_of(event)
            if share is None and event.after is not None:
                scale = self.timeline.seconds(event.after, along=False)
                timers.append((spread.mean(event.after) * scale, self.body[border], event.interrupts))
            elif share is None:
                self.remark("border", id=self.view.ids[border])
            elif share > 0 and event.interrupts:
                ways.append((self._interrupted(node, border, event), share))
            elif share > 0:
                op = self._beside(node, op, border, event, share)
        first = self.program.add(Op.PASS, node, self.scope_of(node))
        self.program.next[self._rounds(node, first, 1.0, tuple(timers))] = after
        self._or_interrupted(node, op, first, ways)
        return after

    def _share_of(self, event: BoundaryEvent) -> float | None:
        if event.event is EventTrigger.COMPENSATION:
            return 0.0
        return None if event.share is None else min(1.0, spread.mean(event.share))

    def _or_interrupted(self, node: int, op: int, first: int, ways: list[tuple[int, float]]) -> None:
        if not ways:
            self.program.next[op] = first
            return
        total = sum(share for _, share in ways)
        shares = [max(0.0, 1 - total), *(share / max(1.0, total) for _, share in ways)]
        choice = self.chain(op, Op.CHOICE, -1, targets=(first, *(way for way, _ in ways)))
        self.program.site[choice] = self.site(ways_site(self.name(node, "border"), shares))

    def _interrupted(self, node: int, border: int, event: BoundaryEvent) -> int:
        """A visit that an event on the border cuts short: part of the work, the time until it, its way."""
        first = self.program.add(Op.PASS, node, self.scope_of(node))
        spent = 1.0 - self.numbers.cuts.get(border, 0.0)
        last = self._rounds(node, first, spent, ())
        if event.after is not None:
            last = self.waiting(border, last, "after", event.after, working=True)
        elif event.event is EventTrigger.TIMER:
            self.missing_waits.append(f"{self.view.ids[border]}.after")
        self.program.next[last] = self.body[border]
        return first

    def _beside(self, node: int, op: int, border: int, event: BoundaryEvent, share: float) -> int:
        """A branch that an event on the border begins while the step goes on."""
        on = self.program.add(Op.PASS, node, self.scope_of(node))
        begun = self.program.add(Op.PASS, border, self.scope_of(node))
        last = begun
        if event.after is not None:
            last = self.waiting(border, begun, "after", event.after, working=True)
        self.program.next[last] = self.body[border]
        both = self.program.add(Op.FORK, node, self.scope_of(node))
        self.program.targets[both] = (on, begun)
        choice = self.chain(op, Op.CHOICE, -1, targets=(both, on))
        self.program.site[choice] = self.site(ways_site(self.name(border, "share"), [share, 1 - share]))
        return on

    def _note_gaps(self, node: int, model: Activity) -> None:
        view = self.view
        if model.time is None and view.is_human(node):
            self.missing.append(f"{view.ids[node]}.time")
        silent = model.wait is None and view.is_touch(node) and self._begins[node]
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

    # -- rounds ------------------------------------------------------------------------------------

    def _rounds(self, node: int, op: int, spent: float, timers: tuple[tuple[float, int, bool], ...]) -> int:
        """A step as often as it is done at one visit."""
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        repeat = model.repeat
        times = repeat.times or 1 if repeat is not None else 1
        rounds = min(times, MOST_ROUNDS)
        if times > rounds:
            self.remark("rounds", id=self.view.ids[node], times=times, most=rounds)
        each = spent * times / rounds
        if rounds > 1 and repeat is not None and repeat.parallel:
            return self._side_by_side(node, op, rounds, each)
        first = op
        for number in range(rounds):
            op = self._round(node, op, number, each, timers if rounds == 1 else ())
        if repeat is not None and repeat.again is not None and (share := spread.mean(repeat.again)) > 0:
            out = self.program.add(Op.PASS, node, self.scope_of(node))
            again = self.chain(op, Op.CHOICE, -1, targets=(first, out))
            self.program.site[again] = self.site(ways_site(self.name(node, "again"), [share, 1 - share]))
            return out
        return op

    def _side_by_side(self, node: int, op: int, rounds: int, spent: float) -> int:
        program, slot = self.program, self.program.slots
        program.slots += 1
        out = program.add(Op.PASS, node, self.scope_of(node))
        begins = []
        for number in range(rounds):
            begin = program.add(Op.PASS, node, self.scope_of(node))
            last = self._round(node, begin, number, spent, ())
            join = self.chain(last, Op.JOIN, out, a=slot)
            program.b[join], program.c[join] = 1 << number, rounds
            begins.append(begin)
        self.chain(op, Op.FORK, -1, targets=tuple(begins))
        return out

    def _round(
        self, node: int, op: int, number: int, spent: float, timers: tuple[tuple[float, int, bool], ...]
    ) -> int:
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        suffix = f"#{number + 1}" if number else ""
        pool = self.pool_at(node)
        if pool >= 0:
            if model.wait is not None and not number:
                scale = self.timeline.seconds(model.wait, along=True)
                self.observed.setdefault(pool, []).append((node, spread.mean(model.wait) * scale))
            if model.delay is not None:
                op = self.waiting(node, op, f"delay{suffix}", model.delay, working=False)
        elif model.wait is not None:
            op = self.waiting(node, op, f"wait{suffix}", model.wait, working=True)
        elif model.delay is not None:
            op = self.waiting(node, op, f"delay{suffix}", model.delay, working=False)
        return self._work(node, op, model, suffix, spent, timers)

    def _work(
        self,
        node: int,
        op: int,
        model: Activity,
        suffix: str,
        spent: float,
        timers: tuple[tuple[float, int, bool], ...],
    ) -> int:
        program, pool = self.program, self.pool_at(node)
        unusual = self._unusual(node, model, pool, timers)
        task = self.chain(op, Op.TASK if unusual is None else Op.SPECIAL, -1)
        if unusual is not None:
            program.special[task] = unusual
        program.pool[task] = pool
        key = self.name(node, f"time{suffix}")
        site = Site(key, Shape.FIXED)
        if model.time is not None:
            scale = self.timeline.seconds(model.time, along=True, work=True)
            site = duration_site(key, model.time, scale * spent)
        program.site[task] = self.site(site)
        if self.view.is_touch(node):
            touches = model.touches if isinstance(model, SubProcess | CallActivity) else None
            program.touch[task] = 1.0 if touches is None else touches
            rate = self.numbers.rate(node)
            program.rate[task] = rate.values[0] if rate is not None else 0.0
            if rate is None and (lane := self.view.lane(node)) is not None:
                self.missing_rates.append(f"lanes.{lane.id}.rate")
        if model.cost is not None:
            program.cost[task] = spread.mean(model.cost)
        return task

    def _unusual(
        self, node: int, model: Activity, pool: int, timers: tuple[tuple[float, int, bool], ...]
    ) -> Special | None:
        program, line = self.program, self.timeline
        calendar = -1 if pool >= 0 else line.calendar_of(self.view.lane(node), self.view.is_human(node))
        setup = patience = -1
        if model.setup is not None:
            scale = line.seconds(model.setup, along=True, work=True)
            setup = self.site(duration_site(self.name(node, "setup"), model.setup, scale))
        if model.patience is not None and pool < 0:
            self.remark("patience", id=self.view.ids[node])
        elif model.patience is not None:
            scale = line.seconds(model.patience, along=False)
            patience = self.site(duration_site(self.name(node, "patience"), model.patience, scale))
        size = model.batch.size or 0 if model.batch is not None else 0
        every = model.batch.every if model.batch is not None else None
        unusual = Special(
            batch=size,
            every=0.0 if every is None else spread.mean(every) * line.seconds(every, along=False),
            setup=setup,
            patience=patience,
            priority=model.priority or 0.0,
            timers=timers,
            calendar=calendar,
        )
        plain_pool = pool < 0 or program.plain[pool]
        return None if unusual == Special() and plain_pool else unusual

    # -- boxes -------------------------------------------------------------------------------------

    def box(self, node: int, op: int, contents: Sequence[int]) -> None:
        """Enter a box; its exit goes on."""
        program, view, model = self.program, self.view, self.view.nodes[node]
        assert isinstance(model, NodeBase)
        if isinstance(model, Activity) and model.wait is not None:
            op = self.waiting(node, op, "wait", model.wait, working=True)
        elif isinstance(model, Activity) and model.delay is not None:
            op = self.waiting(node, op, "delay", model.delay, working=False)
        timers = []
        for border in view.boundary_of(node):
            event = view.nodes[border]
            if not isinstance(event, BoundaryEvent) or border in self.thrown.values():
                continue
            share = self._share_of(event)
            if share is None and event.after is not None:
                scale = self.timeline.seconds(event.after, along=False)
                timers.append((spread.mean(event.after) * scale, self.body[border], event.interrupts))
            elif share is None:
                self.remark("border", id=view.ids[border])
            elif share > 0 and not event.interrupts:
                op = self._beside(node, op, border, event, share)
        enter = self.chain(op, Op.ENTER, -1, a=self.scopes[node], targets=tuple(contents))
        if timers:
            program.special[enter] = Special(timers=tuple(timers))
        if isinstance(model, SubProcess) and model.triggered_by_event:
            self.remark("handler", id=view.ids[node])

    def after_box(self, exit_: int, op: int) -> int:
        """Behind a box: done again, or left over its border, or on."""
        view, box = self.view, self.view.hosts[exit_]
        model = view.nodes[box]
        assert isinstance(model, Activity)
        repeat = model.repeat
        if repeat is not None and (repeat.times or 1) > 1:
            if repeat.parallel:
                self.remark("boxes", id=view.ids[box])
            op = self.chain(op, Op.AGAIN, -1, a=self.program.slots, targets=(self.body[box],))
            self.program.b[op] = repeat.times or 1
            self.program.slots += 1
        if repeat is not None and repeat.again is not None and (share := spread.mean(repeat.again)) > 0:
            out = self.program.add(Op.PASS, exit_, self.scope_of(exit_))
            again = self.chain(op, Op.CHOICE, -1, targets=(self.body[box], out))
            self.program.site[again] = self.site(ways_site(self.name(box, "again"), [share, 1 - share]))
            op = out
        return self._left_over_border(box, exit_, op)

    def _left_over_border(self, box: int, exit_: int, op: int) -> int:
        ways = []
        for border in self.view.boundary_of(box):
            event = self.view.nodes[border]
            if not isinstance(event, BoundaryEvent) or border in self.thrown.values() or not event.interrupts:
                continue
            share = self._share_of(event)
            if share:
                self.remark("box_border", id=self.view.ids[border])
                ways.append((self.body[border], share))
        if not ways:
            return op
        out = self.program.add(Op.PASS, exit_, self.scope_of(exit_))
        self._or_interrupted(box, op, out, ways)
        return out
