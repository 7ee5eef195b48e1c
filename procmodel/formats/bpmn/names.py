"""The words of BPMN 2.0's XML: namespaces, and which element is what in the model."""

from __future__ import annotations

from procmodel.model import (
    BoundaryEvent,
    CallActivity,
    EndEvent,
    EventTrigger,
    Gateway,
    GatewayKind,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
)

__all__ = [
    "BIOC",
    "BPMN",
    "BPSIM",
    "BPSIMS",
    "COLOR",
    "DC",
    "DI",
    "DIAGRAM",
    "GENERATED",
    "NODES",
    "OURS",
    "OWN",
    "TRIGGERS",
    "XSI",
    "local",
    "tag",
]

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
BPSIM = "http://www.bpsim.org/schemas/1.0"
BPSIMS = (BPSIM, "http://www.bpsim.org/schemas/2.0")
"""The namespaces of BPSim that are read; the first is written."""

BIOC = "http://bpmn.io/schema/bpmn/biocolor/1.0"
COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
OURS = "https://procmodel.org/schema/bpmn/1"
"""Of what the process says and BPMN has no word for."""

OWN = frozenset({BPMN, DIAGRAM, DC, DI, XSI, BIOC, COLOR, OURS, *BPSIMS})
"""The namespaces whose content is understood."""

GENERATED = "procmodel_"
"""How an id begins that the file had none for: it is forgotten when read again."""


def tag(name: str, namespace: str = BPMN) -> str:
    """The full name of an element, as lxml writes it.

    Example:
        >>> tag("task")
        '{http://www.omg.org/spec/BPMN/20100524/MODEL}task'
    """
    return f"{{{namespace}}}{name}"


def local(full: str) -> str:
    """The name without its namespace."""
    return full.rpartition("}")[2]


NODES: dict[str, tuple[type, str]] = {
    tag(name): (type_, kind)
    for name, type_, kind in (
        ("task", Task, TaskKind.PLAIN),
        ("manualTask", Task, TaskKind.MANUAL),
        ("userTask", Task, TaskKind.USER),
        ("serviceTask", Task, TaskKind.SERVICE),
        ("scriptTask", Task, TaskKind.SCRIPT),
        ("businessRuleTask", Task, TaskKind.RULE),
        ("sendTask", Task, TaskKind.SEND),
        ("receiveTask", Task, TaskKind.RECEIVE),
        ("callActivity", CallActivity, "call"),
        ("subProcess", SubProcess, "subprocess"),
        ("transaction", SubProcess, "subprocess"),
        ("adHocSubProcess", SubProcess, "subprocess"),
        ("startEvent", StartEvent, "start"),
        ("endEvent", EndEvent, "end"),
        ("intermediateCatchEvent", IntermediateCatchEvent, "catch"),
        ("intermediateThrowEvent", IntermediateThrowEvent, "throw"),
        ("implicitThrowEvent", IntermediateThrowEvent, "throw"),
        ("boundaryEvent", BoundaryEvent, "boundary"),
        ("exclusiveGateway", Gateway, GatewayKind.EXCLUSIVE),
        ("parallelGateway", Gateway, GatewayKind.PARALLEL),
        ("inclusiveGateway", Gateway, GatewayKind.INCLUSIVE),
        ("eventBasedGateway", Gateway, GatewayKind.EVENT),
        ("complexGateway", Gateway, GatewayKind.COMPLEX),
    )
}
"""Every flow node: its type in the model, and its kind."""

TRIGGERS: dict[str, EventTrigger] = {
    tag(f"{name}EventDefinition"): trigger
    for name, trigger in (
        ("message", EventTrigger.MESSAGE),
        ("timer", EventTrigger.TIMER),
        ("error", EventTrigger.ERROR),
        ("escalation", EventTrigger.ESCALATION),
        ("signal", EventTrigger.SIGNAL),
        ("conditional", EventTrigger.CONDITIONAL),
        ("link", EventTrigger.LINK),
        ("compensate", EventTrigger.COMPENSATION),
        ("cancel", EventTrigger.CANCEL),
        ("terminate", EventTrigger.TERMINATE),
    )
}
"""What an event waits for or tells, by its definition."""
