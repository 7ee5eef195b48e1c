"""The working time of a case from start to end, and how much of it is waiting or adds value.

Time adds along a sequence, averages over a choice and takes the longest branch of a parallel block. Outside
all blocks that is a sum over visits; what a block adds is the mean of its longest branch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from procmodel.graph.asides import asides_of
from procmodel.graph.case import Case
from procmodel.graph.doubtful import DoubtfulVisits
from procmodel.graph.draws import Draws, Number, plain
from procmodel.graph.inputs import Item, Reading
from procmodel.graph.items import Items, Stated, chosen, items_at
from procmodel.graph.ledger import Core, Extras
from procmodel.graph.passage import Passage
from procmodel.graph.shares import repeating
from procmodel.graph.spans import EMPTY, Outcome, Span, Stretch, shifted
from procmodel.graph.view import FlowRole
from procmodel.graph.waits import is_timed, stated_waits, wait_key
from procmodel.light.caching import cached_property
from procmodel.model import Activity, BoundaryEvent, IntermediateCatchEvent, Value, spread

__all__ = ["SIMULATION", "Elapsed", "Part"]

SIMULATION = "simulation"
"""What a time lacks that no sum gives."""

_MANY, _SOME, _FEW = 4_096, 256, 32
_DRAWN_OUTCOMES = 64

_Parts = tuple[int, int, int]
_PartOf = Callable[[int], Number]
_SpanOf = Callable[[Mapping[int, Item], int, _Parts], Span]
_WAITED, _WORKED, _ADDED = (1, 1, 0), (1, 0, 0), (1, 0, 1)
"""Which parts of the elapsed time a wait, a step, and a step that adds value belong to."""

_EVENTS_WAITED_FOR = (BoundaryEvent, IntermediateCatchEvent)


class Part:
    """Which part of the elapsed time is meant, by its place in a stretch."""

    TOTAL = 0
    WAITING = 1
    ADDING = 2


class Elapsed:
    """All that is known of how long a case takes.

    Args:
        case: the case.
        side: tells two versions apart that share assumptions only.
        whole: the average case, where this is the main run of the same process.
    """

    def __init__(self, case: Case, side: str = "", whole: Elapsed | None = None) -> None:
        self.case, self.view, self.numbers, self.side = case, case.view, case.numbers, side
        self.whole = whole
        self._passages: dict[Reading, Passage] = {}
        self._drawn: tuple[DoubtfulVisits, Passage] | None = None
        self._missing: dict[int, tuple[str, ...]] = {}
        self._cores: dict[int, Core] = {}

    # -- what the file says ------------------------------------------------------------------------

    @cached_property
    def waits(self) -> Mapping[int, Item]:
        """The stated waiting at each node."""
        return self._visited(self._all_waits)

    @cached_property
    def _all_waits(self) -> Mapping[int, Item]:
        """The same, of nodes that no case comes by too."""
        return self._passing(stated_waits(self.numbers)) if self.whole is None else self.whole._all_waits

    @cached_property
    def times(self) -> Mapping[int, Item]:
        """The stated time of each node; of an event that interrupts, what it saves, below 0."""
        if not self.numbers.cuts:
            return self._visited(self._all_times)
        found = dict(self._visited(self._all_times))
        for node, saved in self.numbers.cuts.items():
            host = self.view.hosts[node]
            if saved and host in found and self.case.visited(node):
                found[node] = Item(node, -saved * found[host].factor, found[host].inputs)
        return found

    @cached_property
    def _all_times(self) -> Mapping[int, Item]:
        return self._passing(self.case.work) if self.whole is None else self.whole._all_times

    def _visited(self, items: Mapping[int, Item]) -> Mapping[int, Item]:
        """The items of nodes that a case may come to."""
        visits = self.case.visits
        return chosen(items, [node for node in items if visits[node] != 0])

    def _passing(self, items: Mapping[int, Item]) -> Mapping[int, Item]:
        """The items of nodes, each as often as its time passes at one visit."""
        if not self._with_repeat and not self.case.side_by_side:
            return items
        return {node: item.many(self._rounds(node)) for node, item in items.items()}

    def _rounds(self, node: int) -> float:
        """How often its time passes at one visit: for several at once it passes once."""
        passes = 1.0 / self.case.side_by_side.get(node, 1.0)
        if node not in self._with_repeat:
            return passes
        model = self.view.nodes[node]
        if not isinstance(model, Activity) or model.repeat is None:
            return passes
        at_once = (model.repeat.times or 1) if model.repeat.parallel else 1
        return passes * self.numbers.times_done(node) / at_once

    def _adds(self, node: int) -> bool:
        owner = self.view.hosts[node] if self.case.is_border(node) else node
        model = self.view.nodes[owner]
        return isinstance(model, Activity) and model.value is Value.ADDING

    # -- what it does not say ----------------------------------------------------------------------

    @cached_property
    def silent_waits(self) -> tuple[str, ...]:
        """The waits without which waiting is unknown."""
        ids, visits = self.view.ids, self.case.visits
        return tuple([f"{ids[node]}.{key}" for node, key in self._silent_keys if visits[node] != 0])

    @cached_property
    def _silent_keys(self) -> list[tuple[int, str]]:
        """The nodes that should say how long a case waits there and do not, with what they lack."""
        touches, picked_up = self.numbers.touches, self.case.picked_up
        nodes = [
            node
            for node, model in enumerate(self.view.nodes)
            if (touches[node] and picked_up[node]) or type(model) in _EVENTS_WAITED_FOR
        ]
        return [(node, key) for node in nodes if (key := self._silent_key(node))]

    def _silent_key(self, node: int) -> str:
        model = self.view.nodes[node]
        if isinstance(model, Activity):
            return "wait" if model.wait is None else ""
        if isinstance(model, BoundaryEvent):
            timed = is_timed(model) and model.interrupts
            return "after" if timed and model.after is None else ""
        if isinstance(model, IntermediateCatchEvent):
            return wait_key(self.view, node) if model.delay is None else ""
        return ""

    @cached_property
    def silent_times(self) -> tuple[int, ...]:
        """The people's steps whose time is not stated."""
        times, human = self.numbers.timed, self.view.is_human
        silent = (n for n in self.numbers.done if n not in times)
        return tuple(n for n in silent if self.case.visited(n) and human(n))

    def missing(self, part: int) -> tuple[str, ...]:
        """The ids of what the total, the waiting or the value-adding time lacks."""
        if part not in self._missing:
            self._missing[part] = self._lacking(part)
        return self._missing[part]

    def _lacking(self, part: int) -> tuple[str, ...]:
        if part == Part.WAITING and not self.silent_waits and not self._waits_anywhere:
            return ()
        waits = self.silent_waits if part != Part.ADDING or self._has_blocks else ()
        times = [
            f"{self.view.ids[n]}.time" for n in self.silent_times if part != Part.WAITING or self._in_block(n)
        ]
        shares = self.case.lacking if self._rests_on(lambda n: self.case.visits[n] is None) else ()
        return tuple(dict.fromkeys((*waits, *times, *shares, *((SIMULATION,) if self._is_lost else ()))))

    @cached_property
    def _is_lost(self) -> bool:
        """Whether no sum gives the time: tokens that meet without a join, visits that are not exact."""
        several = sum(self.case.visits[n] or 0.0 for n in self.view.starts) > 1 + 1e-9
        begun = any(self.case.visits[aside.target] for aside in asides_of(self.view))
        if several or begun or self.case.blocks.trouble is not None:
            return True
        return self._rests_on(lambda n: n in self.case.inexact) or self._repeats_a_box_in_a_block

    @cached_property
    def _repeats_a_box_in_a_block(self) -> bool:
        return any(
            self.numbers.times_done(box) != 1 and self._in_block(box) and self.case.visited(box)
            for box in self.view.exit_of
        )

    @cached_property
    def _waits_anywhere(self) -> bool:
        return any(item.value() > 0 for item in self.waits.values())

    @cached_property
    def _has_blocks(self) -> bool:
        return bool(self.case.blocks.closing)

    def _in_block(self, node: int) -> bool:
        return self.case.blocks.trouble is not None or self.case.blocks.region_of[node] != 0

    def _rests_on(self, chosen: Callable[[int], bool]) -> bool:
        """Whether any time or wait is passed, or lacking, at one of the chosen nodes."""
        if not self.case.lacking and not self.case.inexact:
            return False
        used = {n for n, item in (*self.waits.items(), *self.times.items()) if item.value()}
        used.update(self.silent_times, (node for node, _ in self._silent_keys))
        return any(chosen(n) for n in used)

    # -- the sum -----------------------------------------------------------------------------------

    def core(self, part: int) -> Core:
        """The total, the waiting or the value-adding time as a sum; `missing` must be empty for it."""
        if part not in self._cores:
            self._cores[part] = self._core(part)
        return self._cores[part]

    def _core(self, part: int) -> Core:
        waiting, working = self._nodes_of(part)
        if not self._has_blocks:
            return Core(self.case, self._items_at(waiting, working), side=self.side)
        regions, apart = self.case.blocks.region_of, self._apart
        waiting = [node for node in waiting if regions[node] == 0 and node not in apart]
        working = [node for node in working if regions[node] == 0 and node not in apart]
        splits = [node for node in self.case.blocks.closing if regions[node] == 0]
        return Core(self.case, self._items_at(waiting, working), _Longest(self, part, splits), self.side)

    def _nodes_of(self, part: int) -> tuple[list[int], list[int]]:
        """The nodes whose waits, and those whose times belong to a part of the time."""
        if part == Part.ADDING:
            return [], [node for node in self.times if self._adds(node)]
        return list(self.waits), list(self.times) if part == Part.TOTAL else []

    def _items_at(self, waiting: Sequence[int], working: Sequence[int]) -> Items:
        return items_at(self.waits, waiting) + items_at(self.times, working)

    @cached_property
    def _apart(self) -> set[int]:
        """The steps that are done while an event on their border has started a branch of its own."""
        return {node for node in self.case.blocks.closing if self.case.blocks.is_beside(node)}

    def critical(self, part: int, splits: Sequence[int]) -> Items:
        """The items of the branches of these outermost splits that are on average the longest, split by split."""
        regions, critical = self.case.blocks.region_of, self.passage(Reading.MEAN).critical
        place = {split: n for n, split in enumerate(splits)}
        inside = [region in critical and split in place for region, split in enumerate(self._outermost)]
        waiting, working = (
            [n for n in nodes if regions[n] > 0 and inside[regions[n]]] for nodes in self._nodes_of(part)
        )
        places = [place[self._outermost[regions[node]]] for node in (*waiting, *working)]
        return self._items_at(waiting, working).at(sorted(range(len(places)), key=places.__getitem__))

    @cached_property
    def _outermost(self) -> list[int]:
        """The outermost split of each region."""
        outermost: list[int] = []
        for region in self.case.blocks.regions:
            outermost.append(region.split if region.parent <= 0 else outermost[region.parent])
        return outermost

    @cached_property
    def is_exact(self) -> bool:
        """Whether the expected time is exact, and not only a lower bound."""
        if any(self._is_longest_of_several(node) for node in self._with_repeat if self.case.visited(node)):
            return False
        if not self._has_blocks:
            return True
        passage, regions = self.passage(Reading.MEAN), self.case.blocks.region_of
        whole = not any(
            map(passage.leaves, self._apart)
        )  # else what goes on beside a step that ends is left out
        return whole and all(
            passage.block[node].exact for node in self.case.blocks.closing if regions[node] == 0
        )

    @cached_property
    def _with_repeat(self) -> frozenset[int]:
        return repeating(self.view)

    def _is_longest_of_several(self, node: int) -> bool:
        """Several at once whose times spread: the longest of them takes longer than the mean."""
        model = self.view.nodes[node]
        if not isinstance(model, Activity) or model.repeat is None or not model.repeat.parallel:
            return False
        if self.view.is_expanded(node):
            return True
        return (model.repeat.times or 1) > 1 and model.time is not None and not spread.is_fixed(model.time)

    # -- blocks ------------------------------------------------------------------------------------

    def passage(self, reading: Reading) -> Passage:
        """How long the blocks take for one reading of the quantities."""
        if reading not in self._passages:
            size = len(self.view)
            limit = _MANY if size <= 1_000 else _SOME if size <= 20_000 else _FEW
            self._passages[reading] = self._worked_out(
                self.case.shares.__getitem__, _spans_of(reading), limit
            )
        return self._passages[reading]

    def _share_of(self, part: _PartOf, flow: int) -> Number:
        """The share of a flow that is one of several; of the way into a box, what is not interrupted."""
        if self.view.flows[flow].role is not FlowRole.ENTER:
            return part(flow)
        box = self.view.flows[flow].source
        entries = [f for f in self.view.out[box] if self.view.flows[f].role is FlowRole.ENTER]
        whole = sum(part(f) for f in entries)
        stops = [f for f in self.view.out[box] if self.view.flows[f].target in self.numbers.cuts]
        kept = 1.0 - sum(part(f) for f in stops)
        return kept * part(flow) / whole if whole else 0.0

    def drawn_passage(self, doubtful: DoubtfulVisits) -> Passage:
        """The draws of how long they take."""
        if self._drawn is None or self._drawn[0] is not doubtful:
            passage = self._worked_out(doubtful.part, partial(_drawn_span, doubtful), _DRAWN_OUTCOMES)
            self._drawn = (doubtful, passage)
        return self._drawn[1]

    def _worked_out(self, part: _PartOf, span_of: _SpanOf, limit: int) -> Passage:
        waits, times = self.waits, self.times

        def step_of(node: int) -> Span:
            before = span_of(waits, node, _WAITED) if node in waits else EMPTY
            if node not in times:
                return before
            return shifted(span_of(times, node, _ADDED if self._adds(node) else _WORKED), before)

        share_of = partial(self._share_of, part)
        return Passage(self.view, self.case.blocks, self.case.live, share_of, step_of, limit)

    # -- value -------------------------------------------------------------------------------------

    @cached_property
    def without_value(self) -> tuple[str, ...]:
        """The tasks, as drawn, that do not say what they are worth."""
        nodes, ids = self.view.nodes, self.view.ids
        return tuple([ids[n] for n in self.view.activities if getattr(nodes[n], "value", None) is None])


def _spans_of(reading: Reading) -> _SpanOf:
    """Makes spans of steps for one reading of the quantities; of alike steps the same span."""
    spreading = reading is Reading.MEAN
    known: dict[tuple[int, float, _Parts], Span] = {}

    def span_of(stated: Mapping[int, Item], node: int, parts: _Parts) -> Span:
        if isinstance(stated, Stated):
            alike = (id(stated.quantities[node]), 1.0, parts)
        else:
            alike = (id(stated[node].inputs[0].quantity), stated[node].factor, parts)
        if alike not in known:
            known[alike] = _span(stated[node], stated[node].value(reading), spreading, parts)
        return known[alike]

    return span_of


def _drawn_span(doubtful: DoubtfulVisits, stated: Mapping[int, Item], node: int, parts: _Parts) -> Span:
    value = doubtful.product(stated[node]) * doubtful.rounds(node) * stated[node].value()
    return _span(stated[node], value, False, parts)


def _span(item: Item, value: Number, spreading: bool, parts: _Parts) -> Span:
    """One step as a span: its mean, its ends, and whether cases differ."""
    if not isinstance(value, Draws) and not value:
        return EMPTY
    outcome = Outcome(1.0, Stretch(*(value if part else 0.0 for part in parts)))
    if isinstance(value, Draws):
        return Span((outcome,), -math.inf, math.inf)
    quantity = item.inputs[0].quantity
    if not spreading or spread.is_fixed(quantity):
        return Span((outcome,), value, value)
    if spread.is_range(quantity):
        low, high = sorted((item.value(Reading.LOW), item.value(Reading.HIGH)))
    else:
        low, high = (0.0, math.inf) if item.factor > 0 else (-math.inf, 0.0)
    return Span((outcome,), low, high, settled=False)


class _Longest(Extras):
    """What the longest branches add to a part of the time."""

    def __init__(self, elapsed: Elapsed, part: int, splits: Sequence[int]) -> None:
        self.elapsed, self.part, self.splits = elapsed, part, splits

    def value(self, split: int, reading: Reading) -> float:
        return plain(self.elapsed.passage(reading).at(split)[self.part])

    def drawn(self, split: int, doubtful: DoubtfulVisits) -> Number:
        return self.elapsed.drawn_passage(doubtful).at(split)[self.part]

    @cached_property
    def items(self) -> Items:
        return self.elapsed.critical(self.part, self.splits)
