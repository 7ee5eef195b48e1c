"""How well numbers are known together: the worst grade of several."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.model import Grade

__all__ = ["worst"]

_WORST_FIRST = tuple(reversed(Grade))


def worst(grades: Iterable[Grade]) -> Grade | None:
    """The worst of several grades, None of none.

    Example:
        >>> str(worst([Grade.MEASURED, Grade.ESTIMATED]))
        'estimated'
    """
    given = list(grades)
    for grade in _WORST_FIRST:
        if grade in given:
            return grade
    return None
