"""Whose the lanes are, which BPMN does not say: told by their names and by what is done in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from procmodel.formats.lane_names import likely_kind
from procmodel.model import Lane, LaneKind, SubProcess, Task, TaskKind
from procmodel.model.nodes import NodeBase

__all__ = ["with_kinds"]

_MACHINES = frozenset({TaskKind.SERVICE, TaskKind.SCRIPT})
_EITHER = frozenset({TaskKind.RULE, TaskKind.SEND, TaskKind.RECEIVE})
_PEOPLE = frozenset({TaskKind.MANUAL, TaskKind.USER})


def with_kinds(fields: Mapping[str, Any]) -> tuple[dict[str, Any], dict[LaneKind, list[str]]]:
    """The fields of a process, each lane with a kind, and the lanes whose kind was guessed.

    A lane where machines do some of the work and people none is a system; else its name decides; a pool that
    shows nothing is a partner, unless its name is a customer's.
    """
    done = _done_in(fields["nodes"])
    boxes = {pool.id for pool in fields["pools"] if pool.process is None}
    guessed: dict[LaneKind, list[str]] = {}
    lanes = []
    for lane in fields["lanes"]:
        if "kind" not in lane.model_fields_set:
            kind = _kind(lane, done.get(lane.id, set()), lane.id in boxes)
            guessed.setdefault(kind, []).append(lane.id)
            lane = lane.model_copy(update={"kind": kind})
        lanes.append(lane)
    return {**fields, "lanes": tuple(lanes)}, guessed


def _kind(lane: Lane, done: set[TaskKind], is_box: bool) -> LaneKind:
    machines = bool(done & _MACHINES) and done <= _MACHINES | _EITHER
    kind = LaneKind(likely_kind(lane.label, ["automatic"] if machines else []))
    if kind is LaneKind.SYSTEM and done & _PEOPLE:
        return LaneKind.STAFF
    return LaneKind.PARTNER if is_box and kind is LaneKind.STAFF else kind


def _done_in(nodes: Iterable[NodeBase]) -> dict[str, set[TaskKind]]:
    """The kinds of tasks in each lane."""
    found: dict[str, set[TaskKind]] = {}
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, SubProcess):
            waiting += node.nodes
        elif isinstance(node, Task) and node.lane is not None:
            found.setdefault(node.lane, set()).add(TaskKind(node.kind))
    return found
