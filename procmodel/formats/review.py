"""What is wrong with a model as a whole, told where its author wrote it."""

from __future__ import annotations

from typing import Any

from procmodel.formats.context import Context
from procmodel.formats.drafts import Draft, Level
from procmodel.formats.problems import cut
from procmodel.formats.splits import check_shares
from procmodel.formats.tree import Map, Seq
from procmodel.formats.wiring import Wiring
from procmodel.model import Quantity, SubProcess
from procmodel.model.quantity import UNITS, Reckoning

__all__ = ["review"]

_SHOWN = 10
_OF_CONTENTS = (
    "time", "cost", "touches", "steps_inside", "accurate", "batch", "priority", "setup", "patience"
)  # fmt: skip


def review(context: Context, tree: Map, fields: dict[str, Any], levels: list[Level]) -> None:
    """Check what no single key can show; shares that follow from decisions are filled in."""
    if fields.get("decisions"):
        from procmodel.formats.deciding import settle_decisions

        settle_decisions(context, tree, fields["decisions"], levels)
    check_shares(context, levels)
    _check_falls(context, levels)
    _check_times(context, levels)
    _check_receivers(context, fields, levels)
    _check_outcomes(context, fields.get("outcomes", ()), levels)
    _check_replaced(context, tree, fields.get("removed", ()), levels)
    _check_messages(context, tree, fields, levels)
    wiring = Wiring(levels)
    _check_reach(context, wiring)
    if fields.get("main_path"):
        from procmodel.formats.run import check_main_path

        check_main_path(context, tree, fields["main_path"], wiring)


def _check_falls(context: Context, levels: list[Level]) -> None:
    """A task that falls through into another branch of the split that led to it, into nothing else's task."""
    for level in levels:
        splits: dict[str, list[str]] = {}
        leading: dict[str, set[str]] = {}
        for draft in level.drafts:
            for flow, _ in draft.flows:
                leading.setdefault(flow.target, set()).add(draft.id)
                if len(draft.flows) > 1:
                    splits.setdefault(flow.target, []).append(draft.id)
        for above, below in zip(level.drafts, level.drafts[1:], strict=False):
            if above.next is not None or not above.flows or not below.is_activity:
                continue
            shared = [split for split in splits.get(above.id, ()) if split in splits.get(below.id, ())]
            if shared and leading[below.id] <= {above.id, *shared}:
                context.problems.warn(
                    "falls-into-branch", above.mark, "falls_into_branch", above.id,
                    id=cut(above.id), below=cut(below.id), split=cut(shared[0]),
                )  # fmt: skip


def _check_times(context: Context, levels: list[Level]) -> None:
    """Hands-on time in days of the clock is converted to working time."""
    for level in levels:
        for draft in level.drafts:
            time = draft.fields.get("time")
            if isinstance(time, Quantity) and UNITS[time.unit].reckoning is Reckoning.CLOCK:
                at = draft.written.position("time")
                mark = draft.written.marks[at] if at >= 0 else draft.mark
                context.problems.warn("time-in-days", mark, "time_in_days", draft.id,
                                      id=cut(draft.id), unit=UNITS[time.unit].plural)  # fmt: skip
            if draft.type is SubProcess:
                shown = isinstance(draft.written.get("steps"), Map)
                (_check_expanded if shown else _check_collapsed)(context, draft)


def _check_collapsed(context: Context, draft: Draft) -> None:
    if "touches" not in draft.fields or "time" not in draft.fields:
        context.problems.remark("collapsed", draft.mark, "opaque", draft.id, id=cut(draft.id))


def _check_expanded(context: Context, draft: Draft) -> None:
    """What a box says of itself stands for its contents; where those are shown, they count."""
    if keys := [key for key in _OF_CONTENTS if key in draft.fields]:
        context.problems.remark("expanded", draft.mark, "shown_inside", draft.id,
                                id=cut(draft.id), keys=", ".join(keys))  # fmt: skip


def _check_receivers(context: Context, fields: dict[str, Any], levels: list[Level]) -> None:
    """`to:` names people, never a system."""
    systems = {lane.id for lane in fields.get("lanes", ()) if not lane.is_person}
    for level in levels if systems else ():
        for draft in level.drafts:
            to = draft.fields.get("to")
            if to is not None and to in systems:
                mark = draft.written.marks[draft.written.position("to")]
                context.problems.error(
                    "to-system", mark, "to_system", draft.id, id=cut(draft.id), lane=cut(to)
                )


def _check_outcomes(context: Context, outcomes: tuple[str, ...], levels: list[Level]) -> None:
    if not outcomes:
        return
    folded = {_folded(text) for text in outcomes}
    for level in levels:
        for draft in level.drafts:
            outcome = draft.fields.get("outcome")
            if outcome is not None and _folded(outcome) not in folded:
                mark = draft.written.marks[draft.written.position("outcome")]
                hint = context.problems.hint(outcome, outcomes)
                context.problems.error("unknown-outcome", mark, "unknown_outcome", draft.id,
                                       text=cut(outcome), hint=hint)  # fmt: skip


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _check_replaced(context: Context, tree: Map, removed: tuple[str, ...], levels: list[Level]) -> None:
    """Nothing is replaced and removed at once."""
    gone = set(removed)
    for level in levels if gone else ():
        for draft in level.drafts:
            for old in draft.fields.get("replaces") or ():
                if old in gone:
                    mark = draft.written.marks[draft.written.position("replaces")]
                    context.problems.error("replaced-and-removed", mark, "replaced_and_removed", draft.id,
                                           old=cut(old), id=cut(draft.id))  # fmt: skip


def _check_messages(context: Context, tree: Map, fields: dict[str, Any], levels: list[Level]) -> None:
    written = tree.get("messages")
    if not isinstance(written, Seq):
        return
    parties = {party.id for party in (*fields.get("lanes", ()), *fields.get("pools", ()))}
    drafts = [draft for level in levels for draft in level.drafts]
    parties.update(draft.id for draft in drafts)
    parties.update(event.id for draft in drafts for event in draft.fields.get("on") or () if event.id)
    context.declared["party"] = dict.fromkeys(sorted(parties))
    context.element = None
    for entry in written.items:
        for key, value, _, mark in entry.rows() if isinstance(entry, Map) else ():
            if key in ("from", "to") and isinstance(value, str) and value not in parties:
                context.key = key
                context.unknown("party", value, mark)


def _waits_for_event(wiring: Wiring, at: int) -> bool:
    """Whether an event sub-process holds it, or is it: an event leads there."""
    names = [draft.id for draft in wiring.drafts if draft.fields.get("triggered_by_event")]
    id_ = wiring.drafts[at].id
    return any(id_ == name or id_.startswith(f"{name}/") for name in names)


def _check_reach(context: Context, wiring: Wiring) -> None:
    """Elements that no case comes to, and those that none gets away from."""
    if not wiring.starts and wiring.drafts:
        first = wiring.drafts[0]
        by = next(
            (draft.id for draft, out in zip(wiring.drafts, wiring.out, strict=True) if 0 in out), first.id
        )
        context.problems.error("no-start", first.mark, "no_start", first.id, id=cut(first.id), by=cut(by))
        return
    reached = wiring.reached(wiring.starts)
    ending = wiring.ending()
    told: set[str] = set()
    for at, draft in enumerate(wiring.drafts):
        if not reached[at] and draft.id not in told:
            told.add(draft.id)
            if at not in wiring.exits.values() and not _waits_for_event(wiring, at):
                context.problems.warn("dead", draft.mark, "dead", draft.id, id=cut(draft.id))
    stuck = [wiring.drafts[at] for at in wiring.trapped(ending)]
    if stuck:
        ids = tuple(dict.fromkeys(draft.id for draft in stuck))
        shown = ", ".join(map(cut, ids[:_SHOWN])) + (f" (+{len(ids) - _SHOWN})" if len(ids) > _SHOWN else "")
        context.problems.warn("no-end", stuck[0].mark, "no_way_to_end", stuck[0].id, ids=shown)
