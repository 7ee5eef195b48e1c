"""Joins that wait: parallel ones for a token of each way, inclusive ones for all that can still come.

An inclusive join waits as the token game of `graph/semantics.py` says (Völzer 2010): a token elsewhere holds
it up if it can come to an empty way in, unless it can also come to one that has its token already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procmodel.graph.program import Op, Program
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
        self._from: dict[int, frozenset[int]] = {}
        if self.any:
            self._find()

    def _find(self) -> None:
        before: list[list[int]] = [[] for _ in self.program.kind]
        for op in range(len(before)):
            for to in _following(self.program, op):
                before[to].append(op)
        for ways in self.ways.values():
            for way in ways:
                self._from[way] = _closure(before, way, frozenset(ways))

    def ready(self, tokens: list[Any], waiting: dict[int, list[Any]]) -> tuple[list[Any], int] | None:
        """The tokens of a join that nothing holds up any more, taken off it, and the operation they were at."""
        for number, here in waiting.items():
            marked = {token[AT] for token in here}
            empty = [way for way in self.ways[number] if way not in marked]
            if any(self._holds_up(token[AT], marked, empty) for token in tokens if token[AT] not in marked):
                continue
            taken = {token[AT]: token for token in reversed(here)}
            rest = [token for token in here if taken[token[AT]] is not token]
            del waiting[number]
            if rest:
                waiting[number] = rest
            chosen = sorted(taken.values(), key=here.index)
            return chosen, here[-1][AT]
        return None

    def _holds_up(self, at: int, marked: set[int], empty: list[int]) -> bool:
        return any(at in self._from[way] for way in empty) and not any(
            at in self._from[way] for way in marked
        )

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


def _closure(before: list[list[int]], way: int, own: frozenset[int]) -> frozenset[int]:
    """The operations from which a token can come to a way in, other than through the join itself."""
    met = {way}
    stack = [way]
    while stack:
        for earlier in before[stack.pop()]:
            if earlier not in met and earlier not in own:
                met.add(earlier)
                stack.append(earlier)
    return frozenset(met)
