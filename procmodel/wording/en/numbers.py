"""How numbers, their units and their changes are said."""

__all__ = ["SENTENCES"]

_UNITS = (
    "s", "min", "h", "day", "days", "week", "weeks", "month", "months", "year", "years", "working hour",
    "working hours", "working day", "working days", "working week", "working weeks",
)  # fmt: skip

SENTENCES: dict[str, str] = {
    "unknown": "not known",
    "seconds": "{number} s",
    "minutes": "{number} min",
    "hours": "{number} h",
    "days": "{number} days",
    "days-two": "{number} days",
    "no-change": "no change",
    "points": "{number} points",
    **{f"unit-{name}": name for name in _UNITS},
    **{f"two-{name}": name for name in _UNITS},
    **{f"per-{name}": f"per {name}" for name in _UNITS},
}
