"""What connects: sequence flows inside a process, message flows between organisations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procmodel.model.base import Element
from procmodel.model.quantity import Quantity

__all__ = ["MessageFlow", "SequenceFlow"]


class SequenceFlow(Element):
    """Where the work goes next. `when` is the condition as people read it, `share` its part of the cases."""

    source: str
    target: str
    when: str | None = None
    share: Quantity | None = None
    default: bool = False
    rework: bool = False
    note: str | None = None
    id: str | None = None  # of the file it came from (BPMN)
    condition: str | None = None  # a formal expression (BPMN), beside the words of `when`
    extensions: Mapping[str, Any] = {}


class MessageFlow(Element):
    """A message between an element or lane of one organisation and one of another."""

    source: str
    target: str
    name: str | None = None
    id: str | None = None
    extensions: Mapping[str, Any] = {}
