"""The steps of a process as rows of a table, and what such a table cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procmodel.formats.element_tables import PLAIN_KINDS
from procmodel.formats.quantities import show
from procmodel.light.tuples import NamedTuple
from procmodel.model import Activity, EndEvent, Lane, Process, Quantity, SequenceFlow
from procmodel.model.nodes import NodeBase
from procmodel.wording import say

__all__ = ["COLUMNS", "Way", "losses", "step_rows"]

COLUMNS = (
    "id",
    "step",
    "who",
    "how",
    "minutes low",
    "minutes usual",
    "minutes high",
    "time",
    "wait",
    "delay",
    "system",
    "then",
    "if",
    "share",
    "reads",
    "writes",
    "value",
    "passes on",
    "passes to",
    "channel",
    "replaces",
    "source",
    "grade",
    "note",
)
"""The headings of a table of steps."""

_MINUTES = {"min": 1.0, "h": 60.0}
_PLAIN = {kind: word for word, kind in PLAIN_KINDS.items()}
_NODE_KEYS = frozenset(
    (
        "id",
        "name",
        "lane",
        "kind",
        "time",
        "wait",
        "delay",
        "systems",
        "reads",
        "writes",
        "value",
        "transfers",
        "to",
        "channel",
        "replaces",
        "source",
        "grade",
        "note",
    )
)
_FLOW_KEYS = frozenset(("source", "target", "when", "share", "id"))
_PROCESS_KEYS = frozenset(("id", "name", "lanes", "nodes", "flows"))
_NAME_ONLY = frozenset(("id", "name"))


class Way(NamedTuple):
    """One way on from a step: to which, if what, in how many of the cases."""

    then: str = ""
    when: str = ""
    share: str = ""


def step_rows(process: Process) -> Iterator[dict[str, str | float]]:
    """A row a step by the headings of `COLUMNS`, and one more for each further way on from it."""
    lanes = {lane.id: lane.label for lane in process.lanes}
    leaving: dict[str, list[SequenceFlow]] = {}
    for flow in process.flows:
        leaving.setdefault(flow.source, []).append(flow)
    above: str | None = None
    for at, node in enumerate(process.nodes):
        below = process.nodes[at + 1].id if at + 1 < len(process.nodes) else None
        first, *more = _ways(node, leaving.get(node.id, []), below)
        cells = _of_step(node, lanes)
        if isinstance(node, EndEvent) and not node.lane_written and node.lane == above:
            cells["who"] = ""  # nobody receives there: reading gives it the lane of the step above
        above = node.lane if isinstance(node, Activity) else above
        cells |= {"then": first.then, "if": first.when, "share": first.share}
        yield {key: value for key, value in cells.items() if value != ""}
        for way in more:
            yield {"then": way.then, "if": way.when, "share": way.share}


def _of_step(node: NodeBase, lanes: dict[str, str]) -> dict[str, str | float]:
    said: dict[str, Any] = {key: getattr(node, key, None) for key in ("time", "wait", "delay", "value")}
    kind = str(getattr(node, "kind"))  # noqa: B009 (every element has one; the base does not say so)
    cells: dict[str, str | float] = {
        "id": node.id,
        "step": node.name or node.id,
        "who": lanes.get(node.lane or "", node.lane or ""),
        "how": _PLAIN.get(kind, kind),
        **_time(said["time"]),
    }
    for key in ("wait", "delay"):
        cells[key] = _shown(said[key])
    cells["value"] = str(said["value"] or "")
    cells["passes on"] = str(getattr(node, "transfers", None) or "")
    receivers = getattr(node, "to", None) or ()
    receivers = (receivers,) if isinstance(receivers, str) else receivers
    cells["passes to"] = "; ".join(lanes.get(lane, lane) for lane in receivers)
    for key, field in (
        ("system", "systems"),
        ("reads", "reads"),
        ("writes", "writes"),
        ("replaces", "replaces"),
    ):
        cells[key] = "; ".join(getattr(node, field, None) or ())
    for key in ("channel", "source", "grade", "note"):
        cells[key] = str(getattr(node, key, None) or "")
    return cells


def _time(time: Quantity | None) -> dict[str, str | float]:
    """Minutes in three cells where they are plain minutes, else the whole as text."""
    if time is None or _shown(time) == "":
        return {}
    factor = _MINUTES.get(time.unit)
    if factor is None:
        return {"time": _shown(time)}
    heads = ("minutes low", "minutes usual", "minutes high")
    values = (time.low, time.likely, time.high)
    return {
        head: round(value * factor, 9) for head, value in zip(heads, values, strict=True) if value is not None
    }


def _shown(quantity: Quantity | None) -> str:
    return (show(quantity) or "") if quantity is not None else ""


def _ways(node: NodeBase, flows: list[SequenceFlow], below: str | None) -> list[Way]:
    """How a step goes on; nothing where it goes on to the row below, as a row does by itself."""
    if not flows:
        return [Way("end" if below is not None and not isinstance(node, EndEvent) else "")]
    plain = len(flows) == 1 and flows[0].when is None and flows[0].share is None
    if plain and flows[0].target == below:
        return [Way()]
    return [Way(flow.target, flow.when or "", _shown(flow.share)) for flow in flows]


def losses(process: Process) -> Iterator[tuple[str, str]]:
    """What a table of steps cannot say: the id of the element ('' for the process), and the key or value."""
    yield from (("", key) for key in _said(process, _PROCESS_KEYS))
    for lane in process.lanes:
        yield from ((lane.id, key) for key in _said(lane, _NAME_ONLY))
    for node in process.nodes:
        yield from ((node.id, key) for key in _said(node, _NODE_KEYS))
        for key in ("time", "wait", "delay"):
            quantity = getattr(node, key, None)
            if quantity is not None and (_shown(quantity) == "" or _has_evidence(quantity)):
                yield node.id, say("reading.evidence_of", key=key)
    for flow in process.flows:
        yield from ((flow.source, f"next.{key}") for key in _said(flow, _FLOW_KEYS))


def _has_evidence(quantity: Quantity) -> bool:
    return any((quantity.source, quantity.grade, quantity.sample, quantity.doubt, quantity.assumption))


def _said(element: Process | NodeBase | Lane | SequenceFlow, covered: frozenset[str]) -> list[str]:
    """The keys that an element says beside those that are covered."""
    fields = type(element).model_fields
    return [
        key
        for key, about in fields.items()
        if key not in covered and getattr(element, key) not in (about.default, (), {})
    ]
