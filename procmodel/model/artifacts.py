"""What a drawing says beside the flow: notes, groups, and lines that tie them to things (BPMN)."""

from typing import Literal

from procmodel.model.base import Element, Named

__all__ = ["Association", "Group", "TextAnnotation"]


class TextAnnotation(Named):
    """A note in the drawing. Its `name` is the text."""

    inside: str | None = None  # the sub-process or pool it is drawn in


class Group(Named):
    """A frame round things that belong together. It changes nothing in the flow."""

    inside: str | None = None


class Association(Element):
    """A line between a note, a piece of data or an undoing step and what it is about."""

    source: str
    target: str
    direction: Literal["none", "one", "both"] = "none"
    id: str | None = None
    inside: str | None = None
