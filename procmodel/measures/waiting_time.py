"""Waits along the critical path."""

from __future__ import annotations

from procmodel.graph.elapsed import Part
from procmodel.graph.flow import Flow
from procmodel.measures.amounts import amount
from procmodel.measures.end_to_end_time import elapsed_sum
from procmodel.results.measurement import Measurement

__all__ = ["waiting_time"]


def waiting_time(flow: Flow) -> Measurement:
    """How long a case lies before somebody takes it up, in working seconds, along the critical path.

    A stated `wait` contains the `delay`; one that is not stated is 0 inside a pick-up, on automated tasks and
    on the customer's, and unknown where a pick-up begins. `after` of a deadline that strikes is waiting.
    """
    return amount(flow, "waiting_time", "s", lambda case: elapsed_sum(flow, case, Part.WAITING))
