"""The rows of simulation: W7 (`queues.py`) in our two engines, in simpy, in Prosimos and in a bare C loop.

Engines run in turn on processor time, compiling left out. Before anything is timed, our two engines have to
agree to the bit.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.prosimos import PLAY, write_w7
from benchmarks.queues import EVENTS, w7
from benchmarks.timing import ROOT, Result, c_compiler, command_seconds, has, in_turn, program_number

__all__ = ["rows"]

CASES = 100_000

OURS = """
import time
from benchmarks.queues import w7
from procmodel import read_text
from procmodel.simulation.replication import play
from procmodel.simulation.simulate import plan_of
plan = plan_of(read_text(w7({top!r})), cases={cases}, replications=1, seed=1)
job = plan.job._replace(compiled={compiled})
play(job._replace(cases=2_000))
begun = time.process_time()
played = play(job)
taken = time.process_time() - begun
assert played.engine == {engine!r}
print({what})
"""
SIMPY = """
import random, time
import simpy
from benchmarks.queues import MEANS, POOLS, RATE, TASK_POOL
draw, world = random.Random(1), simpy.Environment()
pools = {{name: simpy.Resource(world, people) for name, people in POOLS.items()}}
rates = [1 / mean for mean in MEANS]
total = 0.0
def task(number):
    with pools[TASK_POOL[number]].request() as turn:
        yield turn
        yield world.timeout(draw.expovariate(rates[number]))
def case():
    global total
    begun = world.now
    yield from task(0)
    yield from task(1)
    while draw.random() < 0.2:
        yield from task(2)
        yield from task(1)
    yield world.process(task(3)) & world.process(task(4))
    if draw.random() < 0.9:
        yield from task(5)
    yield from task(6)
    total += world.now - begun
def arrive():
    for _ in range({cases}):
        yield world.timeout(draw.expovariate(RATE / 60))
        world.process(case())
world.process(arrive())
begun = time.process_time()
world.run()
print(time.process_time() - begun)
"""


def _ours(cases: int, compiled: bool, top: str = "", what: str = "taken") -> float:
    engine = "numba" if compiled else "python"
    program = OURS.format(cases=cases, compiled=compiled, engine=engine, top=top, what=what)
    return program_number(sys.executable, program)


def rows(peers: str, runs: int) -> Iterator[Result]:
    """Every row; a peer that is not there is said to be missing."""
    here = has(sys.executable, "numba")
    if here:
        agree = "played.figures['end_to_end_time']"
        assert _ours(20_000, True, what=agree) == _ours(20_000, False, what=agree)
    yield from _against_simpy(peers, runs, here)
    yield from _against_prosimos(peers, runs, here)
    yield from _with_calendars(runs, here)
    yield _against_c(runs, here)
    yield _whole_process()


def _against_simpy(peers: str, runs: int, here: bool) -> Iterator[Result]:
    python = peers if has(peers, "simpy") else sys.executable
    there = has(python, "simpy")
    for compiled, target, name in ((False, 4, "in Python"), (True, 80, "with numba")):
        work = f"simulate W7, engine {name}, times as fast as simpy"
        if not there or (compiled and not here):
            yield Result(work, "simpy", None, target, True, note="simpy or numba is not installed")
            continue
        simpy = SIMPY.format(cases=CASES // 5)
        cases = CASES if compiled else CASES // 5
        own, other = in_turn(
            runs,
            lambda compiled=compiled, cases=cases: _ours(cases, compiled) / cases,  # type: ignore[misc]
            lambda simpy=simpy: program_number(python, simpy) / (CASES // 5),  # type: ignore[misc]
        )
        note = f"{EVENTS / own / 1e6:.2f} M events a second against {EVENTS / other / 1e6:.3f} M"
        yield Result(work, "simpy", other / own, target, True, note=note)


def _against_prosimos(peers: str, runs: int, here: bool) -> Iterator[Result]:
    """Per case, since Prosimos slows with size: it plays ten thousand cases, we play a hundred thousand."""
    works = (
        ("simulate W7, engine with numba, times as fast as Prosimos", 800),
        ("simulate 1,000 cases of W7 from a file, whole process, times", 25),
    )
    python = os.environ.get("PROCMODEL_PROSIMOS", peers)
    if not here or not has(python, "prosimos"):
        for work, target in works:
            note = "numba or Prosimos is not installed (PROCMODEL_PROSIMOS names an interpreter that has it)"
            yield Result(work, "Prosimos", None, target, True, note=note)
        return
    with tempfile.TemporaryDirectory() as folder:
        bpmn, figures = write_w7(Path(folder))
        path = Path(folder) / "w7.yaml"
        path.write_text(w7(), "utf-8")

        def prosimos(cases: int, what: str = "taken") -> str:
            return PLAY.format(bpmn=bpmn, figures=figures, cases=cases, what=what)

        cases = CASES // 10
        means = [
            program_number(python, prosimos(2 * cases, "mean")),
            _ours(CASES, True, what="played.figures['end_to_end_time'] / 60"),
        ]
        assert abs(means[0] - means[1]) < 0.15 * means[1], means
        own, other = in_turn(
            runs,
            lambda: _ours(CASES, True) / CASES,
            lambda: program_number(python, prosimos(cases)) / cases,
        )
        note = f"{EVENTS / own / 1e6:.2f} M events a second against {EVENTS / other:,.0f}"
        yield Result(works[0][0], "Prosimos", other / own, works[0][1], True, note=note)
        command = (sys.executable, "-m", "procmodel", "simulate", str(path), "--cases", "1000", "--json")
        whole, theirs = in_turn(
            max(runs, 7),  # a start of a tenth of a second varies more than what is played
            lambda: command_seconds(*command, "--replications", "1", "--warm-up", "0"),
            lambda: command_seconds(python, "-c", prosimos(1_000)),
        )
        note = f"{whole * 1000:.0f} ms against {theirs * 1000:,.0f} ms"
        yield Result(works[1][0], "Prosimos", theirs / whole, works[1][1], True, note=note)


def _with_calendars(runs: int, here: bool) -> Iterator[Result]:
    top = "calendar: {hours: Mon-Fri 09:00-17:00}"
    for compiled, name in ((False, "in Python"), (True, "with numba")):
        work = f"simulate W7 with hours, engine {name}, time of W7 without"
        if compiled and not here:
            yield Result(work, "itself", None, 1.25, note="numba is not installed")
            continue
        cases = 10 * CASES if compiled else CASES // 5
        with_hours, without = in_turn(
            runs,
            lambda compiled=compiled, cases=cases: _ours(cases, compiled, top),  # type: ignore[misc]
            lambda compiled=compiled, cases=cases: _ours(cases, compiled),  # type: ignore[misc]
        )
        yield Result(work, "itself", with_hours / without, 1.25)


def _against_c(runs: int, here: bool) -> Result:
    work, compiler = "simulate W7 with numba, speed of a bare C loop", c_compiler()
    if compiler is None or not here:
        return Result(work, "C", None, 0.6, True, note="a C compiler or numba is not installed")
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "w7"
        source = ROOT / "benchmarks" / "w7.c"
        subprocess.run([compiler, "-O3", "-o", str(program), str(source), "-lm"], check=True)
        cases = 10 * CASES

        def c_loop() -> float:
            done = subprocess.run([str(program), str(cases)], check=True, capture_output=True, text=True)
            return float(done.stdout.split()[0])

        own, other = in_turn(runs, lambda: _ours(cases, True), c_loop)
    note = f"{cases * EVENTS / own / 1e6:.1f} M events a second against {cases * EVENTS / other / 1e6:.1f} M"
    return Result(work, "C", other / own, 0.6, True, note=note)


def _whole_process() -> Result:
    """One replication of 1,000 cases from a file, start to end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w7.yaml"
        path.write_text(w7(), "utf-8")
        command = (sys.executable, "-m", "procmodel", "simulate", str(path))
        options = ("--cases", "1000", "--replications", "1", "--warm-up", "0", "--json")
        own, other = in_turn(
            3,
            lambda: command_seconds(*command, *options),
            lambda: command_seconds(sys.executable, "-c", SIMPY.format(cases=1_000)),
        )
    note = f"{own * 1000:.0f} ms against a simpy script of {other * 1000:.0f} ms"
    return Result(
        "simulate 1,000 cases from a file, whole process", "simpy script", own / other, 4, note=note
    )
