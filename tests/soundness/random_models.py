"""Random small processes, some sound and some not, the same ones for the same seed."""

from __future__ import annotations

import random
from collections import Counter

from procmodel.model import (
    BoundaryEvent,
    EventTrigger,
    NodeBase,
    Process,
    SequenceFlow,
    SubProcess,
    Task,
)
from tests.soundness.small import draw

__all__ = ["nested_process", "random_process"]


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


def nested_process(seed: int) -> Process:
    """A random process in which some tasks are boxes, and some have events on their border."""
    rng = random.Random(seed)
    process = random_process(seed)
    nodes: list[NodeBase] = list(process.nodes)
    tasks = [at for at, node in enumerate(nodes) if isinstance(node, Task)]
    targets = [nodes[at].id for at in tasks]
    rng.shuffle(tasks)
    for at in tasks[: rng.choice([1, 1, 2])]:
        inside = random_process(seed * 7 + at + 1000)
        if len(inside.nodes) <= 14:
            nodes[at] = _boxed(nodes[at].id, inside, rng, targets)
    for at in tasks[2:4]:
        if rng.random() < 0.5:
            on = _border(f"late{at}", EventTrigger.TIMER, rng, targets, interrupts=rng.random() < 0.6)
            nodes[at] = nodes[at].model_copy(update={"on": (on,)})
    return process.model_copy(update={"nodes": tuple(nodes)})


def _boxed(name: str, inside: Process, rng: random.Random, targets: list[str]) -> SubProcess:
    """A box: sometimes an error ends it, sometimes a deadline or a reminder is on its border."""
    fails = rng.random() < 0.4
    nodes = tuple(
        node.model_copy(
            update={"id": f"{node.id}_{name}"}
            | ({"event": EventTrigger.ERROR} if fails and node.id[0] == "e" and rng.random() < 0.5 else {})
        )
        for node in inside.nodes
    )
    flows = tuple(
        SequenceFlow(source=f"{flow.source}_{name}", target=f"{flow.target}_{name}") for flow in inside.flows
    )
    on = []
    if rng.random() < 0.6:
        event = rng.choice([EventTrigger.TIMER, EventTrigger.ERROR])
        on.append(_border(f"stop_{name}", event, rng, targets, interrupts=True))
    if rng.random() < 0.25:
        on.append(_border(f"remind_{name}", EventTrigger.TIMER, rng, targets, interrupts=False))
    return SubProcess(id=name, name=name, lane="l", nodes=nodes, flows=flows, on=tuple(on))


def _border(
    name: str, event: EventTrigger, rng: random.Random, targets: list[str], *, interrupts: bool
) -> BoundaryEvent:
    return BoundaryEvent(id=name, event=event, to=(rng.choice(targets),), interrupts=interrupts)
