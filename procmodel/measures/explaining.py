"""Why a measure has its value: asked for one at a time, so worked out then."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from procmodel.graph.basis import Basis
from procmodel.measures.amounts import explained
from procmodel.measures.counting import Count, first_sentence
from procmodel.results.measurement import Explanation
from procmodel.wording import say, sentences

__all__ = ["explanation_of"]


def explanation_of(basis: Basis, name: str, function: Any) -> Explanation:
    """The rule and formula of a measure, and what each element adds where it is a sum over elements.

    Args:
        basis: the process.
        name: the id of the measure.
        function: what measures it.
    """
    if isinstance(function, Count):
        return function.explain(basis)
    module = import_module(function.__module__)
    if hasattr(module, "explain"):
        found: Explanation = module.explain(basis)
        return found
    formula = sentences("times").get(f"{name}.formula")
    sum_of = getattr(module, "sum_of", None)
    if formula is not None and sum_of is not None:
        return explained(basis.flow, name, lambda case: sum_of(case, basis.flow.side))
    if formula is None:
        formula = sentences("measures").get(f"{name}_formula") or say("measures.value_formula")
    return Explanation(name, first_sentence(function.__doc__), formula)
