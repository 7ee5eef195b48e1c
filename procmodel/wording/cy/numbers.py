"""Welsh: how numbers, their units and their changes are said.

After a numeral the noun is singular; a 2 before it mutates it.
"""

__all__ = ["SENTENCES"]

_DAYS = {
    "day": "diwrnod",
    "working day": "diwrnod gwaith",
    "days": "diwrnod",
    "working days": "diwrnod gwaith",
}
_WEEKS = {
    "week": "wythnos",
    "working week": "wythnos waith",
    "weeks": "wythnos",
    "working weeks": "wythnos waith",
}
_HOURS = {"h": "awr", "working hour": "awr waith", "working hours": "awr waith"}

SENTENCES: dict[str, str] = {
    "unknown": "ddim yn hysbys",
    "seconds": "{number} eil",
    "minutes": "{number} mun",
    "hours": "{number} awr",
    "days": "{number} diwrnod",
    "days-two": "{number} ddiwrnod",
    "no-change": "dim newid",
    "points": "{number} o bwyntiau",
    **{f"unit-{name}": word for name, word in {**_HOURS, **_DAYS, **_WEEKS}.items()},
    **{f"two-{name}": f"d{word}" for name, word in _DAYS.items()},
    "unit-s": "eiliad",
    "unit-min": "mun",
    "unit-month": "mis",
    "unit-months": "mis",
    "unit-year": "blwyddyn",
    "unit-years": "blynedd",
    "two-s": "eiliad",
    "two-min": "mun",
    "two-month": "fis",
    "two-months": "fis",
    "two-year": "flynedd",
    "two-years": "flynedd",
    **{f"two-{name}": word for name, word in {**_HOURS, **_WEEKS}.items()},
    **{f"per-{name}": f"yr {word}" for name, word in {**_HOURS, **_WEEKS}.items()},
    **{f"per-{name}": f"y {word}" for name, word in _DAYS.items()},
    "per-s": "yr eiliad",
    "per-min": "y funud",
    "per-month": "y mis",
    "per-months": "y mis",
    "per-year": "y flwyddyn",
    "per-years": "y flwyddyn",
}
