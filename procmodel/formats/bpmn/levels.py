"""The contents of a process or a sub-process: its nodes and flows, without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.artifacts import ARTIFACTS, Artifacts
from procmodel.formats.bpmn.flows import Flow, read_flow
from procmodel.formats.bpmn.names import NODES, tag
from procmodel.formats.bpmn.nodes import CONTENTS, Parts, read_node
from procmodel.formats.bpmn.reading import Reading, own_id
from procmodel.formats.problems import Unreadable, cut
from procmodel.model import Activity, BoundaryEvent, SequenceFlow
from procmodel.model.base import make
from procmodel.model.nodes import NodeBase

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Contents", "read_contents"]

_FLOW = tag("sequenceFlow")

Contents = tuple[tuple[NodeBase, ...], tuple[SequenceFlow, ...]]


class _Level:
    """One level while it is read."""

    def __init__(
        self, id_: str | None, children: Iterator[_Element], lane: str | None, box: Parts | None
    ) -> None:
        self.id = id_
        self.children = children
        self.lane = lane
        self.box = box
        self.parts: list[Parts] = []
        self.flows: list[Flow] = []


def read_contents(
    reading: Reading,
    process: _Element,
    place: str | None,
    lane: str | None,
    lane_of: Mapping[str, str],
    artifacts: Artifacts,
) -> Contents:
    """The nodes and flows of a process, those of its sub-processes inside them.

    Args:
        reading: what is known of the file.
        process: the element of the process.
        place: the pool that it lies in.
        lane: the lane of what no lane names.
        lane_of: the lanes of the rest.
        artifacts: where notes, groups and associations go.

    Raises:
        Unreadable: sub-processes are nested deeper than the limit.
    """
    stack = [_Level(place, iter(process), lane, None)]
    while True:
        level = stack[-1]
        inner = _read_on(reading, level, lane_of, artifacts)
        if inner is not None:
            if len(stack) > reading.limits["subprocess-depth"]:
                reading.error(
                    "limit", inner.element, "too_deep_boxes", limit=reading.limits["subprocess-depth"]
                )
                raise Unreadable
            stack.append(_Level(inner.id, iter(inner.contents), inner.fields["lane"], inner))
            continue
        stack.pop()
        contents = _closed(reading, level)
        if level.box is None:
            return contents
        level.box.fields["nodes"], level.box.fields["flows"] = contents


def _read_on(
    reading: Reading, level: _Level, lane_of: Mapping[str, str], artifacts: Artifacts
) -> Parts | None:
    """Read a level up to its end, or to a box with contents: that box is returned."""
    for child in level.children:
        tag_ = child.tag
        if tag_ in NODES:
            parts = read_node(reading, child)
            parts.fields.setdefault("lane", lane_of.get(parts.id, level.lane))
            level.parts.append(parts)
            if parts.contents:
                return parts
        elif tag_ == _FLOW:
            level.flows.append(read_flow(reading, child))
        elif tag_ in ARTIFACTS:
            artifacts.read(reading, child, level.id)
        elif tag_ not in CONTENTS and level.box is None:
            artifacts.other(child)
    return None


def _closed(reading: Reading, level: _Level) -> Contents:
    """The nodes and flows of a level whose parts are all there."""
    index = {parts.id: parts for parts in level.parts}
    defaults = {parts.default for parts in level.parts if parts.default}
    on_border: dict[str, list[SequenceFlow]] = {}
    flows = []
    for flow in level.flows:
        if not _is_whole(reading, flow, index):
            continue
        made = flow.made(flow.id in defaults)
        if index[made.source].type is BoundaryEvent:
            on_border.setdefault(made.source, []).append(made)
        else:
            flows.append(made)
    borders: dict[str, list[BoundaryEvent]] = {}
    for parts in level.parts:
        if parts.type is BoundaryEvent:
            host = _host(reading, parts, index)
            if host is not None:
                borders.setdefault(host, []).append(_border(parts, on_border.get(parts.id, [])))
    for host, events in borders.items():
        index[host].fields["on"] = tuple(events)
    nodes: list[NodeBase] = [make(p.type, p.fields) for p in level.parts if p.type is not BoundaryEvent]
    return tuple(nodes), tuple(flows)


def _is_whole(reading: Reading, flow: Flow, index: Mapping[str, Parts]) -> bool:
    """Whether both ends of a flow are nodes of its level; what is wrong is told at the end of the file."""
    source, target = index.get(flow.source), index.get(flow.target)
    if source is not None and target is not None and target.type is not BoundaryEvent:
        return True
    reading.loose.append((flow, target is not None))
    return False


def _host(reading: Reading, parts: Parts, index: Mapping[str, Parts]) -> str | None:
    host = index.get(parts.host)
    if host is not None and issubclass(host.type, Activity):
        return parts.host
    reading.error("unknown-host", parts.element, "xml_no_host", id=cut(parts.id), host=cut(parts.host))
    return None


def _border(parts: Parts, flows: list[SequenceFlow]) -> BoundaryEvent:
    """A boundary event with its ways on; plain ones that the file never named are not kept."""
    fields: dict[str, Any] = {
        key: value for key, value in parts.fields.items() if key not in ("lane", "kind")
    }
    fields["id"] = own_id(parts.id) or ""
    fields["to"] = tuple(flow.target for flow in flows)
    if any(set(flow.model_fields_set) - {"source", "target"} for flow in flows):
        fields["flows"] = tuple(flows)
    return make(BoundaryEvent, fields)
