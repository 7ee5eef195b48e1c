"""Counts that depend on how a case came to a step: their values from what cases bring along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from procmodel.graph.basis import Basis, World
from procmodel.graph.routes import Routes
from procmodel.graph.stream import Stream
from procmodel.graph.trails import Found, follow, trail_routes
from procmodel.graph.view import FlowRole
from procmodel.light.records import dataclass
from procmodel.measures.counting import SIMULATION, counts, grade_of, tidy
from procmodel.results.measurement import Family, Measurement

__all__ = ["Trail", "trail_of"]


@dataclass
class Trail:
    """One rule followed along the ways of a process: on average, along the main run, under other shares."""

    basis: Basis
    rule: Any
    routes: Routes

    def __post_init__(self) -> None:
        self._average: Found | None = None
        self._main: Found | None = None
        self._expected: dict[str, tuple[float | None, tuple[str, ...]]] = {}
        self._along_runs: dict[str, dict[str, float | None]] = {}

    @property
    def average(self) -> Found:
        """Over all cases."""
        if self._average is None:
            self._average = self._in(self.basis.world)
        return self._average

    def _in(self, world: World) -> Found:
        return follow(world.stream, self.rule, lambda: self.basis.meeting)

    def _of_trail(self, weight: list[float]) -> list[float]:
        """The weights of the ways of this trail, of those of all ways: no memory takes a way through a box."""
        if not self.basis.routes.through:
            return weight
        ends = len(self.basis.view.flows)
        return [*weight[:ends], *weight[ends + len(self.basis.routes.through) :]]

    @property
    def main(self) -> Found:
        """Along the main run."""
        if self._main is None:
            counts = self.basis.runs.main.counts
            weight = self._of_trail(self.basis.main_weights)
            for way, source in enumerate(self.routes.source[: len(self.basis.view.flows)]):
                if self.basis.routes.through and self.basis.view.flows[way].role is FlowRole.LEAVE:
                    weight[way] = 1.0 if counts[source] else 0.0
            start = {node: counts[node] for node in self.basis.view.starts if counts[node]}
            order = [[node] for node in self.routes.order]
            self._main = follow(Stream(self.routes, start, weight, counts, order=order), self.rule)
        return self._main

    def expected(self, name: str) -> tuple[float | None, tuple[str, ...]]:
        """What the average case counts under a name, and what is lacking for it."""
        if name not in self._expected:
            self._expected[name] = self._on_average(name)
        return self._expected[name]

    def _on_average(self, name: str) -> tuple[float | None, tuple[str, ...]]:
        total = self.average.total(name)
        missing = self.basis.lacking(lambda world: self.total_in(world, name))
        doubtful = self.basis.visits.doubtful
        unsure = doubtful and any(node in doubtful for node in self.average.at(name))
        if not missing and (unsure or self.average.cut):
            missing = (SIMULATION,)
        return None if missing else total, missing

    def along_runs(self, name: str) -> dict[str, float | None]:
        """What the main run counts under a name, and the least and the most that a run does."""
        if name not in self._along_runs:
            ends = self._ends(self.average.least(name), self.average.most(name))
            low, high = ends or (None, None)
            main: float | None = None
            if not self.basis.runs.main.missing:
                main = self.main.total(name)
            elif ends is not None and abs(ends[1] - ends[0]) < 1e-9:
                main = ends[0]
            self._along_runs[name] = {"main_path": main, "min": low, "max": high}
        return self._along_runs[name]

    def _together(self, names: tuple[str, ...]) -> dict[str, float | None]:
        """The same of several names."""
        parts = [self.along_runs(name) for name in names]
        values = {key: _sum([part[key] for part in parts]) for key in parts[0]}
        if len(parts) > 1:
            ends = self._ends(self.average.of_all(min), self.average.of_all(max))
            values |= {} if ends is None else {"min": ends[0], "max": ends[1]}
        return tidy(values)

    def _ends(self, least: Mapping[int, float], most: Mapping[int, float]) -> tuple[float, float] | None:
        counting = ({node: amount for node, amount in gains.items() if amount} for gains in (least, most))
        return self.basis.runs.extremes(*counting)

    def total_in(self, world: World, name: str) -> float:
        """What is counted under a name in the average case, under some shares."""
        found = self.average if world is self.basis.world else self._in(world)
        return found.total(name)

    def measured(
        self,
        id_: str,
        names: tuple[str, ...],
        static: float,
        unit: str,
        better: str = "lower",
        parts: tuple[Mapping[str, object], ...] = (),
    ) -> Measurement:
        """A measure of what is counted under some names together; `parts` as it was found on the drawing."""
        found = [self.expected(name) for name in names]
        missing = tuple(dict.fromkeys([id_ for _, lost in found for id_ in lost]))
        values = counts(static, _sum([total for total, _ in found]), partial(self._together, names))
        grade = None if missing else grade_of(self.basis, self.average.counting(names))
        return Measurement(
            id_, Family.COUNT, unit, values, better=better, missing=missing, grade=grade, parts=parts
        )


def _sum(parts: Sequence[float | None]) -> float | None:
    """The sum, None where a part is unknown."""
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def trail_of(basis: Basis, made: Callable[[Basis], Any], key: str = "") -> Trail:
    """The trail of a rule; under a `key` it is followed once for all measures that read it."""
    if not key:
        return Trail(basis, made(basis), trail_routes(basis.routes))
    known = basis.memory.get(key)
    if not isinstance(known, Trail):
        known = basis.memory[key] = Trail(basis, made(basis), trail_routes(basis.routes))
    return known
