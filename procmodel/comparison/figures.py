"""The measures of both models side by side, with the change."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.results.comparison import MeasureChange
from procmodel.results.measurement import Measurement, Measurements

__all__ = ["measure_changes"]

_DIGITS = 12  # what is left of a difference of two floats after rounding errors


def measure_changes(
    measures: tuple[Measurements, Measurements] | None,
) -> tuple[dict[str, MeasureChange], dict[str, MeasureChange]]:
    """The changes of all measures, and of the parts of the handoffs."""
    if measures is None:
        return {}, {}
    before, after = measures
    return _changes(before, after), _changes(before.handoffs_by, after.handoffs_by)


def _changes(before: Mapping[str, Measurement], after: Mapping[str, Measurement]) -> dict[str, MeasureChange]:
    return {name: change_of(before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])}


def change_of(before: Measurement | None, after: Measurement | None) -> MeasureChange:
    """The difference of the headline values; unknown where either is."""
    either = after or before
    key = either.family.headline if either else "value"
    was = before.headline if before else None
    now = after.headline if after else None
    difference = round(now - was, _DIGITS) if was is not None and now is not None else None
    ratio = round(difference / was, _DIGITS) if difference is not None and was else None
    return MeasureChange(before, after, {key: difference, "ratio": ratio})
