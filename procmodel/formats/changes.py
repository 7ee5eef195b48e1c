"""A process with other values in some of its parts, everything else as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procmodel.model import Element, Process

__all__ = ["with_changes"]

_NESTED = ("nodes", "flows", "on", "lanes")


def with_changes(
    process: Process, changes: Mapping[int, Mapping[str, Any]], top: Mapping[str, Any] | None = None
) -> Process:
    """The process with other fields in some parts, and where it came from still known.

    Args:
        process: as it is.
        changes: the new fields of a node, flow, lane or border event, by `id(part)`.
        top: new fields of the process itself.
    """
    fields = {**_changed(process, changes), **(top or {})}
    return process.model_copy(update=fields).with_origin(process.origin) if fields else process


def _changed(part: Element, changes: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    """The fields of a part that change, those of the parts in it included; boxes are at most 32 deep."""
    found = dict(changes.get(id(part), {}))
    for key in _NESTED:
        inside = getattr(part, key, None)
        if not isinstance(inside, tuple) or not inside:
            continue
        parts = tuple(_with(one, changes) for one in inside)
        if any(new is not old for new, old in zip(parts, inside, strict=True)):
            found[key] = parts
    return found


def _with(part: Element, changes: Mapping[int, Mapping[str, Any]]) -> Element:
    found = _changed(part, changes)
    return part.model_copy(update=found) if found else part
