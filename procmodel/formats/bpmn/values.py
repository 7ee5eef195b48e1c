"""What BPMN has no word for: read from our own extension elements, which hold format 1 as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.problems import Problems
from procmodel.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Values"]


class Values:
    """Reads our extension elements."""

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.limits = limits

    def step(self, element: _Element, kind: str) -> dict[str, Any]:
        """The fields of an element that BPMN has no word for."""
        return {}

    def branch(self, element: _Element) -> dict[str, Any]:
        """The fields of a flow that BPMN has no word for."""
        return {}
