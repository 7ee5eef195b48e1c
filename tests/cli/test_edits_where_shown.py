"""The edit script is worked out where something shows it, and nowhere else: it costs as much as the matching."""

from __future__ import annotations

from importlib import import_module

import pytest

from procmodel import read
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.recipes.checked import check_files
from procmodel.recipes.simulated_pair import simulate_pair
from procmodel.serving.showing import show_pair

edits_module = import_module("procmodel.comparison.edits")


@pytest.fixture
def made(monkeypatch):
    """How often an edit script was worked out."""
    calls: list[str] = []
    original = edits_module.edit_script

    def counted(before, after):
        calls.append(after.name)
        return original(before, after)

    monkeypatch.setattr(edits_module, "edit_script", counted)
    return calls


@pytest.fixture
def paths(examples):
    return [str(examples / f"speeding_{name}.yaml") for name in ("before", "after_all_channels", "after")]


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--all",),
        ("--format", "markdown"),
        ("--fail-if", "handoffs > before"),
        ("-o", "pair.svg", "-o", "pair.md", "-o", "changes.csv"),
        ("-o", "saving.xlsx"),
        ("--write-mapping", "mapping.yaml"),
        ("--explain-pair", "log", "decide"),
    ],
)
def test_a_diff_that_shows_no_edits_works_none_out(made, paths, options, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(procmodel, ["diff", paths[0], paths[2], *options]) == 0
    assert made == []


@pytest.mark.parametrize(
    "options",
    [("--json",), ("--exit-code",), ("--edits", "edits.yaml"), ("-o", "pair.svg", "-o", "pair.JSON")],
)
def test_a_diff_that_shows_edits_works_them_out_once(made, paths, options, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(procmodel, ["diff", paths[0], paths[2], *options]) in (0, 1)
    assert len(made) == 1


@pytest.mark.parametrize(("options", "number"), [((), 0), (("--json",), 3)])
def test_a_series_works_out_edits_only_where_it_prints_them(made, paths, options, number):
    assert run(procmodel, ["diff", *paths, *options]) == 0
    assert len(made) == number


def test_other_comparisons_work_out_no_edits(made, paths, tmp_path):
    before, after = (read(path) for path in paths[::2])
    show_pair(before, after)
    check_files(paths[0], paths[2])
    simulate_pair(before, after, cases=10, replications=2)
    assert run(procmodel, ["report", paths[0], paths[2], "-o", str(tmp_path / "paper.md")]) == 0
    assert made == []
