"""What one replication counts: sums over cases and pools, and a sample for percentiles."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any

__all__ = ["MOST_KEPT", "Mark", "Tally"]

MOST_KEPT = 10_000
"""Cases of a replication whose values are kept for percentiles; of more, every second, third, ..."""


@dataclass
class Mark:
    """What the pools had done at a moment: since the beginning, work in progress as if cut off there."""

    now: float = 0.0
    held: list[float] = field(default_factory=list)  # seconds of people's time
    queued: list[float] = field(default_factory=list)  # seconds that cases waited
    started: list[int] = field(default_factory=list)
    waited: list[int] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)  # of the cases that were begun
    present: float = 0.0  # seconds that cases were in the process
    ended: int = 0


@dataclass
class Tally:
    """The sums of one replication. Cases before `first` are played but not counted."""

    pools: int
    outcomes: int
    targets: tuple[float, ...] = ()
    first: int = 0
    after: float = 0.0  # cases before this moment are not counted either
    series: list[float] | None = None  # how long each case took, by its number
    log: list[tuple[int, int, float, float, float]] | None = None
    every: int = 1  # which part of the cases is kept for percentiles

    def __post_init__(self) -> None:
        self.held = [0.0] * self.pools
        self.started = [0] * self.pools
        self.waited = [0] * self.pools
        self.waits = [0.0] * self.pools
        self.count = self.ended = self.stuck = 0
        self.end_to_end = self.waiting = self.touch = self.cost = self.touches = 0.0
        self.straight = 0
        self.within = [0] * len(self.targets)
        self.by_outcome: list[list[Any]] = [[0, 0.0] for _ in range(self.outcomes)]  # count, end to end
        self.kept = array("d"), array("d"), array("d")  # end to end, waiting, touch
        self.arrived_sum = self.ended_sum = 0.0
        self.marks: list[Mark] = []

    def end(self, case: list[Any], now: float, active: float) -> None:
        """Count a case that has ended."""
        arrived = case[4]
        self.ended += 1
        self.ended_sum += now
        if self.series is not None:
            self.series[case[0]] = now - arrived
        if case[0] < self.first:
            return
        length, touch = now - arrived, case[5]
        waiting = length - active
        if waiting < 1e-9 * length:
            waiting = 0.0  # what rounding leaves
        self.count += 1
        self.end_to_end += length
        self.waiting += waiting
        self.touch += touch
        self.cost += case[6]
        self.touches += case[7]
        if not case[7]:
            self.straight += 1
        if self.targets:
            for n, target in enumerate(self.targets):
                if length <= target:
                    self.within[n] += 1
        row = self.by_outcome[case[8]]
        row[0] += 1
        row[1] += length
        if case[0] % self.every == 0:
            kept = self.kept
            kept[0].append(length)
            kept[1].append(waiting)
            kept[2].append(touch)
