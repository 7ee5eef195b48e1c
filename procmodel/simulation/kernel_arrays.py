"""The arrays of the compiled engine: made from a program, and made larger where they are full."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import Any

from procmodel.graph.hours import Hours
from procmodel.graph.program import Op, Program, Shape
from procmodel.simulation.kernel_state import (
    AFTER,
    BLOCKS,
    CASES,
    CASES_LEFT,
    ENTRY,
    EVERY,
    FIRST,
    HELD,
    MARGIN,
    NUMBER,
    TOKENS_LEFT,
    UNIT,
    UNITS,
    WORD,
    Kernel,
)
from procmodel.simulation.streams import BLOCK, Streams
from procmodel.simulation.tally import MOST_ROUTES, Tally

__all__ = ["arrays_of", "grown"]

_CASES = 1_024
_BLOCKS = 4
_OF_CASES = (
    "number",
    "row",
    "arrived",
    "touching",
    "money",
    "touched",
    "outcome",
    "marks",
    "route",
    "spare",
)
_OF_TOKENS = ("case", "active", "ready", "work", "at", "link", "unused", "pending")
_OF_HEAP = ("when", "order")
_OF_SLOTS = (Op.JOIN, Op.AGAIN, Op.SEND, Op.RECEIVE)


def arrays_of(program: Program, calendars: list[Hours], streams: Streams, tally: Tally, cases: int) -> Kernel:
    """All arrays, with nothing in them but the program."""
    import numpy

    return Kernel(
        **_of_program(numpy, program),
        **_of_sites(numpy, program, streams),
        **_of_pools(numpy, program),
        **_of_hours(numpy, calendars),
        **_of_tokens_and_cases(numpy, program, streams, tally, cases),
    )


def _of_program(numpy: Any, program: Program) -> dict[str, Any]:
    def whole(values: Any) -> Any:
        return numpy.array([int(value) for value in values] or [0], dtype=numpy.int64)

    def place(values: Any) -> Any:
        return numpy.array([max(0, int(value)) for value in values] or [0], dtype=numpy.uint32)

    def broken(values: Any) -> Any:
        return numpy.array([float(value) for value in values] or [0.0])

    counts = [len(targets) for targets in program.targets]
    return {
        "kind": place(Op.TASK if kind == Op.SPECIAL else kind for kind in program.kind),
        "following": place(program.next),
        "site": place(program.site),
        "first": place([0, *accumulate(counts)][:-1]),
        "count": place(counts),
        "targets": place(to for targets in program.targets for to in targets),
        "pool": whole(program.pool),
        "scope": place(program.scope),
        "touch": broken(program.touch),
        "rate": broken(program.rate),
        "cost": broken(program.cost),
        "masks": whole(_bits(program)),
        **_of_decisions(program, whole),
    }


def _of_decisions(program: Program, whole: Callable[[Any], Any]) -> dict[str, Any]:
    """Decision tables one behind the other; of a DECIDE, `a` its first way, `b` its first answer, `c` how many.

    `b` of a SEND is what the message begins.
    """
    a = [_first_number(program, op) for op in range(len(program.a))]
    b, c = list(program.b), list(program.c)
    asked: list[tuple[int, bool]] = []
    radix: list[int] = []
    decided: list[int] = []
    for op, kind in enumerate(program.kind):
        if kind == Op.SEND:
            b[op] = program.begun.get(program.a[op], -1)
        if kind != Op.DECIDE:
            continue
        decision = program.decisions[program.a[op]]
        a[op], b[op], c[op] = len(decided), len(asked), len(decision.sites)
        asked += decision.sites
        radix += [1 + max(numbers[n] for numbers in decision.ways) for n in range(len(decision.sites))]
        decided += [way for _, way in sorted(decision.ways.items())]
    return {
        "a": whole(a),
        "b": whole(b),
        "c": whole(c),
        "asked": whole(site for site, _ in asked),
        "own": whole(own for _, own in asked),
        "radix": whole(radix),
        "decided": whole(decided),
    }


def _bits(program: Program) -> list[int]:
    """For each way of each operation the bit that it sets in the route of a case, or -1."""
    found: list[int] = []
    for kind, targets, masks in zip(program.kind, program.targets, program.masks, strict=True):
        ours = masks if kind in (Op.CHOICE, Op.DECIDE, Op.RACE) else (0,) * len(targets)
        found += [mask.bit_length() - 1 for mask in ours]
    return found


def _first_number(program: Program, op: int) -> int:
    """The slot of a join, a message or a round in the marks of a case; the hours of a step without people."""
    if program.kind[op] in (Op.TASK, Op.SPECIAL):
        return program.special[op].calendar if op in program.special else -1
    return program.a[op] + (len(program.up) if program.kind[op] in _OF_SLOTS else 0)


def _first_stream(program: Program) -> int:
    """Where the visits by stream begin in the marks of a case."""
    return len(program.up) + program.slots


def _of_sites(numpy: Any, program: Program, streams: Streams) -> dict[str, Any]:
    sites = program.sites
    below: list[float] = []
    nodes: list[float] = []
    table: list[int] = []
    size: list[int] = []
    for site in sites:
        table.append(len(below))
        points = site.ways if site.shape is Shape.WAYS else site.below
        size.append(len(points))
        below += points
        nodes += site.nodes or (0.0,) * len(points)
    whole, broken = numpy.int64, numpy.float64
    return {
        "shape": numpy.array([int(site.shape) for site in sites] or [], dtype=whole),
        "p": numpy.array([site.a for site in sites], dtype=broken),
        "q": numpy.array([site.b for site in sites], dtype=broken),
        "r": numpy.array([site.c for site in sites], dtype=broken),
        "table": numpy.array(table, dtype=whole),
        "size": numpy.array(size, dtype=whole),
        "nodes": numpy.array(nodes, dtype=broken),
        "below": numpy.array(below, dtype=broken),
        "stream": numpy.array(
            [_first_stream(program) + stream for stream in streams.stream_of], dtype=numpy.uint32
        ),
        "key": numpy.array(streams.short, dtype=numpy.uint64),
    }


def _of_pools(numpy: Any, program: Program) -> dict[str, Any]:
    count = len(program.pools)
    hours = [pool.calendar for pool in program.pools]
    whole = {name: numpy.zeros(count, dtype=numpy.int64) for name in ("tail", "waking", "started", "waited")}
    return {
        **whole,
        "calendar": numpy.array(hours, dtype=numpy.int64),
        "free": numpy.array([program.groups[pool.groups[0]] for pool in program.pools], dtype=numpy.int64),
        "head": numpy.full(count, -1, dtype=numpy.int64),
        "closing": numpy.array([numpy.inf if number < 0 else 0.0 for number in hours], dtype=numpy.float64),
        "held": numpy.zeros(count),
        "waits": numpy.zeros(count),
    }


def _of_hours(numpy: Any, calendars: list[Hours]) -> dict[str, Any]:
    counts = [len(hours.opens) for hours in calendars]
    flat = {
        name: numpy.array(
            [value for hours in calendars for value in getattr(hours, name)], dtype=numpy.float64
        )
        for name in ("opens", "closes", "before")
    }
    return {
        **flat,
        "window": numpy.array([0, *accumulate(counts)][: len(counts)], dtype=numpy.int64),
        "windows": numpy.array(counts, dtype=numpy.int64),
        "period": numpy.array([hours.period for hours in calendars], dtype=numpy.float64),
        "finishes": numpy.array([hours.finishes for hours in calendars], dtype=numpy.bool_),
        "total": numpy.array([hours.total for hours in calendars], dtype=numpy.float64),
    }


def _of_tokens_and_cases(
    numpy: Any, program: Program, streams: Streams, tally: Tally, cases: int
) -> dict[str, Any]:
    whole, place, margin = numpy.int64, numpy.uint32, len(program.kind) + 8
    tokens = 2 * _CASES + margin
    n, x = numpy.zeros(22, dtype=whole), numpy.zeros(10)
    n[TOKENS_LEFT], n[CASES_LEFT], n[CASES], n[HELD] = tokens, _CASES, cases, -1
    n[ENTRY], n[MARGIN], n[BLOCKS], n[EVERY] = program.entry, margin, _BLOCKS, tally.every
    n[FIRST] = cases if tally.after else tally.first
    n[UNITS], x[UNIT] = tally.units, tally.unit
    x[AFTER] = tally.after
    words = max(1, -(-len(program.turnings) // WORD))
    streams_count = max(streams.stream_of, default=-1) + 1
    of_cases: dict[str, Any] = {
        name: numpy.zeros(_CASES, dtype=place if name in ("row", "outcome") else numpy.float64)
        for name in ("row", "arrived", "touching", "money", "touched", "outcome")
    }
    of_tokens = {
        name: numpy.zeros(tokens, dtype=place if name in ("case", "at", "pending") else numpy.float64)
        for name in ("case", "active", "ready", "work", "at", "pending")
    }
    heap = tokens + len(program.pools) + 1
    return {
        **of_cases,
        **of_tokens,
        "number": numpy.zeros(_CASES, dtype=whole),
        "link": numpy.zeros(tokens, dtype=whole),
        "marks": numpy.zeros((_CASES, _first_stream(program) + streams_count), dtype=whole),
        "route": numpy.zeros((_CASES, words), dtype=whole),
        "spare": numpy.arange(_CASES - 1, -1, -1, dtype=place),
        "unused": numpy.arange(tokens - 1, -1, -1, dtype=place),
        "when": numpy.zeros(heap),
        "order": numpy.zeros(heap, dtype=whole),
        "times": numpy.zeros(BLOCK),
        "drawn": numpy.zeros((_BLOCKS * BLOCK, len(program.sites))),
        "living": numpy.zeros(_BLOCKS, dtype=whole),
        "n": n,
        "x": x,
        "by_outcome": numpy.zeros((max(1, len(tally.by_outcome)), 4)),
        "by_route": numpy.zeros((MOST_ROUTES + 1, 4)),
        "routes": numpy.zeros((MOST_ROUTES, words), dtype=whole),
        "slot_of_route": numpy.full(4 * MOST_ROUTES, -1, dtype=whole),
        "came": numpy.zeros((tally.units + 1, 2)),
        "gone": numpy.zeros((tally.units + 1, 2)),
        "within": numpy.zeros(len(tally.targets), dtype=whole),
        "goals": numpy.array(tally.targets, dtype=numpy.float64),
        "kept": numpy.zeros((3, -(-cases // tally.every) + 1)),
    }


def grown(kernel: Kernel, *, blocks: bool = False) -> Kernel:
    """The same with twice the room for tokens and cases, or for blocks of drawn numbers."""
    import numpy

    if blocks:
        return _more_blocks(numpy, kernel)
    changed: dict[str, Any] = {}
    for name in (*_OF_CASES, *_OF_TOKENS, *_OF_HEAP):
        old = getattr(kernel, name)
        new = numpy.zeros((2 * len(old), *old.shape[1:]), dtype=old.dtype)
        new[: len(old)] = old
        changed[name] = new
    for name, left in (("spare", CASES_LEFT), ("unused", TOKENS_LEFT)):
        old, size = getattr(kernel, name), int(kernel.n[left])
        added = numpy.arange(2 * len(old) - 1, len(old) - 1, -1, dtype=old.dtype)
        changed[name][: len(old)] = added
        changed[name][len(old) : len(old) + size] = old[:size]
        kernel.n[left] += len(old)
    return kernel._replace(**changed)


def _more_blocks(numpy: Any, kernel: Kernel) -> Kernel:
    """Blocks keep their number modulo how many there are, so each moves to its new place."""
    old = int(kernel.n[BLOCKS])
    drawn = numpy.zeros((2 * len(kernel.drawn), *kernel.drawn.shape[1:]))
    living = numpy.zeros(2 * old, dtype=kernel.living.dtype)
    newest = int(kernel.n[NUMBER]) // BLOCK
    for block in range(max(0, newest - old), newest):
        to, come_from = block % (2 * old), block % old
        drawn[to * BLOCK : (to + 1) * BLOCK] = kernel.drawn[come_from * BLOCK : (come_from + 1) * BLOCK]
        living[to] = kernel.living[come_from]
    kernel.n[BLOCKS] = 2 * old
    kernel.row[:] = kernel.number & (len(drawn) - 1)
    return kernel._replace(drawn=drawn, living=living)
