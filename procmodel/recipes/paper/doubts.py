"""What the saving of staff time depends on, from the doubts of both versions drawn together."""

from __future__ import annotations

from procmodel.measures.sensitivity import Sensitivity
from procmodel.recipes.before_after import BeforeAfter

__all__ = ["saving_of"]


def saving_of(pair: BeforeAfter) -> Sensitivity | None:
    """The saving of staff time a case; None where the visits are not known."""
    raise NotImplementedError
