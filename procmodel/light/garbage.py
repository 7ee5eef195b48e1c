"""Cyclic garbage collection, put off while something large is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_collector"]

_MANY = 100_000  # objects of one block, from which on they are set aside as old
_MOST = 4_000_000  # objects set aside since the last whole collection, from which on there is another


@contextmanager
def no_collector() -> Iterator[None]:
    """Cyclic garbage collection off: nothing here is garbage, and looking for it takes half the time.

    Example:
        >>> import gc
        >>> with no_collector():
        ...     gc.isenabled()
        False
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        _set_aside()
        gc.enable()


class _Aside:
    """How many objects were set aside, and after how many whole collections."""

    objects = 0
    collections = 0


def _set_aside() -> None:
    """Count what a large block made as old at once, so that the collector does not look through all of it now.

    To freeze moves every object out of the collector's sight, to unfreeze moves all back among the oldest,
    and neither looks at a single one. Nothing is lost by it: the next whole collection sees them as it
    would have. But objects that come there so are not counted towards it, so they are counted here. Where
    somebody keeps objects frozen (before a fork, say), theirs would come back with ours: nothing is moved.
    """
    made = gc.get_count()[0]
    if made < _MANY or gc.get_freeze_count():
        return
    collections = gc.get_stats()[2]["collections"]
    if collections != _Aside.collections:
        _Aside.objects, _Aside.collections = 0, collections
    _Aside.objects += made
    if _Aside.objects > _MOST:
        gc.collect()
    else:
        gc.freeze()
        gc.unfreeze()
