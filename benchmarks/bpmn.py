"""The rows of BPMN: reading a file, beside what others need for it and beside parsing the XML alone.

All read the same file, drawing and lines included; each process measures itself, after one run to warm up.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.soundness import blocks
from benchmarks.timing import ROOT, Result, has, in_turn, program_number, program_of

__all__ = ["rows", "text"]

OURS = """
import gc, time
from procmodel.formats import read
read({path!r})
gc.collect()
begun = time.perf_counter()
read({path!r})
print(time.perf_counter() - begun)
"""
FLOOR = """
import gc, time
from procmodel.formats.xml import parser
from lxml import etree
data = open({path!r}, "rb").read()
etree.fromstring(data, parser())
gc.collect()
begun = time.perf_counter()
etree.fromstring(open({path!r}, "rb").read(), parser())
print(time.perf_counter() - begun)
"""
MEMORY = """
import resource
from procmodel.formats import read
read({path!r})
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
PM4PY = """
import contextlib, io, time
import pm4py
with contextlib.redirect_stdout(io.StringIO()):
    pm4py.read_bpmn({path!r})
    begun = time.perf_counter()
    pm4py.read_bpmn({path!r})
    taken = time.perf_counter() - begun
print(taken)
"""
MODDLE = """
const {{ BpmnModdle }} = await import({module!r});
const {{ readFileSync }} = await import("node:fs");
const text = readFileSync({path!r}, "utf-8");
await new BpmnModdle().fromXML(text);
const begun = performance.now();
await new BpmnModdle().fromXML(text);
console.log((performance.now() - begun) / 1000);
"""


def text(size: int) -> str:
    """A file of about `size` nodes with a flow for each way, all drawn."""
    nodes, flows = blocks(size)
    ways: dict[str, list[str]] = {name: [] for name, _ in nodes}
    for number, (source, target) in enumerate(flows):
        ways[source].append(f"<bpmn:outgoing>f{number}</bpmn:outgoing>")
        ways[target].append(f"<bpmn:incoming>f{number}</bpmn:incoming>")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
        ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
        ' xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="t">',
        '<bpmn:process id="p" isExecutable="false">',
    ]
    for name, kind in nodes:
        lines.append(f'<bpmn:{kind} id="{name}" name="Do {name}">{"".join(sorted(ways[name]))}</bpmn:{kind}>')
    for number, (source, target) in enumerate(flows):
        lines.append(f'<bpmn:sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"/>')
    lines.append('</bpmn:process><bpmndi:BPMNDiagram id="g"><bpmndi:BPMNPlane id="l" bpmnElement="p">')
    for number, (name, _) in enumerate(nodes):
        bounds = f'<dc:Bounds x="{150 * number}" y="80" width="100" height="80"/>'
        lines.append(f'<bpmndi:BPMNShape id="{name}_di" bpmnElement="{name}">{bounds}</bpmndi:BPMNShape>')
    for number in range(len(flows)):
        points = f'<di:waypoint x="{number}" y="120"/><di:waypoint x="{number + 50}" y="120"/>'
        lines.append(f'<bpmndi:BPMNEdge id="f{number}_di" bpmnElement="f{number}">{points}</bpmndi:BPMNEdge>')
    lines.append("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>")
    return "\n".join(lines)


def rows(peers: str | None, runs: int) -> Iterator[Result]:
    """Reading at 1,000 and 10,000 nodes."""
    with tempfile.TemporaryDirectory() as folder:
        for size, against_pm4py in ((1_000, 1.5), (10_000, 3.0)):
            path = Path(folder) / f"{size}.bpmn"
            path.write_text(text(size), encoding="utf-8")
            ours = _python(sys.executable, OURS, path)
            work = f"read BPMN of {size:,} nodes"
            mine, floor = in_turn(runs, ours, _python(sys.executable, FLOOR, path))
            yield Result(work, "lxml parsing alone", mine / floor, 5.0)
            yield _beside_pm4py(work, peers, path, runs, ours, against_pm4py)
            if size == 1_000:
                yield _beside_moddle(work, path, runs, ours)
        peak = program_number(sys.executable, MEMORY.format(path=str(path)))
        yield Result(f"{work}: memory", "the whole process", peak, 500, unit=" MiB")


def _python(python: str, program: str, path: Path) -> Callable[[], float]:
    return lambda: program_number(python, program.format(path=str(path)))


def _beside_pm4py(
    work: str, peers: str | None, path: Path, runs: int, ours: Callable[[], float], target: float
) -> Result:
    if peers is None or not has(peers, "pm4py"):
        return Result(work, "pm4py", None, target, at_least=True, note="pm4py is not installed")
    theirs, mine = in_turn(min(runs, 3), _python(peers, PM4PY, path), ours)
    return Result(work, "pm4py's reader", theirs / mine, target, at_least=True)


def _beside_moddle(work: str, path: Path, runs: int, ours: Callable[[], float]) -> Result:
    modules = Path(os.environ.get("PROCMODEL_NODE_MODULES", ROOT / "node_modules"))
    module = modules / "bpmn-moddle" / "dist" / "index.js"
    node = shutil.which("node")
    if node is None or not module.is_file():
        return Result(work, "bpmn-moddle", None, 1.5, at_least=True, note="bpmn-moddle is not installed")
    program = MODDLE.format(module=module.as_uri(), path=str(path))
    theirs, mine = in_turn(runs, lambda: program_of(node, "--input-type=module", "-e", program), ours)
    return Result(work, "bpmn-moddle", theirs / mine, 1.5, at_least=True)
