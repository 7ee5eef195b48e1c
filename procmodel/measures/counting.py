"""A count says what is counted; here that becomes its values, for all counts alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from procmodel.graph.basis import Basis, World
from procmodel.graph.runs import repeated
from procmodel.graph.shares import multiplicity, repeating
from procmodel.graph.view import ProcessView
from procmodel.light.records import dataclass
from procmodel.model import Grade
from procmodel.results.later import ValuesTogether
from procmodel.results.measurement import Explanation, Family, Measurement, Term
from procmodel.wording import say

__all__ = [
    "SIMULATION",
    "Count",
    "amounts_of",
    "count",
    "counted",
    "counts",
    "first_sentence",
    "grade_of",
    "swept",
    "terms_of",
]

SIMULATION = "simulation"
"""What a number lacks that no sum gives."""

_ALL_UNKNOWN: Mapping[str, float | None] = dict.fromkeys(Family.COUNT.keys)
_ALONG_RUNS = frozenset({"main_path", "min", "max"})

Amounts = Mapping[int, float]
"""What one visit of each node counts."""

Named = Amounts | Iterable[int | tuple[int, float]]
"""Nodes that count: each once, or with an amount."""


@dataclass(frozen=True)
class Count:
    """A count as a measure: `what` names the nodes that count, each once or with an amount."""

    what: Callable[[ProcessView], Named]
    unit: str
    better: str

    @property
    def id(self) -> str:
        """Its name in the counting rules."""
        return self.what.__name__

    @property
    def __doc__(self) -> str | None:  # type: ignore[override]
        return self.what.__doc__

    def __call__(self, basis: Basis) -> Measurement:
        """All five values."""
        return counted(basis, self.id, amounts_of(self.what(basis.view)), self.unit, self.better)

    def explain(self, basis: Basis) -> Explanation:
        """The steps that count, with their visits."""
        rule = first_sentence(self.what.__doc__)
        return Explanation(
            self.id, rule, say("measures.count_formula"), terms_of(basis, amounts_of(self.what(basis.view)))
        )


def count(unit: str, better: str = "lower") -> Callable[[Callable[[ProcessView], Named]], Count]:
    """Make a measure of a function that names the nodes that count.

    Args:
        unit: what is counted.
        better: which way is better for those served and serving: lower, higher or neither.
    """

    def made(what: Callable[[ProcessView], Named]) -> Count:
        return Count(what, unit, better)

    return made


def amounts_of(named: Named) -> Amounts:
    """What each node counts; a bare node counts once."""
    if isinstance(named, Mapping):
        return named
    found: dict[int, float] = {}
    for one in named:
        if isinstance(one, tuple):
            node, amount = one
            found[node] = found.get(node, 0.0) + amount
        else:
            found[one] = found.get(one, 0.0) + 1.0
    return found


def counted(basis: Basis, name: str, amounts: Amounts, unit: str, better: str) -> Measurement:
    """The values of a count: as drawn, on the main run, on average, at least and at most without loops."""
    per_visit = _repeated(basis.view, amounts)

    def expected_in(world: World) -> float:
        visits = world.visits.expected
        return sum([visits[node] * amount for node, amount in per_visit.items()])

    expected: float | None = expected_in(basis.world)
    missing = basis.lacking(expected_in)
    doubtful = basis.visits.doubtful
    if not missing and doubtful and any(node in doubtful for node, amount in amounts.items() if amount):
        missing = (SIMULATION,)
    grade = None if missing else grade_of(basis, amounts)
    along_runs = partial(_along_runs, basis, amounts)
    values = counts(sum(amounts.values()), None if missing else expected, along_runs)
    return Measurement(name, Family.COUNT, unit, values, better=better, missing=missing, grade=grade)


def counts(
    static: float, expected: float | None, along_runs: Callable[[], Mapping[str, float | None]]
) -> ValuesTogether:
    """The values of a count; those along single runs are worked out when one of them is first looked at."""
    values = {**_ALL_UNKNOWN, "static": swept(static), "expected": swept(expected)}
    return ValuesTogether(values, along_runs, _ALONG_RUNS)


def _along_runs(basis: Basis, amounts: Amounts) -> dict[str, float | None]:
    """On the main run, and at least and at most."""
    least, most = (_on_runs(basis.view, amounts, most=most) for most in (False, True))
    low, high = basis.runs.extremes(least, most) or (None, None)
    return tidy({"main_path": basis.runs.on_main(least), "min": low, "max": high})


def grade_of(basis: Basis, nodes: Iterable[int]) -> Grade | None:
    """The grade of an average over nodes: that of the shares, where a case does not come by each just once."""
    visits = basis.visits.expected
    for node in nodes:
        if visits[node] not in (0.0, 1.0):
            return basis.share_grade
    return None


def tidy(values: Mapping[str, float | None]) -> dict[str, float | None]:
    """Values with the dust of floating point swept off; whole ones as whole numbers."""
    return {key: swept(value) for key, value in values.items()}


def swept(value: float | None) -> float | None:
    """A value with the dust of floating point swept off; a whole one as a whole number."""
    if value is None:
        return None
    value = round(value, 12)
    whole = int(value)
    return whole if value == whole else value


def _repeated(view: ProcessView, amounts: Amounts) -> Amounts:
    """The amounts of one visit, steps that are done several times counted as often."""
    with_repeat = repeating(view)
    if not any(node in amounts for node in with_repeat):
        return amounts
    return {n: a * multiplicity(view, n) if n in with_repeat else a for n, a in amounts.items()}


def _on_runs(view: ProcessView, amounts: Amounts, *, most: bool) -> Amounts:
    with_repeat = repeating(view)
    if not any(node in amounts for node in with_repeat):
        return amounts
    return {n: a * repeated(view, n, most=most) if n in with_repeat else a for n, a in amounts.items()}


def terms_of(basis: Basis, amounts: Amounts) -> tuple[Term, ...]:
    """What each node adds on average, and where it stands in its file."""
    per_visit = _repeated(basis.view, amounts)
    known = basis.average.visits
    terms = []
    for node, amount in per_visit.items():
        if not amount:
            continue
        visits = known[node]
        name = basis.view.ids[node]
        place = basis.view.process.origin.place("steps", name)
        terms.append(Term(name, visits, None if visits is None else visits * amount, place))
    return tuple(terms)


def first_sentence(text: str | None) -> str:
    """The first sentence of a docstring: the rule."""
    lines = (text or "").strip().split("\n\n")[0].split()
    return " ".join(lines)
