"""Averages held against cases that are followed one by one, each choice by the throw of a die."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from procmodel import ProcessView, measure, read
from procmodel.graph import Routing
from procmodel.graph.memories import PickUps, StepsBefore
from procmodel.graph.responsibility import PARTS, Responsibility
from procmodel.graph.routes import Routes, routes_of
from procmodel.graph.shares import Shares, branch_shares, start_groups
from procmodel.graph.transfers import Transfers
from procmodel.model import Process
from tests.strategies import processes

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
CASES = 1500
FAR = 4.5  # standard errors that chance alone does not reach


class Die:
    """Follows cases through a process; what a rule counts on the way is counted."""

    def __init__(self, view: ProcessView, seed: int, rule: Any = None) -> None:
        self.view, self.rule, self.random = view, rule, Random(seed)
        self.routes: Routes = routes_of(view)
        self.shares: Shares = branch_shares(view)
        self.weight = self.routes.weights(self.shares)

    def case(self) -> Counter[object]:
        """The visits of each node, and what the rule counts by name."""
        found: Counter[object] = Counter()
        tokens = [(node, self.rule.begin(node) if self.rule else None) for node in self._starts()]
        waiting: dict[int, dict[int, Any]] = {}
        while tokens or waiting:
            if not tokens:  # only joins that wait are left: an inclusive one has all that will come
                node, came = waiting.popitem()
                tokens.append((node, self._united(list(came.values()))))
            node, memory = tokens.pop()
            found[node] += 1
            if self.rule:
                counted, memory = self.rule.visit(node, memory)
                for name, amount in counted:
                    found[name] += amount  # type: ignore[assignment]
            for way in self._taken(node):
                target = self.routes.target[way]
                if target not in self.routes.joins:
                    tokens.append((target, memory))
                    continue
                came = waiting.setdefault(target, {})
                came[way] = memory
                whole = self.routes.joins[target] is Routing.PARALLEL
                if whole and len(came) == len(self.routes.into[target]):
                    tokens.append((target, self._united(list(waiting.pop(target).values()))))
        return found

    def _united(self, memories: list[Any]) -> Any:
        found = memories[0]
        for other in memories[1:]:
            found = self.rule.unite(found, other) if self.rule else None
        return found

    def _starts(self) -> list[int]:
        begun: list[int] = []
        for group, alternatives in start_groups(self.view):
            weights = [self.shares.start[node] for node in group]
            begun += self.random.choices(group, weights) if alternatives else group
        return begun

    def _taken(self, node: int) -> list[int]:
        ways = self.routes.ways.get(node)
        if ways is None:
            return list(self.routes.out[node])
        taken = [way for way in ways.beside if self.random.random() < self.weight[way]]
        if ways.inclusive:
            free = [way for way in ways.inclusive if way != ways.default]
            chosen = [way for way in free if self.random.random() < self.weight[way]]
            return taken + (chosen or [ways.default])
        shares = [self._chance(node, group) for group in ways.groups]
        if len(ways.groups[0]) > 1 and node not in self.routes.through:
            shares[0] = 1.0 - sum(shares[1:])
        return taken + list(self.random.choices(ways.groups, shares)[0])

    def _chance(self, node: int, group: tuple[int, ...]) -> float:
        if not group:
            return 0.0
        return self.weight[group[-1] if node in self.routes.through else group[0]]


def mean_and_error(amounts: list[float]) -> tuple[float, float]:
    mean = sum(amounts) / len(amounts)
    spread = sum((one - mean) ** 2 for one in amounts) / (len(amounts) - 1)
    return mean, sqrt(spread / len(amounts))


def agrees(amounts: list[float], expected: float) -> bool:
    mean, error = mean_and_error(amounts)
    return abs(mean - expected) <= FAR * error + 0.01


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_average_touches_are_those_of_cases_followed_one_by_one(path: Path) -> None:
    view = ProcessView(read(path))
    touches = [node for node in view.activities if view.is_touch(node)]
    die = Die(view, seed=1)
    amounts = [float(sum(case[node] for node in touches)) for case in (die.case() for _ in range(CASES))]
    assert agrees(amounts, measure(view)["human_touches"].expected or 0.0)


FLAT = [path for path in EXAMPLES if not ProcessView(read(path)).exit_of]


@pytest.mark.parametrize("path", FLAT, ids=[path.stem for path in FLAT])
def test_average_handoffs_are_those_of_cases_followed_one_by_one(path: Path) -> None:
    view = ProcessView(read(path))
    die = Die(view, 2, Responsibility(view, Transfers(view)))
    cases = [die.case() for _ in range(CASES)]
    found = measure(view, only=["handoffs"]).handoffs_by
    for part in PARTS:
        assert agrees([float(case[part]) for case in cases], found[part].expected or 0.0), part


@settings(max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate])
@given(processes(plain=True).filter(lambda process: bool(ProcessView(process).starts)))
def test_what_cases_bring_along_counts_as_if_they_were_followed(process: Process) -> None:
    view = ProcessView(process)
    measured = measure(view)
    rules = {
        "lane_crossings": (StepsBefore(view), ("crossings",)),
        "pick_ups": (PickUps(view), ("pick_ups",)),
        "handoffs": (Responsibility(view, Transfers(view)), PARTS),
    }
    for name, (rule, counted) in rules.items():
        die = Die(view, 3, rule)
        cases = [die.case() for _ in range(300)]
        amounts = [float(sum(case[one] for one in counted)) for case in cases]
        assert agrees(amounts, measured[name].expected or 0.0), name
