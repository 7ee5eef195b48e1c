"""How much staff time a change sets free, lane by lane and week by week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis
from procmodel.graph.case import Case
from procmodel.graph.draws import percentiles
from procmodel.graph.grades import worst
from procmodel.graph.inputs import Item
from procmodel.graph.ledger import DRAWN_UP_TO
from procmodel.light.records import dataclass
from procmodel.measures.amounts import Sum, ledger_of, touch_items
from procmodel.measures.yearly import a_year_of
from procmodel.model import Process
from procmodel.results.comparison import Entry
from procmodel.results.paired_run import LaneCapacity

__all__ = ["capacity_released"]

_WEEKS = 365 / 7
_OF_ALL = "volume"  # the volume is one figure for both versions, so that it is drawn once


def capacity_released(before: Process, after: Process, lanes: Iterable[Entry]) -> tuple[LaneCapacity, ...]:
    """The hands-on time of a week before and after, for each lane that serves.

    The touches of a lane: visits times time times the cases of a week, as `touch_time` has them. Both versions get
    the volume of the earlier one. What is released may be anything from `p10` to `p90`, by the doubts of all inputs;
    chance plays no part in it. It is capacity, not cash: hours that people have for other work.

    Args:
        before: the earlier version.
        after: the later one.
        lanes: which lane is which.

    Example:
        >>> from procmodel import compare, read
        >>> pair = [read(f"examples/parking_{side}.yaml") for side in ("before", "after")]
        >>> [(one.label, round(one.released / 3600, 1)) for one in capacity_released(*pair, compare(*pair).lanes)]
        [('Permit office', 19.1), ('Parking officer', 5.4), ('Income team', 2.7)]
    """
    sides = [_Side(process, before, name) for process, name in ((before, "before:"), (after, "after:"))]
    found = (_released(entry, *sides) for entry in lanes)
    return tuple(one for one in found if one is not None)


@dataclass
class _Side:
    """One version: what the touches of each lane add up to."""

    process: Process
    first: Process
    name: str

    def __post_init__(self) -> None:
        volume = self.first.volume or self.process.volume
        if volume is not None:
            volume = volume.model_copy(update={"assumption": volume.assumption or _OF_ALL})
        self.view = ProcessView(self.process.model_copy(update={"volume": volume}))
        self.flow = Basis(self.view).flow
        self.items, self.missing = touch_items(self.flow.average)

    def of_lane(self, id_: str) -> Sum:
        """The touch time of a year in one lane."""
        case = self.flow.average
        items = [item for item in self.items if _lane_of(case, item) == id_]
        missing = [name for name in self.missing if _is_of(self.view, name, id_)]
        return a_year_of(self.flow, ledger_of(case, self.name, items, missing))

    def labels(self) -> Iterator[tuple[str, str]]:
        """The lanes that serve, by id."""
        yield from ((lane.id, lane.label) for lane in self.view.lanes if lane.delivers)


def _lane_of(case: Case, item: Item) -> str | None:
    """The lane whose people do it; of what an interruption saves, that of the step that is interrupted."""
    owner = item.node if case.numbers.is_done[item.node] else case.view.hosts[item.node]
    lane = case.view.lane(owner)
    return lane.id if lane is not None else None


def _is_of(view: ProcessView, name: str, id_: str) -> bool:
    lane = view.lane(view.index[name.removesuffix(".time")])
    return lane is not None and lane.id == id_


def _released(entry: Entry, first: _Side, second: _Side) -> LaneCapacity | None:
    """What becomes of the lanes of one entry; None where none of them serves, or nothing is done in them."""
    label = None
    sums: list[list[Sum]] = []
    for side, ids in ((first, entry.before), (second, entry.after)):
        labels = dict(side.labels())
        own = [id_ for id_ in ids if id_ in labels]
        label = label or next((labels[id_] for id_ in own), None)
        sums.append([side.of_lane(id_) for id_ in own])
    every = [*sums[0], *sums[1]]
    missing = tuple(dict.fromkeys(lost for one in every for lost in one.missing))
    if label is None or not (missing or any(one.ledger.expected() for one in every)):
        return None
    if missing:
        return LaneCapacity(entry.before, entry.after, label, missing=missing)
    before, after = (sum(one.ledger.expected() for one in side) / _WEEKS for side in sums)
    low, high = _range(sums) if len(first.view) + len(second.view) <= 2 * DRAWN_UP_TO else (None, None)
    grade = worst(one.ledger.grade for one in every if one.ledger.grade is not None)
    return LaneCapacity(entry.before, entry.after, label, before, after, low, high, grade)


def _range(sums: list[list[Sum]]) -> tuple[float, float]:
    """What is released may be anything from here to there, as the doubts of both sides have it."""
    before, after = (sum((one.ledger.drawn() for one in side), 0.0) for side in sums)
    low, high = percentiles((before - after) * (1 / _WEEKS), 0.1, 0.9)
    return low, high
