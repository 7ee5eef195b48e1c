"""The kind of each change: what became of a step, and for what share of the cases."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.comparison.fields import Translation, changed_fields, notes_only
from procmodel.comparison.fixing import settling
from procmodel.comparison.matching import Group, Matching
from procmodel.comparison.order import out_of_order
from procmodel.comparison.side import Side
from procmodel.graph import Nature
from procmodel.graph.order import flow_order_like
from procmodel.model import TaskKind
from procmodel.results.comparison import SURE, ChangeKind, Entry, FieldChange
from procmodel.wording import say

__all__ = ["Level", "level", "step_entries"]

Level = Nature | None
"""How a step is done: None by the customer, else the nature of the work."""

_LEVEL_KINDS = (ChangeKind.SELF_SERVICE, ChangeKind.AUTOMATED, ChangeKind.BY_HAND, ChangeKind.ASSISTED)
_OPEN_KINDS = (TaskKind.PLAIN, TaskKind.SEND, TaskKind.RECEIVE)
_LEVEL_FIELDS = frozenset({"lane", "kind", "systems"})  # what a change of level implies


def level(side: Side, node: int) -> Level:
    """Who does a step: the customer, or else by hand, with a system, or no person."""
    return None if side.view.is_customer_step(node) else side.view.nature(node)


def level_kinds(before: Side, one: int, after: Side, other: int) -> tuple[ChangeKind, ...]:
    """The changes of level from one step to another.

    BPMN's plain task, and one that sends or receives, does not say whether a person has a system: against another
    step of people it is neither more nor less.
    """
    found = []
    if before.view.is_touch(one) and level(after, other) is None:
        found.append(ChangeKind.SELF_SERVICE)
    was, now = before.view.nature(one), after.view.nature(other)
    if now is Nature.AUTOMATED and was is not Nature.AUTOMATED:
        found.append(ChangeKind.AUTOMATED)
    elif was is not Nature.AUTOMATED and (_is_unsaid(before, one) or _is_unsaid(after, other)):
        pass
    elif now < was:
        found.append(ChangeKind.BY_HAND)
    elif now > was:
        found.append(ChangeKind.ASSISTED)
    return tuple(found)


def _is_unsaid(side: Side, node: int) -> bool:
    """Whether nothing says what a person does a step with."""
    return side.kind(node) in _OPEN_KINDS and not getattr(side.view.nodes[node], "systems", ())


def step_entries(matching: Matching, words: Translation) -> tuple[Entry, ...]:
    """Every step of both models in exactly one entry: earlier ones in file order, then what was added."""
    before, after = matching.before, matching.after
    moved = _out_of_order(matching)
    entries = []
    by_first = {group.before[0]: group for group in matching.groups if before.is_step(group.before[0])}
    for step in before.steps:
        if step in by_first:
            entries.append(_matched(matching, by_first[step], step in moved, words))
        elif step not in matching.forward:
            why = say("comparison.removed-said" if step in matching.gone else "comparison.removed")
            entries.append(Entry((before.id(step),), (), ChangeKind.REMOVED, why=why))
    for step in after.steps:
        if step not in matching.backward:
            why = say("comparison.added-said" if step in matching.new else "comparison.added")
            entries.append(Entry((), (after.id(step),), ChangeKind.ADDED, why=why))
    return tuple(entries)


def _out_of_order(matching: Matching) -> set[int]:
    """The first earlier step of each group that left the longest common order of the flow."""
    earlier = matching.before.order
    places = {node: min(earlier[n] for n in others) for node, others in matching.backward.items()}
    later = {node: n for n, node in enumerate(flow_order_like(matching.after.view, places))}
    steps = [g for g in matching.groups if matching.before.is_step(g.before[0])]
    ordered = sorted(steps, key=lambda g: min(earlier[n] for n in g.before))
    found = out_of_order([min(later[n] for n in group.after) for group in ordered])
    return {ordered[i].before[0] for i in found}


def _matched(matching: Matching, group: Group, is_moved: bool, words: Translation) -> Entry:
    before, after = matching.before, matching.after
    found, share = _levels(matching, group)
    found += _shapes(group)
    if is_moved or _changed_lane(matching, group, words):
        found.append(ChangeKind.MOVED)
    fields = _fields(matching, group, words)
    if group.is_pair and _says_more(fields, found):
        found.append(ChangeKind.CHANGED)
    if not found:
        found.append(ChangeKind.UNCHANGED if group.is_pair else ChangeKind.CHANGED)
    return Entry(
        tuple(map(before.id, group.before)),
        tuple(map(after.id, group.after)),
        found[0],
        share,
        tuple(found[1:]),
        found[0] is ChangeKind.CHANGED and notes_only(fields),
        group.confidence,
        group.why,
        fields,
        _settling(matching, group),
    )


def _settling(matching: Matching, group: Group) -> str:
    """What to write where a pair was found, but not for certain."""
    if group.confidence >= SURE or not group.is_pair:
        return ""
    return settling(matching.after, group.after[0], [matching.before.id(group.before[0])])


def _shapes(group: Group) -> list[ChangeKind]:
    """Merged where fewer steps are left, split where there are more."""
    if len(group.before) == len(group.after):
        return []
    return [ChangeKind.MERGED if len(group.after) < len(group.before) else ChangeKind.SPLIT]


def _changed_lane(matching: Matching, group: Group, words: Translation) -> bool:
    """Whether the work is now in another lane: no lane of the group's earlier steps is kept."""
    earlier = {matching.before.lane_id(node) for node in group.before}
    earlier = {words.lanes.get(lane, lane) if lane is not None else None for lane in earlier}
    return not earlier & {matching.after.lane_id(node) for node in group.after}


def _says_more(fields: Sequence[FieldChange], found: Sequence[ChangeKind]) -> bool:
    """Whether a key changed that the kinds found so far do not imply."""
    implied = {"lane"} if ChangeKind.MOVED in found else set()
    if any(kind in _LEVEL_KINDS for kind in found):
        implied |= _LEVEL_FIELDS
    return any(change.field not in implied for change in fields)


def _fields(matching: Matching, group: Group, words: Translation) -> tuple[FieldChange, ...]:
    """The changed keys of a pair; of a group only the lanes and kinds, side by side."""
    before, after = matching.before, matching.after
    if group.is_pair:
        one, other = before.model(group.before[0]), after.model(group.after[0])
        return changed_fields(one, other, words)
    changes = []
    for name, read in (("lane", Side.lane_id), ("kind", Side.kind)):
        was = list(dict.fromkeys(read(before, node) for node in group.before))
        now = list(dict.fromkeys(read(after, node) for node in group.after))
        same = [words.lanes.get(str(one), one) if name == "lane" else one for one in was] == now
        if not same:
            changes.append(FieldChange(name, was, now))
    return tuple(changes)


def _levels(matching: Matching, group: Group) -> tuple[list[ChangeKind], float | None]:
    """The kinds of level that hold for a group, and for what share of the cases.

    One earlier step replaced by several later ones of unlike level takes the level of the larger share of
    visits. Otherwise a kind holds if it holds for each earlier step against each later one.
    """
    before, after = matching.before, matching.after
    if group.is_pair:
        return list(level_kinds(before, group.before[0], after, group.after[0])), None
    levels = {level(after, node) for node in group.after}
    if len(group.before) == 1 and len(levels) > 1:
        return _mixed_levels(matching, group)
    pairs = [level_kinds(before, one, after, other) for one in group.before for other in group.after]
    return [kind for kind in _LEVEL_KINDS if all(kind in kinds for kinds in pairs)], None


def _mixed_levels(matching: Matching, group: Group) -> tuple[list[ChangeKind], float | None]:
    from procmodel.comparison.shares import share_of_level

    before, after = matching.before, matching.after
    one = group.before[0]
    by_level: dict[Level, list[int]] = {}
    for node in group.after:
        by_level.setdefault(level(after, node), []).append(node)
    main, share = share_of_level(after, list(by_level.values()))
    kinds = level_kinds(before, one, after, main[0])
    return list(kinds), share if kinds else None
