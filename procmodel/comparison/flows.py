"""Which flows came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.fields import Translation, changed_fields
from procmodel.comparison.matching import Matching
from procmodel.comparison.side import Side
from procmodel.graph import FlowRole, NodeRole
from procmodel.model import SequenceFlow
from procmodel.results.comparison import FieldChange, FlowChange, FlowChanges

__all__ = ["flow_changes"]

_ENDS = ("source", "target")
_Flow = tuple[int, int, SequenceFlow]


def flow_changes(matching: Matching, words: Translation) -> FlowChanges:
    """The difference of the sequence flows, ends held against their matches.

    A flow that kept its id but leads elsewhere is changed, not removed and added.
    """
    earlier, later = list(_flows(matching.before)), list(_flows(matching.after))
    pairs = _same_ends(matching, earlier, later)
    pairs |= _same_id(earlier, later, pairs)
    taken = set(pairs.values())
    changed = []
    for first, second in sorted(pairs.items()):
        fields = _fields(matching, earlier[first], later[second], words)
        if fields:
            ends = _ends(matching.before, earlier[first]), _ends(matching.after, later[second])
            changed.append(FlowChange(*ends, fields))
    return FlowChanges(
        tuple(_ends(matching.after, flow) for i, flow in enumerate(later) if i not in taken),
        tuple(_ends(matching.before, flow) for i, flow in enumerate(earlier) if i not in pairs),
        tuple(changed),
    )


def _flows(side: Side) -> Iterator[_Flow]:
    for flow in side.view.flows:
        if flow.role is FlowRole.SEQUENCE and flow.model is not None:
            yield _box(side, flow.source), flow.target, flow.model


def _box(side: Side, node: int) -> int:
    """The box of an exit, so that a flow that leaves a box is named by it."""
    return side.view.hosts[node] if side.view.roles[node] is NodeRole.EXIT else node


def _ends(side: Side, flow: _Flow) -> tuple[str, str]:
    return side.id(flow[0]), side.id(flow[1])


def _same_ends(matching: Matching, earlier: list[_Flow], later: list[_Flow]) -> dict[int, int]:
    """Flows whose ends match; several between the same two nodes go by condition, then in order."""
    between: dict[tuple[int, int], list[int]] = {}
    for number, (source, target, _) in enumerate(later):
        between.setdefault((source, target), []).append(number)
    found: dict[int, int] = {}
    taken: set[int] = set()
    for number, (source, target, model) in enumerate(earlier):
        here = [
            other
            for one in matching.forward.get(source, ())
            for two in matching.forward.get(target, ())
            for other in between.get((one, two), ())
            if other not in taken
        ]
        if here:
            best = min(here, key=lambda other: (*_unlike(model, later[other][2]), other))
            found[number] = best
            taken.add(best)
    return found


def _unlike(one: SequenceFlow, other: SequenceFlow) -> tuple[bool, bool]:
    return one.id != other.id, one.when != other.when


def _same_id(earlier: list[_Flow], later: list[_Flow], pairs: dict[int, int]) -> dict[int, int]:
    taken = set(pairs.values())
    by_id = {model.id: n for n, (_, _, model) in enumerate(later) if model.id and n not in taken}
    return {
        n: by_id[model.id]
        for n, (_, _, model) in enumerate(earlier)
        if n not in pairs and model.id and model.id in by_id
    }


def _fields(matching: Matching, one: _Flow, other: _Flow, words: Translation) -> tuple[FieldChange, ...]:
    """The ends that lead elsewhere, then the other keys."""
    ends = []
    for name, was, now in (("source", one[0], other[0]), ("target", one[1], other[1])):
        if now not in matching.forward.get(was, ()):
            ends.append(FieldChange(name, matching.before.id(was), matching.after.id(now)))
    return (*ends, *changed_fields(one[2], other[2], words, but=_ENDS))
