"""What the real process showed, held against what the model says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from procmodel.graph.clock import Clock
from procmodel.model import Dimension, Process, Quantity, spread
from procmodel.model.units import UNITS
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Measurement
from procmodel.results.readable import readable, unknown
from procmodel.wording import say

__all__ = ["OBSERVED", "Held", "held_values", "observed_remarks"]

OBSERVED = "observed"
"""The rule of the remarks on observed values."""


@dataclass(frozen=True, slots=True)
class Held:
    """One observed value beside the model's own.

    Attributes:
        name: the measure.
        model: the model's value, in the unit of the observed one.
        observed: the observed value.
        missed: whether the model's interval and what was observed lie apart.
    """

    name: str
    model: str
    observed: str
    missed: bool


def held_values(process: Process, found: Mapping[str, Measurement]) -> Iterator[Held | str]:
    """Each observed value beside the model's; only the name where no measure has that name and unit.

    The interval of the model is the simulated one where there is one, else p10 to p90. A value without an
    interval, or one that is not known, is never called a miss. A measure that was not asked for is left out.
    """
    if not process.observed:
        return
    from procmodel.measures import MEASURES

    clock = Clock(process)
    for name, quantity in process.observed.items():
        one = found.get(name)
        if one is None and name in MEASURES:
            continue
        factor = _factor(one, quantity, clock)
        if one is None or factor is None:
            yield name
            continue
        yield _held(one, quantity, factor)


def observed_remarks(process: Process, found: Mapping[str, Measurement]) -> Iterator[Finding]:
    """A remark for each observed value; a warning where the model misses it."""
    for held in held_values(process, found):
        name = held if isinstance(held, str) else held.name
        place = process.origin.place("observed", name)
        if isinstance(held, str):
            yield Finding(OBSERVED, Severity.INFO, say("measures.observed_unheld", name=name), None, place)
            continue
        source = process.observed_source or process.observed[name].source
        slug = "observed_missed" if held.missed else "observed_held"
        told = say(
            f"measures.{slug}",
            name=name,
            model=held.model,
            observed=f"{held.observed} ({source})" if source else held.observed,
        )
        yield Finding(OBSERVED, Severity.WARNING if held.missed else Severity.INFO, told, None, place)


def _factor(one: Measurement | None, quantity: Quantity, clock: Clock) -> float | None:
    """What one unit of the observed value is in the unit of the measure; None where they do not go together."""
    if one is None:
        return None
    if quantity.dimension is Dimension.DURATION:
        seconds = clock.seconds(quantity.unit)
        return {"s": seconds, "days": clock.calendar_days(seconds)}.get(one.unit)
    money = one.unit.isupper() and len(one.unit) == 3
    of_measure = Dimension.SHARE if one.unit == "1" else Dimension.MONEY if money else Dimension.NUMBER
    fits = quantity.dimension is of_measure and one.unit not in ("s", "days")
    return 1.0 if fits else None


def _held(one: Measurement, quantity: Quantity, factor: float) -> Held:
    value, ends = one.headline, one.ci95 or (one.values.get("p10"), one.values.get("p90"))
    texts = [_text(v, one, quantity, factor) for v in (value, spread.mean(quantity) * factor)]
    missed = False
    if value is not None and ends[0] is not None and ends[1] is not None:
        low, high = spread.low(quantity) * factor, spread.high(quantity) * factor
        slack = 1e-9 * max(abs(low), abs(high), abs(value))
        missed = high < ends[0] - slack or low > ends[1] + slack
    return Held(one.id, texts[0], texts[1], missed)


def _text(value: float | None, one: Measurement, quantity: Quantity, factor: float) -> str:
    if value is None:
        return unknown()
    if quantity.dimension is not Dimension.DURATION:
        return readable(value, one.unit)
    from procmodel.formats.quantities import show_number

    number, unit = float(f"{value / factor:.3g}"), UNITS[quantity.unit]
    return f"{show_number(number)} {unit.name if number == 1 else unit.plural}"
