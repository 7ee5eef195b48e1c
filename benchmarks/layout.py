"""The rows of layout: against an embedded Graphviz with lane clusters and orthogonal edges, and how it grows.

All times are processor time, so that a busy machine does not count for one and against the other.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Result, in_turn, program_number

__all__ = ["rows"]

_MODEL = """
import time
from random import Random
lanes, count = 5, {steps}
rng = Random(1)
lane = 0
nodes = []
for n in range(count):
    if rng.random() < 0.4:
        lane = rng.randrange(lanes)
    nodes.append(lane)
pairs = [(n, n + 1) for n in range(count - 1)]
pairs += [(n, min(count - 1, n + rng.randint(2, 6))) for n in range(count - 2) if rng.random() < 0.2]
pairs += [(n, max(0, n - rng.randint(2, 8))) for n in range(2, count) if rng.random() < 0.08]
pairs = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
"""
OURS = (
    _MODEL
    + """
import resource
from procmodel import ProcessView
from procmodel.layouts import lay_out
from procmodel.model import Lane, Process, SequenceFlow, Task
process = Process(
    id="p",
    lanes=tuple(Lane(id=f"l{{n}}", name=f"Team {{n}}") for n in range(lanes)),
    nodes=tuple(Task(id=f"t{{n}}", name=f"Do the step {{n}}", lane=f"l{{lane}}") for n, lane in enumerate(nodes)),
    flows=tuple(SequenceFlow(source=f"t{{a}}", target=f"t{{b}}", when="yes") for a, b in pairs),
)
view = ProcessView(process)
begun = time.process_time(); lay_out(view); took = time.process_time() - begun
print(took if {time} else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)
"""
)
THEIRS = (
    _MODEL
    + """
import os, resource, subprocess, sys
program = os.path.join(os.path.dirname(sys.executable), "graphviz-pure")
lines = ["digraph {{ rankdir=LR; splines=ortho; node [shape=box width=1.3 height=0.8 fixedsize=true]"]
for lane in range(lanes):
    lines.append(f"subgraph cluster_{{lane}} {{{{ label=\\"Team {{lane}}\\"")
    lines += [f"t{{n}} [label=\\"Do the step {{n}}\\"]" for n, own in enumerate(nodes) if own == lane]
    lines.append("}}")
lines += [f"t{{a}} -> t{{b}} [xlabel=yes]" for a, b in pairs]
source = "\\n".join([*lines, "}}"])
command = [program, "-Kdot", "-Tsvg"]
subprocess.run(command, input=source.encode(), capture_output=True, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime)
"""
)


def rows(peers: str, runs: int) -> Iterator[Result]:
    """All rows; only the first needs the peer."""

    def ours(steps: int, *, time: bool = True) -> float:
        return program_number(sys.executable, OURS.format(steps=steps, time=time))

    work = "lay out 1,000 steps, how much faster"
    if (Path(peers).parent / "graphviz-pure").exists():
        mine, other = in_turn(
            min(runs, 3),
            lambda: ours(1000),
            lambda: program_number(peers, THEIRS.format(steps=1000)),
        )
        yield Result(work, "graphviz-pure", other / mine, 3, at_least=True)
    else:
        yield Result(work, "graphviz-pure", None, 3, at_least=True, note="no graphviz-pure among the peers")
    least, small, large = in_turn(1, lambda: ours(100), lambda: ours(1000), lambda: ours(10_000))
    yield Result("lay out 1,000 steps over 100 steps", "itself", small / least, 16)
    yield Result("lay out 10,000 steps over 1,000 steps", "itself", large / small, 16)
    yield Result("lay out 10,000 steps", "processor time", large, 5, unit=" s")
    yield Result("memory of 10,000 steps", "1 GiB", ours(10_000, time=False), 1, unit=" GiB")
