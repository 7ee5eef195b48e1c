"""The heap of the standard library, without the module round it: of that, only the part written in C is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from heapq import heapify, heappop, heappush, heapreplace
else:
    try:
        from _heapq import heapify, heappop, heappush, heapreplace
    except ImportError:
        from heapq import heapify, heappop, heappush, heapreplace

__all__ = ["heapify", "heappop", "heappush", "heapreplace"]
