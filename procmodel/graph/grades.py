"""How well numbers are known: the grade of a quantity, and the worst of several."""

from __future__ import annotations

from collections.abc import Iterable

from procmodel.model import Grade, NodeBase, Quantity

__all__ = ["grade_of", "worst"]

_WORST_FIRST = tuple(reversed(Grade))


def grade_of(quantity: Quantity, element: NodeBase | None = None) -> Grade:
    """The grade of a quantity: its own, else that of its element, else assumed."""
    return quantity.grade or (element.grade if element is not None else None) or Grade.ASSUMED


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
