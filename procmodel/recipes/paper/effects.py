"""Times and money: of a case, where the staff minutes go, and of a year."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.charts import Bar, waterfall
from procmodel.recipes.paper.material import Material, name_of, needs, shown
from procmodel.results.comparison import ChangeKind
from procmodel.results.document import Block, Calculator, Figure, Paragraph, Table
from procmodel.results.measurement import Explanation
from procmodel.results.readable import MINUS, change, readable
from procmodel.wording import say

__all__ = ["times", "yearly_saving"]

TIMES = (
    "touch_time",
    "customer_time",
    "waiting_time",
    "end_to_end_time",
    "calendar_days",
    "handling_cost",
    "cost_per_transaction",
    "annual_touch_time",
    "annual_customer_time",
    "annual_handling_cost",
    "fte",
)
_SHARES = (1.0, 0.8, 0.6, 0.4, 0.2)
_MINUTE, _HOUR = 60.0, 3600.0
_NOTHING = 1e-6  # seconds


def times(material: Material) -> Iterator[Block]:
    """A table of times and costs, the waterfall of staff minutes, and what a year brings."""
    found = [(name, material.change(name)) for name in TIMES]
    known = [
        (name, one)
        for name, one in found
        if one and any(s and s.headline is not None for s in (one.before, one.after))
    ]
    if not known:
        what = material.wanted(*TIMES, otherwise=say("paper.need-times"))
        yield from needs(what, leads_to=say("paper.lead-times"))
        return
    yield Paragraph(say("paper.times-intro"))
    rows = []
    for name, one in known:
        before, after = material.values(name)
        unit = next(side.unit for side in (one.before, one.after) if side)
        rows.append((name_of(name), shown(one.before), shown(one.after), change(before, after, unit)))
    heading = tuple(say(f"paper.column-{slug}") for slug in ("what", "before", "after", "change"))
    yield Table("times", say("paper.times-caption"), heading, tuple(rows), 1, (2, 2, 2, 1.7))
    yield from _waterfall(material)
    yield from _year(material)
    lacking = material.lacking(*TIMES)
    if lacking:
        yield from needs(material.spoken(lacking), leads_to=say("paper.lead-rest"))


def _waterfall(material: Material) -> Iterator[Block]:
    """From the staff minutes before to those after, by what became of the steps."""
    explained = material.explained("touch_time")
    before, after = material.values("touch_time")
    if before is None or after is None or explained[0] is None or explained[1] is None:
        what = material.wanted("touch_time", otherwise=say("paper.need-times"))
        yield from needs(what, leads_to=say("paper.lead-fall"))
        return
    parts = _parts(material, explained[0], explained[1], after - before)
    said = {"before": readable(before, "s"), "after": readable(after, "s")}
    bars = [Bar(label, seconds / _MINUTE) for label, seconds in parts]
    end = before / _MINUTE + sum(bar.amount for bar in bars)
    minutes, theme = say("charts.minutes"), material.diagram.theme
    yield Paragraph(say("paper.fall-intro"))
    yield Figure(
        "fall",
        say("paper.bars-caption"),
        say("paper.bars-alternative", **said),
        (),
        waterfall(bars, before / _MINUTE, end, minutes, material.title, theme, places=1),
        material.draw,
    )
    changes = (
        (label, f"{MINUS if seconds < 0 else '+'}{readable(abs(seconds), 's')}") for label, seconds in parts
    )
    rows = ((say("paper.fall-before"), said["before"]), *changes, (say("paper.fall-after"), said["after"]))
    heading = say("paper.column-what"), say("paper.column-minutes")
    yield Table("waterfall", say("paper.fall-caption"), heading, rows, 1, (3, 1))


def _parts(
    material: Material, before: Explanation, after: Explanation, whole: float
) -> list[tuple[str, float]]:
    """How many seconds each kind of change adds to a case, less than 0 where it takes some away; all but nothing.

    What no kind explains, such as steps inside boxes that are compared as one, comes last, so that all add up.
    """
    seconds = [_by_element(explanation) for explanation in (before, after)]
    found: dict[ChangeKind, float] = {}
    for entry in material.pair.comparison.steps:
        was = sum(seconds[0].get(id_, 0.0) for id_ in entry.before)
        now = sum(seconds[1].get(id_, 0.0) for id_ in entry.after)
        found[entry.kind] = found.get(entry.kind, 0.0) + now - was
    parts = [(say(f"reports.kind.{kind}"), found[kind]) for kind in ChangeKind if kind in found]
    parts.append((say("charts.other"), whole - sum(found.values())))
    return [(label, amount) for label, amount in parts if abs(amount) > _NOTHING]


def _by_element(explanation: Explanation) -> dict[str, float]:
    found: dict[str, float] = {}
    for term in explanation.terms:
        found[term.element] = found.get(term.element, 0.0) + (term.amount or 0.0)
    return found


def yearly_saving(material: Material) -> float | None:
    """Staff hours released a year; None where they are not known."""
    saved = material.saved("annual_touch_time")
    return None if saved is None else saved / _HOUR


def _year(material: Material) -> Iterator[Block]:
    """What a year brings, and what is left of it if fewer cases take the new way."""
    saved, volume = material.saved("touch_time"), material.volume
    if volume is None or saved is None or saved <= 0:
        if volume is None:
            yield from needs(say("paper.need-volume"), leads_to=say("paper.lead-year"))
        return
    hours = volume * saved / _HOUR
    yield Paragraph(say("paper.year", volume=f"{volume:,.0f}", hours=f"{hours:,.0f}", known=material.planned))
    minutes = saved / 60
    rows = tuple(
        (
            readable(share, "1"),
            say("numbers.hours", number=f"{Calculator.hours(volume, share, minutes):,.0f}"),
        )
        for share in _SHARES
    )
    table = Table(
        "take-up",
        say("paper.take-up-caption"),
        (say("paper.column-share"), say("paper.column-hours")),
        rows,
        1,
        (2, 1),
        say("paper.take-up-note", volume=f"{volume:,.0f}", minutes=readable(saved, "s")),
    )
    yield Calculator("take-up", volume, 1.0, minutes, table)
