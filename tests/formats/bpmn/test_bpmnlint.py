"""What bpmnlint says of the files we write, errors and warnings: nothing but what the model itself says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from procmodel.checks import check
from procmodel.formats import read
from procmodel.model import Process, SequenceFlow, StartEvent
from procmodel.recipes.bpmn_with_drawing import bpmn_with_drawing

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
MODULES = Path(os.environ.get("PROCMODEL_NODE_MODULES", ROOT / "node_modules"))
LINT = """
const {{ readFileSync }} = require("node:fs");
const {{ createRequire }} = require("node:module");
const at = createRequire({place});
const {{ Linter }} = at("bpmnlint");
const NodeResolver = at("bpmnlint/lib/resolver/node-resolver");
const resolver = new NodeResolver({{ require: at }});
(async () => {{
  const {{ BpmnModdle }} = await import({moddle});
  const found = {{}};
  for (const path of {paths}) {{
    const {{ rootElement }} = await new BpmnModdle().fromXML(readFileSync(path, "utf-8"));
    const linter = new Linter({{ config: {{ extends: "bpmnlint:recommended" }}, resolver }});
    const said = await linter.lint(rootElement);
    found[path] = Object.entries(said).flatMap(([rule, hits]) =>
      hits.map(hit => [rule, hit.id]));
  }}
  console.log(JSON.stringify(found));
}})();
"""


# The rules that a sound export may break, since the file itself says so: the writer adds nothing to a model.
SAID_BY_THE_FILE = {
    "label-required": "the start or the split has no name in the file",
    "fake-join": "ways that exclude each other meet at a step, and BPMN allows it: one arrives, it starts once",
    "no-implicit-start": "the file begins with a step, and BPMN allows it",
    "start-event-required": "the file draws no start",
    "single-blank-start-event": "the file has a start a channel",
}


def _said_by_the_file(process: Process, rule: str, id_: str) -> bool:
    """Whether the model has what this rule finds, at this element."""
    nodes = {node.id.replace("/", "_"): node for node in process.walk()}
    node = nodes.get(id_)
    flows = _flows(process)
    starts = [one for one in getattr(node or process, "nodes", ()) if isinstance(one, StartEvent)]
    return {
        "label-required": node is not None and not node.name,
        "fake-join": node is not None and (rule, node.id) not in _found(process),
        "no-implicit-start": node is not None and all(flow.target != node.id for flow in flows),
        "start-event-required": not starts,
        "single-blank-start-event": len(starts) > 1,
    }[rule]


def _found(process: Process) -> set[tuple[str, str | None]]:
    """What our own rules find: our `fake-join` tells of ways that can come in the same case, and only of them."""
    return {(finding.rule, finding.element) for finding in check(process)}


def _flows(process: Process) -> list[SequenceFlow]:
    inner = (flow for node in process.walk() for flow in getattr(node, "flows", ()))
    return [flow for flow in (*process.flows, *inner) if isinstance(flow, SequenceFlow)]


@pytest.mark.slow
def test_bpmnlint_finds_nothing_that_the_file_itself_does_not_say(tmp_path: Path) -> None:
    node, linter, moddle = shutil.which("node"), MODULES / "bpmnlint", MODULES / "bpmn-moddle"
    if node is None or not linter.is_dir() or not moddle.is_dir():
        pytest.skip("needs node and npm's bpmnlint and bpmn-moddle (PROCMODEL_NODE_MODULES says where)")
    models = {str(tmp_path / f"{path.stem}.bpmn"): read(path) for path in EXAMPLES}
    for name, model in models.items():
        Path(name).write_text(bpmn_with_drawing(model), "utf-8")
    program = LINT.format(
        place=json.dumps(str(MODULES / "here.js")),
        moddle=json.dumps((moddle / "dist" / "index.js").as_uri()),
        paths=json.dumps(list(models)),
    )
    done = subprocess.run([node, "-e", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert set(found) == set(models)
    hits = [(name, rule, id_) for name, errors in found.items() for rule, id_ in errors]
    assert {rule for _, rule, _ in hits} == set(SAID_BY_THE_FILE), "an exception too few or too many"
    ours = [hit for hit in hits if not _said_by_the_file(models[hit[0]], hit[1], hit[2])]
    assert ours == []
