"""Decision tables: what they ask exists, they answer everything once, and the branches after them fit."""

from __future__ import annotations

from collections.abc import Sequence

from procmodel.formats.context import Context
from procmodel.formats.drafts import Draft, Level
from procmodel.formats.problems import cut
from procmodel.formats.quantities import show_number
from procmodel.formats.tree import Map, Seq
from procmodel.model import DecisionTable, Gateway, HitPolicy, Quantity, SequenceFlow
from procmodel.model.base import make

__all__ = ["derived_shares", "settle_decisions"]

_TOLERANCE = 0.001 + 1e-9


def settle_decisions(
    context: Context, tree: Map, tables: Sequence[DecisionTable], levels: list[Level]
) -> None:
    """Check every table, and every split after one; shares that follow from answers are filled in."""
    written = tree.get("decisions")
    shares: dict[str, dict[str, Quantity] | None] = {}
    for table in tables:
        entry = written.get(table.id) if isinstance(written, Map) else None
        mark = entry.mark if isinstance(entry, Map) else tree.mark
        context.element = table.id
        sound = _check_names(context, table, entry, mark)
        _check_answer_shares(context, table, entry, mark)
        shares[table.id] = _check_cover(context, table, mark) if sound else None
        context.element = None
    known = {table.id: table for table in tables}
    for level in levels:
        for draft in level.drafts:
            table_of = known.get(draft.fields.get("decides", ""))
            split = _split_after(level, draft)
            if table_of is not None and table_of.rules and split is not None:
                _check_branches(context, table_of, draft, split, shares[table_of.id])


def derived_shares(
    flows: Sequence[SequenceFlow], outputs: Sequence[str], shares: dict[str, Quantity]
) -> list[Quantity] | None:
    """The share of each branch where the outputs have shares; None where a branch fits no output.

    A default branch without words takes the outputs that no other branch names.
    """
    named = {_folded(flow.when) for flow in flows if flow.when}
    found = []
    for flow in flows:
        mine = [
            shares[output]
            for output in outputs
            if (
                _folded(output) == _folded(flow.when)
                if flow.when
                else flow.default and _folded(output) not in named
            )
        ]
        if not mine:
            return None
        total = min(round(sum(share.likely or 0.0 for share in mine), 12), 1.0)
        found.append(mine[0] if len(mine) == 1 else make(Quantity, {**mine[0].__dict__, "likely": total}))
    return found


def _check_names(context: Context, table: DecisionTable, entry: object, mark: int) -> bool:
    """Every input and answer that a rule or joint row names exists."""
    errors = context.problems.errors
    answers = {clause.id: [answer.value for answer in clause.answers] for clause in table.inputs}
    rows = [(rule.when, at, "rules") for at, rule in enumerate(table.rules)]
    rows += [({k: (v,) for k, v in row.answers.items()}, at, "joint") for at, row in enumerate(table.joint)]
    for when, at, key in rows:
        here = _mark_of_row(entry, key, at, mark)
        for name, values in when.items():
            if name not in answers:
                hint = context.problems.hint(name, answers)
                context.problems.error("unknown-input", here, "unknown_input", table.id,
                                       decision=cut(table.id), text=cut(name), hint=hint)  # fmt: skip
                continue
            for value in values:
                if answers[name] and value not in answers[name]:
                    hint = context.problems.hint(value, answers[name])
                    context.problems.error("unknown-answer", here, "unknown_answer", table.id,
                                           input=cut(name), text=cut(value), hint=hint)  # fmt: skip
    return context.problems.errors == errors and all(answers.values())


def _mark_of_row(entry: object, key: str, at: int, mark: int) -> int:
    rows = entry.get(key) if isinstance(entry, Map) else None
    return rows.marks[at] if isinstance(rows, Seq) and at < len(rows) else mark


def _check_answer_shares(context: Context, table: DecisionTable, entry: object, mark: int) -> None:
    inputs = entry.get("inputs") if isinstance(entry, Map) else None
    for clause in table.inputs:
        asked = inputs.get(clause.id) if isinstance(inputs, Map) else None
        at = asked.position("answers") if isinstance(asked, Map) else -1
        here = asked.marks[at] if isinstance(asked, Map) and at >= 0 else mark
        given = [answer.share.likely or 0.0 for answer in clause.answers if answer.share is not None]
        missing = len(clause.answers) - len(given)
        total = sum(given)
        if given and missing > 1:
            what = f"the answers of {cut(clause.id)}"
            context.problems.error("shares", here, "shares_missing", table.id, what=what, missing=missing)
        elif given and (total > 1 + _TOLERANCE or (not missing and total < 1 - _TOLERANCE)):
            percent = show_number(round(total * 100, 6))
            what = f"the answers of {cut(clause.id)}"
            context.problems.error("shares", here, "shares_sum", table.id, what=what, percent=percent)
    total = sum(row.share.likely or 0.0 for row in table.joint)
    if table.joint and abs(total - 1) > _TOLERANCE:
        percent = show_number(round(total * 100, 6))
        what = f"the joint rows of {cut(table.id)}"
        context.problems.error("shares", mark, "shares_sum", table.id, what=what, percent=percent)


def _check_cover(context: Context, table: DecisionTable, mark: int) -> dict[str, Quantity] | None:
    """Report combinations that are missed or answered twice; returns the share of each output."""
    from procmodel.formats.regions import TooManyRegions, cover, output_shares, overlaps, words_of

    limit = context.limits["regions"]
    try:
        covered = cover(table, limit)
        missed = covered.missed
        if missed and table.rules:
            context.problems.warn("decision-gap", mark, "decision_gap", table.id,
                                  decision=cut(table.id), combination=words_of(table, missed[0]))  # fmt: skip
        if table.hit in (HitPolicy.UNIQUE, HitPolicy.ANY):
            for _, _, region in overlaps(table, limit):
                context.problems.warn("decision-overlap", mark, "decision_overlap", table.id,
                                      decision=cut(table.id), combination=words_of(table, region),
                                      hit=table.hit)  # fmt: skip
                break
        return output_shares(table, covered)
    except TooManyRegions:
        context.problems.remark("decision-gap", mark, "decision_unchecked", table.id,
                                decision=cut(table.id), limit=limit)  # fmt: skip
        return None


def _split_after(level: Level, draft: Draft) -> Draft | None:
    """The split that takes the decision's outputs: the element's own, or the gateway right after it."""
    if "decides" not in draft.fields:
        return None
    if len(draft.flows) > 1 or draft.type is Gateway:
        return draft
    if not draft.flows:
        return None
    local = draft.flows[0][0].target.removeprefix(level.prefix)
    target = level.drafts[level.index[local]]
    return target if target.type is Gateway and target.kind in ("exclusive", "inclusive", "complex") else None


def _check_branches(
    context: Context, table: DecisionTable, draft: Draft, split: Draft, shares: dict[str, Quantity] | None
) -> None:
    outputs = {_folded(output): output for output in table.outputs}
    named = {_folded(flow.when) for flow, _ in split.flows if flow.when}
    open_ended = any(flow.default and not flow.when for flow, _ in split.flows)
    for folded, output in outputs.items():
        if folded not in named and not open_ended:
            context.problems.error("decision-branches", split.next_mark, "output_without_branch", split.id,
                                   output=cut(output), decision=cut(table.id), id=cut(split.id))  # fmt: skip
    for flow, mark in split.flows:
        if flow.when and _folded(flow.when) not in outputs:
            hint = context.problems.hint(flow.when, table.outputs)
            context.problems.error("decision-branches", mark, "branch_without_output", split.id,
                                   text=cut(flow.when), decision=cut(table.id), hint=hint)  # fmt: skip
        elif not flow.when and not flow.default:
            context.problems.error("decision-branches", mark, "branch_without_when", split.id,
                                   to=cut(flow.target), decision=cut(table.id))  # fmt: skip
    if shares is not None and split.kind != "inclusive":
        _fill_or_compare(context, table, split, shares)


def _fill_or_compare(
    context: Context, table: DecisionTable, split: Draft, shares: dict[str, Quantity]
) -> None:
    flows = [flow for flow, _ in split.flows]
    derived = derived_shares(flows, table.outputs, shares)
    if derived is None:
        return
    if all(flow.share is None for flow in flows):
        split.flows = [
            (make(SequenceFlow, {**flow.__dict__, "share": share}), mark)
            for (flow, mark), share in zip(split.flows, derived, strict=True)
        ]
        return
    for (flow, mark), share in zip(split.flows, derived, strict=True):
        written = flow.share.likely if flow.share is not None else None
        if written is not None and abs(written - (share.likely or 0.0)) > _TOLERANCE:
            context.problems.warn("decision-shares", mark, "decision_contradiction", split.id,
                                  to=cut(flow.target), written=show_number(round(written * 100, 6)),
                                  derived=show_number(round((share.likely or 0.0) * 100, 6)),
                                  decision=cut(table.id))  # fmt: skip


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
