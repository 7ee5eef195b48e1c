"""The rows of soundness: parallel branches, where states explode, and large plain models.

Ours is timed from the process to the verdict. The peers take BPMN: the rust analyzer is asked for the four
properties one by one, and reads the text each time; WOFLAN is timed from its net on.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.timing import Result, has, in_turn, program_number
from procmodel.model import EndEvent, Gateway, GatewayKind, Lane, Process, SequenceFlow, StartEvent, Task

__all__ = ["blocks", "branches", "process_of", "rows", "xml"]

Graph = tuple[list[tuple[str, str]], list[tuple[str, str]]]  # (id, element), (source, target)

OURS = """
import gc, time
from benchmarks.soundness import process_of, {graph}
from procmodel.graph import ProcessView
from procmodel.soundness import verify
process = process_of({graph}({size}))
verify(process)
gc.collect()
begun = time.perf_counter()
assert verify(ProcessView(process)).verdict == "sound"
print(time.perf_counter() - begun)
"""
RUST = """
import time
import rust_bpmn_analyzer_bindings as peer
text = open({path!r}, encoding="utf-8").read()
begun = time.perf_counter()
for asked in ("safeness", "option_to_complete", "proper_completion", "dead_activities"):
    assert getattr(peer, "analyze_" + asked)(text).fulfilled
print(time.perf_counter() - begun)
"""
WOFLAN = """
import contextlib, io, time
import pm4py
from pm4py.algo.analysis.woflan import algorithm
with contextlib.redirect_stdout(io.StringIO()):
    net = pm4py.convert_to_petri_net(pm4py.read_bpmn({path!r}))
    begun = time.perf_counter()
    algorithm.apply(*net, parameters={{"print_diagnostics": False}})
    taken = time.perf_counter() - begun
print(taken)
"""


def branches(count: int) -> Graph:
    """One parallel block of `count` branches with a task each: 2 ** count + 3 states."""
    tasks = [f"t{n}" for n in range(count)]
    nodes = [("s", "startEvent"), ("a", "parallelGateway"), *((t, "task") for t in tasks)]
    nodes += [("b", "parallelGateway"), ("e", "endEvent")]
    flows = [("s", "a"), *(("a", t) for t in tasks), *((t, "b") for t in tasks), ("b", "e")]
    return nodes, flows


def blocks(size: int) -> Graph:
    """About `size` nodes: choices between two tasks, one after the other."""
    nodes, flows, last = [("s", "startEvent")], [], "s"
    for n in range(size // 4):
        split, one, two, join = f"x{n}", f"t{n}", f"u{n}", f"y{n}"
        nodes += [(split, "exclusiveGateway"), (one, "task"), (two, "task"), (join, "exclusiveGateway")]
        flows += [(last, split), (split, one), (split, two), (one, join), (two, join)]
        last = join
    return [*nodes, ("e", "endEvent")], [*flows, (last, "e")]


def xml(graph: Graph) -> str:
    """The graph as BPMN, with the flows named at both ends as editors write them."""
    nodes, flows = graph
    ways: dict[str, list[str]] = {name: [] for name, _ in nodes}
    for n, (source, target) in enumerate(flows):
        ways[source].append(f"<bpmn:outgoing>f{n}</bpmn:outgoing>")
        ways[target].append(f"<bpmn:incoming>f{n}</bpmn:incoming>")
    lines = [f'<bpmn:{kind} id="{name}">{"".join(ways[name])}</bpmn:{kind}>' for name, kind in nodes]
    lines += [
        f'<bpmn:sequenceFlow id="f{n}" sourceRef="{a}" targetRef="{b}"/>' for n, (a, b) in enumerate(flows)
    ]
    return (
        '<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
        f' id="d" targetNamespace="urn:x"><bpmn:process id="p">{"".join(lines)}</bpmn:process>'
        "</bpmn:definitions>"
    )


def process_of(graph: Graph) -> Process:
    """The graph as a process."""
    made = {
        "startEvent": lambda name: StartEvent(id=name, lane="l"),
        "endEvent": lambda name: EndEvent(id=name, lane="l"),
        "task": lambda name: Task(id=name, lane="l"),
        "parallelGateway": lambda name: Gateway(id=name, lane="l", kind=GatewayKind.PARALLEL),
        "exclusiveGateway": lambda name: Gateway(id=name, lane="l", kind=GatewayKind.EXCLUSIVE),
    }
    nodes, flows = graph
    return Process(
        id="p",
        name="Made up",
        lanes=(Lane(id="l"),),
        nodes=tuple(made[kind](name) for name, kind in nodes),
        flows=tuple(SequenceFlow(source=source, target=target) for source, target in flows),
    )


def rows(peers: str, runs: int) -> Iterator[Result]:
    """Every row; a peer that is not there is said to be missing."""
    rust = has(peers, "rust_bpmn_analyzer_bindings")
    yield _row("20 parallel branches", "rust analyzer", branches, 20, RUST, peers, 1, 1 / 10_000, rust)
    yield _row("1,000 nodes of choices", "rust analyzer", blocks, 1000, RUST, peers, runs, 4, rust)
    woflan = has(peers, "pm4py")
    yield _row("1,000 nodes of choices", "pm4py WOFLAN", blocks, 1000, WOFLAN, peers, 1, 1 / 100, woflan)


def _row(
    work: str,
    against: str,
    graph: Callable[[int], Graph],
    size: int,
    program: str,
    peers: str,
    runs: int,
    target: float,
    there: bool,
) -> Result:
    name = f"soundness of {work}, time of {against}"
    if not there:
        return Result(name, against, None, target, note=f"{against} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.bpmn"
        path.write_text(xml(graph(size)), "utf-8")
        ours = OURS.format(graph=graph.__name__, size=size)
        theirs = program.format(path=str(path))
        sides = (lambda: program_number(sys.executable, ours), lambda: program_number(peers, theirs))
        own, other = in_turn(runs, *sides) if runs > 1 else [side() for side in sides]
    note = f"{against}: {own * 1000:.2f} ms against {other * 1000:.1f} ms"
    return Result(name, against, own / other, target, note=note)
