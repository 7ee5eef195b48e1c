"""How many full-time people the touch time of a year would keep busy."""

from __future__ import annotations

from procmodel.graph.flow import Flow
from procmodel.measures.touch_time import sum_of
from procmodel.measures.yearly import yearly
from procmodel.results.measurement import Measurement

__all__ = ["fte"]


def fte(flow: Flow) -> Measurement:
    """Full-time people: the touch time of a year over the productive hours of one person (1,500 by default).

    It is capacity released or needed, not posts saved.
    """
    return yearly(flow, "fte", "people", sum_of, over=(flow.numbers.full_time(),))
