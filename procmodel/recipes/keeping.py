"""The rows that the steps of a process keep from drawings of its earlier versions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from procmodel.comparison import compare
from procmodel.graph import ProcessView
from procmodel.layouts import rows_of_steps
from procmodel.model import Process

__all__ = ["kept_rows"]


def kept_rows(process: Process, earlier: Sequence[Process]) -> dict[str, int]:
    """The row of its lane in which each element of a process stood in the drawing of the version before it, by id.

    Elements that the comparison pairs, and that both versions put in the same lane, keep their row; the others are
    not named.

    Args:
        process: the version to be drawn.
        earlier: the versions before it, the oldest first; each but the first was drawn with the rows of the one
            before it.

    Example:
        >>> from procmodel import read
        >>> before, after = (read(f"examples/speeding_{side}.yaml") for side in ("before", "after"))
        >>> kept_rows(after, [before])["report"]
        0
    """
    kept: dict[str, int] = {}
    versions = [*earlier, process]
    for before, after in pairwise(versions):
        kept = _passed_on(ProcessView(before), ProcessView(after), kept)
    return kept


def _passed_on(before: ProcessView, after: ProcessView, kept: dict[str, int]) -> dict[str, int]:
    """The rows of the elements of one version, by what they are called in the next."""
    rows = rows_of_steps(before, kept)
    found = compare(before.process, after.process)
    lanes = {entry.after[0]: entry.before[0] for entry in found.lanes if entry.before and entry.after}
    passed = {}
    for entry in (*found.steps, *found.nodes):
        for one, other in zip(entry.before, entry.after, strict=False):
            lane = _lane(after, other)
            if one in rows and _lane(before, one) == lanes.get(lane, lane):
                passed[other] = rows[one]
    return passed


def _lane(view: ProcessView, id_: str) -> str:
    lane = view.lane(view.index[id_])
    return lane.id if lane else ""
