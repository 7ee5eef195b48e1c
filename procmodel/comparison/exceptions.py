"""Splits that send rare cases to a person and the others to none."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.routes import branch_starts, exclusive_splits, first_steps, share_of
from procmodel.comparison.side import Side
from procmodel.light.tuples import NamedTuple

__all__ = ["RARE", "Exceptional", "exceptional"]

RARE = 0.2  # of the cases of a split: at most, for an exception


class Exceptional(NamedTuple):
    """A split, the share of its cases that goes to a person, the first steps there and on the other ways."""

    split: int
    share: float
    rare: tuple[int, ...]
    common: tuple[int, ...]


def exceptional(side: Side) -> Iterator[Exceptional]:
    """The exclusive splits with a rare branch to a person, the other branches beginning with no person."""
    for split in exclusive_splits(side):
        rare: list[int] = []
        common: list[int] = []
        total = 0.0
        for flow, target in branch_starts(side, split):
            share, steps = share_of(side, flow), first_steps(side, target)
            if share is not None and share <= RARE and steps and all(map(side.view.is_touch, steps)):
                rare += steps
                total += share
            else:
                common += steps
        if rare and common and total <= RARE and not any(map(side.view.is_human, common)):
            yield Exceptional(split, total, tuple(rare), tuple(common))
