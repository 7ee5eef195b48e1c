"""Process trees: what a log shows as sequence, choice, parallel block and loop, found by cutting it apart.

Reference: Leemans, Fahland, van der Aalst (2013), Discovering block-structured process models from event
logs; the filter for rare behaviour is that of the 2014 paper on infrequent behaviour.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import field

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass

__all__ = ["Block", "Op", "tree_of"]

Trace = tuple[int, ...]
Log = dict[Trace, int]


class Op(StrEnum):
    """How the parts of a block are run."""

    STEP = "step"
    NOTHING = "nothing"
    SEQUENCE = "sequence"
    CHOICE = "choice"
    PARALLEL = "parallel"
    LOOP = "loop"  # the first part, then any of the others and the first again


@dataclass
class Block:
    """One part of a process: a step, or several parts and how they are run."""

    op: Op
    step: int = -1
    parts: list[Block] = field(default_factory=list)


def tree_of(log: Mapping[Trace, int], noise: float = 0.2) -> Block:
    """The tree of a log: traces with their number.

    Args:
        log: the traces.
        noise: steps that follow another less often than this share of its most frequent follower are
            left aside while cuts are sought.
    """
    root = Block(Op.NOTHING)
    waiting: list[tuple[Log, Block]] = [(dict(log), root)]
    while waiting:
        traces, block = waiting.pop()
        found, parts = _cut(traces, noise)
        block.op, block.step, block.parts = found.op, found.step, found.parts
        waiting.extend(zip(parts, block.parts, strict=True))
    return root


def _cut(log: Log, noise: float) -> tuple[Block, list[Log]]:
    """One block, and the log of each of its parts (none for a step)."""
    empty, total = log.get((), 0), sum(log.values())
    steps = sorted({step for trace in log for step in trace})
    if not steps:
        return Block(Op.NOTHING), []
    if empty:
        rest = {trace: count for trace, count in log.items() if trace}
        if empty < noise * total / 2:
            return _cut(rest, noise)
        return Block(Op.CHOICE, parts=[Block(Op.NOTHING), Block(Op.NOTHING)]), [rest, {(): empty}]
    if len(steps) == 1:
        return _one_step(log, steps[0])
    graph = _Graph(log, 0.0)
    for g in (graph, _Graph(log, noise)):
        for op, cut in (
            (Op.CHOICE, g.choice),
            (Op.SEQUENCE, g.sequence),
            (Op.PARALLEL, g.parallel),
            (Op.LOOP, g.loop),
        ):
            groups = cut()
            if len(groups) > 1:
                return Block(op, parts=[Block(Op.NOTHING) for _ in groups]), _split(op, log, groups)
    return _any_order(log, steps)


def _one_step(log: Log, step: int) -> tuple[Block, list[Log]]:
    again = sum(count for trace, count in log.items() if len(trace) > 1)
    if not again:
        return Block(Op.STEP, step), []
    return Block(Op.LOOP, parts=[Block(Op.NOTHING), Block(Op.NOTHING)]), [{(step,): 1}, {(): 1}]


def _any_order(log: Log, steps: list[int]) -> tuple[Block, list[Log]]:
    """No cut: a loop over a choice of all steps says no more than is known."""
    del log
    every: Log = {(step,): 1 for step in steps}
    return Block(Op.LOOP, parts=[Block(Op.NOTHING), Block(Op.NOTHING)]), [every, {(): 1}]


class _Graph:
    """Which step directly follows which, how often; where traces begin and end."""

    def __init__(self, log: Log, noise: float) -> None:
        self.steps = sorted({step for trace in log for step in trace})
        count: dict[tuple[int, int], int] = {}
        self.begins: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        for trace, times in log.items():
            self.begins[trace[0]] = self.begins.get(trace[0], 0) + times
            self.ends[trace[-1]] = self.ends.get(trace[-1], 0) + times
            for pair in itertools.pairwise(trace):
                count[pair] = count.get(pair, 0) + times
        most: dict[int, int] = {}
        for (first, _), times in count.items():
            most[first] = max(most.get(first, 0), times)
        self.edges = {pair for pair, times in count.items() if times >= noise * most[pair[0]]}
        self.after: dict[int, set[int]] = {step: set() for step in self.steps}
        for first, second in self.edges:
            self.after[first].add(second)

    def choice(self) -> list[list[int]]:
        """Steps that never meet in one trace: parts that no edge connects."""
        return _grouped(self.steps, self.edges)

    def sequence(self) -> list[list[int]]:
        """Parts in a row: what can be reached from a part never leads back to it."""
        reach = {step: _reached(step, self.after) for step in self.steps}
        apart = [
            (a, b)
            for n, a in enumerate(self.steps)
            for b in self.steps[n + 1 :]
            if (b in reach[a]) == (a in reach[b])  # both or neither: they stand in one part
        ]
        groups = _grouped(self.steps, apart)
        return sorted(groups, key=lambda group: -len(reach[group[0]] - set(group)))

    def parallel(self) -> list[list[int]]:
        """Parts of which every step directly follows every step of the others; each begins and ends."""
        tied = [
            (a, b)
            for n, a in enumerate(self.steps)
            for b in self.steps[n + 1 :]
            if (a, b) not in self.edges or (b, a) not in self.edges
        ]
        groups = _grouped(self.steps, tied)
        whole = [g for g in groups if any(s in self.begins for s in g) and any(s in self.ends for s in g)]
        if not whole:
            return []
        for group in groups:
            if group not in whole:
                whole[0] = sorted((*whole[0], *group))
        return whole

    def loop(self) -> list[list[int]]:
        """A body that traces begin and end with, and what leads from its end back to its beginning."""
        body = set(self.begins) | set(self.ends)
        rest = [step for step in self.steps if step not in body]
        groups = _grouped(rest, [pair for pair in self.edges if not body & set(pair)])
        redo = []
        for group in groups:
            enters = {a for a, b in self.edges if b in group and a not in group}
            leaves = {b for a, b in self.edges if a in group and b not in group}
            if enters <= set(self.ends) and leaves <= set(self.begins) and enters and leaves:
                redo.append(group)
            else:
                body.update(group)
        return [sorted(body), *redo] if redo else []


def _reached(step: int, after: Mapping[int, Iterable[int]]) -> set[int]:
    met: set[int] = set()
    stack = [step]
    while stack:
        for other in after[stack.pop()]:
            if other not in met:
                met.add(other)
                stack.append(other)
    return met


def _grouped(steps: list[int], tied: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups that ties make of the steps, each in order, in the order of their first."""
    leader = {step: step for step in steps}

    def find(step: int) -> int:
        while leader[step] != step:
            leader[step] = leader[leader[step]]
            step = leader[step]
        return step

    for one, other in tied:
        one, other = find(one), find(other)
        leader[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for step in steps:
        groups.setdefault(find(step), []).append(step)
    return list(groups.values())


# -- splitting a log along a cut -----------------------------------------------------------------------


def _split(op: Op, log: Log, groups: list[list[int]]) -> list[Log]:
    place = {step: n for n, group in enumerate(groups) for step in group}
    parts: list[Log] = [{} for _ in groups]
    for trace, times in log.items():
        if op is Op.CHOICE:
            most = max(range(len(groups)), key=lambda n, t=trace: (sum(place[s] == n for s in t), -n))  # type: ignore[misc]
            _add(parts[most], tuple(step for step in trace if place[step] == most), times)
        elif op is Op.LOOP:
            _split_rounds(trace, times, place, parts)
        else:
            pieces = _in_order(trace, place, len(groups)) if op is Op.SEQUENCE else None
            for n, part in enumerate(parts):
                mine = tuple(s for s in trace if place[s] == n) if pieces is None else pieces[n]
                _add(part, mine, times)
    return parts


def _in_order(trace: Trace, place: Mapping[int, int], count: int) -> list[Trace]:
    """The piece of a trace for each part in a row; steps that come out of their turn are left out."""
    pieces: list[Trace] = []
    begin = 0
    for n in range(count):
        best, score, best_score = begin, 0, 0
        for at in range(begin, len(trace)):
            score += 1 if place[trace[at]] == n else -1 if place[trace[at]] > n else 0
            if score > best_score:
                best, best_score = at + 1, score
        if n == count - 1:
            best = len(trace)
        pieces.append(tuple(step for step in trace[begin:best] if place[step] == n))
        begin = best
    return pieces


def _split_rounds(trace: Trace, times: int, place: Mapping[int, int], parts: list[Log]) -> None:
    """Rounds of the body and of what leads back, each a trace of its own."""
    piece: list[int] = []
    here = 0
    for step in trace:
        if place[step] != here:
            _add(parts[here], tuple(piece), times)
            if here and place[step]:
                _add(parts[0], (), times)
            piece, here = [], place[step]
        piece.append(step)
    _add(parts[here], tuple(piece), times)
    if here:
        _add(parts[0], (), times)


def _add(part: Log, trace: Trace, times: int) -> None:
    part[trace] = part.get(trace, 0) + times
