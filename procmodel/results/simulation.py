"""What a simulation found: each figure as a mean over replications, with the interval it is known to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procmodel.light.tuples import NamedTuple

__all__ = [
    "ENOUGH",
    "Advice",
    "Estimate",
    "LaneQueue",
    "Outcome",
    "OverTime",
    "Route",
    "SimulationRun",
    "UnstableLane",
]


class Estimate(NamedTuple):
    """A mean over replications.

    Attributes:
        mean: None where it is not known; `missing` says what lacks.
        ci95: its 95 % interval by Student's t; None from fewer than two replications.
        p50: what half of the cases stay below, p90: what nine in ten stay below.
    """

    mean: float | None
    ci95: tuple[float, float] | None = None
    p50: float | None = None
    p90: float | None = None
    missing: tuple[str, ...] = ()

    @property
    def half_width(self) -> float | None:
        """Half of the interval."""
        return None if self.ci95 is None else (self.ci95[1] - self.ci95[0]) / 2


class LaneQueue(NamedTuple):
    """The queue before the people of one lane.

    Attributes:
        people: how many there are.
        wait: seconds that a case waits for them at each visit.
        utilization: the part of their time that this process takes.
        length: cases that wait, on average over time.
        p_wait: the share of visits that wait at all.
        observed_wait: the wait that the file states, in the same seconds; None where it states none.
    """

    people: int
    wait: Estimate
    utilization: Estimate
    length: Estimate
    p_wait: Estimate
    observed_wait: float | None = None


class Outcome(NamedTuple):
    """The cases that came to one end: their share of all, and how long they took."""

    share: Estimate
    end_to_end_time: Estimate
    waiting_time: Estimate
    touch_time: Estimate
    good: bool = True


class Route(NamedTuple):
    """The cases that took the same way wherever ways part: their share of all, and how long they took.

    Attributes:
        ways: what they took, in the order of the file; empty where they took none that has a name.
        rest: whether these are all cases of routes that are not listed.
    """

    name: str
    ways: tuple[str, ...]
    share: Estimate
    end_to_end_time: Estimate
    waiting_time: Estimate
    touch_time: Estimate
    rest: bool = False


class OverTime(NamedTuple):
    """How many cases were in the process, on average over each unit of time from the beginning on.

    The series begins with an empty process (or its backlog) and ends with the last full unit in which cases came
    in every replication; what is not counted elsewhere (the warm-up) is in it.

    Attributes:
        unit: `minute`, `hour`, `day` or `week`, `each` of them at once; at work, where the run is in working time.
        seconds: what that is.
        mean: over replications.
        ci95: the 95 % interval of each; None from fewer than two replications.
    """

    unit: str
    each: int
    seconds: float
    mean: tuple[float, ...]
    ci95: tuple[tuple[float, float] | None, ...]


class UnstableLane(NamedTuple):
    """A lane that gets more work than its people can do: its queue grows for as long as the simulation runs.

    `load` is work over capacity, `needed` the number of people whose load would be below 1.
    """

    lane: str
    load: float
    people: int
    needed: int


class Advice(NamedTuple):
    """How much more to play: cases of each replication, and replications; None where it is enough."""

    cases: int | None = None
    replications: int | None = None


ENOUGH = Advice()
"""What was played is enough."""


_NOTHING: Mapping[str, tuple[float, ...]] = {}


class SimulationRun(NamedTuple):
    """What came out of so many replications of so many cases.

    Attributes:
        seed: where all random numbers come from.
        replications: how many were finished.
        cases: cases of each replication; the first `warm_up` are played and not counted.
        engine: which engine played them.
        clock: `working` (time at work alone) or `calendar` (nights and weekends included).
        results: by the names of the counting rules.
        queue: by lane, where people are given.
        outcomes: by what the cases came to.
        routes: by the ways that the cases took, the most frequent first.
        hundred: how long a hundred cases take from start to end, the shortest first; empty where it is not known.
        over_time: work in progress as a series; None where no volume is given or a time is not known.
        unstable: lanes with a load of 1 or more.
        partial: whether it was interrupted before all replications were done.
        advice: how much more to play, where chance leaves the time from start to end open by more than 5 %.
        samples: the mean of each result in each replication, for paired comparison.
    """

    seed: int
    replications: int
    cases: int
    warm_up: int
    engine: str
    clock: str
    results: Mapping[str, Estimate]
    queue: Mapping[str, LaneQueue]
    outcomes: Mapping[str, Outcome]
    routes: tuple[Route, ...] = ()
    hundred: tuple[float, ...] = ()
    over_time: OverTime | None = None
    unstable: tuple[UnstableLane, ...] = ()
    partial: bool = False
    advice: Advice = ENOUGH
    remarks: tuple[str, ...] = ()
    samples: Mapping[str, tuple[float, ...]] = _NOTHING

    def to_dict(self) -> dict[str, Any]:
        """As `simulate --json` prints it."""
        from procmodel.results.simulation_json import encode_run

        return encode_run(self)

    def to_frame(self) -> Any:
        """A row a result: mean, interval and percentiles, as a data frame of pandas or polars.

        Raises:
            MissingToolError: neither is installed.
        """
        from procmodel.results.frames import frame

        rows = []
        for name, one in self.results.items():
            low, high = one.ci95 or (None, None)
            rows.append(
                {"result": name, "mean": one.mean, "low": low, "high": high, "p50": one.p50, "p90": one.p90}
            )
        return frame(rows)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        import procmodel

        return procmodel.shown(self)
