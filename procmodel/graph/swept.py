"""What may be ended by something that happens beside it: no sum says how much of that is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from procmodel.graph.blocks import Blocks, blocks_of
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
            found.update(_beside(view, blocks_of(view, live()), node, ends))
    return found


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


def _beside(view: ProcessView, blocks: Blocks, node: int, ends: int) -> Iterator[int]:
    """The nodes on other branches of the splits inside `ends` that the token of a node has come from."""
    regions, region = blocks.regions, blocks.region_of[node]
    outermost = blocks.region_of[ends] if ends >= 0 else 0
    if region < 0:
        yield from (n for n, parent in enumerate(view.parents) if parent == ends and n != node)
        return
    others: set[int] = set()
    while region not in (outermost, 0, -1):
        split, parent = regions[region].split, regions[region].parent
        others.update(
            each.number
            for each in regions
            if each.number != region and each.split == split and each.parent == parent
        )
        region = parent
    for each in regions:  # each after the one it lies in
        if each.parent in others and each.number != 0:
            others.add(each.number)
    yield from (n for n, number in enumerate(blocks.region_of) if number in others)
