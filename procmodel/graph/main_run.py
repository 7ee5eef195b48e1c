"""The main run: the most probable loop-free one, or the one that the file writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from math import inf, log
from typing import TYPE_CHECKING

from procmodel.graph.shares import multiplicity, start_groups
from procmodel.graph.view import FlowRole, Routing
from procmodel.graph.ways import Ways
from procmodel.light.records import dataclass

if TYPE_CHECKING:
    from procmodel.graph.runs import Runs

__all__ = ["DEAD", "END", "SEVERAL", "MainFinder", "MainRun"]

END, SEVERAL, DEAD = -1, -2, -3
"""In place of the only way on of a node: none, several or a special one, none that a case can take."""

_SAME = 1e-9
_LISTED = 1e6  # a task of a written main path outweighs any likelihood


@dataclass
class MainRun:
    """The run to hold against what people say: one branch at each choice, all branches of a parallel block.

    Attributes:
        counts: how often it passes each node.
        ways: how often it takes each way.
        missing: ids of the splits on it that do not say which branch is the likelier.
        ties: splits on it of which two branches are equally likely; the first in the file was taken.
    """

    counts: list[float]
    ways: list[float]
    missing: tuple[str, ...] = ()
    ties: list[int] = field(default_factory=list)


class MainFinder:
    """Chooses a branch at each split, then follows the choices from the start."""

    def __init__(self, runs: Runs) -> None:
        self.runs, self.routes, self.view = runs, runs.routes, runs.view
        self.options: dict[int, list[float]] = {}
        gains: dict[int, float] = {}
        if self.view.process.main_path:
            listed = set(self.view.process.main_path)
            gains = {n: _LISTED if self.view.ids[n] in listed else -_LISTED for n in self.view.activities}
        self.listed = bool(gains)
        self.ahead = runs.backwards(gains, 1.0, None, self.options)

    def choices(self) -> dict[int, tuple[int, ...]]:
        """The group of each split whose choice is known."""
        found = {}
        for node, options in self.options.items():
            ways = self.routes.ways.get(node)
            if ways is not None and not ways.inclusive and self._is_known(node, ways, options):
                found[node] = ways.groups[self._pick(node, ways, options)]
        return found

    def _is_known(self, node: int, ways: Ways, options: Sequence[float]) -> bool:
        if self.listed or node not in self.runs.silent or self._default(ways) is not None:
            return True
        possible = [n for n, value in enumerate(options) if value > -inf]
        events = self._events(ways)
        return len([n for n in possible if n not in events]) <= 1

    def _default(self, ways: Ways) -> int | None:
        for n, group in enumerate(ways.groups):
            for way in group:
                model = self.view.flows[way].model if way < len(self.view.flows) else None
                if model is not None and model.default:
                    return n
        return None

    def _events(self, ways: Ways) -> set[int]:
        """The groups that an event on a border begins: without shares they are the exception."""
        flows = self.view.flows
        return {
            n
            for n, group in enumerate(ways.groups)
            if any(way < len(flows) and flows[way].role is FlowRole.ATTACH for way in group)
        }

    def _pick(self, node: int, ways: Ways, options: Sequence[float]) -> int:
        best = max(options)
        equal = [n for n, value in enumerate(options) if value >= best - _SAME]
        if node in self.runs.silent and not self.listed:
            default = self._default(ways)
            if default is not None and options[default] > -inf:
                return default
            normal = [n for n, value in enumerate(options) if value > -inf and n not in self._events(ways)]
            equal = [n for n in normal if n in equal] or normal or equal
        default = self._default(ways)
        return default if default in equal and default is not None else equal[0]

    def run(self) -> MainRun:
        """Follow the choices."""
        counts, taken = [0.0] * len(self.routes), [0.0] * len(self.routes.source)
        main = MainRun(counts, taken)
        missing: dict[str, None] = {} if self.view.starts or not len(self.view) else {"start": None}
        self._begin(counts, main, missing)
        factor, joins, back = self.runs.factor(-1.0), self.routes.joins, self.routes.back
        target, single, out = self.routes.target, self.runs.single, self.routes.out
        for node in self.routes.order:
            if node in joins and joins[node] is not Routing.PARALLEL and counts[node]:
                counts[node] = max(taken[way] for way in self.routes.into[node])
            count = counts[node]
            if not count or single[node] == END:
                continue
            ways = (single[node],) if single[node] >= 0 else self._group(node, out[node], main, missing)
            for way in ways:
                if way in back:
                    continue
                taken[way] = count
                counts[target[way]] += count * (factor.get(way, 1.0) if factor else 1.0)
        main.missing = tuple(missing)
        return main

    def _begin(self, counts: list[float], main: MainRun, missing: dict[str, None]) -> None:
        start = self.runs.shares.start
        for group, alternatives in start_groups(self.view):
            if not alternatives:
                for node in group:
                    counts[node] = 1.0
                continue
            silent = self.runs.silent.get(group[0], ())
            if silent and not self.listed:
                missing.update(dict.fromkeys(silent))
            likely = [
                self.ahead[n] + (0.0 if silent else log(start[n]) if start.get(n, 0) > 0 else -inf)
                for n in group
            ]
            best = [n for n, value in zip(group, likely, strict=True) if value >= max(likely) - _SAME]
            if len(best) > 1 and not silent and not self.listed:
                main.ties.append(best[0])
            counts[best[0]] = 1.0

    def _rounds(self, way: int) -> float:
        """How often a box is done at a visit, in each of which an event sub-process in it may begin."""
        source = self.routes.source[way]
        return multiplicity(self.view, source) if way in self.routes.begun else 1.0

    def _group(
        self, node: int, out: Sequence[int], main: MainRun, missing: dict[str, None]
    ) -> tuple[int, ...]:
        ways = self.routes.ways.get(node)
        if ways is None:
            return tuple(out)
        beside = tuple(way for way in ways.beside if self.runs.weights[way] > 0.5 * self._rounds(way))
        if ways.inclusive:
            if node in self.runs.silent:
                missing.update(dict.fromkeys(self.runs.silent[node]))
            return (*self.runs.taken(node, ways), *beside)
        options = self.options.get(node, [0.0] * len(ways.groups))
        if not self._is_known(node, ways, options):
            missing.update(dict.fromkeys(self.runs.silent[node]))
        picked = self._pick(node, ways, options)
        best = max(options)
        equal = sum(value >= best - _SAME for value in options)
        if equal > 1 and node not in self.runs.silent and self._default(ways) is None and best > -inf:
            main.ties.append(node)
        return (*ways.groups[picked], *beside)
