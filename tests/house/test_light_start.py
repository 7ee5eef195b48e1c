"""What is heavy or optional is loaded late: a question about usage costs nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, Module, modules

BEFORE, AFTER = "examples/speeding_before.yaml", "examples/speeding_after.yaml"

SLOTS_INSPECT = pytest.mark.skipif(
    sys.version_info >= (3, 13), reason="dataclasses with slots load inspect from Python 3.13 on"
)

HEAVY = {
    "docx",
    "duckdb",
    "graphviz",
    "holidays",
    "jsonschema",
    "lxml",
    "networkx",
    "numba",
    "numpy",
    "openpyxl",
    "pptx",
    "pydantic",
    "pydantic_core",
    "rapidfuzz",
    "resvg_py",
    "scipy",
    "snowballstemmer",
    "typst",
}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_no_module_loads_a_heavy_package_at_its_top(module: Module) -> None:
    early = [i for i in module.imports if not i.late and not i.typing_only]
    assert not [i.module for i in early if i.module.split(".")[0] in HEAVY]


def loaded_by(*arguments: str) -> set[str]:
    """The packages and modules that are loaded once the command has run."""
    program = (
        "import sys; from procmodel.cli import procmodel; from procmodel.cli.running import run\n"
        f"sys.argv = {['procmodel', *arguments]!r}\n"
        "code = run(procmodel, sys.argv[1:])\n"
        "assert not code, code\n"
        "print('LOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.rsplit("LOADED", 1)[1].split())


def test_help_loads_neither_networkx_nor_pydantic() -> None:
    assert not loaded_by("--help") & (HEAVY | {"yaml"})


@pytest.mark.parametrize(
    "command",
    [
        ("check", BEFORE),
        ("measure", BEFORE),
        ("measure", BEFORE, "--json"),
        ("diff", BEFORE, AFTER, "--json"),
        ("diff", BEFORE, AFTER, "-o", "{folder}/pair.svg"),
        ("draw", BEFORE, "-o", "{folder}/before.svg"),
        ("simulate", BEFORE, "--cases", "50", "--replications", "1"),
        ("convert", BEFORE, "{folder}/before.json"),
    ],
    ids=" ".join,
)
def test_an_ordinary_command_waits_for_no_heavy_package(command: tuple[str, ...], tmp_path: Path) -> None:
    found = loaded_by(*(word.format(folder=tmp_path) for word in command))
    assert not found & HEAVY


def test_a_comparison_of_small_files_loads_no_graph_package() -> None:
    found = loaded_by("diff", BEFORE, AFTER)
    assert not found & {"networkx", "numpy", "scipy", "lxml", "graphviz", "resvg_py"}


@SLOTS_INSPECT
def test_a_comparison_of_drawn_files_reads_no_code_of_its_own(tmp_path: Path) -> None:
    files = [str(tmp_path / f"{side}.bpmn") for side in ("before", "after")]
    for example, file in zip((BEFORE, AFTER), files, strict=True):
        loaded_by("convert", example, file)
    assert not loaded_by("diff", *files) & {"ast", "dis", "tokenize", "platform", "_uuid", "hashlib"}


def test_a_comparison_shown_as_text_hashes_no_file() -> None:
    assert not loaded_by("diff", BEFORE, AFTER) & {"hashlib", "_hashlib", "_sha256", "_sha2"}


def test_a_comparison_of_small_files_for_machines_hashes_them_without_openssl() -> None:
    found = loaded_by("diff", BEFORE, AFTER, "--json")
    assert found & {"_sha256", "_sha2"}
    assert "_hashlib" not in found


def test_importing_the_package_loads_nothing_but_itself() -> None:
    program = "import sys, procmodel; print(*(n for n in sys.modules if n.startswith('procmodel.')))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


def test_a_small_simulation_loads_no_arrays_and_no_pictures() -> None:
    found = loaded_by("simulate", BEFORE, "--cases", "50", "--replications", "1")
    assert "procmodel.simulation.engine" in found
    assert not found & {
        "numpy",
        "numba",
        "procmodel.simulation.kernel",
        "concurrent.futures",
        "procmodel.drawing",
    }


def test_a_simulation_of_one_file_loads_nothing_that_only_pairs_papers_decisions_or_other_formats_need() -> (
    None
):
    found = loaded_by(
        "simulate", "examples/bins_before.yaml", "--cases", "50", "--replications", "1", "--json"
    )
    assert "procmodel.simulation.engine" in found
    assert not found & {
        "decimal",
        "pathlib",  # loads all of URLs
        "random",
        "typing_extensions",
        "procmodel.comparison",
        "procmodel.formats.bpmn",
        "procmodel.formats.dmn",
        "procmodel.formats.cells",
        "procmodel.formats.repair",
        "procmodel.formats.run",
        "procmodel.graph.compile_decisions",
        "procmodel.graph.decided",
        "procmodel.graph.tokens",
        "procmodel.graph.blocks",
        "procmodel.graph.elimination",
        "hashlib",
        "procmodel.measures",
        "procmodel.recipes.output",
        "procmodel.reports",
        "procmodel.results.paired_run",
        "procmodel.results.queue_estimate",
        "procmodel.simulation.fast",
        "procmodel.simulation.formulas",
        "procmodel.simulation.messages",
        "procmodel.simulation.paired",
        "procmodel.wording.labels",
    }


def test_a_plain_file_is_read_without_what_few_files_have(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    plain.write_text(
        "{procmodel: 1, name: Post, lanes: {desk: {people: 1}}, volume: 2 per hour,"
        " steps: {open: {name: Open, who: desk, time: 2.5 min}}}",
        encoding="utf-8",
    )
    found = loaded_by("simulate", str(plain), "--cases", "50", "--replications", "1")
    assert "procmodel.formats.top" in found
    assert not found & {
        "procmodel.formats.assumed",
        "procmodel.formats.beside",
        "procmodel.formats.calls",
        "procmodel.formats.deciding",
        "procmodel.formats.part_tables",
        "procmodel.formats.decision_tables",
        "procmodel.formats.drawn_tables",
        "procmodel.formats.places",
        "procmodel.formats.spreadsheets",
        "procmodel.formats.tables",
        "procmodel.model.artifacts",
        "procmodel.model.checked",
        "procmodel.model.data",
        "procmodel.model.decisions",
    }


def test_a_plain_process_is_played_without_what_few_processes_have(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    plain.write_text(
        "{procmodel: 1, name: Post, lanes: {desk: {people: 1}}, volume: 2 per hour, steps: {"
        "come: {kind: start, next: open}, "
        "open: {name: Open, who: desk, time: 2.5 min, next: fine}, "
        "fine: {kind: exclusive, next: [{to: keep, share: 80%}, {to: open, share: 20%, rework: true}]}, "
        "keep: {name: Keep, who: desk, time: 1 min}}}",
        encoding="utf-8",
    )
    found = loaded_by("simulate", str(plain), "--cases", "50", "--replications", "1", "--json")
    assert "procmodel.graph.compile" in found
    assert not found & {
        "dataclasses",
        "procmodel.graph.asides",
        "procmodel.graph.compile_borders",
        "procmodel.graph.compile_boxes",
        "procmodel.graph.compile_inclusive",
        "procmodel.graph.inclusive_shares",
        "procmodel.graph.items",
        "procmodel.graph.links",
        "procmodel.graph.listening",
        "procmodel.graph.nested_shares",
        "procmodel.graph.order",
        "procmodel.graph.senders",
        "procmodel.graph.unfolding",
        "procmodel.graph.ways",
        "procmodel.light.records",
        "procmodel.recipes.simulated_pair",
    }


@SLOTS_INSPECT
def test_no_command_loads_what_click_only_names() -> None:
    found = loaded_by("simulate", BEFORE, "--cases", "50", "--replications", "1")
    assert not found & {"ast", "dis", "locale", "tokenize"}  # what `inspect` and translations load


def test_a_small_simulation_compiles_no_text() -> None:
    program = (
        "import functools, runpy, sys\n"
        "sys.addaudithook(lambda event, said: event == 'compile' and said[1] == '<string>' and print('COMPILED'))\n"
        f"sys.argv = ['procmodel', 'simulate', {BEFORE!r}, '--cases', '50', '--replications', '1', '--json']\n"
        "compile('1', '<string>', 'eval'); runpy.run_module('procmodel', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("COMPILED") == 1  # the text of the test
