"""Processes that play replications, and that Ctrl-C does not take the finished ones from."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import active_children, get_context
from typing import Any, TypeVar

from procmodel.light.overriding import override

__all__ = ["Workers"]

_Result = TypeVar("_Result")


class Workers(Executor):
    """So many worker processes.

    Who stops asking for results ends them at once, whatever they are at; new ones begin with the next work.

    Args:
        count: how many.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._others = set(active_children())
        self._pool: ProcessPoolExecutor | None = None

    @override
    def submit(self, fn: Callable[..., _Result], /, *args: Any, **kwargs: Any) -> Future[_Result]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._count, mp_context=get_context("spawn"), initializer=_leave_interrupts
            )
        return self._pool.submit(fn, *args, **kwargs)

    @override
    def map(
        self,
        fn: Callable[..., _Result],
        *iterables: Iterable[Any],
        timeout: float | None = None,
        chunksize: int = 1,
        **_: Any,
    ) -> Iterator[_Result]:
        """The results in order, as they are asked for."""
        futures = [self.submit(fn, *arguments) for arguments in zip(*iterables, strict=False)]
        return self._results(futures, timeout)

    def _results(self, futures: list[Future[_Result]], timeout: float | None) -> Iterator[_Result]:
        try:
            for future in futures:
                yield future.result(timeout)
        except BaseException:  # also where nobody asks for more
            self._end()
            raise

    def _end(self) -> None:
        """End the workers without waiting for what they are at."""
        for worker in set(active_children()) - self._others:
            worker.terminate()
        self.shutdown()

    @override
    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._pool = None


def _leave_interrupts() -> None:
    """Ctrl-C is for the process that asked, which ends its workers once it has what is finished."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
