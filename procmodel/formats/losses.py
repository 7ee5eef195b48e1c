"""What a format cannot say: a process beside what is left of it once it is written there and read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from procmodel.formats.quantities import show
from procmodel.model import Process, Quantity
from procmodel.results.finding import Finding, Severity
from procmodel.wording import say

__all__ = ["losses"]

_QUIET = frozenset({"nodes", "id", "called", "on"})
_LISTS = ("lanes", "data", "systems", "sources", "decisions", "pools", "event_names", "annotations", "groups",
          "attributes")  # fmt: skip
_SHOWN = 60


def losses(process: Process, left: Process) -> tuple[Finding, ...]:
    """All that `process` says and `left` does not, element by element, in the order of the process."""
    return tuple(_of_process(process, left))


def _of_process(process: Process, left: Process) -> Iterator[Finding]:
    yield from _fields(process, process, left, None, skip={*_LISTS, "flows", "messages", "associations"})
    for name in _LISTS:
        yield from _list(process, name, getattr(process, name), getattr(left, name))
    before, after = list(process.walk()), list(left.walk())
    twins = {node.id: node for node in after}
    for number, node in enumerate(before):
        twin = twins.get(node.id)
        if twin is None and len(before) == len(after):
            twin = after[number]  # the same element under another name
        if twin is None:
            yield _loss(process, "element", node.id, what=repr(node.id))
            continue
        if twin.id != node.id:
            yield _loss(process, "renamed", node.id, what=repr(node.id), name=repr(twin.id))
        yield from _fields(process, node, twin, node.id, skip={"flows"})
        yield from _borders(process, node, twin)
    yield from _flows(process, left, {node.id: twin.id for node, twin in zip(before, after, strict=False)})
    for name in ("messages", "associations"):
        yield from _count(process, name, len(getattr(process, name)), len(getattr(left, name)))


def _list(process: Process, name: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[Finding]:
    """Lanes, data and whatever else has an id, by id."""
    twins = {part.id: part for part in after}
    for part in before:
        if part.id not in twins:
            yield _loss(process, "part", part.id, kind=say(f"converting.{name}"), what=repr(part.id))
        else:
            yield from _fields(process, part, twins[part.id], part.id)


def _borders(process: Process, node: Any, twin: Any) -> Iterator[Finding]:
    before, after = getattr(node, "on", ()), getattr(twin, "on", ())
    for one, other in zip(before, after, strict=False):
        yield from _fields(process, one, other, one.id or node.id, skip={"to"})
    if len(before) > len(after):
        yield _loss(process, "count", node.id, kind=say("converting.on"), count=len(before) - len(after))


def _flows(process: Process, left: Process, names: Mapping[str, str]) -> Iterator[Finding]:
    """Flows by their ends, in order where several have the same."""
    after: dict[tuple[str, str], list[Any]] = {}
    for flow in _every_flow(left):
        after.setdefault((flow.source, flow.target), []).append(flow)
    for flow in _every_flow(process):
        ends = names.get(flow.source, flow.source), names.get(flow.target, flow.target)
        twins = after.get(ends)
        name = flow.id or f"{flow.source} -> {flow.target}"
        if not twins:
            yield _loss(process, "part", name, kind=say("converting.flows"), what=repr(name))
        else:
            yield from _fields(process, flow, twins.pop(0), name, skip={"source", "target"})


def _every_flow(process: Process) -> Iterator[Any]:
    yield from process.flows
    for node in process.walk():
        yield from getattr(node, "flows", ())


def _fields(
    process: Process, one: BaseModel, other: BaseModel, element: str | None, skip: Any = ()
) -> Iterator[Finding]:
    """The fields of one thing whose value is gone or another."""
    if isinstance(one, Process) and isinstance(other, Process) and one.id != other.id:
        yield _loss(process, "field", None, key="id", value=one.id)
    for name, field in type(one).model_fields.items():
        if name in _QUIET or name in skip:
            continue
        value, left = getattr(one, name), getattr(other, name, None)
        if value != left and value != field.get_default(call_default_factory=True):
            where = say("converting.of", what=repr(element)) if element else ""
            yield _loss(process, "field", element, key=name.strip("_"), value=_text(value), where=where)


def _count(process: Process, name: str, before: int, after: int) -> Iterator[Finding]:
    if before > after:
        yield _loss(process, "count", None, kind=say(f"converting.{name}"), count=before - after)


def _text(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, Quantity):
        return show(value) or say(
            "converting.quantity", number=value.mean if value.likely is None else value.likely
        )
    if isinstance(value, Mapping):
        text = ", ".join(map(str, value))
    elif isinstance(value, tuple):
        text = ", ".join(str(getattr(one, "id", None) or getattr(one, "value", one)) for one in value)
    else:
        text = str(getattr(value, "value", value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _loss(process: Process, slug: str, element: str | None, **values: Any) -> Finding:
    place = process.origin.place("steps", element) if element else None
    message = say(f"converting.lost_{slug}", **{"where": "", **values})
    return Finding("lost", Severity.WARNING, message, element, place)
