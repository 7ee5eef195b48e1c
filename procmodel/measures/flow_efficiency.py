"""Active time over end-to-end time."""

from __future__ import annotations

from procmodel.graph.elapsed import Part
from procmodel.graph.flow import Flow
from procmodel.measures.end_to_end_time import elapsed_sum
from procmodel.measures.ratios import share_of_time, unknown_share
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["flow_efficiency"]


def flow_efficiency(flow: Flow) -> Measurement:
    """The share of the end-to-end time in which something is done, on the critical path; 0 to 1.

    The ratio of the mean active time to the mean end-to-end time. Not meaningful where nothing waits inside
    the boundary. Never a headline: a slow machine raises it.

    Reference: Modig and Åhlström, This is Lean (2012).
    """
    id_ = "flow_efficiency"
    waiting = elapsed_sum(flow, flow.average, Part.WAITING)
    if not waiting.missing and not waiting.ledger.expected():
        return unknown_share(id_, why=say("times.no_wait"))
    total = elapsed_sum(flow, flow.average, Part.TOTAL)
    missing = tuple(dict.fromkeys((*waiting.missing, *total.missing)))
    if missing:
        return unknown_share(id_, missing)
    length = total.ledger.expected()
    return share_of_time(flow, id_, (length - waiting.ledger.expected()) / length, total)
