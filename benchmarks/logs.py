"""The row of logs: a million events in CSV to a model with its times and its fit, beside pm4py.

Both sides read the file, find a block-structured model (noise threshold 0.2), take the times, and say fitness and
precision; processor time, imports left out. Fitness and precision have to agree before anything is timed.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.queues import MEANS, TASK_POOL
from benchmarks.timing import Result, has, in_turn, program_number

__all__ = ["rows", "write_log"]

EVENTS = 1_000_000
_TARGET = 5
_BEGUN = datetime(2026, 1, 5, 9)

OURS = """
import time
from procmodel.formats.logs import read_log
from procmodel.recipes.learned import learned
begun = time.process_time()
fit = learned(read_log({path!r})).conformance
taken = time.process_time() - begun
print({what})
"""
PM4PY = """
import contextlib, io, sys, time, warnings
warnings.filterwarnings("ignore")
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    import pandas, pm4py
    begun = time.process_time()
    frame = pandas.read_csv({path!r}, parse_dates=["start", "end"])
    keys = dict(case_id="case", activity_key="activity", timestamp_key="end", start_timestamp_key="start")
    frame = pm4py.format_dataframe(frame, **keys)
    net = pm4py.discover_petri_net_inductive(frame, noise_threshold=0.2)
    pm4py.discover_performance_dfg(frame)
    fitness = pm4py.fitness_token_based_replay(frame, *net)["log_fitness"]
    precision = pm4py.precision_token_based_replay(frame, *net)
    taken = time.process_time() - begun
print({what})
"""


def write_log(path: Path, events: int, seed: int = 1) -> None:
    """The events of W7, with waits of five minutes on average: seven activities, rework, a parallel block."""
    draw = random.Random(seed)
    lines = ["case,activity,resource,start,end"]
    case = 0
    while len(lines) <= events:
        now = _BEGUN + timedelta(minutes=5 * case)
        for task in _trace(draw):
            now += timedelta(seconds=int(draw.expovariate(1 / 300)))
            end = now + timedelta(seconds=int(60 * draw.expovariate(1 / MEANS[task])))
            who = f"{TASK_POOL[task]}{draw.randrange(3)}"
            lines.append(f"{case},Do {task},{who},{now.isoformat()},{end.isoformat()}")
            now = end
        case += 1
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _trace(draw: random.Random) -> list[int]:
    trace = [0, 1]
    while draw.random() < 0.2:
        trace += [2, 1]
    both = [3, 4]
    draw.shuffle(both)
    return [*trace, *both, *([5] if draw.random() < 0.9 else []), 6]


def rows(peers: str, runs: int) -> Iterator[Result]:
    """The one row; a peer that is not there is said to be missing."""
    work = "1,000,000 events to a model with its fit, times as fast as"
    python = os.environ.get("PROCMODEL_PM4PY", peers)
    if not has(python, "pm4py"):
        note = "pm4py is not installed (PROCMODEL_PM4PY names an interpreter that has it)"
        yield Result(work, "pm4py", None, _TARGET, True, note=note)
        return
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.csv", Path(folder) / "large.csv"
        write_log(small, EVENTS // 50)
        write_log(large, EVENTS)
        for what, theirs in (("fit.fitness", "fitness"), ("fit.precision", "precision")):
            own = program_number(sys.executable, OURS.format(path=str(small), what=what))
            other = program_number(python, PM4PY.format(path=str(small), what=theirs))
            assert abs(own - other) < 0.01, (what, own, other)
        own, other = in_turn(
            min(runs, 3),
            lambda: program_number(sys.executable, OURS.format(path=str(large), what="taken")),
            lambda: program_number(python, PM4PY.format(path=str(large), what="taken")),
        )
    note = f"{own:.1f} s against {other:.1f} s of pm4py"
    yield Result(work, "pm4py", other / own, _TARGET, True, note=note)
