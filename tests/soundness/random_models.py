"""Random small processes, some sound and some not, the same ones for the same seed."""

from __future__ import annotations

import random
from collections import Counter

from procmodel.model import Process
from tests.soundness.small import draw

__all__ = ["random_process"]


class _Growing:
    """Flows that grow from one start and one end by blocks, tasks and loops."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.flows = [("s1", "e1")]
        self.names = ["s1", "e1"]
        self.count: Counter[str] = Counter()

    def new(self, letter: str) -> str:
        self.count[letter] += 1
        self.names.append(f"{letter}{self.count[letter] + 1}")
        return self.names[-1]

    def grow(self) -> None:
        source, target = self.flows.pop(self.rng.randrange(len(self.flows)))
        draw = self.rng.random()
        if draw < 0.35:
            task = self.new("t")
            self.flows += [(source, task), (task, target)]
        elif draw < 0.85:
            self.block(source, target)
        else:
            one, two = self.new("x"), self.new("x")
            self.flows += [(source, one), (one, two), (two, one), (two, target)]

    def block(self, source: str, target: str) -> None:
        """Two branches, mostly closed as they were opened."""
        opens = self.rng.choice("xxaao")
        closes = opens if self.rng.random() < 0.8 else self.rng.choice("xao")
        split, join = self.new(opens), self.new(closes)
        self.flows += [(source, split), (join, target)]
        for _ in range(2):
            task = self.new("t")
            self.flows += [(split, task), (task, join)]

    def spoil(self) -> None:
        """A flow between two gateways, or to an end of its own."""
        gateways = [name for name in self.names if name[0] in "xao"]
        if len(gateways) < 2:
            return
        draw = self.rng.random()
        source, target = self.rng.sample(gateways, 2)
        if draw >= 0.5:
            target = self.new("e" if draw < 0.75 else "k")
        self.flows.append((source, target))


def random_process(seed: int) -> Process:
    """A process of up to thirty elements."""
    growing = _Growing(seed)
    for _ in range(growing.rng.randint(2, 5)):
        growing.grow()
    for _ in range(growing.rng.choice([0, 0, 1, 1, 2])):
        growing.spoil()
    return draw(*(f"{source} {target}" for source, target in growing.flows))
