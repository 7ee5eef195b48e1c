"""The rows of comparing: two BPMN files, beside the differ that most people use.

Both sides are timed as whole processes, from the command to its end: start, reading both files, comparing,
printing. With ids known, one task in ten has a new name. With ids hidden, the later file has new ids
throughout: the differ, which knows steps by id alone, then finds nothing in common; ours finds the steps by name.
At last 5,000 steps against 5,000 with hidden ids, in seconds and memory.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import models
from benchmarks.bpmn import text
from benchmarks.matching.hidden import hidden_process
from benchmarks.timing import ROOT, Result, command_seconds, in_turn, program_number
from procmodel.formats import dump, read_text

__all__ = ["PEAK", "hidden", "large", "renamed", "rows"]

DIFFER = """
const {{ BpmnModdle }} = await import({moddle!r});
const {{ diff }} = await import({differ!r});
const {{ readFileSync }} = await import("node:fs");
const sides = [];
for (const path of {paths!r}) {{
  sides.push((await new BpmnModdle().fromXML(readFileSync(path, "utf-8"))).rootElement);
}}
console.log(Object.keys(diff(...sides)._changed).length);
"""
PEAK = """
import contextlib, io, resource, sys, time
from procmodel.cli import procmodel
from procmodel.cli.running import run
begun = time.perf_counter()
with contextlib.redirect_stdout(io.StringIO()) as told:
    code = run(procmodel, ["diff", *sys.argv[1:]])
assert code in (0, 1) and "What changed" in told.getvalue(), code
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
COMPARED = """
import time
from procmodel import before_after, read
before_after(*map(read, {paths!r}))
begun = time.perf_counter()
before_after(*map(read, {paths!r}))
print(time.perf_counter() - begun)
"""
TARGET, GROWTH = 1.0, 7.5
LARGE, SECONDS, MEMORY = 5_000, 60.0, 2_048.0
KNOWN, HIDDEN = (100, 1_000, 5_000), (100, 1_000)
_ID = re.compile(r'\b(id|sourceRef|targetRef|bpmnElement)="|(<bpmn:(?:incoming|outgoing)>)')


def renamed(model: str) -> str:
    """The file with a new name for one task in ten, and the same ids."""
    return re.sub(r'name="Do (t\d*[05])"', r'name="Perform \1"', model)


def hidden(model: str) -> str:
    """The file with new ids throughout, and the same names."""
    return _ID.sub(lambda found: f"{found.group()}new_", model)


def rows(_peers: str | None, runs: int) -> Iterator[Result]:
    """Comparing with ids known, then with ids hidden."""
    for way, sizes in (("known", KNOWN), ("hidden", HIDDEN)):
        for size in sizes:
            yield _row(way, size, runs)
    yield _growth_row(runs)
    yield from _large_rows()


def _growth_row(runs: int) -> Result:
    """How much longer five times as many nodes take, ids known: reading, measuring and comparing, no start."""
    few, many = 1_000, 5_000
    with tempfile.TemporaryDirectory() as folder:
        sides: list[Callable[[], float]] = []
        for size in (few, many):
            paths = _written(folder, text(size), renamed(text(size)))
            program = COMPARED.format(paths=paths)
            sides.append(partial(program_number, sys.executable, program))
        seconds = in_turn(min(runs, 3), *sides)
    work = f"compare BPMN, ids known: {many:,} nodes over {few:,}"
    note = f"{seconds[1]:.2f} s and {seconds[0]:.2f} s; 5 would be linear"
    return Result(work, "growth", seconds[1] / seconds[0], GROWTH, note=note)


def large(folder: Path) -> list[Path]:
    """Two files of 5,000 steps each, the later one with other ids throughout."""
    before = read_text(models.text(LARGE))
    after, _ = hidden_process(before, "large", lambda id_: True)
    paths = [folder / f"{side}.yaml" for side in ("before", "after")]
    for path, process in zip(paths, (before, after), strict=True):
        path.write_text(dump(process), encoding="utf-8")
    return paths


def _large_rows() -> Iterator[Result]:
    work = f"compare {LARGE:,} steps with {LARGE:,}, ids hidden"
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, "-c", PEAK, *map(str, large(Path(folder))))
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, mebibytes = map(float, done.stdout.split()[-2:])
    yield Result(f"{work}: time", "a minute", seconds, SECONDS, unit=" s")
    yield Result(f"{work}: memory", "the whole process", mebibytes, MEMORY, unit=" MiB")


def _row(way: str, size: int, runs: int) -> Result:
    work = f"compare BPMN of {size:,} nodes, ids {way}"
    with tempfile.TemporaryDirectory() as folder:
        before = text(size)
        after = renamed(before) if way == "known" else hidden(renamed(before))
        paths = _written(folder, before, after)
        peer = _differ(paths)
        if peer is None:
            note = "bpmn-js-differ or bpmn-moddle is not installed"
            return Result(work, "bpmn-js-differ", None, TARGET, at_least=True, note=note)
        command = (sys.executable, "-m", "procmodel", "diff", *paths)
        theirs, ours = in_turn(runs, peer, lambda: command_seconds(*command))
        note = f"bpmn-js-differ, with moddle: {theirs:.2f} s; ours {ours:.2f} s"
        return Result(work, "bpmn-js-differ", theirs / ours, TARGET, at_least=True, note=note)


def _written(folder: str, *texts: str) -> list[str]:
    """Both versions as files of their own."""
    found = []
    for model in texts:
        path = Path(folder) / f"{len(model)}-{len(found)}.bpmn"
        path.write_text(model, encoding="utf-8")
        found.append(str(path))
    return found


def _differ(paths: list[str]) -> Callable[[], float] | None:
    """The peer on these files, or None where it is not installed."""
    modules = Path(os.environ.get("PROCMODEL_NODE_MODULES", ROOT / "node_modules"))
    moddle = modules / "bpmn-moddle" / "dist" / "index.js"
    differ = modules / "bpmn-js-differ" / "dist" / "index.esm.js"
    node = shutil.which("node")
    if node is None or not moddle.is_file() or not differ.is_file():
        return None
    program = DIFFER.format(moddle=moddle.as_uri(), differ=differ.as_uri(), paths=paths)
    return lambda: command_seconds(node, "--input-type=module", "-e", program)
