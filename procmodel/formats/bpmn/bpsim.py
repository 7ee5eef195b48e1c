"""BPSim's values and ours: a parameter as it is written in XML, and the quantity that it says."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.events import duration_of
from procmodel.formats.bpmn.names import local
from procmodel.graph.clock import Clock
from procmodel.light.records import dataclass
from procmodel.model import Dimension, EventDefinition, Quantity, Shape, spread
from procmodel.model.base import make

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Parameter", "duration", "number", "parameter_in", "quantity_of", "same", "truncated"]

_UNITS = {"s": ("s", 1.0), "min": ("min", 1.0), "h": ("hour", 1.0), "day": ("day", 1.0), "week": ("day", 7.0),
          "month": ("day", 365 / 12), "year": ("day", 365.0)}  # fmt: skip
_READ = {"ms": ("s", 0.001), "s": ("s", 1.0), "min": ("min", 1.0), "hour": ("h", 1.0), "day": ("day", 1.0),
         "year": ("year", 1.0)}  # fmt: skip
_SECONDS = {"s": 1.0, "min": 60.0, "hour": 3_600.0, "day": 86_400.0}
_CONSTANTS = ("NumericParameter", "FloatingParameter")
_MOMENTS = {"NormalDistribution": Shape.NORMAL, "LogNormalDistribution": Shape.LOGNORMAL}
_WRITTEN = {Shape.NORMAL: "NormalDistribution", Shape.LOGNORMAL: "LogNormalDistribution"}
_CLOSE = 1e-9
_ALIKE = 0.01  # how near two spreads are the same to a reader


@dataclass(frozen=True)
class Parameter:
    """A value in BPSim: its kind, such as `NormalDistribution`, and its attributes."""

    kind: str
    values: dict[str, str]

    @property
    def says_nothing(self) -> bool:
        """Whether it is only what some tools write where nobody typed anything: 0, without a spread."""
        numbers = [
            _number(text)
            for key, text in self.values.items()
            if key in ("value", "mean", "standardDeviation")
        ]
        return bool(numbers) and all(one == 0 for one in numbers) and self.kind != "DurationParameter"


def parameter_in(element: _Element) -> Parameter | None:
    """The value in an element such as `ProcessingTime`: the first that holds at any time."""
    for child in element:
        if (
            not isinstance(child.tag, str)
            or child.get("validFor") is not None
            or local(child.tag) == "ResultRequest"
        ):
            continue
        values = {str(key): str(value) for key, value in child.items() if key not in ("instance", "result")}
        return Parameter(local(child.tag), values)
    return None


def same(one: Parameter | None, other: Parameter | None) -> bool:
    """Whether two parameters say the same number for number."""
    if one is None or other is None:
        return one is other
    if one.kind != other.kind or set(one.values) != set(other.values):
        return False
    for key, text in one.values.items():
        first, second = _number(text), _number(other.values[key])
        if first is None or second is None:
            if text != other.values[key]:
                return False
        elif not math.isclose(first, second, rel_tol=_CLOSE, abs_tol=_CLOSE):
            return False
    return True


def number(value: float, **more: str) -> Parameter:
    """A plain number."""
    whole = value == int(value) and not more
    return Parameter("NumericParameter" if whole else "FloatingParameter", {"value": _text(value), **more})


def duration(quantity: Quantity, clock: Clock) -> Parameter:
    """How long, with its spread. A working day counts the hours that the calendar gives it.

    BPSim knows no PERT: such a range becomes a normal spread of the same mean and deviation between the same
    ends, which says all three numbers.
    """
    unit, factor = _UNITS.get(quantity.unit) or ("hour", clock.seconds(quantity.unit) / 3_600.0)
    shape = spread.shape_of(quantity)
    if shape is Shape.FIXED:
        return Parameter(
            "DurationParameter", {"value": _iso(spread.mean(quantity) * factor * _SECONDS[unit])}
        )
    numbers: dict[str, float]
    kind = _WRITTEN.get(shape, "")
    mean, sd = spread.mean(quantity), spread.deviation(quantity)
    if shape in (Shape.UNIFORM, Shape.TRIANGULAR, Shape.PERT):
        numbers = {"min": spread.low(quantity), "max": spread.high(quantity)}
        kind = "UniformDistribution"
        if shape is Shape.TRIANGULAR:
            kind, numbers = "TriangularDistribution", {"mode": spread.likely(quantity), **numbers}
        elif shape is Shape.PERT:
            kind, numbers = "TruncatedNormalDistribution", {"mean": mean, "standardDeviation": sd, **numbers}
    elif shape is Shape.EXPONENTIAL:
        kind, numbers = "NegativeExponentialDistribution", {"mean": mean}
    elif shape is Shape.GAMMA and sd > 0 and mean > 0:
        return _made("GammaDistribution", {"shape": (mean / sd) ** 2, "scale": factor * sd**2 / mean}, unit)
    else:
        mean = quantity.mean if quantity.mean is not None else mean
        numbers = {"mean": mean, "standardDeviation": quantity.sd or sd}
        kind = kind or "NormalDistribution"
    return _made(kind, {key: value * factor for key, value in numbers.items()}, unit)


def quantity_of(parameter: Parameter, dimension: Dimension, base: str) -> Quantity | None:
    """The quantity that a parameter says; None where it says it in a way that is not understood.

    Args:
        parameter: what is written.
        dimension: what it measures.
        base: the unit of times that name none, as BPSim calls it.

    Example:
        >>> found = quantity_of(Parameter("TriangularDistribution", {"min": "4", "mode": "6", "max": "9"}),
        ...                     Dimension.DURATION, "min")
        >>> found.low, found.likely, found.high, found.unit, str(found.shape)
        (4.0, 6.0, 9.0, 'min', 'triangular')
    """
    if parameter.kind == "DurationParameter":
        text = parameter.values.get("value")
        timer = make(EventDefinition, {"event": "timer", "timer": "duration", "text": text})
        return duration_of([timer]) if dimension is Dimension.DURATION else None
    unit, factor = "", 1.0
    if dimension is Dimension.DURATION:
        known = _READ.get(parameter.values.get("timeUnit", base))
        if known is None:
            return None
        unit, factor = known
    given = {
        key: _number(text)
        for key, text in parameter.values.items()
        if key not in ("timeUnit", "currencyUnit")
    }
    numbers = {key: value for key, value in given.items() if value is not None}
    found = _shaped(parameter.kind, numbers, factor) if len(numbers) == len(given) else None
    if found is None or any(value < 0 for value in found.values() if isinstance(value, float)):
        return None
    if dimension is not Dimension.DURATION and found.get("likely") is None:
        return None
    return make(Quantity, {"dimension": dimension, "unit": unit, **found})


def _shaped(kind: str, numbers: dict[str, float], factor: float) -> dict[str, Any] | None:
    """The fields of a quantity, by the kind of distribution."""

    def of(key: str) -> float:
        return round(numbers[key] * factor, 9)

    try:
        if kind in _CONSTANTS:
            return {"likely": of("value")}
        if kind in _MOMENTS:
            plain = numbers["standardDeviation"] == 0
            return (
                {"likely": of("mean")}
                if plain
                else {"shape": _MOMENTS[kind], "mean": of("mean"), "sd": of("standardDeviation")}
            )
        if kind == "UniformDistribution":
            return _rising({"shape": Shape.UNIFORM, "low": of("min"), "high": of("max")})
        if kind == "TriangularDistribution":
            return _rising(
                {"shape": Shape.TRIANGULAR, "low": of("min"), "likely": of("mode"), "high": of("max")}
            )
        if kind == "NegativeExponentialDistribution":
            return {"shape": Shape.EXPONENTIAL, "mean": of("mean")}
        if kind == "ErlangDistribution":
            return {
                "shape": Shape.GAMMA,
                "mean": of("mean"),
                "sd": round(of("mean") / math.sqrt(numbers["k"]), 9),
            }
        if kind == "GammaDistribution":
            mean = numbers["shape"] * of("scale")
            sd = math.sqrt(numbers["shape"]) * of("scale")
            return {"shape": Shape.GAMMA, "mean": round(mean, 9), "sd": round(sd, 9)}
        if kind == "TruncatedNormalDistribution":
            return truncated(of("mean"), of("standardDeviation"), of("min"), of("max"))
    except (KeyError, ValueError, ZeroDivisionError):
        return None
    return None


def truncated(mean: float, sd: float, low: float, high: float) -> dict[str, Any] | None:
    """A normal spread between two ends: PERT where mean and deviation are those of one, else normal."""
    likely = round((6 * mean - low - high) / 4, 6)
    if low <= likely <= high:
        pert = make(Quantity, {"dimension": Dimension.DURATION, "unit": "s", "shape": Shape.PERT,
                               "low": low, "likely": likely, "high": high})  # fmt: skip
        if math.isclose(spread.deviation(pert), sd, rel_tol=_ALIKE):
            return {"shape": Shape.PERT, "low": low, "likely": likely, "high": high}
    return {"shape": Shape.NORMAL, "mean": mean, "sd": sd}


def _rising(found: dict[str, Any]) -> dict[str, Any] | None:
    rising = [found[key] for key in ("low", "likely", "high") if key in found]
    return found if rising == sorted(rising) else None


def _made(kind: str, numbers: dict[str, float], unit: str) -> Parameter:
    return Parameter(kind, {**{key: _text(value) for key, value in numbers.items()}, "timeUnit": unit})


def _text(value: float) -> str:
    return f"{value:.12g}" if value != int(value) or abs(value) > 1e15 else str(int(value))


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _iso(seconds: float) -> str:
    """A duration in ISO 8601, in its largest whole unit."""
    for letters, size in (("P{}D", 86_400.0), ("PT{}H", 3_600.0), ("PT{}M", 60.0)):
        if seconds and seconds % size == 0:
            return letters.format(int(seconds // size))
    return f"PT{_text(seconds)}S"
