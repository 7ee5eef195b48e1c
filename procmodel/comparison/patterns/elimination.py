"""Steps that are no longer done at all."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.results.comparison import ChangeKind

__all__ = ["elimination"]


@pattern("task elimination")
def elimination(pair: Evidence) -> Iterator[Seen]:
    """Steps are gone, and nothing took their place.

    Rule: a step of the earlier model that no later step matches. Where it wrote data that a customer's step
    now writes, the evidence says that it is captured once, at the source.
    """
    gone = [node for entry in pair.entries(ChangeKind.REMOVED) for node in pair.was(entry)]
    captured = [node for node in gone if _written(pair, node)]
    others = [node for node in gone if node not in captured]
    if captured:
        sources = [node for node in pair.after.steps if _captures(pair, node, captured)]
        yield seen(
            map(pair.before.id, captured),
            "elimination-captured",
            steps=pair.names(captured, later=False),
            source=pair.names(sources),
        )
    if others:
        yield seen(map(pair.before.id, others), "elimination", steps=pair.names(others, later=False))


def _written(pair: Evidence, node: int) -> bool:
    """Whether what the step wrote is now written by the customer."""
    return any(_captures(pair, other, [node]) for other in pair.after.steps)


def _captures(pair: Evidence, other: int, gone: list[int]) -> bool:
    data = {one for node in gone for one in getattr(pair.before.model(node), "writes", ())}
    writes = set(getattr(pair.after.model(other), "writes", ()))
    return pair.after.view.is_customer_step(other) and bool(data & writes)
