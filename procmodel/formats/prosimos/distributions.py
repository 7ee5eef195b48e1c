"""Distributions as Prosimos writes them: a name, and numbers whose order and count its version decides."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from procmodel.formats.bpmn.bpsim import truncated
from procmodel.model import Dimension, Quantity, Shape, spread
from procmodel.model.base import make

__all__ = ["distribution_in", "distribution_of"]

_FAR = 20.0  # means or deviations beyond which nothing comes: Prosimos wants ends
_FEW = 1e-12
_MOST = 1e12  # seconds


def distribution_of(quantity: Quantity, second: float) -> dict[str, Any]:
    """A duration as Prosimos 2 writes it, in seconds.

    It knows no PERT and no triangle: both become normal between the same ends, with the same mean and deviation.

    Args:
        quantity: the duration.
        second: how many seconds its unit is worth.

    Example:
        >>> distribution_of(Quantity(dimension="duration", unit="min", likely=6), 60)
        {'distribution_name': 'fix', 'distribution_params': [{'value': 360}]}
    """
    shape = spread.shape_of(quantity)
    mean, sd = spread.mean(quantity), spread.deviation(quantity)
    if shape is Shape.FIXED or sd == 0:
        return _named("fix", mean * second)
    if shape is Shape.UNIFORM:
        return _named("uniform", spread.low(quantity) * second, spread.high(quantity) * second)
    if shape in (Shape.PERT, Shape.TRIANGULAR):
        ends = spread.low(quantity) * second, spread.high(quantity) * second
        return _named("norm", mean * second, sd * second, *ends)
    if shape is Shape.EXPONENTIAL:
        return _named("expon", mean * second, 0.0, _FAR * mean * second)
    if shape is Shape.NORMAL:
        mean, sd = quantity.mean or mean, quantity.sd or sd  # as written: both cut at 0
        return _named("norm", mean * second, sd * second, 0.0, (mean + _FAR * sd) * second)
    name = "lognorm" if shape is Shape.LOGNORMAL else "gamma"
    return _named(name, mean * second, (sd * second) ** 2, 0.0, (mean + _FAR * sd) * second)


def distribution_in(said: Mapping[str, Any]) -> Quantity | None:
    """The duration that a distribution says; None where it is not understood.

    Prosimos 1 wrote the parameters of SciPy, Prosimos 2 mean, deviation and ends; their number tells which.

    Example:
        >>> told = [{"value": 1800}, {"value": 0}, {"value": 36000}]
        >>> distribution_in({"distribution_name": "expon", "distribution_params": told}).mean
        30.0
    """
    numbers = _numbers(said.get("distribution_params"))
    read = _READ.get(str(said.get("distribution_name")))
    fields = read(numbers) if read is not None and numbers else None
    if fields is None or any(isinstance(value, float) and value < 0 for value in fields.values()):
        return None
    centre = max(value for value in fields.values() if isinstance(value, float))
    unit, size = ("min", 60.0) if centre >= 60 else ("s", 1.0)
    scaled = {
        key: round(value / size, 9) if isinstance(value, float) else value for key, value in fields.items()
    }
    return make(Quantity, {"dimension": Dimension.DURATION, "unit": unit, **scaled})


def _numbers(params: Any) -> list[float]:
    """The numbers, whether each stands alone or under `value`; none where one is no number."""
    if not isinstance(params, Sequence) or isinstance(params, str):
        return []
    found = []
    for one in params:
        number = one.get("value") if isinstance(one, Mapping) else one
        if isinstance(number, bool) or not isinstance(number, int | float) or not abs(number) < _MOST:
            return []
        found.append(float(number))
    return found


def _fixed(numbers: list[float]) -> dict[str, Any] | None:
    return {"likely": numbers[0]}


def _uniform(numbers: list[float]) -> dict[str, Any] | None:
    if len(numbers) < 2:
        return None
    low, high = numbers[0], numbers[1] if len(numbers) == 2 else numbers[0] + numbers[1]
    return {"shape": Shape.UNIFORM, "low": low, "high": high} if low <= high else None


def _exponential(numbers: list[float]) -> dict[str, Any] | None:
    mean = numbers[0] if len(numbers) in (1, 3) else numbers[0] + numbers[1]
    return {"shape": Shape.EXPONENTIAL, "mean": mean}


def _normal(numbers: list[float]) -> dict[str, Any] | None:
    if len(numbers) < 2:
        return None
    mean, sd = numbers[:2]
    if sd <= _FEW:
        return {"likely": mean}
    if len(numbers) > 3:
        return truncated(mean, sd, numbers[2], numbers[3])
    return {"shape": Shape.NORMAL, "mean": mean, "sd": sd}


def _gamma(numbers: list[float]) -> dict[str, Any] | None:
    if len(numbers) in (3, 5):
        shape, begin, scale = numbers[:3]
        return _moments(Shape.GAMMA, begin + shape * scale, shape * scale**2)
    return _moments(Shape.GAMMA, *numbers[:2]) if len(numbers) > 1 else None


def _lognormal(numbers: list[float]) -> dict[str, Any] | None:
    if len(numbers) in (3, 5):
        sigma, begin, scale = numbers[:3]
        if abs(sigma) > _FAR:
            return None
        growth = math.exp(sigma**2)
        return _moments(Shape.LOGNORMAL, begin + scale * math.sqrt(growth), scale**2 * growth * (growth - 1))
    return _moments(Shape.LOGNORMAL, *numbers[:2]) if len(numbers) > 1 else None


def _triangle(numbers: list[float]) -> dict[str, Any] | None:
    if len(numbers) < 3 or not 0 <= numbers[0] <= 1 or numbers[2] < 0:
        return None
    part, begin, length = numbers[:3]
    return {"shape": Shape.TRIANGULAR, "low": begin, "likely": begin + part * length, "high": begin + length}


def _moments(shape: Shape, mean: float, variance: float) -> dict[str, Any] | None:
    if variance < 0 or not math.isfinite(mean + variance):
        return None
    if variance <= _FEW or mean <= 0:
        return {"likely": mean}
    return {"shape": shape, "mean": mean, "sd": math.sqrt(variance)}


_READ = {
    "fix": _fixed,
    "uniform": _uniform,
    "expon": _exponential,
    "norm": _normal,
    "gamma": _gamma,
    "lognorm": _lognormal,
    "triang": _triangle,
}


def _named(name: str, *numbers: float) -> dict[str, Any]:
    plain = [round(number, 6) for number in numbers]
    values = [{"value": int(one) if one == int(one) else one} for one in plain]
    return {"distribution_name": name, "distribution_params": values}
