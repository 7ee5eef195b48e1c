"""What a saving depends on, as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.reports.tables import aligned
from procmodel.results.lacking import lacking
from procmodel.results.readable import readable
from procmodel.results.sensitivity import Influence, Sensitivity, WhatMatters
from procmodel.wording import say

__all__ = ["what_matters_text"]

_MOST = 10  # figures that are shown; all are in the JSON


def what_matters_text(found: WhatMatters, names: Mapping[str, str] | None = None) -> str:
    """The savings with their range and probability, their strongest figures, and what each change brings.

    Args:
        found: of a pair.
        names: of its steps and lanes, to say what is lacking.
    """
    money = _saving(found, found.running_cost, found.currency, names)
    lines = [*_saving(found, found.staff_time, "s", names), "", *money]
    lines += _changes(found)
    return "\n".join(lines) + "\n"


def _saving(
    found: WhatMatters, one: Sensitivity, unit: str, names: Mapping[str, str] | None
) -> Iterator[str]:
    slug = "staff" if unit == "s" else "money"
    title = say(f"reports.saving-{slug}")
    if one.saving is None:
        yield f"{title}: {say('simulation.unknown', missing=lacking(one.missing, names))}"
        return
    values = {
        name: readable(value, unit)
        for name, value in (("mean", one.saving), ("low", one.p10), ("high", one.p90))
    }
    yield f"{title}: {say('reports.saving-range', **values)}"
    yield say("reports.saving-chance", percent=readable(one.probability, "1"))
    if not one.influences:
        return
    yield from _influences(found, one, unit)
    if one.measure_next is not None:
        yield say("reports.saving-next", what=found.names[one.measure_next])


def _influences(found: WhatMatters, of: Sensitivity, unit: str) -> Iterator[str]:
    slugs = ("figure", "from-to", "saving-then", "worth", "correlation", "grade")
    rows = [[say(f"reports.column-{slug}") for slug in slugs]]
    for one in of.influences[:_MOST]:
        ends = (_amount(end, one.unit) for end in one.ends)
        rows.append(
            [
                found.names[one.input],
                " – ".join(ends),
                " – ".join(readable(end, unit) for end in (one.low, one.high)),
                _worth(one),
                f"{round(one.correlation, 2) + 0.0:+.2f}".replace("-", "\N{MINUS SIGN}"),
                say(f"paper.grade-{one.grade}"),
            ]
        )
    yield from (f"  {line}" for line in aligned(rows))


def _worth(one: Influence) -> str:
    """On which side of which value something is saved; nothing where no figure can be there."""
    even = one.break_even
    if even is None or even < 0 or (one.unit == "" and even > 1):
        return say("reports.worth-always" if one.low > 0 and one.high > 0 else "reports.worth-never")
    slug = "reports.worth-above" if one.high > one.low else "reports.worth-below"
    return say(slug, value=_amount(even, one.unit))


def _amount(value: float, unit: str) -> str:
    if unit == "" or (unit.isupper() and len(unit) == 3):
        return readable(value, unit or "1")
    return f"{float(f'{value:.3g}'):,g} {unit}"


def _changes(found: WhatMatters) -> Iterator[str]:
    """How few changes bring 80 % of the staff time saved, then what each brings."""
    if not found.contributions:
        return
    yield ""
    if found.few:
        count, every = len(found.few), len(found.contributions)
        yield say("reports.few-changes", count=count, all=every)
    else:
        yield say("reports.each-change")
    rows = [[one.label, readable(one.saved, "s")] for one in found.contributions]
    yield from (f"  {line}" for line in aligned(rows))
