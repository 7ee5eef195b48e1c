"""Numbers as people read them: minutes rather than seconds, 98.2 % rather than 0.982."""

from __future__ import annotations

import re

from procmodel.wording import say, sentences

__all__ = [
    "DAY",
    "MINUS",
    "change",
    "ends_on_clock",
    "in_days",
    "on_clock",
    "readable",
    "unbroken",
    "unit_said",
    "unknown",
]

MINUS = "\N{MINUS SIGN}"
DAY = 86_400.0
_UNIT = re.compile(r"(?<=\d) (?=[%A-Za-z])")
_MINUTE, _HOUR = 60.0, 3600.0
_SECONDS_BELOW = 0.1 * _MINUTE  # what minutes with one decimal do not tell
_HOURS_FROM = 3 * _HOUR  # below, minutes are the easier word
_DAYS_FROM = 2.0


def unknown() -> str:
    """What stands where a value is not known."""
    return say("numbers.unknown")


def readable(value: float | None, unit: str, like: float | None = None) -> str:
    """A value with its unit, in at most four significant digits.

    Args:
        value: in `unit`; None is unknown.
        unit: `s` for working seconds, `1` for a share, a currency code, `days`, or what is counted.
        like: a time that it is told beside, in the same words.

    Example:
        >>> readable(2030, "s"), readable(0.982, "1"), readable(0.018, "touches"), readable(None, "s")
        ('33.8 min', '98.2 %', '0.018', 'not known')
        >>> readable(1234.5, "GBP"), readable(450000, "s")
        ('GBP 1,234.50', '125 h')
        >>> readable(1.32, "s"), readable(3600, "s", like=450000)
        ('1.3 s', '1 h')
    """
    if value is None:
        return unknown()
    if unit == "s":
        size = abs(value if like is None else like)
        if 0 < size < _SECONDS_BELOW:
            return say("numbers.seconds", number=_digits(value, 1))
        long = size >= _HOURS_FROM
        number = _digits(value / (_HOUR if long else _MINUTE), 1)
        return say("numbers.hours" if long else "numbers.minutes", number=number)
    if unit == "1":
        return f"{_digits(value * 100, 1)} %"
    if unit.isupper() and len(unit) == 3:
        return f"{unit} {value:,.2f}".replace("-", MINUS)
    if unit == "days":
        number = _digits(value, 1)
        return say("numbers.days-two" if number == "2" else "numbers.days", number=number)
    return _digits(value, 3)


def on_clock(value: float | None, unit: str, clock: str) -> str:
    """The same, where long times of the clock (`calendar`) are days of 24 hours.

    Example:
        >>> on_clock(450000, "s", "calendar"), on_clock(450000, "s", "working")
        ('5.2 days', '125 h')
    """
    return readable(value / DAY, "days") if in_days(value, unit, clock) and value else readable(value, unit)


def ends_on_clock(ends: tuple[float, float], unit: str, clock: str) -> tuple[str, str]:
    """Both ends of an interval, in one unit: that of the larger one.

    Example:
        >>> ends_on_clock((-60_000.0, -9_000.0), "s", "working")
        ('−16.7 h', '−2.5 h')
    """
    largest = max(ends, key=abs)
    if in_days(largest, unit, clock):
        low, high = (readable(end / DAY, "days") for end in ends)
    else:
        low, high = (readable(end, unit, largest) for end in ends)
    return low, high


def in_days(value: float | None, unit: str, clock: str) -> bool:
    """Whether a time of the clock is said in days."""
    return unit == "s" and clock == "calendar" and abs(value or 0.0) >= _DAYS_FROM * DAY


def change(before: float | None, after: float | None, unit: str) -> str:
    """What became of a value: the difference, and its part of what was there before.

    Example:
        >>> change(7, 0, "touches"), change(0.0, 0.982, "1"), change(5, 5, "handoffs")
        ('−7 (−100 %)', '+98.2 points', 'no change')
    """
    if before is None or after is None:
        return unknown()
    difference = after - before
    if abs(difference) < 1e-9 * max(1.0, abs(before)):
        return say("numbers.no-change")
    sign = "+" if difference > 0 else MINUS
    if unit == "1":
        return say("numbers.points", number=f"{sign}{_digits(abs(difference) * 100, 1)}")
    size = f"{sign}{readable(abs(difference), unit)}"
    if not before:
        return size
    return f"{size} ({sign}{_percent(abs(difference / before))} %)"


def _percent(ratio: float) -> str:
    """A percentage that says 100 only where it is 100."""
    percent = ratio * 100
    if 99.5 <= percent < 100:
        return _digits(min(percent, 99.9), 1)
    return _digits(percent, 0 if percent >= 10 else 1)


def _digits(value: float, decimals: int) -> str:
    """At most `decimals` decimals (more for small values, so that none of them reads as 0)."""
    if value and abs(value) < 10**-decimals:
        text = f"{value:.2g}" if abs(value) >= 1e-4 else f"{value:.1e}"
    else:
        text = f"{value:,.{decimals}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def unbroken(text: str) -> str:
    """A number stays on one line with its unit: the space between the two does not break.

    Example:
        >>> unbroken("−33.7 min (−99 %)") == "−33.7\N{NO-BREAK SPACE}min (−99\N{NO-BREAK SPACE}%)"
        True
    """
    return _UNIT.sub("\N{NO-BREAK SPACE}", text)


def unit_said(unit: str, number: str = "") -> str:
    """A unit of a file in the language that is spoken; one that it has no word for stays as it is.

    Args:
        unit: as files write it, singular or plural, such as `min`, `working days`, `h per year`.
        number: the number before it; after a 2 some languages begin the word with another letter.

    Example:
        >>> from procmodel import speaking
        >>> with speaking("cy"):
        ...     unit_said("working days"), unit_said("days", "2"), unit_said("h per year")
        ('diwrnod gwaith', 'ddiwrnod', 'awr y flwyddyn')
        >>> unit_said("working days")
        'working days'
    """
    known = sentences("numbers")
    first, per, of = unit.partition("per ")
    first = first.strip()
    word = known.get(f"unit-{first}", first)
    if number == "2":
        word = known.get(f"two-{first}", word)
    return " ".join(part for part in (word, known.get(f"per-{of}", f"{per}{of}")) if part)
