"""The rows of figures that every report shows, in plain words and in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from procmodel.light.tuples import NamedTuple
from procmodel.results.lacking import lacking
from procmodel.results.measurement import Family, Measurement, Measurements
from procmodel.results.readable import on_clock, readable, unknown
from procmodel.wording import say, sentences

__all__ = [
    "DIAGRAM",
    "FIRST_SCREEN",
    "USUAL",
    "Row",
    "average_of",
    "names_of",
    "pattern_name",
    "plain_name",
    "rows_of",
    "unknown_because",
]

FIRST_SCREEN = (
    "human_touches",
    "customer_steps",
    "handoffs",
    "straight_through",
    "rekeyings",
    "touch_time",
)
"""The six rows under the picture: touches, the customer's own steps beside them, handoffs, and three more."""

USUAL = (
    "human_touches",
    "customer_steps",
    "handoffs",
    "pick_ups",
    "steps",
    "rekeyings",
    "system_switches",
    "straight_through",
    "touch_time",
    "calendar_days",
    "handling_cost",
)
"""What `measure` shows without `--all`."""

DIAGRAM = ("size", "cfc", "connectivity", "density", "diameter", "depth")
"""Diagram complexity, under its own heading: never a benefit."""


class Row(NamedTuple):
    """One measure as text: its plain name, and what stands in each column.

    Where only the average is unknown, `between` says why; where nothing is known, `unknown` does, alone.
    """

    id: str
    name: str
    usual: str
    average: str
    drawn: str
    between: str = ""
    unknown: str = ""


def plain_name(measure: str) -> str:
    """What readers call a measure; its id in words where nobody found a plainer name."""
    return sentences("reports").get(measure, measure.replace("_", " ").replace(".", ", "))


def pattern_name(slug: str) -> str:
    """What readers call a redesign pattern."""
    return sentences("patterns").get(
        f"name.{slug.replace('_', '-')}", slug.replace("_", " ").replace("-", " ")
    )


def names_of(measures: Iterable[str], everything: bool) -> list[str]:
    """Which measures to show, in order: the usual ten, or all of them, complexity last."""
    known = list(measures)
    if not everything:
        return [name for name in USUAL if name in known]
    return [name for name in known if name not in DIAGRAM] + [name for name in known if name in DIAGRAM]


def rows_of(
    measures: Measurements, chosen: Sequence[str], names: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """The rows of one model; handoffs are followed by their parts where more than the usual is asked for.

    Args:
        measures: of the model.
        chosen: which to show, in order.
        names: of its steps and lanes, to say what is lacking.
    """
    for name in chosen:
        yield _row(name, measures[name], names)
        if name == "handoffs" and len(chosen) > len(USUAL):
            yield from (
                _row(f"handoffs.{part}", found, names) for part, found in measures.handoffs_by.items()
            )


def _row(name: str, found: Measurement, names: Mapping[str, str] | None) -> Row:
    values = found.values
    reason = unknown_because(found, names) if found.headline is None else ""
    unknown = reason if all(values.get(case) is None for case in ("main_path", "static")) else ""
    if found.family is Family.VALUE:
        return Row(name, plain_name(name), "", _average(found), "", _simulated(found), unknown=unknown)
    return Row(
        name,
        plain_name(name),
        readable(values["main_path"], found.unit),
        _average(found),
        readable(values["static"], found.unit) if found.family is Family.COUNT else "",
        reason or _simulated(found) or _between(values, found.unit),
        unknown,
    )


def average_of(found: Measurement) -> str:
    """The average of a measure in a cell, marked where a simulation told it, and in which time."""
    said = on_clock(found.headline, found.unit, found.simulated)
    return say(f"reports.by-simulation-{found.simulated}", value=said) if found.simulated else said


def _simulated(found: Measurement) -> str:
    """That a simulation told the average, in which time, and the interval of its mean."""
    if not found.simulated:
        return ""
    told = say(f"reports.simulated-{found.simulated}")
    low, high = found.ci95 or (0.0, 0.0)
    if low == high:
        return told
    ends = [on_clock(end, found.unit, found.simulated) for end in (low, high)]
    return say("reports.sure", told=told, low=ends[0], high=ends[1])


def _average(found: Measurement) -> str:
    text = on_clock(found.headline, found.unit, found.simulated)
    return f"≥ {text}" if found.bound == "lower" and found.headline is not None else text


def _between(values: Mapping[str, float | None], unit: str) -> str:
    low, high = values.get("p10"), values.get("p90")
    return "" if low is None or high is None else f"{readable(low, unit)} – {readable(high, unit)}"


def unknown_because(found: Measurement, names: Mapping[str, str] | None = None) -> str:
    """`not known: needs ...`, with the first few of what is lacking, by name where names are given."""
    if found.why:
        return f"{unknown()}: {found.why}"
    if not found.missing:
        return unknown()
    return say("reports.unknown", missing=lacking(found.missing, names))
