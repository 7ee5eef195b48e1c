"""How many cases come in by digital channels."""

from __future__ import annotations

from procmodel.graph.basis import Basis, World
from procmodel.measures.single import averaged, single
from procmodel.model import StartEvent
from procmodel.results.measurement import Measurement

__all__ = ["digital_take_up"]

_DIGITAL = frozenset(
    {"web", "online", "app", "mobile", "form", "web form", "chat", "api", "digital", "portal"}
)


def digital_take_up(basis: Basis) -> Measurement:
    """The share of cases that begin by the web, an app or another digital channel; 0 to 1.

    Over the cases whose start says its `channel`. Mail, telephone, post and the counter are not digital.

    Reference: Government Digital Service, Measuring digital take-up (2014).
    """
    starts = {n: m.channel for n in basis.view.starts if isinstance(m := basis.view.nodes[n], StartEvent)}
    silent = tuple(f"{basis.view.ids[n]}.channel" for n, channel in starts.items() if channel is None)
    if silent or not starts:
        return single("digital_take_up", None, "1", better="higher", missing=silent or ("channel",))

    def share(world: World) -> float:
        begin = world.shares.start
        digital = [n for n, channel in starts.items() if (channel or "").strip().casefold() in _DIGITAL]
        total = sum(begin.get(n, 0.0) for n in starts)
        return sum(begin.get(n, 0.0) for n in digital) / total if total else 0.0

    return averaged(basis, "digital_take_up", share, "1", better="higher")
