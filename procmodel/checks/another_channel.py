"""Services that can only be had online."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.framework import Hit, hit, rule
from procmodel.checks.verbs import words
from procmodel.graph.view import ProcessView
from procmodel.model import LaneKind, StartEvent
from procmodel.results.finding import Severity

__all__ = ["another_channel"]

_ONLINE = words("web online website portal app email chat digital internet form")


@rule(
    severity=Severity.INFO,
    profile="service",
    reference="GOV.UK Service Standard, point 5: everyone can use it",
)
def another_channel(view: ProcessView) -> Iterator[Hit]:
    """The only way in is online.

    Why: some of those it is for cannot go online, and come by phone or at the desk anyway, unseen by the
    model.
    Fix: draw the other way in (a start with another channel), even if few take it.
    """
    starts = [n for n in view.starts if isinstance(view.nodes[n], StartEvent)]
    channels = [_channel(view, n) for n in starts]
    served = any(lane.kind is LaneKind.CUSTOMER for lane in view.lanes)
    if served and channels and all(channel and set(channel.split()) & _ONLINE for channel in channels):
        yield hit(view.ids[starts[0]], "another-channel", channels=", ".join(dict.fromkeys(channels)))


def _channel(view: ProcessView, node: int) -> str:
    model = view.nodes[node]
    return (model.channel or "").casefold() if isinstance(model, StartEvent) else ""
