"""What the compiled engine works on: arrays by name, and the numbers of its counters."""

from __future__ import annotations

from typing import Any

from procmodel.light.tuples import NamedTuple

__all__ = [
    "AFTER",
    "ARRIVED",
    "BLOCKS",
    "CASES",
    "CASES_LEFT",
    "DONE",
    "ENDED",
    "ENDED_AT",
    "ENTRY",
    "EVERY",
    "FAIL",
    "FILLED",
    "FIRST",
    "GROW",
    "HEAP",
    "HELD",
    "KEPT",
    "LENGTH",
    "MARGIN",
    "MARK",
    "MARKED",
    "MOMENT",
    "MONEY",
    "MORE",
    "NEXT",
    "NUMBER",
    "PENDING",
    "ROUTES",
    "SEQUENCE",
    "STRAIGHT",
    "TAKEN",
    "TOKENS_LEFT",
    "TOUCHED",
    "TOUCHING",
    "UNIT",
    "UNITS",
    "WAITED",
    "WORD",
    "Kernel",
]

# what `play` comes back with
DONE, MORE, MARK, GROW, FAIL = range(5)

WORD = 62
"""Bits of a route that one number holds."""

# counters: whole numbers in `n`
(
    HEAP,
    SEQUENCE,
    TOKENS_LEFT,
    CASES_LEFT,
    PENDING,
    NUMBER,
    CASES,
    FIRST,
    NEXT,
    FILLED,
    HELD,
    MARKED,
    ENTRY,
    MARGIN,
    BLOCKS,
    ENDED,
    STRAIGHT,
    KEPT,
    EVERY,
    UNITS,
    ROUTES,
    TAKEN,
) = range(22)

# sums: broken numbers in `x`
AFTER, MOMENT, ARRIVED, ENDED_AT, LENGTH, WAITED, TOUCHING, MONEY, TOUCHED, UNIT = range(10)


class Kernel(NamedTuple):
    """Arrays of one replication. Those of tokens, cases and the heap grow between two calls, never inside one."""

    # the program
    kind: Any
    following: Any
    site: Any
    a: Any
    b: Any
    c: Any
    first: Any
    count: Any
    targets: Any
    pool: Any
    scope: Any
    touch: Any
    rate: Any
    cost: Any
    masks: Any
    # decisions: where answers are drawn, whether they are the case's own, how many there are; the ways
    asked: Any
    own: Any
    radix: Any
    decided: Any
    # sites
    shape: Any
    p: Any
    q: Any
    r: Any
    table: Any
    size: Any
    nodes: Any
    below: Any
    stream: Any
    key: Any
    # pools
    calendar: Any
    free: Any
    head: Any
    tail: Any
    closing: Any
    waking: Any
    held: Any
    started: Any
    waited: Any
    waits: Any
    # hours
    window: Any
    windows: Any
    opens: Any
    closes: Any
    before: Any
    period: Any
    total: Any
    finishes: Any
    # arrivals and draws
    times: Any
    drawn: Any
    living: Any
    # cases
    number: Any
    row: Any  # of `drawn`
    arrived: Any
    touching: Any
    money: Any
    touched: Any
    outcome: Any
    marks: Any  # tokens in each scope, slots of joins, visits by stream
    route: Any
    spare: Any
    # tokens
    case: Any
    active: Any
    ready: Any
    work: Any
    at: Any
    link: Any
    unused: Any
    # heap
    when: Any
    order: Any
    pending: Any
    # sums
    n: Any
    x: Any
    by_outcome: Any
    by_route: Any
    routes: Any
    slot_of_route: Any
    came: Any
    gone: Any
    within: Any
    goals: Any
    kept: Any
