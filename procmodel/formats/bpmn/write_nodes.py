"""Nodes and flows of a process or a sub-process, written without recursion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.conditions import name_of_words, words_for
from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import XSI, tag
from procmodel.formats.bpmn.nodes import PLACEHOLDER
from procmodel.formats.bpmn.said import beside_branch, beside_event, beside_step, extension
from procmodel.formats.bpmn.tree import child, element, finish
from procmodel.formats.bpmn.write_events import add_definitions
from procmodel.model import (
    Activity,
    BoundaryEvent,
    CallActivity,
    Event,
    Gateway,
    IntermediateCatchEvent,
    SequenceFlow,
    StartEvent,
    SubProcess,
)
from procmodel.model.nodes import NodeBase

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["border_name", "write_contents"]

_NAMES = {
    "task": "task", "manual": "manualTask", "user": "userTask", "service": "serviceTask",
    "script": "scriptTask", "rule": "businessRuleTask", "send": "sendTask", "receive": "receiveTask",
    "call": "callActivity", "subprocess": "subProcess", "start": "startEvent", "end": "endEvent",
    "catch": "intermediateCatchEvent", "throw": "intermediateThrowEvent", "exclusive": "exclusiveGateway",
    "parallel": "parallelGateway", "inclusive": "inclusiveGateway", "event": "eventBasedGateway",
    "complex": "complexGateway",
}  # fmt: skip
_BOXES = {"transaction": "transaction", "ad-hoc": "adHocSubProcess"}
_DEFAULTS = frozenset({"exclusive", "inclusive", "complex"})


def border_name(host: str, number: int, event: BoundaryEvent) -> str:
    """What a boundary event is called among the ids: its own, or by its host where it has none."""
    return event.id or f"{host}@{number}"


def write_contents(
    parent: _Element, ids: Ids, nodes: Sequence[NodeBase], flows: Iterable[SequenceFlow], worded: bool
) -> None:
    """Add nodes and flows to the element of their process, and so on in the boxes among them.

    With `worded`, the ways on of a step that takes one of them say so in words.
    """
    waiting: list[tuple[_Element, SubProcess | None, Sequence[NodeBase], Iterable[SequenceFlow]]]
    waiting = [(parent, None, nodes, flows)]
    while waiting:
        holder, box, inside, ways = waiting.pop()
        every = [*ways, *_border_flows(ids, inside)]
        written = _Flows(ids, every, {node.id: node for node in inside}, worded)
        for node in inside:
            made = _node(ids, node, box, written)
            holder.append(made)
            if isinstance(node, SubProcess):
                waiting.append((made, node, node.nodes, node.flows))
            if isinstance(node, Activity):
                for number, event in enumerate(node.on):
                    holder.append(_border(ids, node, number, event, written))
        holder.extend(written.elements)


def _border_flows(ids: Ids, nodes: Iterable[NodeBase]) -> Iterable[SequenceFlow]:
    """The ways on from events on borders, named as `border_name` says."""
    for node in nodes:
        for number, event in enumerate(node.on if isinstance(node, Activity) else ()):
            name = border_name(node.id, number, event)
            if event.flows:
                yield from (flow.model_copy(update={"source": name}) for flow in event.flows)
            else:
                yield from (SequenceFlow.model_construct(source=name, target=target) for target in event.to)


class _Flows:
    """The flows of one level: their elements, and which enter and leave each node."""

    def __init__(self, ids: Ids, flows: list[SequenceFlow], nodes: dict[str, NodeBase], worded: bool) -> None:
        self.elements: list[_Element] = []
        self.into: dict[str, list[str]] = {}
        self.out: dict[str, list[str]] = {}
        self.default: dict[str, str] = {}
        steps = [node.id for node in nodes.values() if isinstance(node, Activity)] if worded else []
        words = words_for(flows, steps)
        for number, flow in enumerate(flows):
            id_ = ids.of("flow", flow.id) if flow.id else ids.made(f"{flow.source}__{flow.target}")
            kind = str(getattr(nodes.get(flow.source), "kind", "boundary"))
            can_say = kind in _DEFAULTS or isinstance(nodes.get(flow.source), Activity)
            default_said = flow.default and can_say and flow.source not in self.default
            if default_said:
                self.default[flow.source] = id_
            self.elements.append(_flow(ids, id_, flow, default_said))
            if number in words:
                named = ids.made(name_of_words(id_))
                child(self.elements[-1], "conditionExpression", words[number], id=named)
            self.out.setdefault(flow.source, []).append(id_)
            self.into.setdefault(flow.target, []).append(id_)

    def tie(self, made: _Element, name: str) -> None:
        """Say in a node which flows enter and leave it."""
        for id_ in self.into.get(name, ()):
            child(made, "incoming", id_)
        for id_ in self.out.get(name, ()):
            child(made, "outgoing", id_)
        if name in self.default:
            made.set("default", self.default[name])


def _flow(ids: Ids, id_: str, flow: SequenceFlow, default_said: bool) -> _Element:
    source = ids.of("node", flow.source)
    ends = {"sourceRef": source, "targetRef": ids.of("node", flow.target)}
    made = element("sequenceFlow", id_, flow.id, name=flow.when, **ends)
    kept = flow.extensions
    finish(made, flow.note, extension("branch", beside_branch(flow, default_said)), kept)
    if flow.condition is not None:
        words = child(
            made, "conditionExpression", flow.condition, **{f"{{{XSI}}}type": "bpmn:tFormalExpression"}
        )
        for key in ("language", "evaluatesToTypeRef"):
            if made.get(key) is not None:
                words.set(key, made.attrib.pop(key))
    return made


def _node(ids: Ids, node: NodeBase, box: SubProcess | None, flows: _Flows) -> _Element:
    kind = str(getattr(node, "kind"))  # noqa: B009 (every element has one; the base does not say so)
    name = _BOXES.get(node.variety, "subProcess") if isinstance(node, SubProcess) else _NAMES[kind]
    made = element(name, ids.of("node", node.id), node.id, name=node.name)
    _attributes(made, node)
    flows.tie(made, node.id)
    if isinstance(node, Activity | Event):
        _data(made, ids, node.reads, node.writes)
    if isinstance(node, Activity):
        _repeat(made, node)
    said, marks = beside_step(node, box)
    finish(made, node.note, extension("step", said, **marks), node.extensions)
    if isinstance(node, Event):
        after = node.delay if isinstance(node, IntermediateCatchEvent) else None
        add_definitions(made, ids, node.event, node.definitions, after)
    loops = made.findall(tag("multiInstanceLoopCharacteristics"))
    for one in loops[:-1]:
        made.remove(one)  # the file's own says more
    return made


def _attributes(made: _Element, node: NodeBase) -> None:
    if isinstance(node, Activity) and node.for_compensation:
        made.set("isForCompensation", "true")
    if isinstance(node, SubProcess) and node.triggered_by_event:
        made.set("triggeredByEvent", "true")
    if isinstance(node, CallActivity) and node.element is not None:
        made.set("calledElement", node.element)
    if isinstance(node, StartEvent) and not node.interrupts:
        made.set("isInterrupting", "false")
    if isinstance(node, Gateway) and node.kind == "complex":
        made.set("gatewayDirection", "Unspecified")


def _data(made: _Element, ids: Ids, reads: Iterable[str], writes: Iterable[str]) -> None:
    """Data that is read and written. BPMN wants something inside the step that it goes to."""
    for data in reads:
        line = child(
            made, "dataInputAssociation", id=ids.line(str(made.get("id")), "reads", ids.of("data", data))
        )
        place = ids.made(f"{made.get('id')}_input")
        if made.tag.endswith("Event"):
            made.append(element("dataInput", place))
        else:
            made.append(element("property", place, name=PLACEHOLDER))
        child(line, "sourceRef", ids.of("data", data))
        child(line, "targetRef", place)
    for data in writes:
        line = child(
            made, "dataOutputAssociation", id=ids.line(str(made.get("id")), "writes", ids.of("data", data))
        )
        child(line, "targetRef", ids.of("data", data))


def _repeat(made: _Element, node: Activity) -> None:
    repeat = node.repeat
    if repeat is None:
        return
    if repeat.loop or repeat.again is not None:
        child(made, "standardLoopCharacteristics")
    else:
        loop = child(made, "multiInstanceLoopCharacteristics")
        loop.set("isSequential", "false" if repeat.parallel else "true")
        if repeat.times is not None:
            child(loop, "loopCardinality", str(repeat.times), **{f"{{{XSI}}}type": "bpmn:tFormalExpression"})


def _border(ids: Ids, host: Activity, number: int, event: BoundaryEvent, flows: _Flows) -> _Element:
    name = border_name(host.id, number, event)
    id_ = ids.border(name, bool(event.id))
    made = element("boundaryEvent", id_, event.id or None, name=event.name)
    made.set("attachedToRef", ids.of("node", host.id))
    if not event.interrupts:
        made.set("cancelActivity", "false")
    flows.tie(made, name)
    finish(made, event.note, extension("event", beside_event(event)), event.extensions)
    add_definitions(made, ids, event.event, event.definitions, event.after)
    return made
