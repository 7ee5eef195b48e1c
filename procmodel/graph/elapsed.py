"""The working time of a case from start to end, and how much of it is waiting or adds value.

Time adds along a sequence, averages over a choice and takes the longest branch of a parallel block. Outside
all blocks that is a sum over visits; what a block adds is the mean of its longest branch.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from procmodel.graph.case import Case
from procmodel.graph.doubtful import DoubtfulVisits
from procmodel.graph.draws import Number
from procmodel.graph.inputs import Item, Pick
from procmodel.graph.ledger import Extra, Ledger
from procmodel.graph.passage import Passage, Step
from procmodel.graph.spans import EMPTY, Outcome, Span, Stretch
from procmodel.graph.view import FlowRole, NodeRole
from procmodel.graph.waits import stated_wait, wait_key
from procmodel.model import (
    Activity,
    BoundaryEvent,
    EventTrigger,
    IntermediateCatchEvent,
    NodeBase,
    Value,
    spread,
)

__all__ = ["SIMULATION", "Elapsed", "Part"]

SIMULATION = "simulation"
"""What a time lacks that no sum gives."""

_MANY, _SOME, _FEW = 4_096, 256, 32
_DRAWN_OUTCOMES = 64


class Part:
    """Which part of the elapsed time is meant, by its place in a stretch."""

    TOTAL = 0
    WAITING = 1
    ADDING = 2


@dataclass(frozen=True)
class _NodeTimes:
    """What passing a node takes, as items: waiting before, and what is done."""

    waits: Item | None
    times: tuple[Item, ...]
    adding: bool


class Elapsed:
    """All that is known of how long a case takes."""

    def __init__(self, case: Case, side: str = "") -> None:
        self.case, self.view, self.side = case, case.view, side
        self._passages: dict[Pick, Passage] = {}
        self._drawn: tuple[DoubtfulVisits, Passage] | None = None

    # -- what the file says ------------------------------------------------------------------------

    @cached_property
    def _visited(self) -> list[int]:
        return [node for node in range(len(self.view)) if self.case.visited(node)]

    @cached_property
    def times(self) -> dict[int, _NodeTimes]:
        """What passing each visited node takes, as far as it is stated."""
        return {node: self._times_of(node) for node in self._visited}

    def _times_of(self, node: int) -> _NodeTimes:
        numbers = self.case.numbers
        model = self.view.nodes[node]
        stated = stated_wait(numbers, node)
        rounds = self._rounds(node)
        waits = Item(node, rounds, (stated,)) if stated is not None else None
        if isinstance(model, BoundaryEvent):
            return _NodeTimes(waits, self._cut(node), self._adds(self.view.hosts[node]))
        time = numbers.time(node) if numbers.is_done(node) else None
        times = (Item(node, rounds, (time,)),) if time is not None else ()
        return _NodeTimes(waits, times, self._adds(node))

    def _rounds(self, node: int) -> float:
        """How often its time passes: side by side it passes once."""
        model = self.view.nodes[node]
        if not isinstance(model, Activity) or (model.repeat is not None and model.repeat.parallel):
            return 1.0
        return self.case.numbers.times_done(node)

    def _cut(self, node: int) -> tuple[Item, ...]:
        """What an interrupting event saves of its host's time, as a negative item."""
        saved, host = self.case.numbers.cut_short(node), self.view.hosts[node]
        time = self.case.numbers.time(host)
        return (Item(node, -saved * self._rounds(host), (time,)),) if saved and time is not None else ()

    def _adds(self, node: int) -> bool:
        model = self.view.nodes[node]
        return isinstance(model, Activity) and model.value is Value.ADDING

    # -- what it does not say ----------------------------------------------------------------------

    @cached_property
    def silent_waits(self) -> tuple[str, ...]:
        """The waits without which waiting is unknown."""
        return tuple(f"{self.view.ids[n]}.{key}" for n in self._visited if (key := self._silent_key(n)))

    def _silent_key(self, node: int) -> str:
        model = self.view.nodes[node]
        if isinstance(model, BoundaryEvent):
            timed = model.event is EventTrigger.TIMER and model.interrupts
            return "after" if timed and model.after is None else ""
        if isinstance(model, IntermediateCatchEvent):
            return wait_key(self.view, node) if model.delay is None else ""
        if not isinstance(model, Activity) or model.wait is not None:
            return ""
        return "wait" if self.case.picked_up[node] else ""

    @cached_property
    def silent_times(self) -> tuple[int, ...]:
        """The people's steps whose time is not stated."""
        numbers = self.case.numbers
        return tuple(
            n
            for n in self._visited
            if numbers.is_done(n) and numbers.time(n) is None and self.view.is_human(n)
        )

    def missing(self, part: int) -> tuple[str, ...]:
        """The ids of what the total, the waiting or the value-adding time lacks."""
        if part == Part.WAITING and not self.silent_waits and not self._waits_anywhere:
            return ()
        waits = self.silent_waits if part != Part.ADDING or self._has_blocks else ()
        times = [
            f"{self.view.ids[n]}.time" for n in self.silent_times if part != Part.WAITING or self._in_block(n)
        ]
        shares = self.case.lacking if self._rests_on_unknown_visits else ()
        lost = (SIMULATION,) if self.case.blocks.trouble is not None or not self.case.exact else ()
        return tuple(dict.fromkeys((*waits, *times, *shares, *lost)))

    @cached_property
    def _waits_anywhere(self) -> bool:
        return any(t.waits is not None and t.waits.value() > 0 for t in self.times.values())

    @cached_property
    def _has_blocks(self) -> bool:
        return bool(self.case.blocks.closing)

    def _in_block(self, node: int) -> bool:
        return self.case.blocks.trouble is not None or self.case.blocks.region_of[node] != 0

    @cached_property
    def _rests_on_unknown_visits(self) -> bool:
        unknown = (node for node in self._visited if self.case.visits[node] is None)
        silent = set(self.silent_times)
        return any(n in silent or self._items(n, Part.TOTAL) or self._silent_key(n) for n in unknown)

    # -- the sum -----------------------------------------------------------------------------------

    def ledger(self, part: int) -> Ledger:
        """The total, the waiting or the value-adding time as a sum; `missing` must be empty for it."""
        regions = self.case.blocks.region_of
        items = [item for node in self._visited if regions[node] == 0 for item in self._items(node, part)]
        extras = [self._extra(node, part) for node in self._outer_splits()]
        return Ledger(self.case, items, extras, side=self.side)

    def _items(self, node: int, part: int, apart: bool = True) -> list[Item]:
        """What a node adds to a sum; what runs while events on its border count is in the block."""
        times = self.times[node]
        found = [times.waits] if times.waits is not None and part in (Part.TOTAL, Part.WAITING) else []
        if part == Part.TOTAL or (part == Part.ADDING and times.adding):
            found += [] if apart and self._runs_beside(node) else times.times
        return [item for item in found if item.value()]

    def _runs_beside(self, node: int) -> bool:
        """Whether an event on the border starts a branch of its own while the step is done."""
        if node not in self.case.blocks.closing:
            return False
        flows = self.view.flows
        return any(
            flows[f].role is FlowRole.ATTACH
            and self.case.blocks.region_on[f] != self.case.blocks.region_of[node]
            for f in self.view.out[node]
            if self.case.live[f]
        )

    def _outer_splits(self) -> list[int]:
        return [node for node in self.case.blocks.closing if self.case.blocks.region_of[node] == 0]

    def _extra(self, node: int, part: int) -> Extra:
        return Extra(
            node,
            lambda pick: float(self._passage(pick).block[node].mean()[part]),  # type: ignore[arg-type]
            lambda doubtful: self._drawn_passage(doubtful).block[node].mean()[part],
            self._critical_items(node, part),
        )

    def _critical_items(self, split: int, part: int) -> tuple[Item, ...]:
        """The items of the branches of a block that are on average the longest."""
        blocks, critical = self.case.blocks, self._passage(spread.mean).critical
        inside = [
            node
            for node in blocks.order
            if blocks.region_of[node] in critical
            and blocks.region_of[node] > 0
            and self._outer(node) == split
        ]
        items = [item for node in inside for item in self._items(node, part, apart=False)]
        return tuple(items)

    def _outer(self, node: int) -> int:
        """The split of the outermost block that a node lies in."""
        return self._outermost[self.case.blocks.region_of[node]]

    @cached_property
    def _outermost(self) -> list[int]:
        found: list[int] = []
        for region in self.case.blocks.regions:
            found.append(region.split if region.parent <= 0 else found[region.parent])
        return found

    def is_exact(self) -> bool:
        """Whether the expected time is exact, and not only a lower bound."""
        if any(self._longest_of_spread(node) for node in self._visited):
            return False
        passage = self._passage(spread.mean) if self._has_blocks else None
        return passage is None or all(passage.block[node].exact for node in self._outer_splits())

    def _longest_of_spread(self, node: int) -> bool:
        """Several at once with times that spread: the longest of them takes longer than the mean."""
        model = self.view.nodes[node]
        if not isinstance(model, Activity) or model.repeat is None or not model.repeat.parallel:
            return False
        return (model.repeat.times or 1) > 1 and model.time is not None and not spread.is_fixed(model.time)

    # -- blocks ------------------------------------------------------------------------------------

    def _passage(self, pick: Pick) -> Passage:
        if pick not in self._passages:
            size = len(self.view)
            limit = _MANY if size <= 1_000 else _SOME if size <= 20_000 else _FEW
            self._passages[pick] = self._worked_out(
                lambda flow: self.case.shares[flow] or 0.0,
                lambda item: item.value(pick),
                limit,
                pick is spread.mean,
            )
        return self._passages[pick]

    def _drawn_passage(self, doubtful: DoubtfulVisits) -> Passage:
        if self._drawn is None or self._drawn[0] is not doubtful:
            passage = self._worked_out(
                lambda flow: doubtful.weights.get(flow, self.case.shares[flow] or 0.0),
                lambda item: self._drawn_value(item, doubtful),
                _DRAWN_OUTCOMES,
                False,
            )
            self._drawn = (doubtful, passage)
        return self._drawn[1]

    def _drawn_value(self, item: Item, doubtful: DoubtfulVisits) -> Number:
        value: Number = item.value()
        for one in item.inputs:
            value = value * doubtful.factor(one)
        return value

    def _worked_out(
        self,
        share_of: Callable[[int], Number],
        value_of: Callable[[Item], Number],
        limit: int,
        spreading: bool,
    ) -> Passage:
        def step_of(node: int) -> Step:
            times = self.times.get(node)
            if times is None or self.view.roles[node] is NodeRole.EXIT:
                return Step()
            before = self._span([times.waits] if times.waits else [], value_of, spreading, (1, 1, 0))
            return Step(before, self._span(times.times, value_of, spreading, (1, 0, int(times.adding))))

        return Passage(self.view, self.case.blocks, self.case.live, share_of, step_of, limit)

    def _span(
        self,
        items: tuple[Item, ...] | list[Item],
        value_of: Callable[[Item], Number],
        spreading: bool,
        parts: tuple[int, int, int],
    ) -> Span:
        """One step as a span: its mean, its ends, and whether cases differ."""
        stated = [item for item in items if item.value()]
        if not stated:
            return EMPTY
        item = stated[0]
        value, quantity = value_of(item), item.inputs[0].quantity
        stretch = Stretch(*(value * part if part else 0.0 for part in parts))
        fixed = isinstance(value, float) and (not spreading or spread.is_fixed(quantity))
        if fixed:
            low = high = item.value() if spreading else float(value)  # type: ignore[arg-type]
        elif isinstance(value, float) and spread.is_range(quantity):
            low, high = sorted((item.value(spread.low), item.value(spread.high)))
        else:
            low, high = (0.0, math.inf) if item.factor > 0 else (-math.inf, 0.0)
        return Span((Outcome(1.0, stretch),), low, high, settled=fixed or not isinstance(value, float))

    # -- value -------------------------------------------------------------------------------------

    @cached_property
    def without_value(self) -> tuple[str, ...]:
        """The tasks, as drawn, that do not say what they are worth."""
        return tuple(
            self.view.ids[n]
            for n in self.view.activities
            if isinstance(model := self.view.nodes[n], NodeBase) and getattr(model, "value", None) is None
        )
