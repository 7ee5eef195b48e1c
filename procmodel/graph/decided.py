"""The shares of the branches behind a decision, where the answers have shares and the branches none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from math import prod

from procmodel.graph.view import ProcessView
from procmodel.model import (
    Activity,
    Attribute,
    DecisionRule,
    DecisionTable,
    Gateway,
    InputClause,
    Quantity,
    SequenceFlow,
)

__all__ = ["attribute_shares", "decided_shares", "folded", "output_of", "table_before"]

_COMBINATIONS = 20_000  # beyond it a table is not unfolded


def decided_shares(
    view: ProcessView, node: int, flows: Sequence[SequenceFlow | None], read: Callable[[Quantity], float]
) -> list[float] | None:
    """The share of each of these branches after a decision; None where the file does not tell.

    A default branch without words takes what no other branch names.
    """
    outputs = _output_shares(view, node, read)
    if outputs is None:
        return None
    named = {folded(flow.when) for flow in flows if flow is not None and flow.when}
    rest = sum(share for output, share in outputs.items() if output not in named)
    return [
        0.0 if flow is None else outputs.get(folded(flow.when), 0.0) if flow.when else rest * flow.default
        for flow in flows
    ]


def _output_shares(
    view: ProcessView, node: int, read: Callable[[Quantity], float]
) -> dict[str, float] | None:
    """The share of each output of the decision before a split."""
    table = table_before(view, node)
    if table is None:
        return None
    attributes = {each.id: each for each in view.process.attributes}
    shares: dict[str, float] = {}
    for answers, share in _cases(table, attributes, read):
        output = output_of(table, answers)
        if output is None:
            return None
        shares[folded(output)] = shares.get(folded(output), 0.0) + share
    total = sum(shares.values())
    return {output: share / total for output, share in shares.items()} if total > 0 else None


def folded(text: str | None) -> str:
    """An output, or the words of a branch, as the two are held against each other."""
    return " ".join((text or "").casefold().split())


def table_before(view: ProcessView, node: int) -> DecisionTable | None:
    """The decision that this node takes, or the task right before it."""
    names = [_decides(view, node), *(_decides(view, before) for before in view.predecessors(node))]
    name = next((name for name in names if name), None)
    return next((table for table in view.process.decisions if table.id == name), None)


def _decides(view: ProcessView, node: int) -> str | None:
    model = view.nodes[node]
    return model.decides if isinstance(model, (Activity, Gateway)) else None


def _cases(
    table: DecisionTable, attributes: dict[str, Attribute], read: Callable[[Quantity], float]
) -> Iterator[tuple[dict[str, str], float]]:
    """Every combination of answers with its share: the joint rows, or all independent ones."""
    if table.joint:
        yield from ((dict(row.answers), read(row.share)) for row in table.joint)
        return
    if prod(len(clause.answers) for clause in table.inputs) > _COMBINATIONS:
        return
    shares = [_answer_shares(clause, attributes.get(clause.id), read) for clause in table.inputs]
    if any(options is None for options in shares):
        return
    for row in product(*(options or [] for options in shares)):
        answers = {clause.id: value for clause, (value, _) in zip(table.inputs, row, strict=True)}
        yield answers, prod(share for _, share in row)


def _answer_shares(
    clause: InputClause, attribute: Attribute | None, read: Callable[[Quantity], float]
) -> list[tuple[str, float]] | None:
    """The shares that the answers state; where none does, those of the attribute of that name."""
    silent = [each.value for each in clause.answers if each.share is None]
    if attribute is not None and len(silent) == len(clause.answers):
        return attribute_shares(clause, attribute, read)
    if len(silent) > 1 or not clause.answers:
        return None
    rest = max(0.0, 1.0 - sum(read(each.share) for each in clause.answers if each.share is not None))
    return [(each.value, rest if each.share is None else read(each.share)) for each in clause.answers]


def attribute_shares(
    clause: InputClause, attribute: Attribute, read: Callable[[Quantity], float]
) -> list[tuple[str, float]] | None:
    """What an attribute answers, with shares; None where the answers are not those of its numbers."""
    if attribute.categories:
        return [(value, read(share)) for value, share in attribute.categories]
    from procmodel.graph.attributes import number_shares  # here, since few models ask for numbers

    return number_shares(clause, attribute)


def output_of(table: DecisionTable, answers: dict[str, str]) -> str | None:
    """The output of the first rule that fits, else of the one that says `otherwise`."""
    fitting = (rule for rule in table.rules if not rule.otherwise and _fits(rule, answers))
    rule = next(fitting, None) or next((rule for rule in table.rules if rule.otherwise), None)
    return rule.then.strip() if rule is not None else None


def _fits(rule: DecisionRule, answers: dict[str, str]) -> bool:
    return all(answers.get(name) in allowed for name, allowed in rule.when.items())
