"""What may be ended by something that happens beside it: no sum says how much of that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from procmodel.graph.asides import event_sub_processes
from procmodel.graph.blocks import blocks_of
from procmodel.graph.company import beside, lasts
from procmodel.graph.once import once
from procmodel.graph.semantics import Deed, rules_of
from procmodel.graph.view import ProcessView
from procmodel.model import EndEvent, EventTrigger, IntermediateThrowEvent

__all__ = ["swept_beside", "touched_by"]

_THROWING = (EndEvent, IntermediateThrowEvent)
_QUIET = frozenset({EventTrigger.NONE, EventTrigger.MESSAGE, EventTrigger.SIGNAL, EventTrigger.LINK})


def swept_beside(
    view: ProcessView, visits: Sequence[float | None], live: Callable[[], Sequence[bool]]
) -> set[int]:
    """The nodes on branches beside an end or event that takes all other tokens of its level away.

    Args:
        view: the process.
        visits: how often each node is come to; those of a branch that is left half way are not exact.
        live: finds which flows a case can take, where that is asked for.

    Example:
        >>> from procmodel import read
        >>> view = ProcessView(read("examples/speeding_after.yaml"))
        >>> swept_beside(view, [1.0] * len(view), lambda: [True] * len(view.flows))
        set()
    """
    found: set[int] = set()
    for node, ends in _sweeping(view):
        if visits[node] != 0:
            company = beside(blocks_of(view, live()), view, node, ends)
            company += _handling(view, visits, {ends, *company})
            found.update(company if any(lasts(view, each) for each in company) else ())
    return found


def _handling(view: ProcessView, visits: Sequence[float | None], levels: set[int]) -> list[int]:
    """What is done beside all else on some levels: event sub-processes that interrupt nothing."""
    handlers = [
        handler
        for handler in event_sub_processes(view)
        if visits[handler] != 0 and view.parents[handler] in levels and not rules_of(view)[handler].interrupts
    ]
    return [node for node in range(len(view)) if any(_lies_in(view, node, handler) for handler in handlers)]


def touched_by(view: ProcessView, unsure: Iterable[int]) -> set[int]:
    """What begins nobody knows how often, with what it holds, or takes the place of."""
    found: set[int] = set()
    for handler in unsure:
        around = view.parents[handler] if rules_of(view)[handler].interrupts else handler
        found.update(node for node in range(len(view)) if around < 0 or _lies_in(view, node, around))
    return found


def _lies_in(view: ProcessView, node: int, box: int) -> bool:
    """Whether a node is a box or lies inside it."""
    while node not in (box, -1):
        node = view.parents[node]
    return node == box


@once
def _sweeping(view: ProcessView) -> list[tuple[int, int]]:
    """What ends all else on a level, and the box of that level."""
    loud = [
        node
        for node, model in enumerate(view.nodes)
        if isinstance(model, _THROWING) and model.event not in _QUIET
    ]
    rules = rules_of(view) if loud else []
    ending = (Deed.SWEEP, Deed.THROW)
    return [
        (node, rules[node].ends) for node in loud if rules[node].deed in ending and rules[node].interrupts
    ]
