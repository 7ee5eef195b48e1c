"""Which lane is which, and what changed about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from procmodel.comparison.fields import Translation, changed_fields, notes_only
from procmodel.comparison.matching import Group
from procmodel.comparison.side import Side, folded
from procmodel.model import Lane
from procmodel.results.comparison import ChangeKind, Entry
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["LaneMatching", "lane_entries", "match_lanes"]

MOST = 0.5  # share of the steps of both lanes that must have stayed together for one lane to be the other

LaneMatching = dict[str, tuple[str, float, str]]
"""Earlier lane id to later lane id, confidence and reason."""


def match_lanes(first: Side, second: Side, groups: Iterable[Group]) -> LaneMatching:
    """Pair lanes by id, then by name, then by the steps that stayed together in them."""
    before, after = first.view.lanes, second.view.lanes
    found: LaneMatching = {}
    later = {lane.id: lane for lane in after}
    for lane in before:
        if lane.id in later:
            found[lane.id] = (lane.id, 0.98, say("comparison.id"))
    _by_name(found, before, after)
    _by_steps(found, first, second, groups)
    return found


def _free(found: LaneMatching, before: list[Lane], after: list[Lane]) -> tuple[list[Lane], list[Lane]]:
    taken = {other for other, _, _ in found.values()}
    return [lane for lane in before if lane.id not in found], [x for x in after if x.id not in taken]


def _by_name(found: LaneMatching, before: list[Lane], after: list[Lane]) -> None:
    """Same words, and the same organisation first."""
    for key in (_name_and_organisation, _name):
        first, second = _free(found, before, after)
        candidates: dict[object, list[Lane]] = {}
        for lane in second:
            candidates.setdefault(key(lane), []).append(lane)
        for lane in first:
            if fitting := candidates.get(key(lane)):
                found[lane.id] = (fitting.pop(0).id, 0.95, say("comparison.same-name"))


def _name(lane: Lane) -> str:
    return folded(lane.name or lane.id)


def _name_and_organisation(lane: Lane) -> tuple[str, str]:
    return folded(lane.name or lane.id), folded(lane.organisation)


def _by_steps(found: LaneMatching, before: Side, after: Side, groups: Iterable[Group]) -> None:
    """The lane whose steps stand together in one lane of the same kind, most of both lanes."""
    first, second = _free(found, before.view.lanes, after.view.lanes)
    free = {lane.id: lane for lane in first}, {lane.id: lane for lane in second}
    together: Counter[tuple[str, str]] = Counter()
    for group in groups:
        for node in group.before:
            for match in group.after:
                pair = before.lane_id(node) or "", after.lane_id(match) or ""
                if pair[0] in free[0] and pair[1] in free[1]:
                    together[pair] += 1
    sizes = [Counter(side.lane_id(step) for step in side.steps) for side in (before, after)]
    for (one, other), count in sorted(together.items(), key=lambda item: (-item[1], item[0])):
        share = count / max(sizes[0][one], sizes[1][other], 1)
        same_kind = free[0][one].kind is free[1][other].kind
        if share > MOST and same_kind and one not in found and other not in _taken(found):
            found[one] = (
                other,
                min(0.9, 0.5 + share / 2),
                say("comparison.same-steps", share=readable(share, "1")),
            )


def _taken(found: LaneMatching) -> set[str]:
    return {other for other, _, _ in found.values()}


def lane_entries(
    before: Side, after: Side, found: LaneMatching, translation: Translation
) -> tuple[Entry, ...]:
    """Every lane of both models in exactly one entry."""
    later = {lane.id: lane for lane in after.view.lanes}
    entries = []
    for lane in before.view.lanes:
        if lane.id not in found:
            entries.append(Entry((lane.id,), (), ChangeKind.REMOVED, why=say("comparison.lane-gone")))
            continue
        other, confidence, why = found[lane.id]
        fields = changed_fields(lane, later[other], translation)
        kind = ChangeKind.CHANGED if fields else ChangeKind.UNCHANGED
        entries.append(
            Entry((lane.id,), (other,), kind, None, (), notes_only(fields), confidence, why, fields)
        )
    taken = _taken(found)
    new = [lane.id for lane in after.view.lanes if lane.id not in taken]
    return (*entries, *(Entry((), (id_,), ChangeKind.ADDED, why=say("comparison.lane-new")) for id_ in new))
