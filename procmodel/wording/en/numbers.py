"""How numbers and their changes are said."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "unknown": "not known",
    "minutes": "{number} min",
    "hours": "{number} h",
    "days": "{number} days",
    "days-two": "{number} days",
    "no-change": "no change",
    "points": "{number} points",
}
