"""What primitive edits come to: one step automated, two merged, one wrapped in a branch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from procmodel.model.nodes import GatewayKind
from procmodel.results.comparison import ChangeKind, Comparison, Edit, EditOperation, Entry

__all__ = ["compound_views"]

_PLACES = ("steps", "flows")
_GATEWAYS = frozenset(GatewayKind)


def compound_views(comparison: Comparison, edits: Sequence[Edit]) -> list[dict[str, Any]]:
    """A view for each changed step, and for each gateway that is new: what it is, and the numbers of its edits.

    Numbers count from 1, as in the messages of `apply`. An edit belongs to a view if its path names one of the
    elements, or a flow that begins or ends at one. Edits may belong to several views, or to none.
    """
    touched = [_elements(edit) for edit in edits]
    found = [_view(entry, str(entry.kind), touched) for entry in comparison.steps if _is_changed(entry)]
    found += [_view(entry, "branch", touched) for entry in comparison.nodes if _is_gateway(entry, edits)]
    return [view for view in found if view["edits"]]


def _is_changed(entry: Entry) -> bool:
    return entry.kind is not ChangeKind.UNCHANGED


def _is_gateway(entry: Entry, edits: Sequence[Edit]) -> bool:
    """Whether the entry is a gateway that an edit adds."""
    added = (edit.value for edit in edits if edit.op is EditOperation.ADD and edit.path[1:] == entry.after)
    return not entry.before and any(isinstance(v, dict) and v.get("kind") in _GATEWAYS for v in added)


def _view(entry: Entry, what: str, touched: Sequence[set[str]]) -> dict[str, Any]:
    names = {*entry.before, *entry.after}
    numbers = [number for number, ids in enumerate(touched, 1) if ids & names]
    return {"what": what, "before": list(entry.before), "after": list(entry.after), "edits": numbers}


def _elements(edit: Edit) -> set[str]:
    """The elements that the path of an edit names, a flow by both of its ends."""
    if len(edit.path) < 2 or edit.path[0] not in _PLACES:
        return set()
    if edit.path[0] == "steps":
        return {edit.path[1]}
    return set(_ends(edit.path[1]))


def _ends(key: str) -> Iterable[str]:
    return (end.partition(" #")[0].strip() for end in key.split(" > "))
