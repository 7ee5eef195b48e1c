"""The headline of a comparison says where a version misses what was observed."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.results.measurement import Measurements
from procmodel.wording import say, sentences

__all__ = ["plain_name", "with_misses", "without_misses"]


def with_misses(finding: str, sides: tuple[Measurements, Measurements]) -> str:
    """The finding, with a clause for each observed value that a version misses.

    Args:
        finding: the sentence so far.
        sides: the measures of the earlier and of the later version.
    """
    return " ".join([finding, *_clauses(sides)])


def without_misses(finding: str, sides: tuple[Measurements, Measurements]) -> str:
    """The finding without the clauses that these measures brought."""
    for clause in _clauses(sides):
        finding = finding.replace(f" {clause}", "", 1)
    return finding


def _clauses(sides: tuple[Measurements, Measurements]) -> Iterator[str]:
    for slug, found in zip(("before", "after"), sides, strict=True):
        for one in found.observed:
            if one.missed:
                observed, model = one.told
                name = plain_name(one.measure)
                yield say(f"comparison.misses-{slug}", name=name, model=model, observed=observed)


def plain_name(measure: str) -> str:
    """What readers call a measure, or a figure of a simulation; its id where it has no other name."""
    known = sentences("reports").get(measure) or sentences("simulation").get(f"name_{measure}")
    return (known or measure).strip()
