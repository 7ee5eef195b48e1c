"""Text to quantity and back: `4-6-10 min`, `97%`, `300 per year`, `19.10 per hour`."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from procmodel.errors import ReadError
from procmodel.formats.problems import cut, nearest
from procmodel.model.base import make
from procmodel.model.quantity import SPELLINGS, UNITS, Dimension, Quantity, Reckoning, Shape, Unit
from procmodel.wording import say

__all__ = ["BadQuantity", "NoUnit", "parse", "parse_quantity", "show", "show_number"]

_LONGEST = 200
_DIGITS = 30
_NUMBER = r"[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?|\.[0-9]+"
_NUMBER_SIGNED = rf"[-+]?(?:{_NUMBER})"
_TERM = rf"\s*({_NUMBER})\s*([^\W\d_]+(?: [^\W\d_]+)?)?"
_DASHES = frozenset("-–—‐‑‒−")
_DASH = rf"(?<![eE])\s*[{''.join(sorted(_DASHES))}]\s*"
_SECONDS_PER_YEAR = 365 * 86_400.0


class BadQuantity(ValueError):
    """A text that is no quantity of the dimension asked for; the message says why and what is."""


class NoUnit(BadQuantity):
    """A number that does not say in what; the message says the units that there are."""


@lru_cache(maxsize=4096)
def parse(text: str, dimension: Dimension) -> Quantity:
    """The quantity that a text says.

    Args:
        text: as in a file, without source or grade.
        dimension: what it must measure.

    Raises:
        BadQuantity: it says none, or one of another dimension.

    Example:
        >>> parse("4-6-10 min", Dimension.DURATION).likely
        6.0
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise _bad("long_quantity", text, found=len(text))
    return _PARSERS[dimension](text)


def _duration(text: str) -> Quantity:
    parts = _parts(text)
    if not parts[0]:
        raise _bad("negative", text)
    if len(parts) > 3:
        raise _bad("many_numbers", text)
    terms = [_terms(part, text) for part in parts]
    unit = _common_unit(terms, text)
    numbers = [_total(term, unit, text) for term in terms]
    return _ranged(Dimension.DURATION, unit.name, numbers, text)


def _parts(text: str) -> list[str]:
    """What stands between dashes; a sign of an exponent is none."""
    return [text] if _DASHES.isdisjoint(text) else re.split(_DASH, text)


def _terms(part: str, text: str) -> list[tuple[str, Unit | None]]:
    """`1 h 30 min` as numbers with their units; a bare number has none yet."""
    number, _, word = part.partition(" ")
    if _is_plain(number) and (not word or word in SPELLINGS):
        return [(_number(number, text), SPELLINGS[word] if word else None)]
    found: list[tuple[str, Unit | None]] = []
    at = 0
    while at < len(part):
        term = re.compile(_TERM).match(part, at)
        if term is None:
            raise _bad("no_duration", text)
        found.append((_number(term[1], text), _unit(term[2], text) if term[2] else None))
        at = term.end()
    if not found or (len(found) > 1 and any(unit is None for _, unit in found)):
        raise _bad("no_duration", text)
    return found


def _unit(word: str, text: str) -> Unit:
    unit = SPELLINGS.get(word) or SPELLINGS.get(word.lower())
    if unit is None:
        near = nearest(word, SPELLINGS)
        hint = say("reading.did_you_mean", found=near) if near else ""
        raise BadQuantity(
            say("reading.unknown_unit", unit=cut(word), text=cut(text), hint=hint, units=_units())
        )
    return unit


def _units() -> str:
    return ", ".join(UNITS)


def _common_unit(terms: list[list[tuple[str, Unit | None]]], text: str) -> Unit:
    """The shortest unit written, which all others turn into without a calendar."""
    units = [unit for part in terms for _, unit in part if unit is not None]
    if not units or terms[-1][-1][1] is None:
        raise NoUnit(say("reading.no_unit", text=cut(text), units=_units()))
    if len(set(units)) == 1:
        return units[0]
    working = {unit.reckoning is Reckoning.WORKING for unit in units}
    if len(working) > 1 or any(unit.seconds is None for unit in units):
        raise _bad("mixed_units", text)
    return min(units, key=lambda unit: unit.seconds or 0)


def _total(term: list[tuple[str, Unit | None]], unit: Unit, text: str) -> float:
    number, own = term[0]
    plain = len(term) == 1 and (own is None or own is unit)
    sum_ = _finite(float(number) if plain else _sum(term, unit), text)
    if sum_ * (unit.seconds or 7 * 86_400.0) > 1_000 * _SECONDS_PER_YEAR:
        raise _bad("too_long_duration", text)
    return sum_


def _sum(term: list[tuple[str, Unit | None]], unit: Unit) -> float:
    from decimal import Decimal  # here: few times are written in two units

    total = Decimal(0)
    for number, own in term:
        if own is None or own is unit:
            total += Decimal(number)
        else:
            total += Decimal(number) * Decimal(repr(own.seconds)) / Decimal(repr(unit.seconds))
    return float(total)


def _ranged(dimension: Dimension, unit: str, numbers: list[float], text: str) -> Quantity:
    if any(left > right for left, right in pairwise(numbers)):
        raise _bad("falling_range", text)
    if len(numbers) == 1:
        return make(Quantity, {"dimension": dimension, "unit": unit, "likely": numbers[0]})
    values: dict[str, Any] = {"dimension": dimension, "unit": unit, "low": numbers[0], "high": numbers[-1]}
    if len(numbers) == 3:
        values["likely"] = numbers[1]
    values["shape"] = Shape.PERT if len(numbers) == 3 else Shape.UNIFORM
    return make(Quantity, values)


def _rate(text: str) -> Quantity:
    amount, per = _per(text)
    return _ranged(Dimension.RATE, f"per {per.name}", _numbers(amount, text), text)


def _hourly(text: str) -> Quantity:
    amount, per = _per(text)
    return _ranged(Dimension.HOURLY, f"per {per.name}", _numbers(amount, text), text)


def _time_per_time(text: str) -> Quantity:
    amount, per = _per(text)
    time = _duration(amount)
    return time.model_copy(update={"dimension": Dimension.RATE, "unit": f"{time.unit} per {per.name}"})


def _per(text: str) -> tuple[str, Unit]:
    amount, found, unit = text.partition(" per ")
    if not found:
        raise _bad("no_rate", text)
    return amount.strip(), _unit(unit.strip(), text)


def _share(text: str) -> Quantity:
    percent = text.endswith("%")
    if not percent and "%" in text and len(_parts(text)) > 1:
        percent = True
    body = text.replace("%", "")
    numbers = _numbers(body.strip(), text, tens=-2 if percent else 0)
    if max(numbers) > 1:
        raise _bad("share_over_100" if percent else "share_above_1", text)
    return _ranged(Dimension.SHARE, "", numbers, text)


def _money(text: str) -> Quantity:
    return _ranged(Dimension.MONEY, "", _numbers(text, text), text)


def _plain_number(text: str) -> Quantity:
    if re.fullmatch(_NUMBER_SIGNED, text):
        return _ranged(Dimension.NUMBER, "", [float(_number(text, text))], text)
    return _ranged(Dimension.NUMBER, "", _numbers(text, text), text)


def _numbers(body: str, text: str, tens: int = 0) -> list[float]:
    """The numbers between dashes, times so many tens: moved as text, so that 57 % is 0.57 and not a bit more."""
    parts = _parts(body)
    if not parts[0] and len(parts) > 1:
        raise _bad("negative", text)
    if len(parts) > 3:
        raise _bad("many_numbers", text)
    found = []
    for part in parts:
        digits, _, exponent = _number(part.strip(), text).lower().partition("e")
        found.append(_finite(float(f"{digits}e{int(exponent or 0) + tens}"), text))
    return found


def _number(number: str, text: str) -> str:
    """The number, if it is one that can be read."""
    if not _is_plain(number) and re.fullmatch(_NUMBER_SIGNED, number) is None:
        slug = "decimal_comma" if re.fullmatch(r"[0-9]+,[0-9]+", number) else "no_number"
        raise _bad(slug, text)
    if sum(map(str.isdigit, number)) > _DIGITS:
        raise _bad("many_digits", text, limit=_DIGITS)
    _finite(float(number), text)
    return number


def _is_plain(number: str) -> bool:
    """Whether it is digits, with others behind a point or without: no pattern is asked."""
    whole, point, part = number.partition(".")
    return number.isascii() and whole.isdigit() and (part.isdigit() or not point)


def _finite(number: float, text: str) -> float:
    if not math.isfinite(number):
        raise _bad("not_finite", text)
    return number


def _bad(slug: str, text: str, **values: object) -> BadQuantity:
    return BadQuantity(say(f"reading.{slug}", text=cut(text), **values))


_PARSERS = {
    Dimension.DURATION: _duration,
    Dimension.RATE: lambda text: _time_per_time(text) if _starts_with_time(text) else _rate(text),
    Dimension.SHARE: _share,
    Dimension.MONEY: _money,
    Dimension.HOURLY: _hourly,
    Dimension.NUMBER: _plain_number,
}


def _starts_with_time(text: str) -> bool:
    """Whether a rate is time per time (`1500 h per year`) rather than cases per time (`300 per year`)."""
    return any(character.isalpha() and character not in "eE" for character in text.partition(" per ")[0])


def show_number(number: float) -> str:
    """A number as a file writes it: no trailing zero, no exponent where it can be helped.

    Example:
        >>> show_number(6.0), show_number(0.5), show_number(1e-07)
        ('6', '0.5', '0.0000001')
    """
    return _shown(number)


def _shown(number: float, tens: int = 0) -> str:
    text = repr(number)
    if tens or "e" in text:
        from decimal import Decimal  # here: many files are read and few written

        text = format(Decimal(text).scaleb(tens), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def show(quantity: Quantity) -> str | None:
    """The text of a quantity, None where only a map can say it (mean and sd, or an unusual shape)."""
    numbers = [n for n in (quantity.low, quantity.likely, quantity.high) if n is not None]
    usual = {1: Shape.FIXED, 2: Shape.UNIFORM, 3: Shape.PERT}.get(len(numbers))
    if quantity.mean is not None or quantity.sd is not None or quantity.shape is not usual:
        return None
    if (quantity.low is None) != (quantity.high is None) or (len(numbers) == 1 and quantity.likely is None):
        return None
    if quantity.dimension is Dimension.SHARE:
        return "-".join(_shown(n, 2) for n in numbers) + "%"
    body = "-".join(map(show_number, numbers))
    return f"{body} {_show_unit(quantity.unit, numbers[-1])}" if quantity.unit else body


def _show_unit(unit: str, number: float) -> str:
    if unit.startswith("per ") or " per " in unit:
        return unit
    known = UNITS[unit]
    return known.name if number == 1 else known.plural


def parse_quantity(text: str, dimension: Dimension) -> Quantity:
    """The quantity that somebody typed, on a command line or in a settings file.

    Raises:
        ReadError: it is none, or one of another dimension.
    """
    try:
        return parse(text, dimension)
    except BadQuantity as error:
        raise ReadError(str(error)) from None
