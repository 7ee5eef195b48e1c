"""The rows of what is worked out without playing: many small models, and one large one with loops."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from benchmarks.spine import DIGRAPH
from benchmarks.timing import Result, has, in_turn, program_number

__all__ = ["rows"]

MODELS = 1_000
STEPS = 100_000

SMALL = """
import gc, time
from benchmarks import models
from procmodel import measure, read_text
text = models.text(10)
def model(number):
    again = 1 + number % 30
    return read_text(text.replace("share: 10%", f"share: {{again}}%").replace("share: 90%", f"share: {{100 - again}}%"))
processes = [model(number) for number in range({models})]
measure(processes[0])
gc.collect(); gc.freeze()
begun = time.process_time()
found = [measure(process, only=("touch_time", "end_to_end_time")) for process in processes]
taken = time.process_time() - begun
times = {{measured["end_to_end_time"].expected for measured in found}}
assert None not in times and len(times) == 30
print(taken)
"""
"""Models that differ in how often they go back; the mean and the spread of two times of each."""

LARGE = """
import gc, time
from benchmarks import models
from procmodel import ProcessView, read_text
from procmodel.graph.routes import routes_of
from procmodel.graph.shares import branch_shares
from procmodel.graph.visits import solve_visits
process = read_text(models.text({steps}))
gc.collect(); gc.freeze()  # a command leaves what it has read alone too
begun = time.perf_counter()
view = ProcessView(process)
expected = solve_visits(routes_of(view), branch_shares(view)).expected
taken = time.perf_counter() - begun
assert abs(max(expected) - 1 / 0.9) < 1e-9  # a tenth goes back
print(taken)
"""


def rows(peers: str, runs: int) -> Iterator[Result]:
    """Both rows; a peer that is not there is said to be missing."""
    work = f"touch and end-to-end time of {MODELS:,} models of ten steps"
    (taken,) = in_turn(min(runs, 3), lambda: program_number(sys.executable, SMALL.format(models=MODELS)))
    yield Result(work, "-", taken, 1, unit=" s")
    work, against = f"visits of {STEPS:,} steps with loops", "networkx building the same digraph"
    if not has(peers, "networkx"):
        yield Result(work, against, None, 5, note="peer not installed: see benchmarks/peers.txt")
        return
    own, other = in_turn(
        min(runs, 3),
        lambda: program_number(sys.executable, LARGE.format(steps=STEPS)),
        lambda: program_number(peers, DIGRAPH.format(steps=STEPS)),
    )
    yield Result(work, against, own / other, 5, note=f"{own * 1e3:,.0f} ms / {other * 1e3:,.0f} ms")
