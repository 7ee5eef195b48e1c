"""The customers' time of a year."""

from __future__ import annotations

from procmodel.graph.flow import Flow
from procmodel.measures.customer_time import sum_of
from procmodel.measures.yearly import yearly
from procmodel.results.measurement import Measurement

__all__ = ["annual_customer_time"]


def annual_customer_time(flow: Flow) -> Measurement:
    """The customer time of all cases that start in a year, in working seconds: per case times the volume."""
    return yearly(flow, "annual_customer_time", "s", sum_of)
