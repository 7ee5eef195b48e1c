"""Welsh: how numbers and their changes are said. After a numeral the noun is singular; a 2 before it mutates it."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "unknown": "ddim yn hysbys",
    "minutes": "{number} mun",
    "hours": "{number} awr",
    "days": "{number} diwrnod",
    "days-two": "{number} ddiwrnod",
    "no-change": "dim newid",
    "points": "{number} o bwyntiau",
}
