"""What other programs make of the files we write."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from procmodel.formats import read, read_text
from procmodel.recipes.bpmn_with_drawing import bpmn_with_drawing

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
MODULES = Path(os.environ.get("PROCMODEL_NODE_MODULES", ROOT / "node_modules"))
PAGE = """<html><head><script src="{script}"></script></head>
<body><div id="canvas" style="width:2000px;height:900px"></div></body></html>"""
IMPORT = """
const done = arguments[1], viewer = new BpmnJS({container: "#canvas"});
viewer.importXML(arguments[0])
  .then(result => done(result.warnings.map(one => one.message)))
  .catch(error => done([String(error)]));
"""
LINT = """
import {{ BpmnModdle }} from {moddle!r};
import {{ readFileSync }} from "node:fs";
for (const path of {paths}) {{
  const {{ rootElement, warnings }} = await new BpmnModdle().fromXML(readFileSync(path, "utf-8"));
  if (warnings.length) throw new Error(path + ": " + warnings.map(one => one.message).join("; "));
  if (rootElement.$type !== "bpmn:Definitions") throw new Error(path);
}}
console.log("accepted");
"""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_moddle_reads_what_we_write_without_a_warning_and_writes_it_again(path: Path) -> None:
    moddle = pytest.importorskip("bpmn_io", reason="bpmn-io is not installed")
    text = bpmn_with_drawing(read(path))
    report = moddle.check(text)
    assert report.ok
    assert not report.warnings
    names = {name for name in report.elements_by_id if not name.startswith("procmodel_")}
    nodes = {node.id.replace("/", "_") for node in read(path).walk()}
    assert nodes <= names


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    pytest.importorskip("selenium", reason="selenium is not installed")
    script = MODULES / "bpmn-js" / "dist" / "bpmn-viewer.development.js"
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None or not script.is_file():
        pytest.skip("needs chromium, chromedriver and npm's bpmn-js (PROCMODEL_NODE_MODULES says where)")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(flag)
    page = tmp_path_factory.mktemp("page") / "page.html"
    page.write_text(PAGE.format(script=script.as_uri()), "utf-8")
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    chrome.set_script_timeout(60)
    chrome.page = page.as_uri()
    yield chrome
    chrome.quit()


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_bpmn_js_shows_what_we_write_without_a_warning(browser: Any, path: Path) -> None:
    browser.get(browser.page)
    assert browser.execute_async_script(IMPORT, bpmn_with_drawing(read(path))) == []


@pytest.mark.slow
def test_bpmn_js_shows_imported_files_as_we_write_them_again(browser: Any, shared_data: Path) -> None:
    for path in sorted((shared_data / "miwg" / "reference").glob("*.bpmn")):
        browser.get(browser.page)
        told = browser.execute_async_script(IMPORT, path.read_bytes().decode("utf-8", "replace"))
        browser.get(browser.page)
        ours = browser.execute_async_script(IMPORT, bpmn_with_drawing(read(path)))
        assert len(ours) <= len(told), (path, ours)


@pytest.mark.slow
def test_npm_s_bpmn_moddle_accepts_what_we_write(tmp_path: Path) -> None:
    node, module = shutil.which("node"), MODULES / "bpmn-moddle" / "dist" / "index.js"
    if node is None or not module.is_file():
        pytest.skip("needs node and npm's bpmn-moddle (PROCMODEL_NODE_MODULES says where)")
    paths = []
    for path in EXAMPLES:
        paths.append(str(tmp_path / f"{path.stem}.bpmn"))
        Path(paths[-1]).write_text(bpmn_with_drawing(read(path)), "utf-8")
    program = LINT.format(moddle=module.as_uri(), paths=json.dumps(paths))
    done = subprocess.run(
        [node, "--input-type=module", "-e", program], capture_output=True, text=True, check=False
    )
    assert done.stdout == "accepted\n", done.stderr


AUTOMATED = {
    "parallel": (
        "  begin: {kind: start}\n  look_up: {name: Look the parish up, lane: portal, kind: service}\n"
        "  both: {kind: parallel, next: [send, note]}\n"
        "  send: {name: Send it on, lane: portal, kind: service, next: met}\n"
        "  note: {name: Note it, lane: portal, kind: service, next: met}\n"
        "  met: {kind: parallel}\n  done: {kind: end}\n",
        {"look_up", "send", "note"},
    ),
    "choice": (
        "  begin: {kind: start}\n  look_up: {name: Look the parish up, lane: portal, kind: service}\n"
        "  which: {kind: exclusive, next: [{to: send, condition: parish == 1}, {to: note, default: true}]}\n"
        "  send: {name: Send it on, lane: portal, kind: service, next: met}\n"
        "  note: {name: Note it, lane: portal, kind: service, next: met}\n"
        "  met: {kind: exclusive}\n  done: {kind: end}\n",
        {"look_up", "send"},
    ),
    "box": (
        "  begin: {kind: start}\n  box:\n    name: Pass it on\n    kind: subprocess\n    lane: portal\n    steps:\n"
        "      in: {kind: start}\n      send: {name: Send it on, lane: portal, kind: service}\n      out: {kind: end}\n"
        "  note: {name: Note it, lane: portal, kind: service}\n  done: {kind: end}\n",
        {"box_send", "note"},
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", AUTOMATED)
def test_an_automated_process_runs_to_its_end_in_spiffworkflow(name: str) -> None:
    parsing = pytest.importorskip(
        "SpiffWorkflow.bpmn.parser.BpmnParser", reason="SpiffWorkflow is not installed"
    )
    from SpiffWorkflow import TaskState
    from SpiffWorkflow.bpmn.workflow import BpmnWorkflow

    steps, expected = AUTOMATED[name]
    head = "procmodel: 1\nname: Pass a report on\nlanes: {portal: {name: Portal, kind: system}}\nsteps:\n"
    parser = parsing.BpmnParser()
    parser.add_bpmn_str(bpmn_with_drawing(read_text(head + steps)).encode())
    process = parser.get_process_ids()[0]
    workflow = BpmnWorkflow(parser.get_spec(process), parser.get_subprocess_specs(process))
    for _ in range(30):
        for task in workflow.get_tasks(state=TaskState.READY):
            task.set_data(parish=1)
            task.run()
        for task in workflow.get_tasks(state=TaskState.STARTED):
            task.complete()  # as the machine that does it would
    assert workflow.is_completed()
    done = {task.task_spec.name for task in workflow.get_tasks(state=TaskState.COMPLETED)}
    assert done & {"look_up", "send", "note", "box_send"} == expected
