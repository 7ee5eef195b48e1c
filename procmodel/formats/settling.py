"""What a file may leave out: lanes, kinds and ways on, settled by the order of its elements."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.formats.context import Context
from procmodel.formats.drafts import Draft, Level
from procmodel.formats.element_tables import BRANCH, KINDS
from procmodel.formats.problems import cut, nearest
from procmodel.formats.tree import Map, Seq, Value
from procmodel.formats.types import is_absent
from procmodel.model import (
    EndEvent,
    EventTrigger,
    IntermediateThrowEvent,
    Lane,
    LaneKind,
    SequenceFlow,
    StartEvent,
    Task,
    TaskKind,
)
from procmodel.model.base import make

__all__ = ["default_kind", "default_lanes", "settle_flows", "settle_kinds", "settle_lanes"]

_SHOWN = 10


def settle_lanes(context: Context, levels: list[Level]) -> None:
    """Every element gets the lane it was given, or the one that its place in the file gives it."""
    for level in levels:
        box = level.box.fields.get("lane") if level.box else None
        _check_first(context, level, box)
        rows = [
            (draft.is_activity, draft.type is EndEvent, draft.fields.get("lane")) for draft in level.drafts
        ]
        for draft, lane in zip(level.drafts, default_lanes(rows, box), strict=True):
            if draft.type is EndEvent:
                draft.fields["lane_written"] = "lane" in draft.fields
            if lane is not None:
                draft.fields.setdefault("lane", lane)


def _check_first(context: Context, level: Level, box: str | None) -> None:
    first = next((draft for draft in level.drafts if draft.is_activity), None)
    if first is None or box is not None or not context.declared["lane"]:
        return
    if first.written.position("lane") < 0 and first.written.position("who") < 0:
        context.problems.error("missing-key", first.mark, "first_lane", first.id, id=cut(first.id))


def default_lanes(rows: Sequence[tuple[bool, bool, str | None]], box: str | None) -> list[str | None]:
    """The lane that each element of a level has where it says none.

    A task takes the lane of the task above it in the file (of the box, where it is the first); an end that of
    the task before, another event or a gateway that of the next task; where there is none, the other way.

    Args:
        rows: for each element, whether it is an activity, whether it is an end, the lane it says.
        box: the lane of the sub-process round them.
    """
    before: list[str | None] = []
    after: list[str | None] = []
    last = box
    for is_activity, _, lane in rows:
        before.append(last)
        if is_activity:
            last = lane or last
    coming: str | None = None
    own = [lane or above for (_, _, lane), above in zip(rows, before, strict=True)]
    for at in range(len(rows) - 1, -1, -1):
        after.append(coming)
        if rows[at][0]:
            coming = own[at]
    after.reverse()
    return [
        above if is_activity or (is_end and above is not None) or (following is None) else following
        for (is_activity, is_end, _), above, following in zip(rows, before, after, strict=True)
    ]


def settle_kinds(context: Context, levels: list[Level], lanes: dict[str, Lane]) -> None:
    """Kinds left out follow from lane and system; kinds that the lane forbids are told."""
    silent: dict[TaskKind, list[Draft]] = {}
    for level in levels:
        for draft in level.drafts:
            lane = lanes.get(draft.fields.get("lane", ""))
            if draft.type is Task and not draft.kind and not _tries_kind(draft):
                kind = default_kind(bool(draft.fields.get("systems")), lane)
                draft.fields["kind"] = kind
                silent.setdefault(kind, []).append(draft)
            elif draft.type is not Task and draft.kind in KINDS:
                draft.fields["kind"] = KINDS[draft.kind]
            if lane is not None and lane.kind is LaneKind.SYSTEM:
                _check_system_lane(context, draft, lane)
            if draft.fields.get("kind") is TaskKind.PLAIN:
                context.problems.remark("kind", draft.mark, "plain_task", draft.id, id=cut(draft.id))
    for kind, drafts in silent.items():
        ids = tuple(draft.id for draft in drafts)
        shown = ", ".join(map(cut, ids[:_SHOWN])) + (f" (+{len(ids) - _SHOWN})" if len(ids) > _SHOWN else "")
        first = drafts[0]
        context.problems.remark(
            "kind", first.mark, "default_kind", first.id, evidence=ids, ids=shown, kind=kind
        )


def _tries_kind(draft: Draft) -> bool:
    return "kind" in draft.fields


def default_kind(uses_system: bool, lane: Lane | None) -> TaskKind:
    """The kind of a task that says none: by its lane, then by whether a system is named."""
    if lane is not None and lane.kind is LaneKind.SYSTEM:
        return TaskKind.SERVICE
    return TaskKind.USER if uses_system else TaskKind.MANUAL


def _check_system_lane(context: Context, draft: Draft, lane: Lane) -> None:
    if draft.fields.get("kind") in (TaskKind.MANUAL, TaskKind.USER):
        at = max(draft.written.position("kind"), draft.written.position("how"))
        mark = draft.written.marks[at] if at >= 0 else draft.mark
        context.problems.error(
            "kind-in-lane", mark, "person_in_system_lane", draft.id,
            id=cut(draft.id), kind=draft.fields["kind"], lane=cut(lane.id),
        )  # fmt: skip


def settle_flows(context: Context, levels: list[Level]) -> None:
    """Every way on, written or to the element below."""
    every = {draft.id for level in levels for draft in level.drafts} if len(levels) > 1 else set()
    for level in levels:
        for at, draft in enumerate(level.drafts):
            if draft.next is None or _is_silent(draft.next, level):
                below = _below(level.drafts, at)
                if below is not None and draft.type is not EndEvent and not _goes_nowhere(draft):
                    _fall_through(context, draft, below)
            else:
                _written_flows(context, level, draft, draft.next, every)
        for draft in level.drafts:
            for number, event in enumerate(draft.fields.get("on", ())):
                context.element, context.key = draft.id, "to"
                mark = _boundary_mark(draft, number)
                targets = (_target(context, level, draft, target, mark, every) for target in event.to)
                resolved = tuple(target for target in targets if target is not None)
                if resolved != event.to:
                    changed = make(type(event), {**event.__dict__, "to": resolved})
                    on = draft.fields["on"]
                    draft.fields["on"] = (*on[:number], changed, *on[number + 1 :])
    context.element = None


def _boundary_mark(draft: Draft, number: int) -> int:
    on = draft.written.get("on")
    entry = on.items[number] if isinstance(on, Seq) and number < len(on.items) else None
    at = entry.position("to") if isinstance(entry, Map) else -1
    return entry.marks[at] if isinstance(entry, Map) and at >= 0 else draft.mark


def _below(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The next element below that stands in the flow."""
    at += 1
    while at < len(drafts) and _is_aside(drafts[at]):
        at += 1
    return drafts[at] if at < len(drafts) else None


def _is_aside(draft: Draft) -> bool:
    """Whether it stands beside the flow: an event or the undoing of another step begins it."""
    fields = draft.fields
    return bool(fields.get("triggered_by_event") or fields.get("for_compensation"))


def _goes_nowhere(draft: Draft) -> bool:
    """Whether nothing follows by itself: it stands beside the flow, or jumps to where its link is caught."""
    jumps = draft.type is IntermediateThrowEvent and draft.fields.get("event") is EventTrigger.LINK
    return jumps or _is_aside(draft)


def _fall_through(context: Context, draft: Draft, below: Draft) -> None:
    if below.type is StartEvent:
        context.problems.error(
            "falls-into-start",
            below.mark,
            "falls_into_start",
            draft.id,
            id=cut(draft.id),
            below=cut(below.id),
        )
        return
    draft.flows.append((make(SequenceFlow, {"source": draft.id, "target": below.id}), draft.mark))


def _written_flows(context: Context, level: Level, draft: Draft, value: Value, every: set[str]) -> None:
    context.element = draft.id
    rows = list(value.rows()) if isinstance(value, Seq) else [(value, draft.next_mark)]
    if rows and draft.type is EndEvent:
        context.problems.error("end-goes-on", draft.next_mark, "end_goes_on", draft.id, id=cut(draft.id))
        return
    seen: set[str] = set()
    for entry, mark in rows:
        context.key = "next"
        flow = _branch(context, level, draft, entry, mark, every)
        if flow is not None:
            if flow.target in seen and isinstance(entry, str):
                context.problems.error(
                    "duplicate-branch", mark, "duplicate_branch", draft.id, text=cut(flow.target)
                )
                continue
            seen.add(flow.target)
            draft.flows.append((flow, mark))


def _branch(
    context: Context, level: Level, draft: Draft, entry: Value, mark: int, every: set[str]
) -> SequenceFlow | None:
    if isinstance(entry, str):
        target = _target(context, level, draft, entry, mark, every)
        return None if target is None else make(SequenceFlow, {"source": draft.id, "target": target})
    if not isinstance(entry, Map):
        context.wrong(mark, "an id or a branch such as {to: ..., when: ...}", entry)
        return None
    fields = BRANCH.read(context, entry)
    if "target" not in fields:
        return None
    context.key = "next"
    target = _target(context, level, draft, fields["target"], entry.marks[entry.position("to")], every)
    return None if target is None else make(SequenceFlow, {**fields, "source": draft.id, "target": target})


def _target(
    context: Context, level: Level, draft: Draft, name: str, mark: int, every: set[str]
) -> str | None:
    """The full id of the element that is called `name` here."""
    at = level.index.get(name)
    if at is None and level.prefix and name.startswith(level.prefix):
        at = level.index.get(name[len(level.prefix) :])
    if at is None:
        if name in every:
            context.problems.error("leaves-box", mark, "leaves_box", context.element,
                                   id=cut(context.element or ""), text=cut(name))  # fmt: skip
            return None
        context.broken = True
        near = nearest(name, level.index)
        if near is not None:
            draft.guessed.append(level.prefix + near)
        hint = context.problems.hint(name, level.index)
        context.problems.error("unknown-step", mark, "unknown_step", context.element,
                               id=cut(context.element or ""), text=cut(name), hint=hint)  # fmt: skip
        return None
    target = level.drafts[at]
    if target.type is StartEvent:
        context.problems.error("leads-to-start", mark, "leads_to_start", context.element,
                               id=cut(context.element or ""), text=cut(name))  # fmt: skip
        return None
    return target.id


def _is_silent(value: Value, level: Level) -> bool:
    """Whether `next` says nothing; `next: null` means the element `null` where there is one."""
    return is_absent(value) and value not in level.index
