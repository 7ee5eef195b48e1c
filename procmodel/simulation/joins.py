"""Joins that wait: parallel ones for a token of each way, inclusive ones for all that can still come.

What an inclusive join waits for stands in `graph/semantics.py`, for operations here as for places there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from procmodel.graph.program import Op, Program
from procmodel.graph.semantics import holding_up, upstream
from procmodel.simulation.case import AT, EXTRA

__all__ = ["Joins"]


class Joins:
    """What the joins of a program need to know of its ways."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.ways: dict[int, list[int]] = {}
        for op, kind in enumerate(program.kind):
            if kind == Op.ANY:
                self.ways.setdefault(program.a[op], []).append(op)
        self.any = bool(self.ways)
        self._from: dict[int, int] = {}
        self._waits: dict[tuple[int, frozenset[int]], int] = {}
        if self.any:
            self._find()

    def _find(self) -> None:
        before: list[list[int]] = [[] for _ in self.program.kind]
        for op in range(len(before)):
            for to in _following(self.program, op):
                before[to].append(op)
        for ways in self.ways.values():
            for way in ways:
                self._from[way] = _bits(upstream(before, way, frozenset(ways)))

    def ready(self, tokens: list[Any], waiting: dict[int, list[Any]]) -> tuple[list[Any], int] | None:
        """The tokens of a join that nothing holds up any more, taken off it, and the operation they were at."""
        for number, here in waiting.items():
            held = self._holding_up(number, frozenset(token[AT] for token in here))
            if any(held >> token[AT] & 1 for token in tokens):
                continue
            taken = {token[AT]: token for token in reversed(here)}
            rest = [token for token in here if taken[token[AT]] is not token]
            del waiting[number]
            if rest:
                waiting[number] = rest
            chosen = sorted(taken.values(), key=here.index)
            return chosen, here[-1][AT]
        return None

    def _holding_up(self, number: int, marked: frozenset[int]) -> int:
        """The operations whose tokens hold a join up while these ways in have theirs, as bits."""
        key = number, marked
        if key not in self._waits:
            ways = self.ways[number]
            self._waits[key] = holding_up(
                (self._from[way] for way in marked),
                (self._from[way] for way in ways if way not in marked),
                _bits(ways),
            )
        return self._waits[key]

    def surplus(self, case: list[Any], slot: int, bit: int) -> None:
        """Keep a token that came over a way that has one already."""
        if case[EXTRA] is None:
            case[EXTRA] = {}
        case[EXTRA][slot, bit] = case[EXTRA].get((slot, bit), 0) + 1

    def refill(self, case: list[Any], slot: int) -> None:
        """Put kept tokens on a join that has gone on."""
        for (at, bit), left in list((case[EXTRA] or {}).items()):
            if at == slot and left:
                case[slot] |= bit
                case[EXTRA][at, bit] = left - 1


def _following(program: Program, op: int) -> Iterator[int]:
    if program.next[op] >= 0:
        yield program.next[op]
    yield from program.targets[op]
    if op in program.special:
        yield from (to for _, to, _ in (*program.special[op].timers, *program.special[op].signals))


def _bits(ops: Iterable[int]) -> int:
    return sum(1 << op for op in ops)
