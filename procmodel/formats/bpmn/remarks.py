"""What a file leaves unsaid, or says in a way that is not understood: told once, with all that it concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.flows import Flow
from procmodel.formats.bpmn.lanes import Party
from procmodel.formats.bpmn.names import BPMN, DIAGRAM, OWN, local
from procmodel.formats.bpmn.reading import Reading, own_id, shown
from procmodel.formats.problems import cut
from procmodel.model import EndEvent, StartEvent

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["remark"]


def remark(
    reading: Reading, root: _Element, fields: Mapping[str, Any], parties: list[Party], others: list[_Element],
    understood: frozenset[str],
) -> None:  # fmt: skip
    """Tell all that was left unsaid or is not understood."""
    _loose_flows(reading, fields)
    reading.remark("kind", reading.plain, "xml_plain")
    reading.remark("label", reading.unnamed, "xml_unnamed")
    reading.remark("id", reading.nameless, "xml_nameless")
    reading.remark("order", reading.disorder, "xml_disorder")
    _ends(reading, fields)
    _parties(reading, fields, parties)
    _lanes(reading, parties)
    _not_understood(reading, root, others, understood)
    _vendors(reading, root)


def _loose_flows(reading: Reading, fields: Mapping[str, Any]) -> None:
    """Flows that lead out of their level, or from or to nothing."""
    for flow, _ in reading.loose:
        _tell_loose(reading, flow)


def _tell_loose(reading: Reading, flow: Flow) -> None:
    id_ = cut(flow.id)
    missing = [end for end in (flow.source, flow.target) if end not in reading.lines]
    if missing and missing[0] == "":
        reading.error("loose-flow", flow.element, "xml_loose", id=id_)
    elif missing:
        hint = reading.problems.hint(missing[0], reading.lines)
        reading.error("unknown-step", flow.element, "xml_dangling", id=id_, text=cut(missing[0]), hint=hint)
    else:
        ends = {"source": cut(flow.source), "target": cut(flow.target)}
        reading.error("leaves-box", flow.element, "xml_leaves_level", id=id_, **ends)


def _ends(reading: Reading, fields: Mapping[str, Any]) -> None:
    nodes = fields["nodes"]
    if not nodes:
        reading.problems.remark("empty", None, "no_steps")
        return
    pools = {lane.id: lane.pool for lane in fields["lanes"]}
    here: dict[str, set[type]] = {}
    for node in nodes:
        here.setdefault(pools.get(node.lane) or "", set()).add(type(node))
    for slug, kind in (("xml_no_start", StartEvent), ("xml_no_end", EndEvent)):
        reading.remark(
            slug.removeprefix("xml_").replace("_", "-"), [p for p, k in here.items() if kind not in k], slug
        )


def _parties(reading: Reading, fields: Mapping[str, Any], parties: list[Party]) -> None:
    full = [party.id for party in parties if party.process is not None and len(party.process)]
    black = [party.id for party in parties if party.process is None]
    if len(full) > 1:
        reading.remark("pools", full, "xml_pools", name=fields["name"])
    reading.remark("black-box", black, "xml_black_boxes")


def _lanes(reading: Reading, parties: list[Party]) -> None:
    stray = [party.id for party in parties if len(party.lanes) > 1 and party.lanes[0].id == party.id]
    reading.remark("stray", stray, "xml_stray")


def _not_understood(
    reading: Reading, root: _Element, others: list[_Element], understood: frozenset[str]
) -> None:
    foreign = [
        child
        for child in root
        if child.tag not in understood
        and child.tag != f"{{{DIAGRAM}}}BPMNDiagram"
        and child.get("type") != "BPSimData"
        and own_id(child.get("id", "")) is not None
    ]
    counts = Counter(
        local(child.tag)
        for child in (*foreign, *others)
        if child.tag.startswith(f"{{{BPMN}}}") and local(child.tag) not in _QUIET
    )
    if counts:
        listed = ", ".join(f"{name} ({count})" for name, count in counts.items())
        reading.problems.remark("not-understood", None, "xml_not_understood", listed=listed)


_QUIET = frozenset(
    {"documentation", "extensionElements", "ioSpecification", "property", "import", "extension", "supports"}
)


def _vendors(reading: Reading, root: _Element) -> None:
    """The namespaces of vendors' tools: what they say is kept, not read."""
    counts: Counter[str] = Counter()
    for extensions in root.iter(f"{{{BPMN}}}extensionElements"):
        for child in extensions:
            counts[child.tag.rpartition("}")[0][1:]] += 1
    for namespace in root.nsmap.values():
        counts.setdefault(namespace, 0)
    foreign = sorted(name for name in counts if name and name not in OWN)
    if foreign:
        reading.problems.remark(
            "vendor", None, "xml_vendors", names=shown(tuple(foreign)), evidence=tuple(foreign)
        )
