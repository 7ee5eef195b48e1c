"""The touch time of a year."""

from __future__ import annotations

from procmodel.graph.flow import Flow
from procmodel.measures.touch_time import sum_of
from procmodel.measures.yearly import yearly
from procmodel.results.measurement import Measurement

__all__ = ["annual_touch_time"]


def annual_touch_time(flow: Flow) -> Measurement:
    """The touch time of all cases that start in a year, in working seconds: touch time times the volume."""
    return yearly(flow, "annual_touch_time", "s", sum_of)
