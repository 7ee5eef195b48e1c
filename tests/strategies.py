"""Random legal models for laws: all kinds of elements, labels of every script, loops, blocks, boxes.

    from tests.strategies import processes

    @given(processes())
    def test_a_law(process): ...

`processes(plain=True)` draws only tasks, gateways, starts and ends with simple labels, every split
quantified: models whose measures all have finite answers. All models are sound by construction: splits
and joins are paired, loops have a way out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from procmodel.formats.settling import default_lanes
from procmodel.model import (
    Activity,
    Batch,
    BoundaryEvent,
    Dimension,
    EndEvent,
    EventTrigger,
    Gateway,
    GatewayKind,
    Grade,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    Lane,
    LaneKind,
    MessageFlow,
    Process,
    Quantity,
    Repeat,
    SequenceFlow,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
    Transfer,
    Value,
)
from tests.strategy_parts import (
    ODD_IDS,
    SIMPLE,
    anything,
    durations,
    ids,
    labels,
    lanes_of,
    numbers,
    share_of,
    shares,
    top_of,
)

__all__ = ["durations", "ids", "labels", "processes", "shares"]


class _Builder:
    """One model while it is drawn: elements in file order, flows between them."""

    def __init__(
        self, draw: st.DrawFn, plain: bool, loops: bool, lanes: list[Lane], process: dict[str, Any]
    ) -> None:
        self.draw = draw
        self.plain = plain
        self.loops = loops
        self.lanes = lanes
        self.process = process
        self.nodes: list[Any] = []
        self.flows: list[SequenceFlow] = []
        self.prefix = ""
        self.number = 0

    def fresh(self, stem: str) -> str:
        """An id that nothing has yet."""
        self.number += 1
        odd = not self.plain and self.number <= 2 and self.draw(st.booleans())
        used = {node.id for node in self.nodes}
        if odd:
            name = self.draw(st.sampled_from(ODD_IDS))
            if self.prefix + name not in used:
                return self.prefix + name
        return f"{self.prefix}{stem}{self.number}"

    def name(self) -> str:
        """A label."""
        return self.draw(SIMPLE if self.plain else labels())

    def flow(self, source: str, target: str, **fields: Any) -> None:
        """A flow from one element to another."""
        self.flows.append(SequenceFlow(source=source, target=target, **fields))

    def sequence(self, depth: int, before: str | None) -> str:
        """A few blocks one after the other; returns the element at their end."""
        last = before
        for _ in range(self.draw(st.integers(1, 3))):
            last = self.block(depth, last)
        assert last is not None
        return last

    def block(self, depth: int, before: str | None) -> str:
        """A task, a pair of gateways, a loop, a box, an event."""
        simple: list[Callable[[int, str | None], str]] = [self.task]
        if not self.plain:
            simple.append(self.event)
        nested = [self.choice, self.parallel]
        if self.loops:
            nested.append(self.loop)
        if not self.plain:
            nested += [self.inclusive, self.box]
        return self.draw(st.sampled_from([*simple, *simple, *(nested if depth > 0 else [])]))(depth, before)

    def task(self, depth: int, before: str | None) -> str:
        """One task, connected to what is before it."""
        id_ = self.fresh("t")
        lane = self.draw(st.sampled_from(self.lanes))
        kinds = [kind for kind in TaskKind if kind is not TaskKind.PLAIN or not self.plain]
        if lane.kind is LaneKind.SYSTEM:
            kinds = [kind for kind in kinds if kind not in (TaskKind.MANUAL, TaskKind.USER)]
        fields: dict[str, Any] = {
            "kind": self.draw(st.sampled_from(kinds)),
            "time": self.draw(durations(True)),
        }
        if not self.plain:
            fields |= self.details()
        self.nodes.append(Task(id=id_, name=self.name(), lane=lane.id, **fields))
        if before is not None:
            self.flow(before, id_)
        if not self.plain and self.draw(st.integers(0, 5)) == 0:
            self.boundary(len(self.nodes) - 1)
        return id_

    def details(self) -> dict[str, Any]:
        """Whatever a task may say besides."""
        draw = self.draw
        data = [entry.id for entry in self.process["data"]]
        systems = [entry.id for entry in self.process["systems"]]
        persons = [lane.id for lane in self.lanes if lane.kind is not LaneKind.SYSTEM]
        options: dict[str, st.SearchStrategy[Any]] = {
            "wait": durations(),
            "delay": durations(),
            "cost": numbers().map(lambda n: Quantity(dimension=Dimension.MONEY, likely=n)),
            "systems": st.lists(st.sampled_from(systems), unique=True).map(tuple) if systems else st.just(()),
            "reads": st.lists(st.sampled_from(data), unique=True).map(tuple) if data else st.just(()),
            "writes": st.lists(st.sampled_from(data), unique=True).map(tuple) if data else st.just(()),
            "rekeys": st.booleans(),
            "transfers": st.sampled_from(list(Transfer)),
            "to": st.sampled_from(persons) if persons else st.none(),
            "value": st.sampled_from(list(Value)),
            "accurate": shares(),
            "batch": st.builds(Batch, size=st.integers(1, 20)) | st.builds(Batch, every=durations(True)),
            "priority": st.integers(-3, 3).map(float),
            "setup": durations(),
            "patience": durations(),
            "repeat": st.builds(Repeat, times=st.integers(1, 4), parallel=st.booleans())
            | st.builds(Repeat, again=shares(0, 50)),
            "replaces": st.lists(ids(), max_size=2, unique=True).map(tuple),
            "note": labels(),
            "source": st.sampled_from([s.id for s in self.process["sources"]] or [None]),
            "grade": st.sampled_from(list(Grade)),
            "extensions": st.dictionaries(ids().map("x-".__add__), anything(), max_size=2),
        }
        chosen = draw(st.lists(st.sampled_from(sorted(options)), max_size=3, unique=True))
        return {key: draw(options[key]) for key in sorted(chosen)}

    def boundary(self, at: int) -> None:
        """An event on the border of the task, leading to an end of its own."""
        end = self.fresh("e")
        triggers = [EventTrigger.TIMER, EventTrigger.MESSAGE, EventTrigger.ERROR]
        event = BoundaryEvent(
            event=self.draw(st.sampled_from(triggers)),
            after=self.draw(st.none() | durations(True)),
            to=(end,),
            interrupts=self.draw(st.booleans()),
            share=self.draw(shares(1, 30)),
        )
        self.nodes[at] = self.nodes[at].model_copy(update={"on": (event,)})
        self.nodes.append(EndEvent(id=end, good=self.draw(st.none() | st.booleans())))

    def event(self, depth: int, before: str | None) -> str:
        """Something that happens on the way."""
        id_ = self.fresh("v")
        trigger = self.draw(st.sampled_from([EventTrigger.MESSAGE, EventTrigger.TIMER, EventTrigger.SIGNAL]))
        if self.draw(st.booleans()):
            delay = self.draw(st.none() | durations())
            self.nodes.append(IntermediateCatchEvent(id=id_, event=trigger, delay=delay))
        else:
            self.nodes.append(IntermediateThrowEvent(id=id_, event=trigger, name=self.name()))
        if before is not None:
            self.flow(before, id_)
        return id_

    def gateway(self, kind: GatewayKind, before: str | None) -> str:
        """A gateway of a kind."""
        id_ = self.fresh("g")
        self.nodes.append(Gateway(id=id_, kind=kind, name=self.draw(st.none() | st.just(self.name()))))
        if before is not None:
            self.flow(before, id_)
        return id_

    def choice(self, depth: int, before: str | None) -> str:
        """An exclusive split with two or three ways; one of them may be empty or end."""
        split = self.gateway(GatewayKind.EXCLUSIVE, before)
        count = self.draw(st.integers(2, 3))
        parts = [self.draw(st.integers(5, 30)) for _ in range(count - 1)]
        percents = [*parts, 100 - sum(parts)]
        silent = self.draw(st.booleans())
        tails = []
        for number, percent in enumerate(percents):
            fields: dict[str, Any] = {"when": self.name()}
            if not (silent and number == count - 1):
                fields["share"] = share_of(percent)
            tails.append(self.branch(depth, split, fields))
        join = self.gateway(GatewayKind.EXCLUSIVE, None)
        for tail in tails:
            self.flow(tail, join)
        return join

    def branch(self, depth: int, split: str, fields: dict[str, Any]) -> str:
        """One way out of a split."""
        first = len(self.flows)
        tail = self.sequence(depth - 1, split)
        at = next(i for i in range(first, len(self.flows)) if self.flows[i].source == split)
        self.flows[at] = self.flows[at].model_copy(update=fields)
        return tail

    def parallel(self, depth: int, before: str | None) -> str:
        """A parallel block."""
        return self.together(GatewayKind.PARALLEL, depth, before)

    def inclusive(self, depth: int, before: str | None) -> str:
        """An inclusive block; one branch is always taken."""
        return self.together(GatewayKind.INCLUSIVE, depth, before)

    def together(self, kind: GatewayKind, depth: int, before: str | None) -> str:
        """A split and a join of one kind."""
        split = self.gateway(kind, before)
        tails = []
        for number in range(self.draw(st.integers(2, 3))):
            fields: dict[str, Any] = {}
            if kind is GatewayKind.INCLUSIVE:
                fields = {"share": share_of(100 if number == 0 else self.draw(st.integers(5, 95)))}
            tails.append(self.branch(depth, split, fields))
        join = self.gateway(kind, None)
        for tail in tails:
            self.flow(tail, join)
        return join

    def loop(self, depth: int, before: str | None) -> str:
        """A part that is done again in some of the cases; something stands before it, or nothing would begin."""
        entry = self.gateway(GatewayKind.EXCLUSIVE, before or self.task(depth, None))
        tail = self.sequence(depth - 1, entry)
        out = self.gateway(GatewayKind.EXCLUSIVE, tail)
        self.flow(out, entry, share=share_of(self.draw(st.integers(5, 50))), when=self.name(), rework=True)
        after = self.task(depth, None)
        self.flow(out, after)
        return after

    def box(self, depth: int, before: str | None) -> str:
        """A sub-process with contents."""
        id_ = self.fresh("b")
        lane = self.draw(st.sampled_from(self.lanes)).id
        at = len(self.nodes)
        self.nodes.append(None)
        inner = _Builder(self.draw, self.plain, self.loops, self.lanes, self.process)
        inner.prefix = f"{id_}/"
        inner.sequence(depth - 1, None)
        self.nodes[at] = SubProcess(
            id=id_,
            name=self.name(),
            lane=lane,
            nodes=tuple(_laned(inner.nodes, lane)),
            flows=_by_source(inner),
        )
        if before is not None:
            self.flow(before, id_)
        return id_


def _laned(nodes: list[Any], box: str | None) -> list[Any]:
    """Gateways and events in the lanes that their places give them."""
    lanes = default_lanes([(isinstance(n, Activity), isinstance(n, EndEvent), n.lane) for n in nodes], box)
    laned = []
    for node, lane in zip(nodes, lanes, strict=True):
        update: dict[str, Any] = {} if node.lane else {"lane": lane}
        if isinstance(node, EndEvent):
            update["lane_written"] = node.lane is not None
        laned.append(node.model_copy(update=update))
    return laned


def _by_source(builder: _Builder) -> tuple[SequenceFlow, ...]:
    """Flows in the order of the elements that they leave."""
    order = {node.id: number for number, node in enumerate(builder.nodes)}
    return tuple(sorted(builder.flows, key=lambda flow: order[flow.source]))


@st.composite
def processes(draw: st.DrawFn, plain: bool = False, loops: bool = True, depth: int = 2) -> Process:
    """A legal model, sound by construction."""
    lanes = draw(lanes_of(plain))
    top = draw(top_of(plain))
    builder = _Builder(draw, plain, loops, lanes, top)
    start: str | None = None
    if draw(st.booleans()):
        start = builder.fresh("s")
        builder.nodes.append(
            StartEvent(id=start, channel=draw(st.none() | st.sampled_from(["phone", "web"])))
        )
    last = builder.sequence(depth, start)
    if draw(st.booleans()):
        end = builder.fresh("e")
        lane = draw(st.none() | st.sampled_from(lanes).map(lambda found: found.id))
        builder.nodes.append(EndEvent(id=end, lane=lane, name=builder.name()))
        builder.flow(last, end)
    nodes = tuple(_laned(builder.nodes, None))
    messages: tuple[MessageFlow, ...] = ()
    if not plain and draw(st.booleans()):
        messages = (MessageFlow(source=lanes[0].id, target=nodes[0].id, name=draw(st.none() | labels())),)
    replaced = {old for node in nodes for old in node.replaces or ()}
    top["removed"] = tuple(old for old in top.get("removed", ()) if old not in replaced)
    return Process(**top, lanes=tuple(lanes), nodes=nodes, flows=_by_source(builder), messages=messages)
