"""How often a person who delivers the service has a case in hand."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.graph import ProcessView
from procmodel.graph.people import all_inside
from procmodel.measures.counting import count

__all__ = ["human_touches"]


@count(unit="touches", better="lower")
def human_touches(view: ProcessView) -> Mapping[int, float]:
    """Human steps done by those who deliver the service: in a staff or partner lane.

    Two in a row by one person are two; `pick_ups` counts those as one. A closed sub-process counts the
    `touches` that it states, else once.

    Example:
        >>> from procmodel import measure, read
        >>> measure(read("examples/speeding_before.yaml"))["human_touches"].main_path
        7
    """
    return all_inside(view, view.touches, "touches")
