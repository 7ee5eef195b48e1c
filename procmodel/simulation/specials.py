"""Work that is not plain: in somebody's hours, by rank, in batches, with set-up, deadlines or patience."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Any

from procmodel.graph.program import Special
from procmodel.simulation.case import (
    ACTIVE,
    AT,
    CASE,
    COST,
    FIRST_SCOPE,
    GROUP,
    INCLUSIVE,
    JOB,
    MEMBERS,
    NUMBER,
    READY,
    ROUTE,
    TOUCH,
    WORK,
)
from procmodel.simulation.moves import Case, Moves, Token, Wait

__all__ = ["BOX", "WAITED", "Specials"]

_DEADLINE, _BATCH, _OPEN, _PATIENCE = -1, -3, -4, -5
BOX = -2
"""What a timer is for: a deadline of a box."""
WAITED = -7
"""What a timer is for: the wait that is stated before work is over."""
_NOBODY, _TAKEN_BACK = -1, -2  # in the place of those who work on a token


class Specials(Moves):
    """Pools that keep hours, ranks or several groups of people; steps with a story of their own."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        program = self.program
        self.people = list(program.groups)
        self.ranked: list[list[tuple[float, int, Token, int]]] = [[] for _ in program.pools]
        self.served: list[list[int]] = [[] for _ in program.groups]
        for number, pool in enumerate(program.pools):
            for group in pool.groups:
                self.served[group].append(number)
        self.waking: set[int] = set()
        self.gathered: dict[int, list[Token]] = {}
        self.last: list[list[int]] = [[-1] * people for people in program.groups]

    # -- work is offered ---------------------------------------------------------------------------

    def begin_at_once(self, wait: Wait) -> None:
        """A token comes to work for which nobody has to be free."""
        work, now, op, token = wait
        heappush(self.heap, (now + work, self.tick(), op, token))
        if self.tally.log is not None:
            self.tally.log.append((token[CASE][NUMBER], op, now, now, now + work))

    def line_up(self, wait: Wait) -> None:
        """A token comes to a queue whose people are all busy, or do not begin now without a look at their hours."""
        pool = self.program.pool[wait[2]]
        self.queues[pool].append(wait)
        if self.free[pool]:
            self.serve_plain(pool, wait[1])

    def offer(self, wait: Wait) -> None:
        """A token comes to an unusual step."""
        work, now, op, token = wait
        self.begin_visit(op, token, work, now)
        self.proceed(op, token, now)

    def begin_visit(self, op: int, token: Token, work: float, now: float) -> None:
        """From now on a deadline may come, or patience end."""
        special, case = self.program.special[op], token[CASE]
        if special.short:
            work = self._shortened(op, token, special, work)
        token[AT], token[READY], token[WORK] = op, now, work
        token[JOB], token[GROUP], token[MEMBERS] = self.tick() + 1, -1, None
        for number, (after, _, _) in enumerate(special.timers):
            heappush(self.heap, (now + after, self.tick(), _DEADLINE, (token, token[JOB], number)))
        if special.wait[0] >= 0:
            time = self.draw(case, special.wait[0]) * self.kept(case, special)
            token[READY] = now + time
            if special.wait[1] >= 0:
                token[READY] = self.calendars[special.wait[1]].finish(now, time)
        if special.patience >= 0:
            until = now + self.draw(case, special.patience)
            heappush(self.heap, (until, self.tick(), _PATIENCE, (token, token[JOB], 0)))

    def kept(self, case: Case, special: Special) -> float:
        """The part that is done of what lies in boxes that something cuts short."""
        part = 1.0
        for slot in special.short:
            part *= self.program.kept[slot][case[self.slots + slot]]
        return part

    def _shortened(self, op: int, token: Token, special: Special, work: float) -> float:
        """Work that is done in part only; the rest, and what it costs, is taken back."""
        kept = self.kept(token[CASE], special)
        if kept < 1:
            self.take_back(op, token, work * (1 - kept))
            token[CASE][COST] -= self.program.cost[op] * (1 - kept)
        return work * kept

    def proceed(self, op: int, token: Token, now: float) -> None:
        """Work may begin as soon as there are people, or a batch is full."""
        special = self.program.special[op]
        if token[READY] > now:
            heappush(self.heap, (token[READY], self.tick(), WAITED, (token, token[JOB], 0)))
        elif special.batch or special.every:
            self._gather(op, token, special, now)
        else:
            self._queue(op, token, special, now)

    def _queue(self, op: int, token: Token, special: Special, now: float) -> None:
        pool = self.program.pool[op]
        if pool < 0:
            self._start(op, token, -1, now)
            return
        heappush(self.ranked[pool], (-special.priority, self.tick(), token, token[JOB]))
        self._serve(pool, now)

    def _gather(self, op: int, token: Token, special: Special, now: float) -> None:
        gathered = self.gathered.setdefault(op, [])
        gathered.append(token)
        if special.batch and len(gathered) >= special.batch:
            self._begin_batch(op, now)
        elif len(gathered) == 1 and special.every:
            due = (now // special.every + 1) * special.every
            heappush(self.heap, (due, self.tick(), _BATCH, op))

    def _begin_batch(self, op: int, now: float) -> None:
        members = [token for token in self.gathered.pop(op, []) if token[JOB]]
        if members:
            first = members[0]
            first[MEMBERS] = members
            self._queue(op, first, self.program.special[op], now)

    def flush(self) -> bool:
        """Begin batches that will never be full, once nothing else is planned; time goes back to when they waited."""
        self.tally.settle()
        waiting = (token[READY] for tokens in self.gathered.values() for token in tokens)
        now = max(waiting, default=0.0)
        begun = bool(self.gathered)
        for op in list(self.gathered):
            self._begin_batch(op, now)
        return begun

    # -- people take it up -------------------------------------------------------------------------

    def _serve(self, pool: int, now: float) -> None:
        """Let free people take up what waits in a pool, in its hours."""
        program = self.program
        for group in program.pools[pool].groups:
            while self.people[group] and (found := self._best(group, now)) is not None:
                _, _, token, _ = heappop(self.ranked[found])
                self.people[group] -= 1
                self._start(token[AT], token, group, now)

    def serve_plain(self, pool: int, now: float) -> None:
        """The same for a plain queue: begin what waits, as long as somebody is free and there."""
        queue, tally, number = self.queues[pool], self.tally, self.program.pools[pool].calendar
        while queue and self.free[pool] and self._is_open(pool, now):
            work, ready, op, token = queue.popleft()
            until = now + work
            if number >= 0:
                until = self.calendars[number].finish(now, work)
                if tally.log is None:
                    self.closing[pool] = self.calendars[number].closing(now)
            self.free[pool] -= 1
            tally.held[pool] += work
            self._count_start(pool, ready, now)
            heappush(self.heap, (until, self.tick(), op, token))
            if tally.log is not None:
                tally.log.append((token[CASE][NUMBER], op, ready, now, until))

    def _best(self, group: int, now: float) -> int | None:
        """The pool whose next case these people take up: by rank, then by how long it has waited."""
        best, found = None, None
        for pool in self.served[group]:
            queue = self.ranked[pool]
            while queue and queue[0][2][JOB] != queue[0][3]:
                heappop(queue)  # it has left
            if queue and (best is None or queue[0][:2] < best) and self._is_open(pool, now):
                best, found = queue[0][:2], pool
        return found

    def _is_open(self, pool: int, now: float) -> bool:
        number = self.program.pools[pool].calendar
        if number < 0:
            return True
        opening = self.calendars[number].opening(now)
        if opening > now and pool not in self.waking:
            self.waking.add(pool)
            heappush(self.heap, (opening, self.tick(), _OPEN, pool))
        return opening <= now

    def _start(self, op: int, token: Token, group: int, now: float) -> None:
        program, special = self.program, self.program.special[op]
        pool = program.pool[op]
        calendar = special.calendar if pool < 0 else program.pools[pool].calendar
        members = token[MEMBERS] or (token,)
        work = sum(each[WORK] for each in members) + self._setup(op, token, special, group)
        if pool >= 0:
            work *= program.pools[pool].slow
            self.tally.held[pool] += work
            for each in members:
                self._count_start(pool, each[READY], now)
        until = now + work if calendar < 0 else self.calendars[calendar].finish(now, work)
        for each in members:
            each[GROUP] = group
            if self.tally.log is not None:
                begun = now if calendar < 0 else self.calendars[calendar].opening(now)
                self.tally.log.append((each[CASE][NUMBER], op, each[READY], begun, until))
        token[WORK] = work if len(members) == 1 else token[WORK]
        heappush(self.heap, (until, self.tick(), op, token))

    def _count_start(self, pool: int, ready: float, now: float) -> None:
        tally = self.tally
        tally.started[pool] += 1
        tally.waits[pool] += now - ready
        if now > ready:
            tally.waited[pool] += 1

    def _setup(self, op: int, token: Token, special: Special, group: int) -> float:
        """The set-up: once for a batch, else where the people did something else before."""
        if special.setup < 0:
            self._remember(op, group)
            return 0.0
        again = self._remember(op, group) and not token[MEMBERS]
        return 0.0 if again else float(self.draw(token[CASE], special.setup))

    def _remember(self, op: int, group: int) -> bool:
        """Whether one of those who are free did this step last; note that somebody does it now."""
        if group < 0:
            return False
        last = self.last[group]
        known = op in last
        last.remove(op if known else last[0])
        last.append(op)
        return known

    # -- work is done ------------------------------------------------------------------------------

    def finished(self, op: int, token: Token, now: float) -> None:
        """Work at an unusual step is done: people take up what waits, then the cases go on."""
        members = token[MEMBERS] or [token]
        group = token[GROUP]
        for each in members:
            each[JOB], each[MEMBERS], each[GROUP] = 0, None, -1
        if group >= 0:
            self._release(group, now)
        for each in members:
            self.walk(self.program.next[op], each, now)

    def _release(self, group: int, now: float) -> None:
        self.people[group] += 1
        for pool in self.served[group]:
            self._serve(pool, now)

    # -- what comes in between ---------------------------------------------------------------------

    def timer(self, what: int, about: Any, now: float) -> None:
        """Something that is no end of work: a deadline, an opening, the day of a batch."""
        if what == _OPEN:
            self.waking.discard(about)
            if self.program.plain[about]:
                self.serve_plain(about, now)
            else:
                self._serve(about, now)
        elif what == _BATCH:
            self._begin_batch(about, now)
        elif what == BOX:
            self.box_deadline(about, now)
        elif about[0][JOB] == about[1]:
            if what == _DEADLINE:
                self._deadline(about[0], about[2], now)
            elif what == WAITED:
                self.proceed(about[0][AT], about[0], now)
            elif about[0][GROUP] < 0 and not about[0][MEMBERS]:
                self._leave_queue(about[0], self.program.abandoned, now)

    def _deadline(self, token: Token, number: int, now: float) -> None:
        _, to, stops = self.program.special[token[AT]].timers[number]
        token[CASE][ROUTE] |= self.program.masks[token[AT]][number]
        if stops:
            self.cut_short(token, now)
            self._leave_queue(token, to, now)
            return
        token[CASE][FIRST_SCOPE + self.program.scope[token[AT]]] += 1
        self.walk(to, self.beside(token, to), now)

    def beside(self, token: Token, to: int) -> Token:
        """A token that goes its own way from beside another."""
        twin = token.copy()
        twin[AT], twin[JOB], twin[GROUP], twin[MEMBERS] = to, 0, -1, None
        if self.has_inclusive:
            token[CASE][INCLUSIVE][0].append(twin)
        return twin

    def _leave_queue(self, token: Token, to: int, now: float) -> None:
        self.withdraw(token, to)
        self.walk(to, token, now)

    def withdraw(self, token: Token, to: int) -> None:
        """Take a token off the step that it is at."""
        op = token[AT]
        if token[GROUP] == _NOBODY:
            self.take_back(op, token, token[WORK])
        for waiting in self.gathered.values():
            waiting[:] = [each for each in waiting if each is not token]
        token[JOB], token[GROUP], token[AT] = 0, -1, to

    def cut_short(self, token: Token, now: float) -> None:
        """Stop the work on a token, if anybody is at it, and let them go."""
        planned = next((event for event in self.heap if event[3] is token and event[2] >= 0), None)
        if planned is None:
            return
        self.heap.remove(planned)
        heapify(self.heap)
        self._log_cut(token, planned[0], now)
        op, group = token[AT], token[GROUP]
        pool = self.program.pool[op]
        special = self.program.special.get(op)
        calendar = self.program.pools[pool].calendar if pool >= 0 else special.calendar if special else -1
        left = self._left(planned[0], now, calendar)
        slow = self.program.pools[pool].slow if pool >= 0 else 1.0
        if pool >= 0:
            self.tally.held[pool] -= left
        self.take_back(op, token, min(left / slow, token[ACTIVE]))
        token[GROUP] = _TAKEN_BACK
        if pool >= 0 and group >= 0:
            self._release(group, now)
        elif pool >= 0 and self.program.plain[pool]:
            self.free[pool] += 1
            self.serve_plain(pool, now)

    def _log_cut(self, token: Token, planned: float, now: float) -> None:
        """Let an event of the log end when its work was cut short; what had not begun is none."""
        log = self.tally.log or []
        about = token[CASE][NUMBER], token[AT], planned
        for place in range(len(log) - 1, -1, -1):
            case, op, ready, begun, until = log[place]
            if (case, op, until) == about:
                log[place : place + 1] = [(case, op, ready, begun, now)] if begun < now else []
                return

    def _left(self, until: float, now: float, calendar: int) -> float:
        if calendar < 0:
            return until - now
        return self.calendars[calendar].between(now, until)

    def take_back(self, op: int, token: Token, work: float) -> None:
        """Work that was counted when the token came, and is not done."""
        program, case = self.program, token[CASE]
        token[ACTIVE] -= work
        if program.touch[op]:
            case[TOUCH] -= work
            case[COST] -= work * program.rate[op]

    def box_deadline(self, about: Any, now: float) -> None:
        """A deadline of a box has come."""
        raise NotImplementedError

    def finish(self) -> None:
        """Note what never ends: cases that wait at a join for what does not come."""
        self.tally.stuck = self.number - self.tally.ended
