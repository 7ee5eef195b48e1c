"""Shares of splits and starts: all given or all but one, 100 % together."""

from __future__ import annotations

from procmodel.formats.context import Context
from procmodel.formats.drafts import Draft, Level
from procmodel.formats.problems import cut
from procmodel.formats.quantities import show_number
from procmodel.model import Gateway, Quantity, SequenceFlow, StartEvent
from procmodel.model.base import make

__all__ = ["check_shares", "is_exclusive"]

_TOLERANCE = 0.001 + 1e-9  # 0.1 point
_EXACT = 1e-9  # what rounding of binary numbers leaves


def check_shares(context: Context, levels: list[Level]) -> None:
    """Check the shares of every split; those that miss 100 % by rounding are scaled."""
    for level in levels:
        for draft in level.drafts:
            if len(draft.flows) > 1 or (draft.flows and draft.flows[0][0].share is not None):
                _check_split(context, draft)
            if draft.fields.get("on"):
                _check_boundaries(context, draft)
            if draft.fields.get("combinations"):
                _check_combinations(context, level, draft)
        _check_starts(context, [draft for draft in level.drafts if draft.type is StartEvent])


def is_exclusive(draft: Draft) -> bool:
    """Whether one way is taken: out of a gateway that says so, or a task with shares or conditions."""
    if draft.type is Gateway:
        return draft.kind in ("exclusive", "event")
    return any(flow.share is not None or flow.when or flow.default for flow, _ in draft.flows)


def _check_split(context: Context, draft: Draft) -> None:
    if not is_exclusive(draft):
        shared = [flow for flow, _ in draft.flows if flow.share is not None]
        if shared and draft.kind == "parallel":
            context.problems.warn("share", draft.next_mark, "share_on_parallel", draft.id, id=cut(draft.id))
        return
    shares = [flow.share for flow, _ in draft.flows]
    scaled = _settled(context, draft, draft.next_mark, shares, f"the branches of {cut(draft.id)}", silent=1)
    if scaled is not None:
        draft.flows = [
            (make(SequenceFlow, {**flow.__dict__, "share": share}), mark)
            for (flow, mark), share in zip(draft.flows, scaled, strict=True)
        ]


def _check_starts(context: Context, starts: list[Draft]) -> None:
    if len(starts) < 2:
        return
    shares = [draft.fields.get("share") for draft in starts]
    scaled = _settled(context, starts[0], starts[0].mark, shares, "the starts", silent=len(starts))
    if scaled is not None:
        for draft, share in zip(starts, scaled, strict=True):
            draft.fields["share"] = share


def _settled(
    context: Context, draft: Draft, mark: int, shares: list[Quantity | None], what: str, silent: int
) -> list[Quantity] | None:
    """The shares scaled to 100 %, None where nothing is to be scaled; what is wrong is told."""
    given = [share for share in shares if share is not None]
    missing = len(shares) - len(given)
    if not given:
        return None
    total = sum(_middle(share) for share in given)
    if not missing and abs(total - 1) <= _EXACT:
        return None
    percent = show_number(round(total * 100, 6))
    if missing > silent:
        context.problems.error("shares", mark, "shares_missing", draft.id, what=what, missing=missing)
    elif missing:
        if total > 1 + _TOLERANCE:
            context.problems.error("shares", mark, "shares_over", draft.id, what=what, percent=percent)
    elif abs(total - 1) > _TOLERANCE:
        context.problems.error("shares", mark, "shares_sum", draft.id, what=what, percent=percent)
    elif abs(total - 1) > _EXACT:
        context.problems.remark("shares", mark, "shares_scaled", draft.id, what=what, percent=percent)
        return [_times(share, 1 / total) for share in given]
    return None


def _middle(share: Quantity) -> float:
    if share.likely is not None:
        return share.likely
    if share.mean is not None:
        return share.mean
    return ((share.low or 0.0) + (share.high or 0.0)) / 2


def _times(share: Quantity, factor: float) -> Quantity:
    numbers = {name: getattr(share, name) for name in ("low", "likely", "high", "mean", "sd")}
    scaled = {name: min(number * factor, 1.0) for name, number in numbers.items() if number is not None}
    return make(Quantity, {**share.__dict__, **scaled, "assumption": None})


def _check_boundaries(context: Context, draft: Draft) -> None:
    """Boundary events that break a step off are branches of one split beside its normal way on."""
    events = draft.fields["on"]
    total = sum(_middle(event.share) for event in events if event.interrupts and event.share is not None)
    if total > 1 + _TOLERANCE:
        percent = show_number(round(total * 100, 6))
        what = f"the interrupting events of {cut(draft.id)}"
        context.problems.error("shares", draft.mark, "shares_over", draft.id, what=what, percent=percent)
    for event in events:
        if not event.to:
            context.problems.warn("boundary", draft.mark, "boundary_nowhere", draft.id,
                                  id=cut(draft.id), event=event.event)  # fmt: skip


def _check_combinations(context: Context, level: Level, draft: Draft) -> None:
    targets = {flow.target for flow, _ in draft.flows}
    combinations = []
    total = 0.0
    for row in draft.fields["combinations"]:
        take = tuple(name if name in targets else level.prefix + name for name in row.take)
        for name in take:
            if name not in targets:
                hint = context.problems.hint(name, targets)
                context.problems.error("unknown-step", draft.mark, "no_branch", draft.id,
                                       id=cut(draft.id), text=cut(name), hint=hint)  # fmt: skip
        total += _middle(row.share)
        combinations.append(make(type(row), {**row.__dict__, "take": take}))
    draft.fields["combinations"] = tuple(combinations)
    if abs(total - 1) > _TOLERANCE:
        percent = show_number(round(total * 100, 6))
        what = f"the combinations of {cut(draft.id)}"
        context.problems.error("shares", draft.mark, "shares_sum", draft.id, what=what, percent=percent)
