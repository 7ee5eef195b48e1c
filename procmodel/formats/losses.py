"""What a format cannot say: a process beside what is left of it once it is written there and read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from procmodel.formats.lost import Loss, as_findings, value_of
from procmodel.model import Element, Process, Quantity
from procmodel.results.finding import Finding
from procmodel.wording import say

__all__ = ["losses"]

_QUIET = frozenset({"nodes", "id", "called", "on"})
_LISTS = ("lanes", "data", "systems", "sources", "decisions", "pools", "event_names", "annotations", "groups",
          "attributes")  # fmt: skip
_OF_LANES = frozenset({"lane", "to", "parent"})
_EVIDENCE = ("doubt", "sample", "source", "grade", "assumption")


def losses(process: Process, left: Process) -> tuple[Finding, ...]:
    """All that `process` says and `left` does not, in the order of the process; what repeats is said once.

    A lane that only got another id is told once, not again at each of its steps.
    """
    return as_findings(process, _Comparing(process, left).all())


class _Comparing:
    """Two processes while they are compared."""

    def __init__(self, process: Process, left: Process) -> None:
        self.process, self.left = process, left
        self.lanes = _renamed(process.lanes, left.lanes)

    def all(self) -> Iterator[Loss]:
        """Every loss, one by one."""
        process, left = self.process, self.left
        skip = {*_LISTS, "flows", "messages", "associations"}
        yield from self._fields(process, left, "", None, skip)
        for name in _LISTS:
            yield from self._list(name, getattr(process, name), getattr(left, name))
        before, after = list(process.walk()), list(left.walk())
        twins = {node.id: node for node in after}
        names: dict[str, str] = {}
        for number, node in enumerate(before):
            twin = twins.get(node.id)
            if twin is None and len(before) == len(after):
                twin = after[number]  # the same element under another name
            if twin is None:
                yield Loss("element", "", "steps", node.id)
                continue
            names[node.id] = twin.id
            if twin.id != node.id:
                yield Loss("renamed", "", "steps", node.id, twin.id)
            yield from self._fields(node, twin, "steps", node.id, {"flows"})
            yield from self._borders(node, twin)
        yield from self._flows(names)
        for name in ("messages", "associations"):
            lost = len(getattr(process, name)) - len(getattr(left, name))
            if lost > 0:
                yield Loss("count", name, "", None, str(lost))

    def _list(self, name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Loss]:
        """Lanes, data and whatever else has an id, by id."""
        twins = {part.id: part for part in after}
        for part in before:
            twin = twins.get(part.id)
            if twin is None and name == "lanes" and part.id in self.lanes:
                twin = twins[self.lanes[part.id]]
                yield Loss("renamed", name, name, part.id, twin.id)
            if twin is None:
                yield Loss("part", name, name, part.id)
            else:
                yield from self._fields(part, twin, name, part.id)

    def _borders(self, node: Any, twin: Any) -> Iterator[Loss]:
        before, after = getattr(node, "on", ()), getattr(twin, "on", ())
        for one, other in zip(before, after, strict=False):
            yield from self._fields(one, other, "steps", one.id or node.id, {"to"})
        for one in before[len(after) :]:
            yield Loss("part", "on", "steps", node.id, one.name or one.event.value)

    def _flows(self, names: Mapping[str, str]) -> Iterator[Loss]:
        """Flows by their ends, in order where several have the same."""
        after: dict[tuple[str, str], list[Any]] = {}
        for flow in _every_flow(self.left):
            after.setdefault((flow.source, flow.target), []).append(flow)
        for flow in _every_flow(self.process):
            ends = names.get(flow.source, flow.source), names.get(flow.target, flow.target)
            twins = after.get(ends)
            name = flow.id or f"{flow.source} -> {flow.target}"
            if not twins:
                yield Loss("part", "flows", "flows", name, place=flow.source)
            else:
                yield from self._fields(flow, twins.pop(0), "flows", name, {"source", "target"}, flow.source)

    def _fields(
        self,
        one: Element,
        other: Element,
        part: str,
        element: str | None,
        skip: Any = (),
        place: str = "",
    ) -> Iterator[Loss]:
        """The fields of one thing whose value is gone or another."""
        if isinstance(one, Process) and isinstance(other, Process) and one.id != other.id:
            yield Loss("field", "id", part, None, one.id)
        for name, field in type(one).model_fields.items():
            if name in _QUIET or name in skip:
                continue
            value, left = getattr(one, name), getattr(other, name, None)
            if name in _OF_LANES and isinstance(value, str):
                value = self.lanes.get(value, value)
            if value == left or value == field.default:
                continue
            key, shown = _told(name.strip("_"), value, left)
            yield Loss("field", key, part, element, shown, place)


def _told(key: str, value: Any, left: Any) -> tuple[str, str]:
    """The key and value to tell; of a quantity that is there without its evidence, only that."""
    if isinstance(value, Quantity) and isinstance(left, Quantity):
        gone = [name for name in _EVIDENCE if getattr(value, name) != getattr(left, name)]
        if gone and value.model_copy(update={name: getattr(left, name) for name in gone}) == left:
            shown = ", ".join(value_of(getattr(value, name)) for name in gone)
            return say("converting.evidence", keys=", ".join(gone), key=key), shown
    return key, value_of(value)


def _renamed(before: tuple[Any, ...], after: tuple[Any, ...]) -> dict[str, str]:
    """The lanes that have another id and the same name, the only ones of it."""
    ids = {lane.id for lane in before}
    names: dict[str, list[str]] = {}
    for lane in after:
        names.setdefault(lane.label, []).append(lane.id)
    found = {}
    for lane in before:
        twins = names.get(lane.label, [])
        if len(twins) == 1 and twins[0] != lane.id and twins[0] not in ids:
            found[lane.id] = twins[0]
    return found


def _every_flow(process: Process) -> Iterator[Any]:
    yield from process.flows
    for node in process.walk():
        yield from getattr(node, "flows", ())
