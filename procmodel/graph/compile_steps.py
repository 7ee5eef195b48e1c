"""Steps as operations: waiting for people and for others, being worked on, being done again."""

from __future__ import annotations

from procmodel.graph.compile_base import Base
from procmodel.graph.program import Op, Shape, Site, Special
from procmodel.graph.sites import duration_site, ways_site
from procmodel.model import Activity, CallActivity, SubProcess, spread

__all__ = ["MOST_ROUNDS", "Coming", "Steps"]

MOST_ROUNDS = 200
"""Rounds of a repeated step that draw each for itself; beyond it, one of several at once stands for several."""

_MOST_IN_TURN = 50_000  # rounds one after the other, beyond which one stands for several

_OF_QUEUES = ("batch", "priority", "setup", "patience")  # what says how people take cases up


class Coming:
    """What a step or a box waits for, and what may come while it goes on, as a `Special` has them."""

    def __init__(self, listens: int = -1) -> None:
        self.timers: list[tuple[float, int, bool]] = []
        self.signals: list[tuple[int, int, bool]] = []
        self.listens = listens
        self.wait = (-1, -1)  # where the stated wait is drawn, and in which hours it passes

    @property
    def any(self) -> bool:
        """Whether something may come."""
        return bool(self.timers or self.signals)


class Steps(Base):
    """How steps become operations."""

    def step(self, node: int, op: int) -> int:
        """The operations of a step; the last one is returned."""
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        self._note_gaps(node, model)
        program, scope = self.program, self.scope_of(node)
        after = program.add(Op.PASS, node, scope)
        first = program.add(Op.PASS, node, scope)
        program.next[self.rounds(node, first, 1.0, Coming(self.post.slots.get(node, -1)))] = after
        program.next[op] = first
        return after

    def rounds(self, node: int, op: int, spent: float, comes: Coming) -> int:
        """A step as often as it is done at one visit."""
        model = self.view.nodes[node]
        assert isinstance(model, Activity)
        repeat = model.repeat
        if repeat is None:
            return self._round(node, op, 0, (spent, 1.0), comes)
        op, comes.listens = self.receives(op, comes.listens), -1
        times, first = repeat.times or 1, op
        if times == 1:
            op = self._round(node, op, 0, (spent, 1.0), comes)
        elif repeat.parallel:
            op = self._side_by_side(node, op, times, spent)
        else:
            op = self._in_turn(node, op, times, spent)
        if repeat.again is not None and (share := spread.mean(repeat.again)) > 0:
            out = self.program.add(Op.PASS, node, self.scope_of(node))
            again = self.chain(op, Op.CHOICE, -1, targets=(first, out))
            self.program.site[again] = self.site(ways_site(self.name(node, "again"), [share, 1 - share]))
            return out
        return op

    def _standing_for(self, node: int, times: int, most: int) -> int:
        """The rounds that are played; fewer than there are where those are very many."""
        if times > most:
            self.remark("rounds", id=self.view.ids[node], times=times, most=most)
        return min(times, most)

    def _in_turn(self, node: int, op: int, times: int, spent: float) -> int:
        """One round after the other: each with draws of its own, or, where they are many, a loop."""
        rounds = self._standing_for(node, times, _MOST_IN_TURN)
        many = times / rounds
        if rounds <= MOST_ROUNDS:
            for number in range(rounds):
                op = self._round(node, op, number, (spent, many), Coming())
            return op
        first = self.chain(op, Op.PASS, -1)
        last = self._round(node, first, 0, (spent, many), Coming())
        again = self.chain(last, Op.AGAIN, -1, a=self.program.slots, targets=(first,))
        self.program.b[again] = rounds
        self.program.slots += 1
        return again

    def _side_by_side(self, node: int, op: int, times: int, spent: float) -> int:
        program, slot = self.program, self.program.slots
        program.slots += 1
        rounds = self._standing_for(node, times, MOST_ROUNDS)
        out = program.add(Op.PASS, node, self.scope_of(node))
        begins = []
        for number in range(rounds):
            begin = program.add(Op.PASS, node, self.scope_of(node))
            last = self._round(node, begin, number, (spent, times / rounds), Coming())
            join = self.chain(last, Op.JOIN, out, a=slot)
            program.b[join], program.c[join] = 1 << number, rounds
            begins.append(begin)
        self.chain(op, Op.FORK, -1, targets=tuple(begins))
        return out

    def _round(self, node: int, op: int, number: int, part: tuple[float, float], comes: Coming) -> int:
        """One round; `part` is how much of it is done, and for how many it stands."""
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
        elif model.wait is not None and comes.any:  # what comes may come while it lasts
            comes.wait = self.wait_of(node, f"wait{suffix}", model.wait, working=True)
        elif model.wait is not None:
            op = self.waiting(node, op, f"wait{suffix}", model.wait, working=True)
        elif model.delay is not None:
            op = self.waiting(node, op, f"delay{suffix}", model.delay, working=False)
        return self._work(node, op, model, suffix, part, comes)

    def _work(
        self,
        node: int,
        op: int,
        model: Activity,
        suffix: str,
        part: tuple[float, float],
        comes: Coming,
    ) -> int:
        program, pool, (spent, many) = self.program, self.pool_at(node), part
        if not comes.any:
            op = self.receives(op, comes.listens)
        unusual = self._unusual(node, model, pool, comes)
        task = self.chain(op, Op.TASK if unusual is None else Op.SPECIAL, -1)
        if unusual is not None:
            program.special[task] = unusual
        program.pool[task] = pool
        key = self.name(node, f"time{suffix}")
        site = Site(key, Shape.FIXED)
        if model.time is not None:
            scale = self.timeline.seconds(model.time, along=True, work=True)
            site = duration_site(key, model.time, scale * spent * many)
        program.site[task] = self.site(site)
        if self.view.is_touch(node):
            touches = model.touches if isinstance(model, SubProcess | CallActivity) else None
            program.touch[task] = (1.0 if touches is None else touches) * many
            rate = self.numbers.rate(node)
            program.rate[task] = rate.values[0] if rate is not None else 0.0
            if rate is None and (lane := self.view.lane(node)) is not None:
                self.missing_rates.append(f"lanes.{lane.id}.rate")
        if model.cost is not None:
            program.cost[task] = spread.mean(model.cost) * many
        return task

    def _unusual(self, node: int, model: Activity, pool: int, comes: Coming) -> Special | None:
        line = self.timeline
        unusual = Special(
            timers=tuple(comes.timers),
            signals=tuple(comes.signals),
            listens=comes.listens if comes.any else -1,
            calendar=-1 if pool >= 0 else line.calendar_of(self.view.lane(node), self.view.is_human(node)),
            short=self.slots_of(node),
            wait=comes.wait,
        )
        if pool >= 0:
            unusual = self._with_queue(node, model, unusual)
        elif keys := [key for key in _OF_QUEUES if getattr(model, key) is not None]:
            self.remark("nobody_short", id=self.view.ids[node], keys=", ".join(keys))
        plain_pool = pool < 0 or self.program.plain[pool]
        return None if unusual == Special() and plain_pool else unusual

    def _with_queue(self, node: int, model: Activity, unusual: Special) -> Special:
        """How people take a step up from their queue, and how long a case waits in it."""
        line, setup, patience = self.timeline, -1, -1
        if model.setup is not None:
            scale = line.seconds(model.setup, along=True, work=True)
            setup = self.site(duration_site(self.name(node, "setup"), model.setup, scale))
        if model.patience is not None:
            scale = line.seconds(model.patience, along=False)
            patience = self.site(duration_site(self.name(node, "patience"), model.patience, scale))
        every = model.batch.every if model.batch is not None else None
        return unusual._replace(
            batch=model.batch.size or 0 if model.batch is not None else 0,
            every=0.0 if every is None else spread.mean(every) * line.seconds(every, along=False),
            setup=setup,
            patience=patience,
            priority=model.priority or 0.0,
        )
