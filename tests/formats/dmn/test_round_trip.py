"""Decision tables written as DMN are valid, stable, run in an engine, and read again they are the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from procmodel.errors import WriteError
from procmodel.formats import dump, read, read_text
from procmodel.formats.dmn.names import DMN
from procmodel.model import Process
from procmodel.recipes.converting import convert
from tests.conftest import ROOT
from tests.formats.dmn.tables import deciding

MODDLE = """
import {{ DmnModdle }} from {module!r};
import {{ readFileSync }} from "node:fs";
for (const path of {paths}) {{
  const {{ rootElement, warnings }} = await new DmnModdle().fromXML(readFileSync(path, "utf-8"), "dmn:Definitions");
  if (warnings.length) throw new Error(path + ": " + warnings.map(one => one.message).join("; "));
  if (!rootElement.drgElement.some(one => one.decisionLogic)) throw new Error(path);
}}
console.log("accepted");
"""
EXAMPLES = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if read(path).decisions]


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    package = pytest.importorskip(
        "SpiffWorkflow", reason="SpiffWorkflow, which ships DMN's schema, is missing"
    )
    folder = Path(package.__file__).parent / "dmn" / "parser" / "schema"
    return etree.XMLSchema(etree.parse(str(folder / "DMN13.xsd")))


def again(text: str) -> Process:
    return read_text(text, "tables.dmn", ending=".dmn")


@given(deciding())
def test_any_tables_survive_dmn_and_yaml(process: Process) -> None:
    from_yaml = read_text(dump(process))
    assert from_yaml.decisions == process.decisions
    back = again(dump(from_yaml, ".dmn"))
    assert back.decisions == process.decisions
    assert read_text(dump(back)).decisions == process.decisions
    assert (back.name, back.id) == (process.name, process.id)


@given(deciding())
def test_the_same_tables_are_the_same_bytes(process: Process) -> None:
    text = dump(process, ".dmn")
    assert dump(process, ".dmn") == text
    assert dump(again(text), ".dmn") == text


@given(process=deciding())
def test_any_tables_are_valid_by_the_schema_of_dmn(schema: etree.XMLSchema, process: Process) -> None:
    assert schema.validate(etree.fromstring(dump(process, ".dmn").encode())), schema.error_log


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_tables_of_the_examples_survive(path: Path, schema: etree.XMLSchema) -> None:
    process = read(path)
    text = dump(process, ".dmn")
    assert again(text).decisions == process.decisions
    assert schema.validate(etree.fromstring(text.encode()))


def test_what_dmn_is_not_for_is_listed_element_by_element_and_is_no_loss() -> None:
    process = read(ROOT / "examples" / "bins_after.yaml")
    result = convert(process, ".dmn")
    named = {element for one in result.beyond for element in (one.element, *one.evidence)}
    assert named >= {node.id for node in process.nodes}
    assert not named & {decision.id for decision in process.decisions}
    assert not result.lost
    assert not convert(again(dump(process, ".dmn")), ".yaml").lost


def test_a_process_without_tables_is_not_written() -> None:
    with pytest.raises(WriteError, match="no decision tables to write"):
        dump(read(ROOT / "examples" / "speeding_before.yaml"), ".dmn")


ANSWERS: list[tuple[dict[str, Any], str]] = [
    ({"household": "at the limit", "address": "not found"}, "refuse"),
    ({"household": "below the limit", "address": "not found"}, "papers"),
    ({"household": "below the limit", "address": "found"}, "grant"),
]


@pytest.mark.parametrize(("answers", "outcome"), ANSWERS)
def test_an_engine_of_others_decides_as_the_table_says(answers: dict[str, Any], outcome: str) -> None:
    parsing = pytest.importorskip(
        "SpiffWorkflow.dmn.parser.DMNParser", reason="SpiffWorkflow is not installed"
    )
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
    from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine

    root = etree.fromstring(dump(read(ROOT / "examples" / "parking_after.yaml"), ".dmn").encode())
    parser = parsing.DMNParser(None, root, {"dmn": DMN})
    parser.parse()
    flow = SimpleNamespace(script_engine=PythonScriptEngine())
    task = SimpleNamespace(data=answers, workflow=flow)
    assert DMNEngine(parser.decision.decisionTables[0]).result(task) == {"outcome": outcome}


@pytest.mark.slow
def test_npm_s_dmn_moddle_accepts_what_we_write(tmp_path: Path) -> None:
    modules = Path(os.environ.get("PROCMODEL_NODE_MODULES", ROOT / "node_modules"))
    node, module = shutil.which("node"), modules / "dmn-moddle" / "dist" / "index.js"
    if node is None or not module.is_file():
        pytest.skip("needs node and npm's dmn-moddle (PROCMODEL_NODE_MODULES says where)")
    paths = []
    for path in EXAMPLES:
        paths.append(str(tmp_path / f"{path.stem}.dmn"))
        Path(paths[-1]).write_text(dump(read(path), ".dmn"), "utf-8")
    program = MODDLE.format(module=module.as_uri(), paths=json.dumps(paths))
    done = subprocess.run(
        [node, "--input-type=module", "-e", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "accepted\n", done.stderr
