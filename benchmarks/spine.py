"""The rows of the main job: starting, comparing, reading, counting."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import models
from benchmarks.timing import Result, command_seconds, has, in_turn, program_number

__all__ = ["rows"]

BARE = "pass"
SCRIPT = "import click, yaml\nfrom pydantic import BaseModel\nclass Task(BaseModel):\n    name: str\n"
PAIR = ("examples/speeding_before.yaml", "examples/speeding_after.yaml")

READ = """
import gc, time
from procmodel import read_text
text = open({path!r}, encoding="utf-8").read()
read_text(text)
gc.collect()
begun = time.perf_counter(); read_text(text); print(time.perf_counter() - begun)
"""
LOAD = """
import gc, time, yaml
text = open({path!r}, "rb").read()
yaml.load(text, yaml.CSafeLoader)
gc.collect()
begun = time.perf_counter(); yaml.load(text, yaml.CSafeLoader); print(time.perf_counter() - begun)
"""
COUNT = """
import gc, time
from benchmarks import models
from procmodel import ProcessView, measure, read_text
process = read_text(models.text({steps}))
gc.collect()
begun = time.perf_counter(); {work}; print(time.perf_counter() - begun)
"""
DIGRAPH = """
import gc, time, networkx
from benchmarks import models
flows = models.flows({steps})
nodes = list(dict.fromkeys(id for flow in flows for id in flow))
gc.collect()
begun = time.perf_counter()
graph = networkx.DiGraph(); graph.add_nodes_from(nodes); graph.add_edges_from(flows)
print(time.perf_counter() - begun)
"""
PEAK = """
import resource
from benchmarks import models
from procmodel import measure, read_text
measured = measure(read_text(models.text({steps})))
assert all(measured[name].static is not None for name in ("human_touches", "handoffs", "steps"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
MANY = """
import time
from procmodel import measure, read
paths = {pair!r}
for path in paths: measure(read(path))
begun = time.perf_counter(); done = 0
while time.perf_counter() - begun < 3:
    for path in paths: measure(read(path)); done += 1
print(done / (time.perf_counter() - begun))
"""
FEW = "measure(process, only=('human_touches', 'handoffs', 'steps'))"
ALL = "measure(process)"


def rows(peers: str, runs: int = 5) -> Iterator[Result]:
    """Every row, as soon as it is measured. `peers` is the interpreter that has the peers."""
    yield from _starts(peers, runs)
    yield _reading(peers, runs)
    yield from _counting(peers, max(3, runs // 2))
    yield Result(
        "seed-sized files read and counted, one process",
        "-",
        _own(MANY.format(pair=PAIR)),
        300,
        True,
        " a second",
    )


def _starts(peers: str, runs: int) -> Iterator[Result]:
    """Whole processes: what somebody at a prompt waits for."""
    tool = (sys.executable, "-m", "procmodel")
    bare = _command(sys.executable, "-c", BARE)
    yield _ratio("procmodel --help", "python -c pass", runs * 3, 5, _command(*tool, "--help"), bare)
    name = "a script importing click, yaml, and one pydantic model"
    if not has(peers, "click", "yaml", "pydantic"):
        yield _missing("procmodel diff, table only", name, 1.5)
        yield _missing("procmodel diff, with SVG", name, 2.5)
        return
    script = _command(peers, "-c", SCRIPT)
    yield _ratio("procmodel diff, table only", name, runs * 3, 1.5, _command(*tool, "diff", *PAIR), script)
    with tempfile.TemporaryDirectory() as folder:
        picture = str(Path(folder) / "pair.svg")
        drawn = _command(*tool, "diff", *PAIR, "-o", picture)
        yield _ratio("procmodel diff, with SVG", name, runs * 3, 2.5, drawn, script)


def _reading(peers: str, runs: int) -> Result:
    work, against = "read 10,000 steps, places and checks included", "PyYAML CSafeLoader on the same bytes"
    if not has(peers, "yaml"):
        return _missing(work, against, 1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.yaml"
        path.write_text(models.text(10_000), encoding="utf-8")
        ours = _program(sys.executable, READ.format(path=str(path)))
        return _ratio(work, against, runs, 1, ours, _program(peers, LOAD.format(path=str(path))))


def _counting(peers: str, runs: int, steps: int = 100_000) -> Iterator[Result]:
    against = "networkx building the same digraph"
    few, all_ = (
        f"touches, handoffs, steps of {steps:,} steps",
        f"all static and expected measures of {steps:,} steps",
    )
    if has(peers, "networkx"):
        peer = _program(peers, DIGRAPH.format(steps=steps))
        yield _ratio(
            few, against, runs, 3, _program(sys.executable, COUNT.format(steps=steps, work=FEW)), peer
        )
        yield _ratio(
            all_, against, runs, 15, _program(sys.executable, COUNT.format(steps=steps, work=ALL)), peer
        )
    else:
        yield _missing(few, against, 3)
        yield _missing(all_, against, 15)
    yield Result(
        f"peak memory of {steps:,} steps read and counted",
        "-",
        _own(PEAK.format(steps=steps)),
        1024,
        unit=" MiB",
    )


def _ratio(
    work: str, against: str, runs: int, target: float, ours: Callable[[], float], peer: Callable[[], float]
) -> Result:
    mine, theirs = in_turn(runs, ours, peer)
    return Result(work, against, mine / theirs, target, note=f"{mine * 1e3:,.0f} ms / {theirs * 1e3:,.0f} ms")


def _missing(work: str, against: str, target: float) -> Result:
    return Result(work, against, None, target, note="peer not installed: see benchmarks/peers.txt")


def _command(*command: str) -> Callable[[], float]:
    return lambda: command_seconds(*command)


def _program(python: str, program: str) -> Callable[[], float]:
    return lambda: program_number(python, program)


def _own(program: str) -> float:
    return program_number(sys.executable, program)
