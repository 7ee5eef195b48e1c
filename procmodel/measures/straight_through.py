"""How many cases need no staff."""

from __future__ import annotations

from procmodel.graph.basis import Basis, World
from procmodel.measures.single import averaged
from procmodel.results.measurement import Measurement

__all__ = ["straight_through"]


def straight_through(basis: Basis) -> Measurement:
    """The probability of ending with no touch, 0 to 1; all cases are the denominator.

    Parallel branches multiply; nothing else does.

    Example:
        >>> from procmodel import measure, read
        >>> measure(read("examples/speeding_after.yaml"))["straight_through"].value
        0.982
    """
    view = basis.view
    touches = dict.fromkeys(view.touches, 0.0)
    if not touches or not any(basis.visits.expected[step] for step in touches):
        return averaged(basis, "straight_through", lambda _: 1.0, "1", better="higher")

    def untouched(world: World) -> float | None:
        return world.chance_of_all(touches)

    return averaged(basis, "straight_through", untouched, "1", better="higher")
