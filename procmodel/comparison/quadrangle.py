"""Time, cost, quality and flexibility: what the redesign did to each, in one line.

Reference: Brand and Van der Kolk (1995), Workflow analysis and design, for the four; Reijers and Limam Mansar
(2005) for reading redesigns by them.
"""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.comparison.evidence import Evidence
from procmodel.results.comparison import MeasureChange
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["quadrangle"]

_SIDES: Mapping[str, tuple[str, ...]] = {
    "time": ("end_to_end_time", "touch_time"),
    "cost": ("handling_cost", "touch_time"),
    "quality": ("first_pass_yield", "rekeyings"),
    "flexibility": ("single_points_of_failure",),
}
"""The measures that each side is read from: the first that both models know."""


def quadrangle(pair: Evidence) -> dict[str, str]:
    """One sentence a side; where no measure for it is known, that it was not assessed."""
    return {side: _line(pair, names) for side, names in _SIDES.items()}


def _line(pair: Evidence, names: tuple[str, ...]) -> str:
    for name in names:
        found = pair.measures.get(name)
        if found is not None and found.difference is not None:
            return _change(name, found)
    return say(
        "patterns.side-unknown", measures=say("patterns.or").join(say(f"reports.{n}").strip() for n in names)
    )


def _change(name: str, found: MeasureChange) -> str:
    difference, better = found.difference or 0.0, found.after.better if found.after else "neither"
    values = [readable(side.headline, side.unit) for side in (found.before, found.after) if side]
    if not difference:
        way = "same"
    elif better == "neither":
        way = "other"
    else:
        way = "better" if (better == "lower") == (difference < 0) else "worse"
    return say(
        f"patterns.side-{way}", measure=say(f"reports.{name}").strip(), before=values[0], after=values[1]
    )
