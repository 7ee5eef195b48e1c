"""Random graphs as processes look: a spine with skips, loops and branches, spread over lanes. Same seed, same graph."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from procmodel.layouts.problem import Flow, Item, Problem

__all__ = ["SEEDS", "crossings", "random_problem"]

SEEDS = range(60)


def random_problem(seed: int, lanes: int = 5, nodes: int | None = None) -> Problem:
    """12 to 80 steps in five lanes: a chain that changes lanes now and then, skips forward, loops back."""
    rng = Random(seed)
    count = nodes or rng.randint(12, 80)
    problem = Problem(lanes)
    lane = rng.randrange(lanes)
    for _ in range(count):
        if rng.random() < 0.4:
            lane = rng.randrange(lanes)
        problem.items.append(Item(lane, 126.0, 80.0))
    pairs = [(n, n + 1) for n in range(count - 1)]
    pairs += [(n, min(count - 1, n + rng.randint(2, 6))) for n in range(count - 2) if rng.random() < 0.2]
    pairs += [(n, max(0, n - rng.randint(2, 8))) for n in range(2, count) if rng.random() < 0.08]
    for source, target in dict.fromkeys(pairs):
        if source != target:
            problem.flows.append(Flow(source, target))
    return problem


def crossings(lines: list[tuple[object, list[tuple[float, float]]]]) -> int:
    """How often flows cross; those into one target may meet. `lines` are (target, corners)."""
    level: list[tuple[float, float, float, object, int]] = []
    upright: list[tuple[float, float, float, object, int]] = []
    for number, (target, points) in enumerate(lines):
        for (x1, y1), (x2, y2) in pairwise(points):
            if abs(y1 - y2) < 0.01:
                level.append((y1, min(x1, x2), max(x1, x2), target, number))
            elif abs(x1 - x2) < 0.01:
                upright.append((x1, min(y1, y2), max(y1, y2), target, number))
    return sum(
        low + 0.01 < x < high - 0.01 and top + 0.01 < y < bottom - 0.01 and one != other
        for y, low, high, _, one in level
        for x, top, bottom, _, other in upright
    )
