"""Decisions that case attributes answer: the same case answers the same question alike wherever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from math import prod

from procmodel.graph.decided import attribute_shares, folded, output_of, table_before
from procmodel.graph.program import Decision, Site
from procmodel.graph.sites import ways_site
from procmodel.graph.view import ProcessView
from procmodel.model import DecisionTable, InputClause, SequenceFlow, spread
from procmodel.wording import say

__all__ = ["decision_at"]

_TOLERANCE = 0.001 + 1e-9  # by which shares that say the same may be apart
_MOST = 20_000  # combinations of answers up to which a table is unfolded


def decision_at(
    view: ProcessView,
    node: int,
    flows: Sequence[SequenceFlow | None],
    weights: Sequence[float],
    site: Callable[[Site], int],
) -> Decision | str | None:
    """The table before a split with these branches, where an attribute answers part of it.

    None where no attribute does (shares say as much then). A text where one would, and something is in the way:
    what that is. `weights` are the shares of the branches, where they are known.
    """
    table = table_before(view, node)
    if table is None:
        return None
    attributes = {each.id: each for each in view.process.attributes}
    own = {clause.id for clause in table.inputs} & set(attributes)
    if not own:
        return None
    if table.joint:
        return _hindered(table, own, "joint")
    answers, chances, sites = [], [], []
    for clause in table.inputs:
        attribute = attributes.get(clause.id)
        shares = _stated(clause) if attribute is None else attribute_shares(clause, attribute, spread.mean)
        if shares is None:
            return _hindered(table, {clause.id}, "silent" if attribute is None else "ranges")
        key = f"decision/{table.id}/{clause.id}:way" if attribute is None else f"attribute/{clause.id}:way"
        answers.append([value for value, _ in shares])
        chances.append([share for _, share in shares])
        sites.append((site(ways_site(key, chances[-1])), attribute is not None))
    if prod(map(len, answers)) > _MOST:
        return _hindered(table, own, "many")
    ways = _unfolded(table, answers, flows)
    if ways is None:
        return _hindered(table, own, "no_way")
    if sum(weights) > 0 and not _agrees(ways, chances, weights):
        return _hindered(table, own, "other")
    return Decision(tuple(sites), ways)


def _agrees(
    ways: Mapping[tuple[int, ...], int], chances: Sequence[Sequence[float]], weights: Sequence[float]
) -> bool:
    """Whether what is answered leads to each branch as often as its share says."""
    found = [0.0] * len(weights)
    for numbers, way in ways.items():
        found[way] += prod(shares[number] for shares, number in zip(chances, numbers, strict=True))
    totals = sum(found), sum(weights)
    pairs = zip(found, weights, strict=True)
    return all(abs(one / totals[0] - other / totals[1]) <= _TOLERANCE for one, other in pairs)


def _hindered(table: DecisionTable, inputs: set[str], why: str) -> str:
    return say(f"simulation.attribute_{why}", id=", ".join(sorted(inputs)), decision=table.id)


def _unfolded(
    table: DecisionTable, answers: Sequence[Sequence[str]], flows: Sequence[SequenceFlow | None]
) -> dict[tuple[int, ...], int] | None:
    """The branch for each combination of answers; None where one has none."""
    branches = {folded(flow.when): way for way, flow in enumerate(flows) if flow is not None and flow.when}
    rest = next((way for way, flow in enumerate(flows) if flow and flow.default and not flow.when), None)
    ways: dict[tuple[int, ...], int] = {}
    for numbers in product(*(range(len(values)) for values in answers)):
        said = {
            clause.id: values[number]
            for clause, values, number in zip(table.inputs, answers, numbers, strict=True)
        }
        output = output_of(table, said)
        way = branches.get(folded(output), rest) if output is not None else None
        if way is None:
            return None
        ways[numbers] = way
    return ways


def _stated(clause: InputClause) -> list[tuple[str, float]] | None:
    """The answers to one question with the shares that they state; one may be left out."""
    silent = [answer for answer in clause.answers if answer.share is None]
    given = sum(spread.mean(answer.share) for answer in clause.answers if answer.share is not None)
    if len(silent) > 1 or not clause.answers:
        return None
    rest = max(0.0, 1.0 - given)
    return [
        (answer.value, rest if answer.share is None else spread.mean(answer.share))
        for answer in clause.answers
    ]
