"""Who does the steps, how, and what closed boxes stand for; told for all steps at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from procmodel.graph.facts import Nature
from procmodel.graph.once import once
from procmodel.graph.view import ProcessView
from procmodel.model import CallActivity, SubProcess

__all__ = ["all_inside", "customer_steps_of", "inside", "natures_of", "steps_inside"]

_BOXES = (SubProcess, CallActivity)


def inside(view: ProcessView, node: int, key: str) -> float:
    """How many touches (`touches`) or steps (`steps_inside`) a step stands for; 1 where it does not say."""
    model = view.nodes[node]
    stated = getattr(model, key) if isinstance(model, _BOXES) else None
    return 1.0 if stated is None else float(stated)


def all_inside(view: ProcessView, steps: Iterable[int], key: str) -> dict[int, float]:
    """The same for each of some steps."""
    found = dict.fromkeys(steps, 1.0)
    return found | {box: inside(view, box, key) for box in view.holders if box in found}


@once
def steps_inside(view: ProcessView) -> Mapping[int, float]:
    """How many steps each step stands for."""
    return all_inside(view, view.activities, "steps_inside")


@once
def natures_of(view: ProcessView) -> Mapping[int, Nature]:
    """How each step is done."""
    natures = dict.fromkeys(view.activities, Nature.AUTOMATED)
    natures.update((step, view.nature(step)) for step in view.activities if view.human[step])
    return natures


@once
def customer_steps_of(view: ProcessView) -> frozenset[int]:
    """The steps that those the service is for do themselves."""
    theirs = {n for n, lane in enumerate(view.lanes) if lane.is_person and not lane.delivers}
    human, lane_of = view.human, view.lane_of
    return frozenset(step for step in view.activities if lane_of[step] in theirs and human[step])
