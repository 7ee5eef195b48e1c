"""More than two versions, and versions as git hands them over."""

from __future__ import annotations

import json
import os
import subprocess
from itertools import pairwise

import pytest

from procmodel import read
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.recipes.charts import series_waterfall
from procmodel.recipes.series import series

NAMES = ("before", "after_all_channels", "after")


@pytest.fixture
def paths(examples):
    return [str(examples / f"speeding_{name}.yaml") for name in NAMES]


def call(capsys, *arguments):
    code = run(procmodel, list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_the_changes_of_a_series_add_up_to_those_end_to_end(paths):
    found = series([read(path) for path in paths])
    for name in ("human_touches", "handoffs", "touch_time", "rekeyings"):
        parts = [pair.comparison.measures[name].difference for pair in found.pairs]
        assert sum(parts) == pytest.approx(found.whole.comparison.measures[name].difference)


def test_one_table_holds_all_versions_and_where_each_change_came_from(paths, capsys):
    code, out, _ = call(capsys, "diff", *paths)
    assert code == 0
    row = next(line for line in out.splitlines() if line.startswith("times a person handles it"))
    assert row.split()[-3:] == ["7", "0.218", "0.018"]
    assert "after, all channels → after:" in out
    assert "channel closed: 'phone'" in out


def test_a_series_as_json_holds_each_pair_and_the_whole(paths, capsys):
    found = json.loads(call(capsys, "diff", *paths, "--json")[1])
    assert (len(found["models"]), len(found["pairs"])) == (3, 2)
    assert found["whole"]["measures"]["human_touches"]["change"]["expected"] == -6.982


def test_a_series_is_drawn_as_a_waterfall_and_said_in_the_same_words(paths, capsys, tmp_path):
    path = tmp_path / "x.svg"
    code, out, error = call(capsys, "diff", *paths, "-o", str(path), "--alt")
    assert (code, error) == (0, f"wrote {path}\n")
    for line in out.splitlines()[1:]:
        label, _, number = line.rpartition(": ")
        assert label.split()[0] in path.read_text("utf-8")
        assert number in path.read_text("utf-8")


def test_the_bars_of_a_series_add_up_to_the_change_end_to_end(paths):
    found = series([read(path) for path in paths])
    for what, measure in (("touches", "human_touches"), ("minutes", "touch_time")):
        lines = series_waterfall(found, what=what).alternative.splitlines()[1:]
        rows = [(label, float(number.replace("\N{MINUS SIGN}", "-"))) for label, _, number in
                (line.rpartition(": ") for line in lines)]  # fmt: skip
        totals = [n for n, (label, _) in enumerate(rows) if "(" in label]
        assert len(totals) == 3
        for one, other in pairwise(totals):
            told = sum(number for _, number in rows[one:other])
            assert round(told, 2) == rows[other][1]
        pair = found.whole.measures
        ends = [one[measure].static if what == "touches" else one[measure].expected / 60 for one in pair]
        assert [rows[0][1], rows[-1][1]] == [round(end, 2) for end in ends]


def test_a_series_is_drawn_as_a_strip_too(paths, capsys):
    code, out, _ = call(capsys, "diff", *paths, "--view", "strip", "--alt")
    assert code == 0
    assert [line.split(":")[0] for line in out.splitlines()[1:]] == ["before", "after, all channels", "after"]


def test_another_view_of_a_series_is_refused_with_those_that_there_are(paths, capsys, tmp_path):
    code, _, error = call(capsys, "diff", *paths, "--view", "overlay", "-o", str(tmp_path / "x.svg"))
    assert code == 3
    assert "strip or waterfall" in error
    assert not (tmp_path / "x.svg").exists()


@pytest.mark.parametrize(
    "options", [("--exit-code",), ("--fail-if", "handoffs > before"), ("--mapping", "m.yaml"), ("--all",)]
)
def test_what_is_of_two_versions_is_refused_for_a_series(paths, capsys, options):
    code, _, error = call(capsys, "diff", *paths, *options)
    assert code == 2
    assert f"{options[0]} is for two versions" in error


def test_the_last_version_may_name_what_only_the_first_had(paths):
    found = series([read(path) for path in paths]).pairs[1].comparison
    assert not [remark for remark in found.remarks if remark.rule == "replaces"]


def test_a_version_that_speaks_of_the_first_one_is_not_read_backwards(paths):
    steps = series([read(path) for path in paths]).pairs[1].comparison.steps
    assert {entry.before: str(entry.kind) for entry in steps}[("report",)] == "unchanged"
    assert [entry.before for entry in steps if not entry.after] == [("report_by_phone",), ("fill_in_form",)]


def git(folder, *arguments, **more):
    names = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@b",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@b",
    }
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **names},
        capture_output=True,
        text=True,
        check=True,
        **more,
    ).stdout


def test_git_diff_shows_what_changed_in_the_process(tmp_path, paths, monkeypatch):
    import sys

    git(tmp_path, "init", "-q")
    command = f"{sys.executable} -m procmodel diff --git-driver"
    git(tmp_path, "config", "diff.procmodel.command", command)
    (tmp_path / ".gitattributes").write_text("*.yaml diff=procmodel\n", "utf-8")
    (tmp_path / "p.yaml").write_bytes(read_bytes(paths[0]))
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "one")
    (tmp_path / "p.yaml").write_bytes(read_bytes(paths[2]))
    out = git(tmp_path, "diff", "--ext-diff")
    assert out.startswith("procmodel diff p.yaml\n7 touches by hand became 0")


def read_bytes(path):
    with open(path, "rb") as file:
        return file.read()


def test_the_driver_never_stops_git(capsys, tmp_path):
    broken = tmp_path / "x.yaml"
    broken.write_text("a: [", "utf-8")
    arguments = ["x.yaml", str(broken), "0", "100644", str(broken), "0", "100644"]
    code, out, _ = call(capsys, "diff", "--git-driver", *arguments)
    assert code == 0
    assert "x.yaml" in out
    fresh = ["x.yaml", os.devnull, "0", "0", str(broken), "0", "100644"]
    assert call(capsys, "diff", "--git-driver", *fresh)[1] == "procmodel diff x.yaml\nnew file\n"


def test_a_single_file_is_told_as_text(capsys, paths):
    code, out, _ = call(capsys, "diff", "--git-driver", paths[0])
    assert code == 0
    assert out.startswith("procmodel: 1\n")
