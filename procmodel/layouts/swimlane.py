"""The layout engine: lanes as bands, the flow from left to right, two versions over the same columns.

`docs/layout.md` states what it keeps, and walks one example through its stages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from procmodel.errors import AnalysisError
from procmodel.fonts import advance
from procmodel.graph.view import ProcessView
from procmodel.layouts.draft import Draft, draft
from procmodel.layouts.lanes import LaneRows, rows_of
from procmodel.layouts.overlay import Overlay, overlaid
from procmodel.layouts.pages import paper_of
from procmodel.layouts.panel import Panel
from procmodel.layouts.ranks import back_flows
from procmodel.layouts.seats import kept_rows, seats
from procmodel.layouts.sheet import Sheet, Side, assembled
from procmodel.layouts.solve import align_lanes, solve
from procmodel.light.garbage import no_collector
from procmodel.results.diagram import Annotations, Diagram
from procmodel.themes import Sizes, Theme, load_theme
from procmodel.wording import say

__all__ = ["VIEWS", "lay_out", "lay_out_pair", "rows_of_steps"]

VIEWS = ("stacked", "side-by-side", "overlay")
"""How two versions can stand: one above the other, side by side, or in one picture."""

Ids = tuple[str, ...]
_WIDEST_HEAD = 168.0


@no_collector()
def lay_out(
    view: ProcessView,
    annotations: Annotations | None = None,
    *,
    theme: str | Theme = "paper",
    page: str | None = None,
    orientation: str | None = None,
    data: bool = False,
    keep: Mapping[str, int] | None = None,
) -> Diagram:
    """One process as a picture.

    Args:
        view: the process.
        annotations: what to mark in it; without any there are no signs and no figures.
        theme: colours and sizes.
        page: the paper it has to fill: `A4`, `A3`, `letter`, `16:9` or `210x297` (mm). A long process is folded.
        orientation: `landscape`; or `portrait`, where lanes are columns and the flow runs down.
        data: also what steps read, write and work with, beside them.
        keep: the rows in which elements stand in an earlier drawing, by id: they stand there again. See
            `rows_of_steps`.

    Raises:
        AnalysisError: no such page or orientation.

    Example:
        >>> from procmodel import ProcessView, read
        >>> lay_out(ProcessView(read("examples/speeding_before.yaml"))).shape("log").lane
        'admin'
    """
    notes = annotations or Annotations(title=view.process.label)
    paper = paper_of(page, orientation)
    look = load_theme(theme)
    rows = rows_of([view])
    turned = orientation == "portrait"
    sizes = _sizes(look.sizes, rows, turned)
    made = draft(view, rows.lanes, rows.index[0], sizes, turned=turned, data=data)
    panel = solve([made.problem], sizes, kept=_kept(made, keep))[0]
    panel.turned = turned
    title = ", ".join(part for part in (notes.title, notes.subtitle) if part)
    side = Side("process", made, panel, notes)
    return assembled([side], Sheet(rows, look, title, sizes, paper=paper))


def rows_of_steps(view: ProcessView, keep: Mapping[str, int] | None = None) -> dict[str, int]:
    """The row of its lane in which each element of a process is drawn, from 0 at the top, by id.

    Args:
        view: the process.
        keep: as in `lay_out`.

    Example:
        >>> from procmodel import ProcessView, read
        >>> rows_of_steps(ProcessView(read("examples/parking_before.yaml")))["open_post"]
        0
    """
    rows = rows_of([view])
    made = draft(view, rows.lanes, rows.index[0], Sizes())
    core = made.problem.core()
    row = seats([core], [back_flows(core)], (), _kept(made, keep))[0][1]
    return {view.ids[node]: row[item] for item, node in enumerate(made.nodes)}


def _kept(made: Draft, keep: Mapping[str, int] | None) -> dict[int, int]:
    ids = enumerate(made.view.ids[node] for node in made.nodes)
    return {item: keep[id_] for item, id_ in ids if id_ in keep} if keep else {}


@no_collector()
def lay_out_pair(
    before: ProcessView,
    after: ProcessView,
    step_pairs: Sequence[tuple[Ids, Ids]],
    ann_before: Annotations,
    ann_after: Annotations,
    *,
    lane_pairs: Sequence[tuple[Ids, Ids]] = (),
    theme: str | Theme = "paper",
    view: str = "stacked",
    page: str | None = None,
    orientation: str | None = None,
    data: bool = False,
) -> Diagram:
    """Two versions of a process: the same lanes in the same order and at the same scale.

    Args:
        before: the earlier version.
        after: the later one.
        step_pairs: elements that belong together; they share a row of their lane if they share the lane, and a
            column where the flow allows it.
        ann_before: what to mark in the earlier version.
        ann_after: what to mark in the later one.
        lane_pairs: lanes that belong together.
        theme: colours and sizes.
        view: `stacked`, `side-by-side`, or `overlay` (one drawing of both, what went and what came marked).
        page: as in `lay_out`.
        orientation: as in `lay_out`.
        data: as in `lay_out`.

    Raises:
        AnalysisError: no such view, page or orientation.
    """
    if view not in VIEWS:
        raise AnalysisError(say("layout.view", found=view[:40], known=", ".join(VIEWS)))
    if view == "overlay":
        both = overlaid(before, after, step_pairs, lane_pairs)
        notes = _overlay_notes(both, ann_before, ann_after)
        whole = ProcessView(both.process)
        return lay_out(whole, notes, theme=theme, page=page, orientation=orientation, data=data)
    paper = paper_of(page, orientation)
    look = load_theme(theme)
    rows = rows_of([before, after], lane_pairs)
    turned, beside = orientation == "portrait", view == "side-by-side"
    sizes = _sizes(look.sizes, rows, turned)
    made = [
        draft(one, rows.lanes, index, sizes, turned=turned, data=data)
        for one, index in zip((before, after), rows.index, strict=True)
    ]
    panels = _panels(made, step_pairs, sizes, common=beside is turned)
    sides = [
        Side(name, one, panel, notes)
        for name, one, panel, notes in zip(
            ("before", "after"), made, panels, (ann_before, ann_after), strict=True
        )
    ]
    title = ann_before.title or ann_after.title
    return assembled(sides, Sheet(rows, look, title, sizes, beside=beside, paper=paper))


def _overlay_notes(both: Overlay, before: Annotations, after: Annotations) -> Annotations:
    """What is marked where both versions are one: the later one's signs, and what is gone."""
    names = both.name
    gone = {names[id_]: kind for id_, kind in before.changes.items() if kind == "removed" and id_ in names}
    flows = {**dict.fromkeys(both.gone, "removed"), **dict.fromkeys(both.new, "added")}
    data = {(names[step], key): kind for (step, key), kind in before.data_changes.items() if step in names}
    return replace(
        after,
        changes={**after.changes, **gone},
        flow_changes=flows,
        data_changes={**data, **after.data_changes},
        subtitle="",
    )


def _sizes(sizes: Sizes, rows: LaneRows, turned: bool) -> Sizes:
    """Room for the names of lanes, of those that may stand thin on one line; and for signs side by side."""
    if turned:
        return replace(sizes, thin_lane=sizes.header * 0.6, gap_y=max(sizes.gap_y, 2 * sizes.badge + 4))
    widest = max(advance(lane.label, sizes.small) for lane in rows.lanes) + 16
    return replace(sizes, header=max(sizes.header, min(_WIDEST_HEAD, widest)))


def _panels(
    made: Sequence[Draft], pairs: Sequence[tuple[Ids, Ids]], sizes: Sizes, *, common: bool
) -> list[Panel]:
    """Both versions over common columns; or each for itself, with lanes as deep as in the other."""
    before, after = (one.problem for one in made)
    matched = list(_item_pairs(made, pairs))
    if common:
        panels = solve([before, after], sizes, matched)
    else:
        first = solve([before], sizes)[0]
        rows = [first.row(item) for item in range(len(before.items))]
        panels = [first, *solve([after], sizes, kept=kept_rows(before, after, rows, matched))]
        align_lanes(panels)
    for one, panel in zip(made, panels, strict=True):
        panel.turned = one.turned
    return panels


def _item_pairs(made: Sequence[Draft], pairs: Sequence[tuple[Ids, Ids]]) -> Iterator[tuple[int, int]]:
    """The items of both versions that should share a column, each in one pair at most."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for ids in pairs:
        items = [
            [one.item[node] for id_ in side if (node := one.view.index.get(id_, -1)) in one.item]
            for one, side in zip(made, ids, strict=True)
        ]
        for first, second in zip(*items, strict=False):
            if first not in taken[0] and second not in taken[1]:
                taken[0].add(first)
                taken[1].add(second)
                yield first, second
