"""Measures with one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from procmodel.graph.basis import Basis, World
from procmodel.measures.counting import SIMULATION, swept
from procmodel.model import Grade
from procmodel.results.measurement import Family, Measurement

__all__ = ["averaged", "single"]


def single(
    name: str,
    value: float | None,
    unit: str,
    *,
    better: str = "lower",
    missing: tuple[str, ...] = (),
    why: str | None = None,
    parts: tuple[Any, ...] = (),
    grade: Grade | None = None,
    bound: str | None = None,
) -> Measurement:
    """A measure with one value; None where something is missing or `why` says that it means nothing."""
    known = None if missing else value
    values = {"value": swept(known)}
    grade = None if known is None else grade
    return Measurement(
        name,
        Family.VALUE,
        unit,
        values,
        better=better,
        exact=bound is None,
        missing=missing,
        why=why,
        parts=parts,
        grade=grade,
        bound=bound,
    )


def averaged(
    basis: Basis,
    name: str,
    value_in: Callable[[World], float | None],
    unit: str,
    *,
    better: str = "lower",
    missing: tuple[str, ...] = (),
    why: str | None = None,
) -> Measurement:
    """A value per average case: unknown where it changes with shares nobody gave, or no sum gives it.

    Args:
        basis: the process.
        name: the measure.
        value_in: its value under some shares; None where only simulation can tell.
        unit: of the value.
        better: which way is better.
        missing: what is lacking besides.
        why: why there is no value.
    """
    value = value_in(basis.world)
    if value is None:
        lost: tuple[str, ...] = (SIMULATION,)
    else:
        lost = basis.lacking(lambda world: value_in(world) or 0.0)
        if not lost and basis.visits.doubtful:
            lost = (SIMULATION,)
    grade = None if value is None or value in (0.0, 1.0) else basis.share_grade
    return single(name, value, unit, better=better, missing=(*missing, *lost), why=why, grade=grade)
