"""The library: results pickle, go to JSON through one encoder, and show themselves."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

import procmodel
from procmodel.recipes.before_after import before_after
from procmodel.results.encode import encode_comparison, encode_measurements

EXAMPLES = Path(__file__).parent.parent / "examples"
PAIRS = ["speeding", "bins", "parking", "repair"]


def pair(name: str) -> tuple[procmodel.Process, procmodel.Process]:
    before, after = (procmodel.read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after"))
    return before, after


@pytest.mark.parametrize("name", PAIRS)
def test_results_survive_pickling(name: str) -> None:
    before, after = pair(name)
    measured = procmodel.measure(before)
    again = pickle.loads(pickle.dumps(measured))
    assert encode_measurements(again) == encode_measurements(measured)
    compared = procmodel.compare(before, after)
    assert encode_comparison(pickle.loads(pickle.dumps(compared))) == encode_comparison(compared)


@pytest.mark.parametrize("name", PAIRS)
def test_results_are_json_without_strange_numbers(name: str) -> None:
    before, after = pair(name)
    for encoded in (
        encode_measurements(procmodel.measure(before)),
        encode_comparison(procmodel.compare(before, after)),
    ):
        assert json.loads(json.dumps(encoded, allow_nan=False)) == encoded


def test_an_error_survives_pickling_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("procmodel: 1\nname: A\nlanes: {a: {}}\nsteps:\n  s: {name: S, lane: b, tim: 5 min}\n")
    with pytest.raises(procmodel.ReadError) as caught:
        procmodel.read(path)
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.problems == caught.value.problems
    assert [str(problem.place) for problem in again.problems] == [f"{path}:5:22", f"{path}:5:25"]


def test_a_partial_model_comes_with_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "partial.yaml"
    path.write_text(
        "procmodel: 1\nname: A\nlanes: {a: {}}\nsteps:\n  s: {name: S, lane: a, time: 5 minuets}\n"
    )
    process, problems = procmodel.read_lenient(path)
    assert process is not None
    assert [node.id for node in process.nodes] == ["s"]
    assert any("minuets" in problem.message for problem in problems)


@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_what_is_written_can_be_read_again(ending: str, tmp_path: Path) -> None:
    before, _ = pair("repair")
    path = tmp_path / f"again{ending}"
    procmodel.write(before, path)
    assert procmodel.read(path) == before


def test_the_picture_of_a_pair_and_of_one_process_is_the_same_on_every_run() -> None:
    before, after = pair("bins")
    assert procmodel.draw(before) == procmodel.draw(before)
    both = before_after(before, after)
    assert both._repr_mimebundle_()["image/svg+xml"] == both._repr_mimebundle_()["image/svg+xml"]
