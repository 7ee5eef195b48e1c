"""Times, shares, people and costs as BPSim says them, for simulators that read no words of ours."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.bpsim import Parameter, parameter_in, same
from procmodel.formats.bpmn.bpsim_slots import GROUPS, Slot, resources_of, slots_of
from procmodel.formats.bpmn.ids import Ids
from procmodel.formats.bpmn.names import BPSIM, BPSIMS, NODES, OURS, local, tag
from procmodel.formats.bpmn.said import inert
from procmodel.formats.bpmn.tree import child, element, put_in_order
from procmodel.model import Process, Task, TaskKind

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["add_bpsim", "add_resources"]

_FIRST = ("ScenarioParameters", "ElementParameters")
_HUMAN = frozenset({TaskKind.MANUAL, TaskKind.USER, TaskKind.SEND, TaskKind.RECEIVE, TaskKind.PLAIN})


def add_resources(root: _Element, process: Process, ids: Ids, kept: Sequence[_Element]) -> None:
    """Say who does the steps of each lane whose people or pay are known: BPSim counts resources, not lanes."""
    known = {lane.id: lane for lane in process.lanes if lane.people is not None or lane.rate is not None}
    if not known:
        return
    mark = tag("id", OURS)
    steps: dict[str, _Element] = {str(one.get(mark) or one.get("id")): one for one in root.iter(*NODES)}
    lanes = {str(steps[node.id].get("id")): node.lane for node in process.walk() if node.id in steps}
    for said in {*known} & {*resources_of(root, lanes.get, kept).values()}:
        del known[said]  # the file that was read says it already
    at = next(
        number for number, one in enumerate(root) if local(str(one.tag)) in ("collaboration", "process")
    )
    for lane in known.values():
        done = [
            steps[node.id]
            for node in process.walk()
            if isinstance(node, Task) and node.lane == lane.id and node.kind in _HUMAN and node.id in steps
        ]
        if not done:
            continue
        resource = element("resource", ids.made(f"resource_{lane.id}"), None, name=lane.name or lane.id)
        root.insert(at, resource)
        at += 1
        for step in done:
            role = element("performer", ids.made(f"{step.get('id')}_by"), None)
            child(role, "resourceRef", resource.get("id"))
            put_in_order(step, role)


def add_bpsim(root: _Element, process: Process, ids: Ids, kept: Sequence[_Element]) -> None:
    """Add the figures of a process, into what other tools said of it in BPSim if they did.

    Args:
        root: the document, whole but for this.
        process: what it says.
        ids: names that are taken.
        kept: relationships of the file that was read, as they stood there.
    """
    root.extend(kept)
    slots = list(slots_of(process, root))
    theirs = next((one for one in kept if one.get("type") == "BPSimData"), None)
    scenario = next(theirs.iter(*_tags("Scenario")), None) if theirs is not None else None
    if scenario is None and any(slot.written is not None for slot in slots):
        ours, scenario = _empty(root, process, ids)
        root.append(ours)
    if scenario is not None:
        _fill(scenario, slots)


def _tags(name: str) -> list[str]:
    return [tag(name, namespace) for namespace in BPSIMS]


def _empty(root: _Element, process: Process, ids: Ids) -> tuple[_Element, _Element]:
    from lxml import etree

    relationship = element("relationship", None, None, type="BPSimData")
    holder = child(relationship, "extensionElements")
    data = etree.SubElement(holder, tag("BPSimData", BPSIM), nsmap={"bpsim": BPSIM})
    scenario = etree.SubElement(data, tag("Scenario", BPSIM), id=ids.made("scenario"))
    scenario.set("name", inert(process.state or process.name or process.id))
    etree.SubElement(
        scenario, tag("ScenarioParameters", BPSIM), baseTimeUnit="min", baseCurrencyUnit=process.currency
    )
    for end in ("source", "target"):
        child(relationship, end, root.get("id"))
    return relationship, scenario


def _fill(scenario: _Element, slots: Sequence[Slot]) -> None:
    """Set what differs; what a tool wrote and says the same stays as it wrote it."""
    from lxml import etree

    namespace = str(scenario.tag).rpartition("}")[0][1:]
    kinds = [local(str(one.tag)) for one in scenario]
    end = max((at + 1 for at, kind in enumerate(kinds) if kind in _FIRST), default=0)
    elements = {
        one.get("elementRef", ""): one for one in scenario.iterchildren(tag("ElementParameters", namespace))
    }
    for slot in slots:
        if slot.written is None:
            continue
        holder = elements.get(slot.ref)
        if holder is None:
            holder = elements[slot.ref] = etree.Element(
                tag("ElementParameters", namespace), elementRef=slot.ref
            )
            scenario.insert(end, holder)
            end += 1
        group = _inside(holder, slot.group, tuple(GROUPS), namespace)
        place = _inside(group, slot.name, GROUPS[slot.group], namespace)
        if not same(parameter_in(place), slot.written):
            _set(place, slot.written, namespace)


def _inside(holder: _Element, name: str, order: tuple[str, ...], namespace: str) -> _Element:
    """The child of that name; a new one in its place where there is none."""
    from lxml import etree

    found = holder.find(tag(name, namespace))
    if found is not None:
        return found
    made = etree.Element(tag(name, namespace))
    later = {*order[order.index(name) + 1 :], "PropertyParameters", "VendorExtension"}
    at = next((number for number, one in enumerate(holder) if local(str(one.tag)) in later), len(holder))
    holder.insert(at, made)
    return made


def _set(place: _Element, written: Parameter, namespace: str) -> None:
    from lxml import etree

    for old in [one for one in place if local(str(one.tag)) != "ResultRequest"]:
        place.remove(old)
    etree.SubElement(place, tag(written.kind, namespace), deepcopy(written.values))
