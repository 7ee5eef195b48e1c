"""What is worked out of a process once, and read by whoever asks again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from procmodel.graph.view import ProcessView

__all__ = ["once"]

T = TypeVar("T")


def once(worked_out: Callable[[ProcessView], T]) -> Callable[[ProcessView], T]:
    """A function of a view whose result is kept with the view: shared, so not to be changed.

    Example:
        >>> from procmodel import read
        >>> sizes = once(lambda view: [len(view)])
        >>> view = ProcessView(read("examples/speeding_after.yaml"))
        >>> sizes(view) is sizes(view)
        True
    """

    @wraps(worked_out)
    def known(view: ProcessView) -> T:
        memory: dict[object, Any] = view.memory
        if known not in memory:
            memory[known] = worked_out(view)
        found: T = memory[known]
        return found

    return known
