"""Decisions that case attributes answer: the same case answers the same question alike wherever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import prod

from procmodel.graph.decided import output_of, table_before
from procmodel.graph.program import Decision, Site
from procmodel.graph.sites import ways_site
from procmodel.graph.view import ProcessView
from procmodel.model import Attribute, InputClause, Process, spread

__all__ = ["decision_at"]

_MOST = 20_000  # combinations of answers up to which a table is unfolded


def decision_at(
    view: ProcessView, node: int, outputs: Sequence[str], site: Callable[[Site], int]
) -> Decision | None:
    """The table before a split whose branches have these outputs, where an attribute answers part of it.

    None where no attribute does (shares say as much then), or where some answers have no share.
    """
    table = table_before(view, node)
    if table is None or table.joint:
        return None
    attributes = _categories(view.process)
    if not any(clause.id in attributes for clause in table.inputs):
        return None
    answers, sites = [], []
    for clause in table.inputs:
        shares = _shares_of(clause, attributes.get(clause.id))
        if shares is None:
            return None
        own = clause.id in attributes
        key = f"attribute/{clause.id}:way" if own else f"decision/{table.id}/{clause.id}:way"
        answers.append([value for value, _ in shares])
        sites.append((site(ways_site(key, [share for _, share in shares])), own))
    if prod(map(len, answers)) > _MOST:
        return None
    ways: dict[tuple[int, ...], int] = {}
    for numbers in product(*(range(len(values)) for values in answers)):
        said = {
            clause.id: values[number]
            for clause, values, number in zip(table.inputs, answers, numbers, strict=True)
        }
        output = output_of(table, said)
        if output not in outputs:
            return None
        ways[numbers] = outputs.index(output)
    return Decision(tuple(sites), ways)


def _categories(process: Process) -> dict[str, Attribute]:
    return {each.id: each for each in process.attributes if each.categories}


def _shares_of(clause: InputClause, attribute: Attribute | None) -> list[tuple[str, float]] | None:
    """The answers to one question with their shares: those of the attribute, or its own; one may be left out."""
    if attribute is not None:
        return [(value, spread.mean(share)) for value, share in attribute.categories]
    silent = [answer for answer in clause.answers if answer.share is None]
    given = sum(spread.mean(answer.share) for answer in clause.answers if answer.share is not None)
    if len(silent) > 1 or not clause.answers:
        return None
    rest = max(0.0, 1.0 - given)
    return [
        (answer.value, rest if answer.share is None else spread.mean(answer.share))
        for answer in clause.answers
    ]
