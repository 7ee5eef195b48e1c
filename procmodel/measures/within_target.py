"""The share of cases that keep what was promised."""

from __future__ import annotations

from procmodel.graph.elapsed import SIMULATION
from procmodel.graph.flow import Flow
from procmodel.results.measurement import Family, Measurement
from procmodel.wording import say

__all__ = ["within_target"]


def within_target(flow: Flow) -> Measurement:
    """The share of cases done within each stated target, 0 to 1; only simulation can tell.

    So it is unknown until a simulation is handed to `measure` (`simulated`, or `--simulate`). With several targets
    the value is that of the first, and all are listed.
    """
    why = None if flow.process.targets else say("times.no_target")
    values = {"value": None}
    return Measurement(
        "within_target", Family.VALUE, "1", values, better="higher", missing=(SIMULATION,), why=why
    )
