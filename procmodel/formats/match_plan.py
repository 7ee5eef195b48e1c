"""What a decision on a match changes in the rows of the sheet Matches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.light.tuples import NamedTuple

__all__ = ["Decision", "MatchRow", "planned"]


class Decision(NamedTuple):
    """What a person decided: whether one proposed step stands for these of today's."""

    before: tuple[str, ...]
    after: str
    accepted: bool


class MatchRow(NamedTuple):
    """A row as it is understood.

    Attributes:
        number: from 0.
        before: the id of a step of today's; empty where the row names none.
        after: the id of a proposed step; empty where the row names none.
        asks: whether the row only says that the steps of the decision might belong together.
    """

    number: int
    before: str
    after: str
    asks: bool = False


def planned(rows: Sequence[MatchRow], decision: Decision, free: int) -> dict[int, tuple[str, str]]:
    """What each changed row says then, by its number: both steps, one, or nothing. The first one tells it.

    Args:
        rows: of the sheet.
        decision: what was decided.
        free: the first row below all others.

    Example:
        >>> planned([MatchRow(1, "check", "")], Decision(("check",), "proof", True), 2)
        {1: ('check', 'proof')}
        >>> planned([MatchRow(1, "check", "proof")], Decision(("check",), "proof", False), 2)
        {1: ('', 'proof')}
    """
    asking = [row.number for row in rows if row.asks]
    new = [row.number for row in rows if not row.before and row.after == decision.after]
    places = iter((*asking, *new, *range(free, free + len(decision.before) + 1)))
    found = dict((_accepted if decision.accepted else _rejected)(rows, decision, places))
    left = {number: ("", "") for number in (*asking, *new) if number not in found}
    return {**found, **left}


def _accepted(
    rows: Sequence[MatchRow], decision: Decision, places: Iterator[int]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """The row of the pair; else one that says that the step is gone; else another."""
    for before in decision.before:
        own = [row for row in rows if row.before == before and row.after in (decision.after, "")]
        own.sort(key=lambda row: not row.after)
        number = own[0].number if own else next(places)
        yield number, (before, decision.after)


def _rejected(
    rows: Sequence[MatchRow], decision: Decision, places: Iterator[int]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """One row says that the proposed step is new, unless it stands for others too."""
    same = [row for row in rows if row.after == decision.after and row.before]
    pairs = [row.number for row in same if row.before in decision.before]
    says = len(pairs) == len(same)
    for number in pairs or [next(places)] * says:
        yield number, ("", decision.after if says else "")
        says = False
