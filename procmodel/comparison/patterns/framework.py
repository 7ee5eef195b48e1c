"""What every redesign pattern is made of: a function that looks at a matched pair and says what it saw."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field

from procmodel.comparison.evidence import Evidence
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.results.comparison import PatternHit
from procmodel.wording import say

__all__ = ["REIJERS", "Pattern", "PatternFunction", "Seen", "not_assessed", "pattern", "pattern_of", "seen"]

REIJERS = "Reijers and Limam Mansar (2005), Best practices in business process redesign"


class Seen(NamedTuple):
    """One place where a pattern shows: ids of the steps, and the sentence that says so."""

    steps: tuple[str, ...]
    evidence: str
    assessed: bool = True


PatternFunction = Callable[[Evidence], Iterator[Seen]]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A redesign pattern: its slug, its rule, and where it comes from.

    Attributes:
        heuristic: what the cited list calls it; None: it is ours.
    """

    slug: str
    function: PatternFunction = field(compare=False)
    heuristic: str | None = None

    @property
    def ours(self) -> bool:
        """Whether it is not in the cited list."""
        return self.heuristic is None

    @property
    def reference(self) -> str:
        """Where it comes from, empty where it is ours."""
        return f"{REIJERS}: {self.heuristic}" if self.heuristic else ""

    @property
    def text(self) -> str:
        """What it is, and the rule by which it is seen."""
        return inspect.getdoc(self.function) or ""

    def run(self, pair: Evidence) -> Iterator[PatternHit]:
        """Where the pattern shows in a pair."""
        for found in self.function(pair):
            yield PatternHit(
                self.slug, found.steps, found.evidence, self.reference, self.ours, found.assessed
            )


def pattern(heuristic: str | None = None) -> Callable[[PatternFunction], PatternFunction]:
    """Make a function a redesign pattern; its slug is its name. `heuristic` is its name in the cited list."""

    def mark(function: PatternFunction) -> PatternFunction:
        slug = function.__name__.replace("_", "-")
        function.pattern = Pattern(slug, function, heuristic)  # type: ignore[attr-defined]
        return function

    return mark


def pattern_of(function: PatternFunction) -> Pattern:
    """The pattern that a function was made."""
    made: Pattern = function.pattern  # type: ignore[attr-defined]
    return made


def seen(steps: Iterable[str], key: str, /, **values: object) -> Seen:
    """Where a pattern shows; `key` is its sentence."""
    return Seen(tuple(steps), say(f"patterns.{key}", **values))


def not_assessed(key: str, /, **values: object) -> Seen:
    """That a pattern could not be looked for, and what is missing."""
    return Seen((), say(f"patterns.{key}", **values), assessed=False)
