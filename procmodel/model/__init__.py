"""The nouns that go in: what a process is. Frozen values, in the words of BPMN, DMN and Lean.

What few processes have is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from procmodel.model.base import Element, Named
from procmodel.model.flows import MessageFlow, SequenceFlow
from procmodel.model.lanes import AfterHours, Lane, LaneKind, Pool
from procmodel.model.nodes import (
    Activity,
    Batch,
    BoundaryEvent,
    CallActivity,
    Combination,
    EndEvent,
    Event,
    EventDefinition,
    EventName,
    EventTrigger,
    Gateway,
    GatewayKind,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    Node,
    NodeBase,
    Repeat,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
    Transfer,
    Value,
)
from procmodel.model.process import Calendar, Money, Origin, Process, Target
from procmodel.model.quantity import Dimension, Grade, Quantity, Shape

if TYPE_CHECKING:
    from procmodel.model.artifacts import Association, Group, TextAnnotation
    from procmodel.model.data import Attribute, DataObject, Source, System
    from procmodel.model.decisions import (
        Answer,
        DecisionRule,
        DecisionTable,
        HitPolicy,
        InputClause,
        JointAnswer,
    )

__all__ = [
    "Activity",
    "AfterHours",
    "Answer",
    "Association",
    "Attribute",
    "Batch",
    "BoundaryEvent",
    "Calendar",
    "CallActivity",
    "Combination",
    "DataObject",
    "DecisionRule",
    "DecisionTable",
    "Dimension",
    "Element",
    "EndEvent",
    "Event",
    "EventDefinition",
    "EventName",
    "EventTrigger",
    "Gateway",
    "GatewayKind",
    "Grade",
    "Group",
    "HitPolicy",
    "InputClause",
    "IntermediateCatchEvent",
    "IntermediateThrowEvent",
    "JointAnswer",
    "Lane",
    "LaneKind",
    "MessageFlow",
    "Money",
    "Named",
    "Node",
    "NodeBase",
    "Origin",
    "Pool",
    "Process",
    "Quantity",
    "Repeat",
    "SequenceFlow",
    "Shape",
    "Source",
    "StartEvent",
    "SubProcess",
    "System",
    "Target",
    "Task",
    "TaskKind",
    "TextAnnotation",
    "Transfer",
    "Value",
]

_HOME = {
    **dict.fromkeys(("Association", "Group", "TextAnnotation"), "artifacts"),
    **dict.fromkeys(("Attribute", "DataObject", "Source", "System"), "data"),
    **dict.fromkeys(
        ("Answer", "DecisionRule", "DecisionTable", "HitPolicy", "InputClause", "JointAnswer"), "decisions"
    ),
}


def __getattr__(name: str) -> object:
    """Load what few processes have from where it lives."""
    if name not in _HOME:
        raise AttributeError(f"module 'procmodel.model' has no attribute {name!r}")
    found: object = getattr(import_module(f"procmodel.model.{_HOME[name]}"), name)
    globals()[name] = found
    return found
