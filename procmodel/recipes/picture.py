"""A process, or a pair of versions, as a picture: layout fed with what was measured and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from procmodel.graph import ProcessView
from procmodel.graph.usual import usual_steps
from procmodel.layouts import lay_out, lay_out_pair
from procmodel.layouts.pages import on_paper
from procmodel.measures import handoff_list, measure
from procmodel.model import Process
from procmodel.recipes.data_marks import data_changes
from procmodel.recipes.keeping import kept_rows
from procmodel.recipes.looks import looks
from procmodel.reports.figures import FIRST_SCREEN, plain_name
from procmodel.results.comparison import SURE, ChangeKind, Comparison, Entry
from procmodel.results.diagram import Annotations, Diagram
from procmodel.results.measurement import Measurement, Measurements
from procmodel.results.readable import readable
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.before_after import BeforeAfter

__all__ = ["diagram_of", "draw", "paired_diagram"]


def draw(process: Process, picture: str = "svg", **options: Any) -> bytes:
    """One process as a picture file.

    Args:
        process: what to draw.
        picture: the format: `svg`, `png`, `pdf`, `html`, `dot`, `mmd`, `drawio`.
        options: `theme`, `greyscale`, `dpi`, `font`, `figure`, `caption`, `source`, and what else the layout takes;
            `like`, earlier versions, the oldest first: steps stand in the rows that they had there.

    Returns:
        The bytes of the file.

    Example:
        >>> from procmodel import draw, read
        >>> draw(read("examples/speeding_before.yaml"))[:5]
        b'<?xml'
    """
    from procmodel.drawing import draw as write_picture
    from procmodel.drawing.caption import captioned

    asked = looks(options)
    diagram = captioned(diagram_of(process, **asked.layout), **asked.caption)
    return write_picture(diagram, picture, **asked.writers)


def diagram_of(process: Process, *, like: Sequence[Process] = (), **options: Any) -> Diagram:
    """One process laid out, its touches numbered and its handoffs marked.

    With `like`, the versions before it, the oldest first, its steps stand in the rows that they had there.
    """
    view = ProcessView(process)
    if like:
        options["keep"] = kept_rows(process, like)
    measures = measure(view, only=FIRST_SCREEN)
    notes = _annotations(
        view, figures=tuple(_figures_of_one(measures)), title=process.label, subtitle=process.state or ""
    )
    return lay_out(view, notes, **options)


def paired_diagram(pair: BeforeAfter, **options: Any) -> Diagram:
    """Both versions in one picture: before above after, or another of the views.

    `view` is `stacked`, `side-by-side`, `overlay`, `strip` or `waterfall`.
    """
    from procmodel.recipes.charts import CHARTS

    chart = CHARTS.get(options.get("view", ""))
    if chart is not None:
        return on_paper(chart(pair, **options), options.get("page"), options.get("orientation"))
    result = pair.comparison
    steps = [
        (entry.before, entry.after)
        for entry in (*result.steps, *result.nodes)
        if entry.before and entry.after
    ]
    lanes = [(entry.before, entry.after) for entry in result.lanes if entry.before and entry.after]
    data = data_changes(pair.views, steps) if options.get("data") else ({}, {})
    sides = [
        _annotations(
            view,
            figures=_figures(*pair.measures),
            title=process.label,
            subtitle=process.state or fallback,
            changes=_changes(result, side, view),
            low_confidence=_doubtful(result, side),
            sentence=result.finding,
            data_changes=data[side],
        )
        for side, (view, process, fallback) in enumerate(
            zip(pair.views, (pair.before, pair.after), ("before", "after"), strict=True)
        )
    ]
    return lay_out_pair(*pair.views, steps, sides[0], sides[1], lane_pairs=lanes, **options)


def _annotations(view: ProcessView, **more: Any) -> Annotations:
    """What every picture of a process shows, with `more` on top."""
    usual = usual_steps(view)
    return Annotations(
        seldom=tuple(
            view.ids[i] for i in view.activities if usual is not None and i not in usual and view.is_touch(i)
        ),
        touches=tuple(view.ids[i] for i in view.activities if view.is_touch(i)),
        customer_steps=tuple(view.ids[i] for i in view.activities if view.is_customer_step(i)),
        handoffs=tuple((handoff.sender, handoff.receiver, handoff.part) for handoff in handoff_list(view)),
        **more,
    )


def _figures_of_one(measures: Measurements) -> Iterator[tuple[str, str, str]]:
    for name in FIRST_SCREEN:
        label, [value] = _known(plain_name(name).strip(), [measures[name]])
        if value is not None:
            yield label, readable(value, measures[name].unit), ""


def _figures(before: Measurements, after: Measurements) -> tuple[tuple[str, str, str], ...]:
    """The headline rows that are known on either side; both sides by the same kind of value."""
    rows = []
    for name in FIRST_SCREEN:
        if name in before and name in after:
            label, values = _known(plain_name(name).strip(), [before[name], after[name]])
            if any(value is not None for value in values):
                unit = before[name].unit
                rows.append((label, readable(values[0], unit), readable(values[1], unit)))
    return tuple(rows)


def _known(label: str, found: Sequence[Measurement]) -> tuple[str, list[float | None]]:
    """The usual case, else the average; what is drawn where neither is known of all, and said so."""
    usual = [one.main_path if one.main_path is not None else one.headline for one in found]
    drawn = [one.static for one in found]
    if None in usual and None not in drawn:
        return say("layout.figure-as-drawn", name=label), drawn
    return label, usual


def _changes(result: Comparison, side: int, view: ProcessView) -> Mapping[str, str]:
    """The kind of change of each step of one side that changed, notes and what other tools read left aside.

    A step that a person still does is not called automated, though most of what it was may be.
    """
    return {
        id_: str(_kind(entry, side, view, id_))
        for entry in (*result.steps, *result.nodes)
        if entry.kind is not ChangeKind.UNCHANGED and not entry.notes_only
        for id_ in _ids(entry, side)
    }


def _kind(entry: Entry, side: int, view: ProcessView, id_: str) -> ChangeKind:
    by_hand = side and id_ in view.index and view.is_human(view.index[id_])
    return ChangeKind.CHANGED if by_hand and entry.kind is ChangeKind.AUTOMATED else entry.kind


def _doubtful(result: Comparison, side: int) -> tuple[str, ...]:
    return tuple(id_ for entry in result.steps if entry.confidence < SURE for id_ in _ids(entry, side))


def _ids(entry: Entry, side: int) -> tuple[str, ...]:
    return entry.after if side else entry.before
