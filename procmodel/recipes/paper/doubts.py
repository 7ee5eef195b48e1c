"""What needs both versions at once: what the saving depends on, and when it has paid back."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.flow import Flow
from procmodel.measures.payback import payback
from procmodel.measures.sensitivity import Sensitivity, sensitivity
from procmodel.measures.touch_time import sum_of
from procmodel.recipes.before_after import BeforeAfter
from procmodel.results.measurement import Measurement

__all__ = ["payback_of", "saving_of"]


def saving_of(pair: BeforeAfter) -> Sensitivity:
    """The saving of staff time a case, and what it depends on."""
    return sensitivity(*_flows(pair), lambda flow: sum_of(flow.average, flow.side))


def payback_of(pair: BeforeAfter) -> Measurement:
    """The years after which the change has paid for itself."""
    return payback(*_flows(pair))


def _flows(pair: BeforeAfter) -> tuple[Flow, Flow]:
    before, after = (Basis(view).flow for view in pair.views)
    return before, after
