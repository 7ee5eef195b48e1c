"""Charts of versions of a process, fed with what was measured and compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from procmodel.charts import (
    Bar,
    Course,
    Rung,
    Swing,
    Touch,
    Version,
    cascade,
    ladder,
    shapley,
    strip,
    tornado,
)
from procmodel.errors import AnalysisError
from procmodel.graph import ProcessView
from procmodel.graph.basis import Basis
from procmodel.graph.inputs import Reading
from procmodel.graph.order import flow_order
from procmodel.graph.usual import usual_steps
from procmodel.graph.waits import stated_wait
from procmodel.model import Process
from procmodel.reports.figures import pattern_name, plain_name
from procmodel.results.diagram import Diagram
from procmodel.results.lacking import lacking
from procmodel.results.measurement import Measurements
from procmodel.themes import Theme
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.before_after import BeforeAfter
    from procmodel.recipes.series import Series

__all__ = [
    "CHARTS",
    "SERIES_CHARTS",
    "pair_ladder",
    "pair_strip",
    "pair_tornado",
    "pair_waterfall",
    "series",
    "series_strip",
    "series_waterfall",
]

_MOST_SWINGS = 10


def series(processes: Sequence[Process], *, theme: Theme | None = None) -> Diagram:
    """The strip of two, three or more versions of one process, in the order given.

    Example:
        >>> from procmodel import read
        >>> names = ("before", "after", "after_all_channels")
        >>> picture = series([read(f"examples/speeding_{name}.yaml") for name in names])
        >>> [len(plane.badges) for plane in picture.planes]
        [7, 1, 2]
    """
    versions = [
        _version(ProcessView(process), process.state or str(n)) for n, process in enumerate(processes, 1)
    ]
    return strip(versions, processes[0].label if processes else "", theme=theme)


def pair_strip(pair: BeforeAfter, *, theme: Theme | None = None, sentence: bool = True, **_: Any) -> Diagram:
    """The touches of both versions as a strip; `sentence`: the finding stands above it."""
    names = [
        say(f"layout.{side}") if process.state in (None, side) else str(process.state)
        for side, process in (("before", pair.before), ("after", pair.after))
    ]
    versions = [_version(view, name) for view, name in zip(pair.views, names, strict=True)]
    return strip(versions, pair.before.label, pair.comparison.finding if sentence else "", theme)


def _version(view: ProcessView, name: str) -> Version:
    steps, usual = set(view.activities), usual_steps(view)
    touches = [node for node in flow_order(view) if node in steps and view.is_touch(node)]
    return Version(
        name,
        tuple(
            Touch(
                view.label(node),
                lane.label if (lane := view.lane(node)) else say("layout.no-lane"),
                usual is None or node in usual,
            )
            for node in touches
        ),
    )


def pair_waterfall(
    pair: BeforeAfter, *, what: str = "touches", theme: Theme | None = None, **_: Any
) -> Diagram:
    """What each kind of redesign does to the touches as drawn, or to the staff minutes on average.

    A step that shows several kinds counts for all of them in equal parts (Shapley value).

    Args:
        pair: the comparison.
        what: `touches` or `minutes`.
        theme: colours and sizes.
    """
    bars, before, after = _parts(pair, what)
    unit = say(f"charts.series-{what}")
    sides = (("before", before), ("after", after))
    totals = [
        Bar(say("charts.of-version", unit=unit, version=say(f"layout.{s}")), value) for s, value in sides
    ]
    return cascade(totals, [bars], pair.before.label, theme)


def series_waterfall(
    found: Series, *, what: str = "touches", theme: Theme | None = None, **_: Any
) -> Diagram:
    """The same over all versions of a series: after each version, what the change to the next one is made of.

    The bars of all changes add up to the change end to end.

    Args:
        found: the series.
        what: `touches` or `minutes`.
        theme: colours and sizes.
    """
    parts = [_parts(pair, what) for pair in found.pairs]
    values = [parts[0][1], *(after for _, _, after in parts)]
    unit = say(f"charts.series-{what}")
    totals = [
        Bar(say("charts.of-version", unit=unit, version=version.state or str(n)), value)
        for n, (version, value) in enumerate(zip(found.versions, values, strict=True), 1)
    ]
    return cascade(totals, [bars for bars, _, _ in parts], found.versions[0].label, theme)


def series_strip(found: Series, *, theme: Theme | None = None, **_: Any) -> Diagram:
    """The touches of all versions of a series as a strip."""
    return series(found.versions, theme=theme)


def _parts(pair: BeforeAfter, what: str) -> tuple[list[Bar], float, float]:
    """What each kind of redesign adds, largest saving first; the values before and after."""
    before, after = (_amounts(found, what) for found in pair.measures)
    if what == "touches":
        before, after = (dict.fromkeys(_touches(view), 1.0) for view in pair.views)
    deltas = list(_deltas(pair, before, after))
    players = sorted({pattern for patterns, _ in deltas for pattern in patterns})
    shares = shapley(players, lambda chosen: sum(delta for by, delta in deltas if chosen.intersection(by)))
    bars = [Bar(name, share) for name, share in shares.items() if abs(share) > 1e-9]
    bars.sort(key=lambda bar: (bar.amount, bar.label))
    return bars, sum(before.values()), sum(after.values())


def _touches(view: ProcessView) -> list[str]:
    return [view.ids[node] for node in view.activities if view.is_touch(node)]


def _amounts(measured: Measurements, what: str) -> dict[str, float]:
    """The staff minutes of each step on average."""
    if what != "minutes":
        return {}
    found: dict[str, float] = {}
    explained = measured.explainer("touch_time") if measured.explainer is not None else None
    for term in explained.terms if explained is not None else ():
        found[term.element] = found.get(term.element, 0.0) + (term.amount or 0.0) / 60
    return found


def _deltas(
    pair: BeforeAfter, before: dict[str, float], after: dict[str, float]
) -> Iterator[tuple[tuple[str, ...], float]]:
    """The change in each entry of the comparison, and the kinds of redesign that its steps show."""
    other = say("charts.other")
    left = sum(after.values()) - sum(before.values())
    seen: dict[str, list[str]] = {}
    for hit in pair.comparison.patterns or ():
        for step in hit.steps if hit.assessed else ():
            seen.setdefault(step, []).append(pattern_name(hit.pattern))
    for entry in pair.comparison.steps:
        delta = sum(after.get(id_, 0.0) for id_ in entry.after) - sum(
            before.get(id_, 0.0) for id_ in entry.before
        )
        left -= delta
        if abs(delta) > 1e-12:
            by = dict.fromkeys(name for id_ in (*entry.after, *entry.before) for name in seen.get(id_, ()))
            yield tuple(by) or (other,), delta
    if abs(left) > 1e-9:  # of steps inside boxes that are compared as one
        yield (other,), left


def pair_ladder(pair: BeforeAfter, *, theme: Theme | None = None, **_: Any) -> Diagram:
    """Waiting and work of the usual case of both versions on one time axis.

    Raises:
        AnalysisError: a wait or a time is not known, or steps go on side by side.
    """
    courses = [
        _course(pair, number, say(f"layout.{side}")) for number, side in enumerate(("before", "after"))
    ]
    return ladder(courses, pair.before.label, theme)


def _course(pair: BeforeAfter, number: int, name: str) -> Course:
    """The steps of the main run of a version; what they add up to is what is measured."""
    view, measured = pair.views[number], pair.measures[number]
    basis = Basis(view)
    wanted = {key: measured[key].main_path for key in ("waiting_time", "touch_time")}
    unknown = [key for key, value in wanted.items() if value is None]
    if basis.main is None or unknown:
        missing = [id_ for key in unknown for id_ in measured[key].missing]
        needed = lacking(missing, pair.names[number]) or ", ".join(map(plain_name, unknown)).lower()
        raise AnalysisError(say("charts.no-waits", name=name, missing=needed))
    numbers, visits = basis.numbers, basis.main.visits
    rungs = []
    for node in flow_order(view):
        times = visits[node] or 0.0
        if times <= 0:
            continue
        wait, work = stated_wait(numbers, node), numbers.times.get(node)
        waiting = times * wait.values[Reading.MEAN] if wait is not None else 0.0
        touch = 0.0
        if work is not None and numbers.touches[node]:
            touch = times * numbers.times_done(node) * work.values[Reading.MEAN]
        rungs.append(Rung(view.label(node), waiting, touch))
    course = Course(name, tuple(rungs))
    sums = {"waiting_time": course.waiting, "touch_time": course.touch}
    if any(abs(sums[key] - (value or 0.0)) > 0.5 for key, value in wanted.items()):
        raise AnalysisError(say("charts.side-by-side", name=name))
    return course


def pair_tornado(pair: BeforeAfter, *, theme: Theme | None = None, **_: Any) -> Diagram:
    """How far the saving of staff time a case moves with each doubtful figure; the ten strongest.

    Raises:
        AnalysisError: the saving is not known, or no figure is in doubt.
    """
    from procmodel.recipes.paper.doubts import saving_of
    from procmodel.recipes.paper.evidence import input_name, input_value
    from procmodel.recipes.paper.material import Material

    material = Material(pair)
    found = saving_of(pair)
    if found.saving is None:
        names = {**pair.names[1], **pair.names[0]}
        raise AnalysisError(say("charts.no-tornado", missing=lacking(found.missing, names)))
    swings = [
        Swing(
            input_name(material, one.input),
            one.low,
            one.high,
            (input_value(one.ends[0], one.unit), input_value(one.ends[1], one.unit)),
        )
        for one in found.influences[:_MOST_SWINGS]
    ]
    if not swings:
        raise AnalysisError(say("charts.no-doubt"))
    return tornado(swings, found.saving, "s", pair.before.label, theme)


CHARTS = {"strip": pair_strip, "waterfall": pair_waterfall, "ladder": pair_ladder, "tornado": pair_tornado}
"""The charts of a pair, by the name of the view."""

SERIES_CHARTS = {"strip": series_strip, "waterfall": series_waterfall}
"""The charts of a series, by the name of the view."""
