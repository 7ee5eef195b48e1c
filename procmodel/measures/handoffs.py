"""How often a case changes hands."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.responsibility import PARTS
from procmodel.measures.counting import first_sentence
from procmodel.measures.handing import as_drawn, trail
from procmodel.results.measurement import Explanation, Measurement, Term
from procmodel.wording import say

__all__ = ["explain", "handoffs", "part"]


def handoffs(basis: Basis) -> Measurement:
    """Responsibility received by people from another party; the party is the lane.

    Walk back from the receiving step through gateways, events, automated steps and messages to the last
    responsible person: another person 1, the same 0; none, but a system did something, 1; none at all 0. A
    parallel join gives one for each distinct other party; alternatives share one by their shares. A step that
    hands over to somebody outside the remaining flow, and after which its branch ends, is one.

    Example:
        >>> from procmodel import measure, read
        >>> measure(read("examples/speeding_before.yaml"))["handoffs"].expected
        5
    """
    static = sum(as_drawn(basis).values())
    return trail(basis).measured("handoffs", PARTS, static, "handoffs")


def part(basis: Basis, name: str) -> Measurement:
    """One part of the handoffs: intake, internal, outbound or to_customer."""
    static = as_drawn(basis)[name]
    better = "neither" if name in ("intake", "outbound") else "lower"
    return trail(basis).measured(name, (name,), static, "handoffs", better)


def explain(basis: Basis) -> Explanation:
    """Who receives, how often on average, and in which part it counts."""
    found = trail(basis).average
    terms = []
    received = [(node, name, amount) for name in found.names for node, amount in found.at(name).items()]
    for node, name, amount in sorted(received):
        id_ = basis.view.ids[node]
        place = basis.view.process.origin.place("steps", id_)
        note = say(f"measures.{name}")
        terms.append(Term(id_, basis.average.visits[node], amount, place, note=note))
    return Explanation(
        "handoffs", first_sentence(handoffs.__doc__), say("measures.handoffs_formula"), tuple(terms)
    )
