"""Boxes that an event cuts short in a stated share of cases, without a word of when.

What is done until then is the smaller of `after` and the time of all inside, else half of it: of every step
inside alike, since nothing says which ones are left out.
"""

from __future__ import annotations

from procmodel.graph.inputs import HALF, Reading, StatedNumbers
from procmodel.graph.semantics import Deed, rules_of
from procmodel.graph.shares import branch_shares
from procmodel.graph.view import ProcessView
from procmodel.graph.visits import visits_inside
from procmodel.light.tuples import NamedTuple
from procmodel.model import BoundaryEvent, StartEvent, spread

__all__ = ["Shortened", "cut_at_borders", "cut_inside", "handler_share"]


class Shortened(NamedTuple):
    """What cuts a box short: an event on its border or an event sub-process in it, in which share, what is done."""

    node: int
    share: float
    kept: float


def cut_at_borders(view: ProcessView, numbers: StatedNumbers) -> dict[int, list[Shortened]]:
    """By box, the events on its border that cut it short by a share."""
    found: dict[int, list[Shortened]] = {}
    rules = rules_of(view) if view.exit_of else []
    for box in view.exit_of:
        for border in rules[box].borders:
            event, rule = view.nodes[border], rules[border]
            share = event.share if isinstance(event, BoundaryEvent) else None
            if share is not None and rule.interrupts and not rule.thrown and spread.mean(share) > 0:
                whole = _time_inside(view, numbers, box) if getattr(event, "after", None) else 0.0
                kept = 1.0 - numbers.cut_of_box(border, whole)
                found.setdefault(box, []).append(Shortened(border, min(1.0, spread.mean(share)), kept))
    return found


def cut_inside(view: ProcessView) -> dict[int, list[Shortened]]:
    """By box (-1: the process itself), the event sub-processes that take the place of all else in it by a share."""
    found: dict[int, list[Shortened]] = {}
    for box in view.exit_of:
        share = handler_share(view, box)
        if share and rules_of(view)[box].interrupts:
            found.setdefault(view.parents[box], []).append(Shortened(box, share, 1 - HALF))
    return found


def handler_share(view: ProcessView, box: int) -> float | None:
    """In which part of the cases an event sub-process begins, where that alone is said of it; None elsewhere.

    Example:
        >>> from procmodel import read
        >>> view = ProcessView(read("examples/speeding_before.yaml"))
        >>> [handler_share(view, box) for box in view.exit_of]
        []
    """
    rule = rules_of(view)[box]
    if rule.deed is not Deed.HANDLE or any(each.handler == box for each in rules_of(view)):
        return None
    starts = [view.nodes[view.flows[way].target] for way in rule.ways]
    shares = [node.share for node in starts if isinstance(node, StartEvent)]
    given = [spread.mean(share) for share in shares if share is not None]
    return min(1.0, sum(given)) if given and len(given) == len(shares) else None


def _time_inside(view: ProcessView, numbers: StatedNumbers, box: int) -> float:
    """The mean time of all that is done in a box at one visit, in all its rounds."""
    inside = visits_inside(view, branch_shares(view), box)
    return numbers.times_done(box) * sum(
        times * time.values[Reading.MEAN] * numbers.times_done(node)
        for node, times in inside.items()
        if (time := numbers.times.get(node)) is not None
    )
