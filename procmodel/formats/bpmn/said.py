"""What BPMN has no word for, as JSON of format 1: what our own extension elements hold."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.names import OURS, tag
from procmodel.formats.element_tables import BRANCH, TABLES
from procmodel.formats.part_tables import BOUNDARY
from procmodel.formats.tables import DATA
from procmodel.formats.top import LANES, TOP
from procmodel.model import BoundaryEvent, DataObject, EndEvent, Lane, Process, SequenceFlow
from procmodel.model.nodes import NodeBase

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = [
    "KEPT",
    "beside_branch",
    "beside_data",
    "beside_event",
    "beside_lane",
    "beside_process",
    "beside_step",
    "extension",
    "inert",
    "is_said",
]

KEPT = "x-bpmn"
"""The key of `extensions` under which content of other tools is kept."""

_STRUCTURE = frozenset({"kind", "lane", "next", "steps", "on", "event"})
_ELSEWHERE = frozenset({"lanes", "steps", "data", "messages", "assumptions", "observed"})
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def is_said(text: str | None) -> bool:
    """Whether an attribute or a text of XML says exactly this, read again."""
    if text is None:
        return True
    plain = text.strip() == text and not re.search(r"[\t\n\r]", text)
    return bool(text) and plain and not _FORBIDDEN.search(text)


def inert(text: str) -> str:
    """A text without what XML may not hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def extension(name: str, said: dict[str, Any], **attributes: str) -> _Element | None:
    """Our extension element, None where there is nothing to say."""
    from lxml import etree

    if not said and not attributes:
        return None
    element = etree.Element(tag(name, OURS), attributes, nsmap={"procmodel": OURS})
    if said:
        element.text = _FORBIDDEN.sub(_escaped, json.dumps(said, ensure_ascii=False))
    return element


def _escaped(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def beside_step(node: NodeBase, box: NodeBase | None = None) -> tuple[dict[str, Any], dict[str, str]]:
    """What an element says that BPMN cannot, and attributes beside it.

    BPMN's lanes hold the elements of a process, not those inside its boxes: these say another lane themselves.
    """
    found = TABLES[str(getattr(node, "kind"))].plain(node)  # noqa: B009
    said = {key: value for key, value in found.items() if key not in _STRUCTURE}
    for key, text in (("name", node.name), ("note", node.note)):
        if is_said(text):
            said.pop(key, None)
    for key in ("reads", "writes", "repeat"):
        said.pop(key, None)
    repeat = getattr(node, "repeat", None)
    if repeat is not None and repeat.again is not None:
        said["repeat"] = found["repeat"]
    said.pop(KEPT, None)
    marks = {"lane": "unsaid"} if isinstance(node, EndEvent) and not node.lane_written else {}
    if box is not None and node.lane != box.lane:
        marks["in"] = node.lane or ""
    return said, marks


def beside_event(event: BoundaryEvent) -> dict[str, Any]:
    """What a boundary event says that BPMN cannot."""
    found = BOUNDARY.table.plain(event)
    said = {
        key: value for key, value in found.items() if key in ("after", "share", "note") or key[:2] == "x-"
    }
    if not is_said(event.name):
        said["name"] = event.name
    if is_said(event.note):
        said.pop("note", None)
    said.pop(KEPT, None)
    return said


def beside_branch(flow: SequenceFlow, default_said: bool) -> dict[str, Any]:
    """What a flow says that BPMN cannot."""
    said = BRANCH.plain(flow)
    said.pop("to")
    said.pop(KEPT, None)
    for key, text in (("when", flow.when), ("note", flow.note)):
        if is_said(text):
            said.pop(key, None)
    if default_said:
        said.pop("default", None)
    return said


def beside_lane(lane: Lane, organisation: str | None) -> dict[str, Any]:
    """What a lane says that BPMN cannot; its pool says whose it is."""
    said = {**LANES.item.plain(lane), "kind": str(lane.kind)}  # always: reading guesses where nothing says it
    said.pop(KEPT, None)
    for key in ("pool", "inside"):
        said.pop(key, None)
    for key, text in (("name", lane.name), ("note", lane.note)):
        if is_said(text):
            said.pop(key, None)
    if lane.organisation == organisation:
        said.pop("organisation", None)
    elif lane.organisation is None:
        said["organisation"] = None
    return said


def beside_data(data: DataObject) -> dict[str, Any]:
    """What a piece of data says that BPMN cannot."""
    said = dict(DATA.item.plain(data))
    found = {key: value for key, value in said.items() if key in ("electronic", "note") or key[:2] == "x-"}
    found.pop(KEPT, None)
    if not is_said(data.name):
        found["name"] = data.name
    if is_said(data.note):
        found.pop("note", None)
    return found


def beside_process(process: Process) -> dict[str, Any]:
    """What the process as a whole says that BPMN cannot."""
    found = TOP.plain(process)
    said = {key: value for key, value in found.items() if key not in _ELSEWHERE}
    if process.assumptions:
        said["assumptions"] = dict(found["assumptions"])
    if process.observed:
        said["observed"] = dict(found["observed"])
        if process.observed_source is not None:
            said["observed"]["source"] = process.observed_source
    return said
