"""The layout engine: lanes as bands, the flow from left to right, two versions over the same columns.

`docs/layout.md` states what it keeps, and walks one example through its stages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.graph.view import ProcessView
from procmodel.layouts.draft import Draft, draft
from procmodel.layouts.lanes import rows_of
from procmodel.layouts.sheet import Sheet, Side, assembled
from procmodel.layouts.solve import solve
from procmodel.results.diagram import Annotations, Diagram
from procmodel.themes import Theme, load_theme

__all__ = ["lay_out", "lay_out_pair"]

Ids = tuple[str, ...]


def lay_out(
    view: ProcessView, annotations: Annotations | None = None, *, theme: str | Theme = "paper"
) -> Diagram:
    """One process as a picture.

    Args:
        view: the process.
        annotations: what to mark in it; without any there are no signs and no figures.
        theme: colours and sizes.

    Example:
        >>> from procmodel import ProcessView, read
        >>> lay_out(ProcessView(read("examples/speeding_before.yaml"))).shape("log").lane
        'admin'
    """
    notes = annotations or Annotations(title=view.process.label)
    look = load_theme(theme)
    rows = rows_of([view])
    made = [draft(view, rows.lanes, rows.index[0], look.sizes)]
    panels = solve([made[0].problem], look.sizes)
    side = Side("process", made[0], panels[0], notes)
    return assembled([side], Sheet(rows, look, notes.title, notes.subtitle))


def lay_out_pair(
    before: ProcessView,
    after: ProcessView,
    step_pairs: Sequence[tuple[Ids, Ids]],
    ann_before: Annotations,
    ann_after: Annotations,
    *,
    lane_pairs: Sequence[tuple[Ids, Ids]] = (),
    theme: str | Theme = "paper",
) -> Diagram:
    """Two versions of a process: the same lanes in the same order and at the same scale.

    Args:
        before: the earlier version.
        after: the later one.
        step_pairs: elements that belong together; they share a column where the flow allows it.
        ann_before: what to mark in the earlier version.
        ann_after: what to mark in the later one.
        lane_pairs: lanes that belong together.
        theme: colours and sizes.
    """
    look = load_theme(theme)
    rows = rows_of([before, after], lane_pairs)
    made = [
        draft(view, rows.lanes, index, look.sizes)
        for view, index in zip((before, after), rows.index, strict=True)
    ]
    panels = solve([one.problem for one in made], look.sizes, list(_item_pairs(made, step_pairs)))
    sides = [
        Side(name, one, panel, notes)
        for name, one, panel, notes in zip(
            ("before", "after"), made, panels, (ann_before, ann_after), strict=True
        )
    ]
    return assembled(sides, Sheet(rows, look, ann_before.title or ann_after.title, ""))


def _item_pairs(made: Sequence[Draft], pairs: Sequence[tuple[Ids, Ids]]) -> Iterator[tuple[int, int]]:
    """The items of both versions that should share a column, each in one pair at most."""
    taken: tuple[set[int], set[int]] = (set(), set())
    for ids in pairs:
        items = [
            [one.item[node] for id_ in side if (node := one.view.index.get(id_)) in one.item]
            for one, side in zip(made, ids, strict=True)
        ]
        for first, second in zip(*items, strict=False):
            if first not in taken[0] and second not in taken[1]:
                taken[0].add(first)
                taken[1].add(second)
                yield first, second
