"""The handling cost of a year."""

from __future__ import annotations

from procmodel.graph.flow import Flow
from procmodel.measures.handling_cost import sum_of
from procmodel.measures.yearly import yearly
from procmodel.results.measurement import Measurement

__all__ = ["annual_handling_cost"]


def annual_handling_cost(flow: Flow) -> Measurement:
    """The handling cost of all cases that start in a year, in the currency of the file."""
    return yearly(flow, "annual_handling_cost", flow.process.currency, sum_of)
