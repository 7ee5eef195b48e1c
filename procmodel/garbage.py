"""Cyclic garbage collection, put off while something large is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_collector"]


@contextmanager
def no_collector() -> Iterator[None]:
    """Cyclic garbage collection off: nothing here is garbage, and looking for it takes half the time.

    Example:
        >>> import gc
        >>> with no_collector():
        ...     gc.isenabled()
        False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
