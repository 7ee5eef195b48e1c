"""Queues by formula, of one version or two: `simulate --estimate`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procmodel import __version__
from procmodel.graph import ProcessView
from procmodel.model import Process
from procmodel.recipes.before_playing import on_one_clock, with_volume_of
from procmodel.reports.simulated import estimated_text
from procmodel.results.simulation_json import encode_estimates
from procmodel.simulation.formulas import estimate_queues

__all__ = ["estimated_json", "queues_by_formula"]


def queues_by_formula(processes: Sequence[Process]) -> str:
    """The table of the queue before each lane, by formula: a first estimate, before anything is played.

    Args:
        processes: one version, or the earlier and the later one, which gets the volume of the earlier.

    Example:
        >>> from procmodel import read
        >>> print(queues_by_formula([read("examples/parking_before.yaml")]).splitlines()[1])
        first estimate by formula (M/M/c, M/G/c), each lane alone, in time at work; nothing was played
    """
    parts = []
    for process in _alike(processes):
        view = ProcessView(process)
        title = f"{process.label} ({process.state})" if process.state else process.label
        names = {lane.id: lane.label for lane in view.lanes}
        parts.append(estimated_text(estimate_queues(view), title, names))
    return "\n".join(parts)


def estimated_json(processes: Sequence[Process]) -> dict[str, Any]:
    """The same for machines: by lane, of one version or of both."""
    sources = [{"path": each.origin.file, "sha256": each.origin.sha256} for each in processes]
    names = ("before", "after") if len(sources) == 2 else ("file",)
    found = [encode_estimates(estimate_queues(ProcessView(process))) for process in _alike(processes)]
    estimate = dict(zip(names, found, strict=True)) if len(found) == 2 else found[0]
    return {
        "procmodel": __version__,
        "schema": 1,
        **dict(zip(names, sources, strict=True)),
        "estimate": estimate,
    }


def _alike(processes: Sequence[Process]) -> list[Process]:
    if len(processes) < 2:
        return [*processes]
    before, after = on_one_clock(*processes)
    return [before, with_volume_of(before, after)]
