"""What a simulation of two versions on the same random cases found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.model.quantity import Grade
from procmodel.results.simulation import Estimate, SimulationRun

__all__ = ["Compared", "Difference", "LaneCapacity", "PairedRun"]


class Difference(NamedTuple):
    """After less before, from replications that both versions played with the same random cases.

    Attributes:
        mean: after less before; None where either is not known.
        ci95: its 95 % interval, from the differences within each replication.
        ratio: the difference over the value before; None where that is 0 or unknown.
        variance_reduction: how much less the difference varies than if each version had cases of its own,
            0 to 1 (below 0 where common cases make it worse).
    """

    mean: float | None
    ci95: tuple[float, float] | None = None
    ratio: float | None = None
    variance_reduction: float | None = None


class Compared(NamedTuple):
    """One figure of both versions, and after less before."""

    before: Estimate
    after: Estimate
    difference: Difference


class LaneCapacity(NamedTuple):
    """The hands-on time of one lane in a week, before and after.

    Attributes:
        lanes_before: ids of the lane in the earlier version, empty where it is new; `lanes_after` likewise.
        label: what it is called.
        before: working seconds a week, None where they are not known; `after` likewise.
        low: what is released at the least and at the most (`high`), as far as the doubts of the inputs go (p10
            and p90).
        grade: the worst of the figures behind it.
        missing: what it needs.
    """

    lanes_before: tuple[str, ...]
    lanes_after: tuple[str, ...]
    label: str
    before: float | None = None
    after: float | None = None
    low: float | None = None
    high: float | None = None
    grade: Grade | None = None
    missing: tuple[str, ...] = ()

    @property
    def released(self) -> float | None:
        """Before less after; below 0 where more time is needed."""
        return None if self.before is None or self.after is None else self.before - self.after


@dataclass(frozen=True)
class PairedRun:
    """Two versions, simulated on the same random cases.

    Attributes:
        before: the run of the earlier version.
        after: the run of the later one.
        difference: by the names of the results.
        percentiles: of the times, as `end_to_end_time.p90`.
        queue: by the lane of the earlier version, where both give people; then by what is said of a queue.
        outcomes: by what cases of both versions come to; then by what is said of them.
        people_needed: for each lane of the earlier version that is given people, how many of them it would need
            to be as fast as the later one, where that was asked for; None: more than the search allows.
        capacity: the staff time of a week that each lane has free for other work.
        fastest: how long the earlier version takes where nobody is short, where people needed were asked for.
    """

    before: SimulationRun
    after: SimulationRun
    difference: Mapping[str, Difference]
    percentiles: Mapping[str, Compared] = field(default_factory=dict)
    queue: Mapping[str, Mapping[str, Compared]] = field(default_factory=dict)
    outcomes: Mapping[str, Mapping[str, Compared]] = field(default_factory=dict)
    people_needed: Mapping[str, int | None] = field(default_factory=dict)
    capacity: tuple[LaneCapacity, ...] = ()
    fastest: float | None = None

    @property
    def partial(self) -> bool:
        """Whether one of the runs was interrupted."""
        return self.before.partial or self.after.partial
