"""The graph of a process, and facts drawn from it that several verbs need."""

from procmodel.graph.view import FlowRole, Nature, NodeRole, ProcessView, Routing, ViewFlow

__all__ = [
    "FlowRole",
    "Nature",
    "NodeRole",
    "ProcessView",
    "Routing",
    "ViewFlow",
]
