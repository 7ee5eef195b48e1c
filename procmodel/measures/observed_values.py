"""What the real process showed, held against what the model says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from procmodel.graph.clock import Clock
from procmodel.graph.draws import Draws, normals_of, percentiles
from procmodel.graph.timeline import Timeline
from procmodel.light.tuples import NamedTuple
from procmodel.model import Dimension, Process, Quantity, spread
from procmodel.model.doubt import drawn_means, relative_doubt
from procmodel.model.quantity import UNITS
from procmodel.results.finding import Finding, Severity
from procmodel.results.measurement import Family, Measurement, Observed
from procmodel.results.readable import readable, unknown
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.results.simulation import Estimate, SimulationRun

__all__ = ["OBSERVED", "held_values", "observed_remarks"]

OBSERVED = "observed"
"""The rule of the remarks on observed values."""

_RATES = (Dimension.RATE, Dimension.HOURLY)  # `8 per hour` may be cases or money
_YEARLY = "per year"
_CASES = "cases"
_DAYS_OF_A_YEAR = 365.0
_DAY = 86_400.0
_SIMULATED = {
    "end_to_end_time": "s",
    "waiting_time": "s",
    "touch_time": "s",
    "handling_cost": "",
    "human_touches": "touches",
    "straight_through": "1",
    "throughput": _YEARLY,
    "work_in_progress": _CASES,
}
"""What a run tells, and in which unit; the currency is the file's."""


class _Modelled(NamedTuple):
    """What the model says: a value with its interval, in a unit."""

    unit: str
    value: float | None
    interval: tuple[float, float] | None
    simulated: bool = False


def held_values(
    process: Process, found: Mapping[str, Measurement], run: SimulationRun | None = None
) -> Iterator[Observed]:
    """Each observed value beside the model's.

    The model's value and interval are the simulated ones where there is a run that tells them, else the expected
    value and p10 to p90; of counts, the least and the most of any case where none goes round. Cases a year
    (`volume`, and `throughput` without a run) are held against the volume. A measure that was not asked for is
    left out.

    Args:
        process: the model.
        found: its measures.
        run: its simulation.
    """
    if not process.observed:
        return
    from procmodel.measures import MEASURES

    against = _Against(process, found, run)
    for name, quantity in process.observed.items():
        modelled = against.modelled(name, quantity)
        if modelled is None and name in MEASURES and name not in found:
            continue
        yield against.held(name, quantity, modelled)


def observed_remarks(process: Process, held: Iterable[Observed]) -> Iterator[Finding]:
    """A remark for each observed value; a warning where the model misses it."""
    for one in held:
        place = process.origin.place("observed", one.measure)
        if not one.unit:
            told = say("measures.observed_unheld", name=one.measure)
            yield Finding(OBSERVED, Severity.INFO, told, None, place)
            continue
        slug = "observed_missed" if one.missed else "observed_held"
        observed, model = one.told
        told = say(
            f"measures.{slug}",
            name=one.measure,
            model=say("measures.simulated_value", value=model) if one.simulated else model,
            observed=f"{observed} ({one.source})" if one.source else observed,
        )
        yield Finding(OBSERVED, Severity.WARNING if one.missed else Severity.INFO, told, None, place)


class _Against:
    """The values of one model, for what was observed to be held against."""

    def __init__(self, process: Process, found: Mapping[str, Measurement], run: SimulationRun | None) -> None:
        self.process, self.found, self.run = process, found, run
        self.clock = Clock(process)

    def modelled(self, name: str, quantity: Quantity) -> _Modelled | None:
        """What the model says of it; None where nothing has that name and unit."""
        value = self._simulated(name) or self._measured(name) or self._volume(name)
        return value if value is not None and self._factor(quantity, value, name) is not None else None

    def held(self, name: str, quantity: Quantity, modelled: _Modelled | None) -> Observed:
        """Both side by side, in the unit of the model."""
        source = self.process.observed_source or quantity.source
        if modelled is None:
            return Observed(name, source=source)
        factor = self._factor(quantity, modelled, name) or 1.0
        mean = spread.mean(quantity) * factor
        return Observed(
            name,
            modelled.unit,
            mean,
            spread.low(quantity) * factor,
            spread.high(quantity) * factor,
            modelled.value,
            modelled.interval,
            modelled.simulated,
            (
                _text(mean, modelled.unit, quantity, factor),
                _text(modelled.value, modelled.unit, quantity, factor),
            ),
            source,
        )

    def _measured(self, name: str) -> _Modelled | None:
        one = self.found.get(name)
        if one is None:
            return None
        return _Modelled(one.unit, one.headline, _ends(one), bool(one.simulated))

    def _volume(self, name: str) -> _Modelled | None:
        """Cases a year: as many are done in the long run as come."""
        stated = self.process.volume
        if name not in ("volume", "throughput"):
            return None
        if stated is None:
            return _Modelled(_YEARLY, None, None)
        drawn = Draws(drawn_means(stated, relative_doubt(stated), normals_of("volume")))
        a_year = self.clock.per_year(stated, lambda _: 1.0)
        low, high = (end * a_year for end in percentiles(drawn, 0.1, 0.9))
        return _Modelled(_YEARLY, self.clock.per_year(stated), (low, high))

    def _simulated(self, name: str) -> _Modelled | None:
        """What a run tells of it; None where there is no run, or it does not know."""
        if self.run is None:
            return None
        if name == "calendar_days":
            scale = 1 / _DAY if self.run.clock != "working" else self.clock.calendar_days(1.0)
            return _scaled(self.run.results["end_to_end_time"], "days", scale)
        estimate = self.run.results.get(name)
        if estimate is None or name not in _SIMULATED:
            return None
        unit = _SIMULATED[name] or self.process.currency
        return _scaled(estimate, unit, _DAYS_OF_A_YEAR if name == "throughput" else 1.0)

    def _factor(self, quantity: Quantity, modelled: _Modelled, name: str) -> float | None:
        """What one of the observed units is in the unit of the model; None where they do not go together."""
        unit = modelled.unit
        if quantity.dimension is Dimension.DURATION:
            seconds = self.clock.seconds(quantity.unit)
            if unit == "days":
                return self.clock.calendar_days(seconds)
            on_clock = self.run is not None and modelled.simulated and name != "touch_time"
            of_unit = self._on_clock(quantity) if on_clock else seconds
            return of_unit if unit == "s" and not name.startswith("annual_") else None
        if quantity.dimension in _RATES:
            a_year = self.clock.per_year(quantity, lambda _: 1.0)
            of_time = not quantity.unit.startswith("per ")
            fits = unit == "s" if of_time else unit == _YEARLY or _is_money(unit)
            return a_year if fits and (unit == _YEARLY or name.startswith("annual_")) else None
        if unit in ("s", "days", _YEARLY):
            return None
        known = {Dimension.SHARE: unit == "1", Dimension.MONEY: _is_money(unit), Dimension.NUMBER: True}
        return 1.0 if known.get(quantity.dimension) else None

    def _on_clock(self, quantity: Quantity) -> float:
        """A unit of time in the seconds of the run."""
        return Timeline(self.process, self.clock).span(quantity)


def _ends(one: Measurement) -> tuple[float, float] | None:
    """The interval of a measure; of a count, from the least to the most of any case where none goes round."""
    keys = ("min", "max") if one.family is Family.COUNT else ("p10", "p90")
    low, high = one.ci95 or [one.values.get(key) for key in keys]
    if one.headline is None or low is None or high is None:
        return None
    return (low, high) if one.family is not Family.COUNT or low <= one.headline <= high else None


def _is_money(unit: str) -> bool:
    return unit.isupper() and len(unit) == 3


def _scaled(estimate: Estimate, unit: str, scale: float) -> _Modelled | None:
    if estimate.mean is None:
        return None
    ends = None if estimate.ci95 is None else (estimate.ci95[0] * scale, estimate.ci95[1] * scale)
    return _Modelled(unit, estimate.mean * scale, ends, True)


def _text(value: float | None, unit: str, quantity: Quantity, factor: float) -> str:
    """A value in the unit that was observed, as the file writes it."""
    if value is None:
        return unknown()
    if quantity.dimension not in (Dimension.DURATION, *_RATES):
        return readable(value, unit)
    from procmodel.formats.quantities import show_number

    number = float(f"{value / factor:.3g}")
    if quantity.dimension in _RATES:
        return f"{show_number(number)} {quantity.unit}"
    of = UNITS[quantity.unit]
    return f"{show_number(number)} {of.name if number == 1 else of.plural}"
