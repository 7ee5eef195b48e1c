"""What the compiled engine leaves to the one in Python, which plays all."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph.program import Op, Program, Special
from procmodel.simulation.tally import Tally

__all__ = ["left_out"]

_KNOWN = {
    *(Op.TASK, Op.CHOICE, Op.FORK, Op.JOIN, Op.DELAY, Op.END, Op.ENTER, Op.LEAVE, Op.PASS, Op.DECIDE),
    *(Op.AGAIN, Op.RACE, Op.SEND, Op.RECEIVE),
}
_WAYS = 60  # of a parallel join, so that its bits fit a number
_NAMES = {
    Op.JOIN: "ways",
    Op.SOME: "inclusive",
    Op.ANY: "inclusive",
    Op.RACE: "races",
    Op.KILL: "ending",
    Op.RECEIVE: "begun",
    Op.WATCH: "events",
    Op.ASIDE: "events",
    Op.SPREAD: "at_once",
    Op.COUNT: "undoing",
    Op.UNDO: "undoing",
    Op.BROADCAST: "signals",
    Op.DRAW: "short",
    Op.PART: "short",
}


def left_out(program: Program, tally: Tally | None = None) -> list[str]:
    """What in a program only the engine in Python plays, as the slugs of sentences; nothing where there is none.

    Example:
        >>> from procmodel import read
        >>> from procmodel.simulation.simulate import plan_of
        >>> left_out(plan_of(read("examples/speeding_before.yaml"), cases=1, replications=1, seed=1).job.program)
        []
    """
    found = [_NAMES[Op(program.kind[op])] for op in _reached(program) if _is_odd(program, op)]
    found += [slug for special in program.special.values() for slug in _of_special(special)]
    if not found and not all(program.plain):
        found.append("people")
    if tally is not None and not (tally.log is None and tally.series is None):
        found.append("log")
    return sorted(set(found))


def _is_odd(program: Program, op: int) -> bool:
    """Whether the kernel lacks an operation; an event gateway it has only where no message comes first."""
    kind = program.kind[op]
    if kind == Op.SPECIAL:
        return False  # its `Special` and its pool say what it is; one in hours of its own is played
    if kind == Op.RECEIVE:
        return program.a[op] in program.begun
    if kind == Op.RACE:
        return any(program.kind[to] == Op.RECEIVE for to in program.targets[op])
    return kind not in _KNOWN or (kind == Op.JOIN and program.c[op] > _WAYS)


def _of_special(special: Special) -> Iterator[str]:
    """What makes a step or a box an unusual one."""
    if special.timers or special.signals or special.listens >= 0:
        yield "deadlines"
    if special.batch or special.every or special.setup >= 0:
        yield "batches"
    if special.patience >= 0:
        yield "patience"
    if special.short:
        yield "short"
    if special.priority:
        yield "people"


def _reached(program: Program) -> set[int]:
    """The operations that a case can come to."""
    seen = {program.entry, *program.begun.values()}
    stack = list(seen)
    while stack:
        op = stack.pop()
        for to in (program.next[op], *program.targets[op]):
            if to >= 0 and to not in seen:
                seen.add(to)
                stack.append(to)
    return seen
