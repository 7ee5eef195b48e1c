"""The rows of size: W7 with ten million cases, and in two processes beside two of the bare C loop."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import ROOT, Result, c_compiler, has, in_turn, program_number

__all__ = ["rows"]

CASES = 1_000_000

PEAK = """
import resource
from benchmarks.queues import w7
from procmodel import read_text
from procmodel.simulation.replication import play
from procmodel.simulation.simulate import plan_of
plan = plan_of(read_text(w7()), cases={cases}, replications=1, seed=1)
assert play(plan.job._replace(compiled=True)).engine == "numba"
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
PAIR = """
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from benchmarks.queues import w7
from procmodel import read_text
from procmodel.simulation.replication import play
from procmodel.simulation.simulate import plan_of
plan = plan_of(read_text(w7()), cases={cases}, replications=2, seed=1)
jobs = [plan.job._replace(compiled=True, replication=number) for number in range(2)]
with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
    alone = list(pool.map(play, [*jobs, *jobs]))[:2]
    begun = time.perf_counter()
    list(pool.map(play, jobs[:1]))
    one = time.perf_counter() - begun
    begun = time.perf_counter()
    together = list(pool.map(play, jobs))
    two = time.perf_counter() - begun
assert alone == together and together[0] == play(jobs[0])
print(2 * one / two)
"""
"""How many times the work of one process two of them do; their results do not depend on who plays what."""


def rows(peers: str, runs: int) -> Iterator[Result]:
    """Both rows; where numba or a C compiler is not there, that is said."""
    grown, two = (
        "memory that 10,000,000 cases take beyond 100,000",
        "two processes, times two plain C processes",
    )
    if not has(sys.executable, "numba"):
        yield Result(grown, "itself", None, 16, unit=" MiB", note="numba is not installed")
        yield Result(two, "C", None, 0.93, True, note="numba is not installed")
        return
    # the first run compiles, which takes more memory than either
    sizes = (2_000, CASES // 10, 10 * CASES)
    _, few, many = (program_number(sys.executable, PEAK.format(cases=size)) for size in sizes)
    note = f"{many:.0f} MiB against {few:.0f} MiB"
    yield Result(grown, "itself", many - few, 16, unit=" MiB", note=note)
    yield _two_processes(two, runs)


def _two_processes(work: str, runs: int) -> Result:
    compiler = c_compiler()
    if compiler is None:
        return Result(work, "C", None, 0.93, True, note="a C compiler is not installed")
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "w7"
        source = ROOT / "benchmarks" / "w7.c"
        subprocess.run([compiler, "-O3", "-o", str(program), str(source), "-lm"], check=True)
        own, other = in_turn(
            runs,
            lambda: program_number(sys.executable, PAIR.format(cases=CASES)),
            lambda: 2 * _together(program, 1) / _together(program, 2),
        )
    note = f"{own:.2f} times one process against {other:.2f} times"
    return Result(work, "C", own / other, 0.93, True, note=note)


def _together(program: Path, count: int) -> float:
    """How long so many of the bare loop take that begin at once."""
    begun = time.perf_counter()
    running = [
        subprocess.Popen([str(program), str(2 * CASES)], stdout=subprocess.DEVNULL) for _ in range(count)
    ]
    failed = [one for one in running if one.wait()]
    assert not failed
    return time.perf_counter() - begun
