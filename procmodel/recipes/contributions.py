"""What each change brings of the staff time that is saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.light.tuples import NamedTuple
from procmodel.recipes.before_after import BeforeAfter
from procmodel.results.comparison import ChangeKind, Entry
from procmodel.results.measurement import Measurements
from procmodel.results.sensitivity import Contribution
from procmodel.wording import say

__all__ = ["contributions"]

_SAME = 1e-9


class _Part(NamedTuple):
    """What a step takes of the staff time of a case: how often it is done, and seconds in all."""

    visits: float
    seconds: float

    @property
    def each(self) -> float:
        """Seconds each time."""
        return self.seconds / self.visits if self.visits else 0.0


def contributions(pair: BeforeAfter) -> tuple[Contribution, ...]:
    """The Shapley value of each change in the staff time of a case, the largest saving first.

    The players are the steps that changed, came or went, and the ways cases take (shares and flows), which decide
    how often a step is done. A step that is there before and after takes visits times time, so its game has two
    players, and each gets its change at the mean of what the other had before and after; what came or went
    belongs to the step alone. The values add up to the saving, and the order of changes decides nothing.

    Args:
        pair: the comparison, measured.

    Returns:
        Seconds a case; empty where the staff time of either version is not known.

    Example:
        >>> from procmodel import before_after, read
        >>> pair = before_after(*(read(f"examples/parking_{side}.yaml") for side in ("before", "after")))
        >>> [(one.label, round(one.saved / 60, 1)) for one in contributions(pair)][:2]
        [("'Type the form into the permit database' is gone", 7.0), ("'Check the address' is now automatic", 5.0)]

    Reference:
        Shapley LS (1953). A value for n-person games. Contributions to the Theory of Games II, 307-317.
    """
    if any("touch_time" not in found or found["touch_time"].headline is None for found in pair.measures):
        return ()
    before, after = (_parts(found) for found in pair.measures)
    left = sum(part.seconds for part in before.values()) - sum(part.seconds for part in after.values())
    found = []
    for entry in pair.comparison.steps:
        saved = _of_step(entry, before, after)
        left -= saved
        if abs(saved) > _SAME:
            found.append(Contribution(_label(entry, pair), entry.before, entry.after, saved))
    if abs(left) > _SAME:
        found.append(Contribution(say("comparison.change-ways"), (), (), left))
    return tuple(sorted(found, key=lambda one: -one.saved))


def _parts(measured: Measurements) -> dict[str, _Part]:
    explained = measured.explainer("touch_time") if measured.explainer is not None else None
    found: dict[str, _Part] = {}
    for term in explained.terms if explained is not None else ():
        known = found.get(term.element, _Part(0.0, 0.0))
        seconds = known.seconds + (term.amount or 0.0)
        found[term.element] = _Part(max(known.visits, term.visits or 0.0), seconds)
    return found


def _of_step(entry: Entry, before: Mapping[str, _Part], after: Mapping[str, _Part]) -> float:
    """What a step brings beside how often it is done; a group that merged or split is taken as a whole."""
    first = [before[id_] for id_ in entry.before if id_ in before]
    second = [after[id_] for id_ in entry.after if id_ in after]
    if len(entry.before) == len(entry.after) == 1 and (first or second):
        old, new = _sides(first, second)
        return (old.each - new.each) * (old.visits + new.visits) / 2
    return sum(part.seconds for part in first) - sum(part.seconds for part in second)


def _sides(first: list[_Part], second: list[_Part]) -> tuple[_Part, _Part]:
    """Both sides of a pair; one that takes no staff time is done as often as the other."""
    old = first[0] if first else _Part(second[0].visits, 0.0)
    new = second[0] if second else _Part(first[0].visits, 0.0)
    return old, new


def _label(entry: Entry, pair: BeforeAfter) -> str:
    return " ".join(_words(entry, pair))


def _words(entry: Entry, pair: BeforeAfter) -> Iterator[str]:
    names = pair.names
    ids = [(0, id_) for id_ in entry.before] or [(1, id_) for id_ in entry.after]
    yield ", ".join(repr(names[side].get(id_, id_)) for side, id_ in ids)
    kind = entry.kind if entry.kind in _TOLD else ChangeKind.CHANGED
    yield say(f"comparison.change-{str(kind).replace('_', '-')}")


_TOLD = frozenset(ChangeKind) - {ChangeKind.UNCHANGED}
