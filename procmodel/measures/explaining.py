"""Why a measure has its value: asked for one at a time, so worked out then."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from procmodel.graph.basis import Basis
from procmodel.measures.amounts import explained
from procmodel.measures.counting import Count, first_sentence
from procmodel.measures.touch_spread import between_cases
from procmodel.model import NodeBase, spread
from procmodel.results.measurement import Explanation, Term
from procmodel.results.readable import readable
from procmodel.wording import say, sentences

__all__ = ["explanation_of"]


def explanation_of(basis: Basis, name: str, function: Any) -> Explanation:
    """The rule and formula of a measure, what each element adds where it is a sum, and the shares behind it.

    Args:
        basis: the process.
        name: the id of the measure.
        function: what measures it.
    """
    found = _explained(basis, name, function)
    said = sentences("rules")
    rule = said.get(name, said.get(name.partition(".")[0]))
    found = found._replace(rule=rule) if rule is not None else found
    if name == "touch_time":
        found = found._replace(between=between_cases(basis))
    if all(term.visits in (0.0, 1.0) for term in found.terms):
        return found
    return found._replace(terms=(*found.terms, *_shares(basis)))


def _shares(basis: Basis) -> Iterator[Term]:
    """The shares that visits rest on, each with its evidence."""
    for share in basis.shares_of_choices():
        stated, model = share.quantity, basis.view.nodes[share.node]
        source = stated.source or (model.source if isinstance(model, NodeBase) else None)
        place = basis.view.process.origin.place(*share.path)
        note = readable(spread.mean(stated), "1")
        yield Term(share.name, None, None, place, source, basis.grade_of(share), note, is_input=True)


def _explained(basis: Basis, name: str, function: Any) -> Explanation:
    if isinstance(function, Count):
        return function.explain(basis)
    module = import_module(function.__module__)
    if hasattr(module, "explain"):
        own: Explanation = module.explain(basis)
        return own
    formula = sentences("times").get(f"{name}.formula")
    sum_of = getattr(module, "sum_of", None)
    if formula is not None and sum_of is not None:
        return explained(basis.flow, name, lambda case: sum_of(case, basis.flow.side))
    if formula is None:
        formula = sentences("measures").get(f"{name}_formula") or say("measures.value_formula")
    return Explanation(name, first_sentence(function.__doc__), formula)
