"""The heap is that of the standard library."""

from __future__ import annotations

import heapq
import subprocess
import sys

from procmodel.light import heap


def test_it_is_the_one_of_heapq() -> None:
    assert heap.__all__ == ["heapify", "heappop", "heappush", "heapreplace"]
    assert all(getattr(heap, name) is getattr(heapq, name) for name in heap.__all__)


def test_it_is_loaded_without_heapq_and_of_heapq_where_no_part_is_in_c() -> None:
    program = (
        "import sys; sys.modules.update({!r}); import procmodel.light.heap; print('heapq' in sys.modules)"
    )
    for known, loaded in (({}, "False"), ({"_heapq": None}, "True")):
        done = subprocess.run(
            [sys.executable, "-S", "-c", program.format(known)], capture_output=True, text=True
        )
        assert done.stdout.strip() == loaded
