"""What needs both versions at once: what the saving depends on, and when it has paid back."""

from __future__ import annotations

from procmodel.graph.basis import Basis
from procmodel.graph.flow import Flow
from procmodel.measures.payback import payback
from procmodel.measures.running_cost import running_cost
from procmodel.measures.sensitivity import sensitivity
from procmodel.measures.touch_time import sum_of
from procmodel.recipes.before_after import BeforeAfter, with_volume
from procmodel.results.measurement import Measurement
from procmodel.results.sensitivity import Sensitivity

__all__ = ["SHARED_VOLUME", "money_saved_of", "payback_of", "saving_of"]

SHARED_VOLUME = "volume"
"""The name under which both versions draw how many cases there are, where no assumption names it."""


def saving_of(pair: BeforeAfter) -> Sensitivity:
    """The saving of staff time a case, and what it depends on."""
    return sensitivity(*_flows(pair), lambda flow: sum_of(flow.average, flow.side))


def money_saved_of(pair: BeforeAfter) -> Sensitivity:
    """The saving of a year in money, and what it depends on; one volume for both versions."""
    volume = pair.before.volume or pair.after.volume
    if volume is not None:
        volume = volume.model_copy(update={"assumption": volume.assumption or SHARED_VOLUME})
    before, after = (Basis(with_volume(view, volume)).flow for view in pair.views)
    return sensitivity(before, after, running_cost)


def payback_of(pair: BeforeAfter) -> Measurement:
    """The years after which the change has paid for itself."""
    return payback(*_flows(pair))


def _flows(pair: BeforeAfter) -> tuple[Flow, Flow]:
    before, after = (Basis(view).flow for view in pair.views)
    return before, after
