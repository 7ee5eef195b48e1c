"""Pairs that make no sense, or too much of it: each told, none forced."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import diff as rows
from procmodel.cli import procmodel
from procmodel.cli.running import run

EMPTY = "procmodel: 1\nname: Nothing\nlanes: {a: {name: A}}\nsteps: {}\n"
ONE = "procmodel: 1\nname: Post\nlanes: {a: {name: A}}\nsteps: {one: {name: Open the letter, who: a, how: by hand}}\n"
ROOT = Path(__file__).parents[2]


def called(capsys, *arguments):
    code = run(procmodel, ["diff", *map(str, arguments)])
    out, error = capsys.readouterr()
    return code, out, error


def written(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return [folder / f"{name}.yaml" for name in texts]


def test_the_same_file_twice_has_no_differences_and_no_remark(capsys):
    same = ROOT / "examples" / "speeding_before.yaml"
    code, out, error = called(capsys, same, same, "--exit-code", "--all")
    assert (code, error) == (0, "")
    assert "  unchanged (8)" in out
    assert not [word for word in ("gone (", "new (", "changed (1", "moved (", "Remarks") if word in out]


def test_two_unrelated_models_are_called_unrelated(capsys):
    sides = [ROOT / "examples" / f"{name}_before.yaml" for name in ("speeding", "repair")]
    code, out, _ = called(capsys, *sides)
    assert code == 1
    assert out.startswith("NOT COMPARABLE: not the same beginning: ")
    assert out.count("not the same beginning") == 1
    assert "these may be two different processes" in out


def test_what_replaces_steps_of_another_process_is_told_with_ids_that_there_are(capsys):
    sides = [ROOT / "examples" / f"{name}.yaml" for name in ("speeding_before", "repair_after")]
    code, out, error = called(capsys, *sides)
    assert (code, out) == (3, "")
    assert "'book' names 'rebook', which is no element of the model compared with" in error
    assert "(write an id that it has, such as " in error


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [(EMPTY, ONE, "new (1)"), (ONE, EMPTY, "gone (1)"), (EMPTY, EMPTY, "no differences")],
)
def test_an_empty_model_on_either_side_is_compared(tmp_path, capsys, one, two, said):
    code, out, _ = called(capsys, *written(tmp_path, one=one, two=two))
    assert code == 0
    assert said in out


def test_a_mapping_that_names_a_step_of_neither_file_is_refused(tmp_path, capsys):
    sides = written(tmp_path, one=ONE, two=ONE, m="pairs: [{before: zz, after: one}]\n")
    code, out, error = called(capsys, *sides[:2], "--mapping", sides[2])
    assert (code, out) == (3, "")
    assert "'mapping' names 'zz', which is no element of the model compared with" in error
    assert "such as one" in error


def test_steps_that_replace_each_other_end_as_two_pairs(tmp_path, capsys):
    steps = (
        "steps:\n  x: {{name: Open, who: a, how: by hand{0}}}\n  y: {{name: Send, who: a, how: by hand{1}}}\n"
    )
    head = ONE.partition("steps")[0]
    later = head + steps.format(", replaces: [y]", ", replaces: [x]")
    code, out, _ = called(capsys, *written(tmp_path, one=head + steps.format("", ""), two=later))
    assert code == 0
    assert "'Send' → 'Open'" in out
    assert "'Open' → 'Send'" in out


@pytest.mark.slow
def test_five_thousand_steps_against_as_many_with_hidden_ids_take_a_minute_and_two_gigabytes_at_most(
    tmp_path,
):
    pytest.importorskip("resource", reason="the peak of memory is not told here")
    sides = rows.large(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", rows.PEAK, *map(str, sides)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, mebibytes = map(float, done.stdout.split()[-2:])
    assert 0 < seconds <= 60
    assert 0 < mebibytes <= 2048
