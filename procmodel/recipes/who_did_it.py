"""Which person did each piece of work of a simulated log: lane or role with a number, as its people take work up."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush, heapreplace

from procmodel.graph import ProcessView
from procmodel.graph.program import Pool, Program, Special

__all__ = ["Work", "people_of"]

Work = tuple[int, int, float, float, float]
"""The number of the case, the operation, and when it was ready, begun and ended."""


def people_of(view: ProcessView, program: Program, log: Sequence[Work]) -> list[str]:
    """The person of each piece of work, in the order of `log`, such as `Team 2`.

    Work is given in the order in which it begins to whoever of its lane (then of its roles) has been free longest,
    so that all get their part; where all are at work, as one of them was interrupted, to who would have ended
    first. The cases of a batch share a person. Where the model says nothing of people, it is the lane, without a
    number.
    """
    found = [""] * len(log)
    crews = _Crews(view, program)
    batch: tuple[tuple[int, float, float] | None, float, str] = (None, 0, "")
    for number in sorted(range(len(log)), key=lambda n: log[n][3]):
        _, op, _, begun, ended = log[number]
        together, left, who = batch
        if together == (op, begun, ended) and left:
            batch = together, left - 1, who
        else:
            who = crews.take(op, begun, ended)
            batch = (op, begun, ended), _batch(program, op) - 1, who
        found[number] = who
    return found


class _Crew:
    """The people of a lane or role: who is free, the longest first, and who is at work, by when it ends."""

    def __init__(self, name: str, people: int) -> None:
        self.name = name
        self.free = deque(range(1, people + 1))
        self.busy: list[tuple[float, int]] = []

    def release(self, now: float) -> None:
        """Those whose work has ended are free."""
        while self.busy and self.busy[0][0] <= now:
            self.free.append(heappop(self.busy)[1])


class _Crews:
    """All people of a model."""

    def __init__(self, view: ProcessView, program: Program) -> None:
        self.view, self.program = view, program
        names = {group: name for pool in program.pools for group, name in _named(view, pool)}
        self.crews = [_Crew(names.get(n, ""), people) for n, people in enumerate(program.groups)]

    def take(self, op: int, begun: float, ended: float) -> str:
        """Who takes up this work."""
        pool = self.program.pool[op]
        if pool < 0:
            lane = self.view.lane(self.program.node[op])
            return lane.label if lane is not None else ""
        crews = [self.crews[group] for group in self.program.pools[pool].groups]
        for crew in crews:
            crew.release(begun)
        for crew in crews:
            if crew.free:
                number = crew.free.popleft()
                heappush(crew.busy, (ended, number))
                return f"{crew.name} {number}"
        crew = min(crews, key=lambda each: each.busy[0])
        number = crew.busy[0][1]
        heapreplace(crew.busy, (ended, number))
        return f"{crew.name} {number}"


def _batch(program: Program, op: int) -> float:
    """How many cases are worked on together at most."""
    special = program.special.get(op, Special())
    return math.inf if special.every and not special.batch else max(1, special.batch)


def _named(view: ProcessView, pool: Pool) -> Iterator[tuple[int, str]]:
    """The names of the groups of a pool, which has them in this order: the lane's own people, then its roles."""
    lane = next(lane for lane in view.lanes if lane.id == pool.lane)
    own = [lane.label] if lane.people else []
    return zip(pool.groups, [*own, *lane.roles], strict=True)
