"""The headline of a comparison says where a version misses what was observed."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.measures.observed_values import Held, held_values
from procmodel.model import Process
from procmodel.results.measurement import Measurements
from procmodel.wording import say

__all__ = ["with_misses"]


def with_misses(finding: str, sides: Iterable[tuple[Process, Measurements]]) -> str:
    """The finding, with a clause for each observed value that a version misses; each is said once.

    Args:
        finding: the sentence so far.
        sides: the earlier and the later version, each with its measures.
    """
    for slug, (process, found) in zip(("before", "after"), sides, strict=True):
        for held in held_values(process, found):
            if isinstance(held, Held) and held.missed:
                clause = say(f"comparison.misses-{slug}", model=held.model, observed=held.observed)
                finding = finding if clause in finding else f"{finding} {clause}"
    return finding
