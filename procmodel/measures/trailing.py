"""Counts that depend on how a case came to a step: their values from what cases bring along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from procmodel.graph.basis import Basis, World
from procmodel.graph.routes import Routes
from procmodel.graph.trails import Found, follow, trail_routes
from procmodel.graph.view import FlowRole
from procmodel.measures.counting import SIMULATION, grade_of, tidy
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
        self._values: dict[str, tuple[dict[str, float | None], tuple[str, ...]]] = {}

    @property
    def average(self) -> Found:
        """Over all cases."""
        if self._average is None:
            self._average = self._in(self.basis.world)
        return self._average

    def _in(self, world: World) -> Found:
        start, weight, visits = world.shares.start, world.shares.weight, world.visits.expected
        return follow(self.routes, self.rule, start, weight, visits, meeting=lambda: self.basis.meeting)

    @property
    def main(self) -> Found:
        """Along the main run."""
        if self._main is None:
            counts = self.basis.runs.main.counts
            weight = self.basis.main_weights[: len(self.routes.source)]
            for way, source in enumerate(self.routes.source):
                if self.basis.routes.through and self.basis.view.flows[way].role is FlowRole.LEAVE:
                    weight[way] = 1.0 if counts[source] else 0.0
            start = {node: counts[node] for node in self.basis.view.starts if counts[node]}
            order = [[node] for node in self.routes.order]
            self._main = follow(self.routes, self.rule, start, weight, counts, order)
        return self._main

    def values(self, name: str) -> tuple[dict[str, float | None], tuple[str, ...]]:
        """All values but the static one of what is counted under a name, and what the average lacks."""
        if name not in self._values:
            self._values[name] = self._worked_out(name)
        return self._values[name]

    def _worked_out(self, name: str) -> tuple[dict[str, float | None], tuple[str, ...]]:
        total = self.average.total(name)
        missing = self.basis.lacking(lambda world: self.total_in(world, name))
        doubtful = self.basis.visits.doubtful
        unsure = doubtful and any(node in doubtful for node in self.average.at(name))
        if not missing and (unsure or self.average.cut):
            missing = (SIMULATION,)
        ends = self._ends(self.average.least(name), self.average.most(name))
        main: float | None = None
        if not self.basis.runs.main.missing:
            main = self.main.total(name)
        elif ends is not None and abs(ends[1] - ends[0]) < 1e-9:
            main = ends[0]
        return {
            "main_path": main,
            "expected": None if missing else total,
            "min": ends[0] if ends is not None else None,
            "max": ends[1] if ends is not None else None,
        }, missing

    def _ends(self, least: Mapping[int, float], most: Mapping[int, float]) -> tuple[float, float] | None:
        counting = ({node: amount for node, amount in gains.items() if amount} for gains in (least, most))
        return self.basis.runs.extremes(*counting)

    def total_in(self, world: World, name: str) -> float:
        """What is counted under a name in the average case, under some shares."""
        found = self.average if world is self.basis.world else self._in(world)
        return found.total(name)

    def measured(
        self, id_: str, names: tuple[str, ...], static: float, unit: str, better: str = "lower"
    ) -> Measurement:
        """A measure of what is counted under some names together."""
        parts = [self.values(name) for name in names]
        missing = tuple(dict.fromkeys(id_ for _, lost in parts for id_ in lost))
        values: dict[str, float | None] = {"static": static}
        for key in ("main_path", "expected", "min", "max"):
            found = [part[key] for part, _ in parts]
            values[key] = None if any(v is None for v in found) else sum(v for v in found if v is not None)
        if len(names) > 1:
            ends = self._ends(self.average.of_all(min), self.average.of_all(max))
            values["min"], values["max"] = ends or (values["min"], values["max"])
        counted = [node for name in names for node, amount in self.average.at(name).items() if amount]
        grade = None if missing else grade_of(self.basis, counted)
        return Measurement(id_, Family.COUNT, unit, tidy(values), better=better, missing=missing, grade=grade)


def trail_of(basis: Basis, made: Callable[[Basis], Any], key: str = "") -> Trail:
    """The trail of a rule; under a `key` it is followed once for all measures that read it."""
    if not key:
        return Trail(basis, made(basis), trail_routes(basis.routes))
    known = basis.memory.get(key)
    if not isinstance(known, Trail):
        known = basis.memory[key] = Trail(basis, made(basis), trail_routes(basis.routes))
    return known
