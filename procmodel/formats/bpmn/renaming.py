"""Ids that XML cannot hold, or that two things share: written under another name, and given back when read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.names import OURS, tag
from procmodel.model import BoundaryEvent, Element
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["names_of", "renamed"]

_REFERENCES = {
    "id", "lane", "source", "target", "parent", "pool", "process", "reads", "writes", "inside", "refers_to", "means",
}  # fmt: skip
_PARTS = {"nodes", "flows", "on", "definitions", "lanes", "pools", "data", "messages", "event_names", "annotations",
          "groups", "associations"}  # fmt: skip


def names_of(root: _Element) -> dict[str, str]:
    """The id in the model by the one in XML, where they differ."""
    if OURS not in root.nsmap.values():
        return {}
    mark = tag("id", OURS)
    marked = ((element.get("id"), element.get(mark)) for element in root.iter())
    return {str(name): str(id_) for name, id_ in marked if id_ is not None and name is not None}


def renamed(fields: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a process with the ids of the model. Messages and main path that we wrote have them already."""
    return {
        key: tuple(_part(one, names) for one in value) if key in _PARTS else _one(key, value, names)
        for key, value in fields.items()
    }


def _one(key: str, value: Any, names: Mapping[str, str]) -> Any:
    if key == "main_path":
        return _references(value, names)
    return names.get(value, value) if key == "id" and isinstance(value, str) else value


def _part(part: Element, names: Mapping[str, str]) -> Element:
    """A part with all its references renamed; boxes are at most 32 deep."""
    changed: dict[str, Any] = {}
    for key, value in part.__dict__.items():
        if key in _REFERENCES or (key == "to" and isinstance(part, BoundaryEvent)):
            changed[key] = _references(value, names)
        elif key in _PARTS and isinstance(value, tuple) and value:
            changed[key] = tuple(_part(one, names) for one in value)
        else:
            changed[key] = value
    return make(type(part), changed)


def _references(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        return tuple(names.get(one, one) for one in value)
    return value
