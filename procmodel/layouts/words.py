"""The few words and numbers that stand on shapes and flows."""

from __future__ import annotations

from procmodel.model import Activity, Quantity, SequenceFlow
from procmodel.results.readable import unit_said

__all__ = ["fact", "flow_words", "number"]

_SHORT = {
    "second": "s", "minute": "min", "hour": "h", "seconds": "s", "minutes": "min", "hours": "h", "sec": "s",
}  # fmt: skip


def number(value: float) -> str:
    """A number as people write it: at most two decimals, none that say nothing.

    Example:
        >>> number(6.0), number(0.25), number(97.123)
        ('6', '0.25', '97.12')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def fact(model: object) -> str:
    """What a step's box says beside its name: how long it takes, as the file has it."""
    if not isinstance(model, Activity) or model.time is None:
        return ""
    return _time(model.time)


def _time(time: Quantity) -> str:
    unit = _SHORT.get(time.unit, time.unit)
    middle = time.likely if time.likely is not None else time.mean
    if time.low is not None and time.high is not None:
        parts = [time.low, *([middle] if middle is not None else []), time.high]
        text = "\u2013".join(number(part) for part in dict.fromkeys(parts))
    elif middle is not None:
        text = number(middle)
    else:
        return ""
    return f"{text} {unit_said(unit, text)}".strip()


def flow_words(flow: SequenceFlow | None) -> str:
    """What stands at a branch: its condition and its share."""
    if flow is None:
        return ""
    share = flow.share
    value = None if share is None else (share.likely if share.likely is not None else share.mean)
    percent = "" if value is None else f"{number(value * 100)} %"
    return ", ".join(part for part in (flow.when or "", percent) if part)
