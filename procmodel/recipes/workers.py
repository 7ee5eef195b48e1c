"""Processes that play replications, and that Ctrl-C does not take the finished ones from."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

from procmodel.light.overriding import override

__all__ = ["Workers"]

_Result = TypeVar("_Result")


class Workers(ProcessPoolExecutor):
    """So many worker processes; `end` ends them at once, whatever they are at.

    Args:
        count: how many.
    """

    def __init__(self, count: int) -> None:
        self._others = set(active_children())
        super().__init__(count, mp_context=get_context("spawn"), initializer=_leave_interrupts)

    @override
    def map(
        self,
        fn: Callable[..., _Result],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
        **_: Any,
    ) -> Iterator[_Result]:
        """The results in order. What is left when nobody asks for more is not cancelled: it ends with the workers."""
        futures = [self.submit(fn, *arguments) for arguments in zip(*iterables, strict=False)]
        return (future.result(timeout) for future in futures)

    def end(self) -> None:
        """End the workers without waiting for what they are at."""
        for worker in set(active_children()) - self._others:
            worker.terminate()


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that asked, which ends its workers once it has what is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
