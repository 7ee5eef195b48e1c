"""The edit script turns the earlier model into the later one, and back."""

import json

import pytest
from hypothesis import given, settings

from procmodel import read
from procmodel.comparison import apply, compare, edit_script, edits_of, inverse
from procmodel.errors import AnalysisError
from procmodel.model import BoundaryEvent, Gateway, SubProcess
from tests.comparison.random_models import processes
from tests.comparison.small_models import flow, minutes, process, task

LAW = settings(max_examples=80, derandomize=True, deadline=None)


@LAW
@given(processes(), processes())
def test_applying_the_edits_gives_the_later_model_and_the_inverse_the_earlier(before, after):
    edits = edit_script(before, after)
    assert apply(before, edits) == after
    assert apply(after, inverse(edits)) == before


@LAW
@given(processes())
def test_a_process_needs_no_edits_to_become_itself(one):
    assert edit_script(one, one) == ()


def test_a_step_in_another_place_of_the_file_is_one_move():
    steps = [task(id_) for id_ in "abcde"]
    before = process(*steps, flows=())
    after = process(*steps[1:], steps[0], flows=())
    (edit,) = edit_script(before, after)
    assert (edit.op, edit.path, edit.value) == ("move", ("steps", "a"), 4)


def test_an_edit_names_the_key_and_both_values():
    before, after = process(task("a", time=minutes(4))), process(task("a", time=minutes(6)))
    (edit,) = edit_script(before, after)
    assert (edit.path, edit.before, edit.value) == (("steps", "a", "time", "likely"), 4.0, 6.0)


def test_steps_in_boxes_and_border_events_are_edited_too():
    event = BoundaryEvent(event="timer", after=minutes(5), to=("b",))
    inner = SubProcess(id="box", name="Box", lane="admin", nodes=(task("box/x"),), flows=())
    before = process(inner, task("b"), flows=[flow("box", "b")])
    larger = inner.model_copy(
        update={
            "nodes": (task("box/x", "X"), task("box/y")),
            "flows": (flow("box/x", "box/y"),),
            "on": (event,),
        }
    )
    after = process(larger, task("b"), flows=[flow("box", "b", when="done")])
    edits = edit_script(before, after)
    assert ("steps", "box", "steps", "box/y") in {edit.path for edit in edits}
    assert apply(before, edits) == after
    assert apply(after, inverse(edits)) == before


def test_a_step_that_becomes_a_gateway_keeps_the_law():
    before, after = (
        process(task("a", time=minutes(1))),
        process(Gateway(id="a", kind="exclusive", lane="admin")),
    )
    edits = edit_script(before, after)
    assert apply(before, edits) == after


def test_edits_survive_json():
    before, after = process(task("a"), task("b")), process(task("b", "B"), task("c"))
    edits = compare(before, after).edits
    rows = [
        {"op": str(e.op), "path": list(e.path), "value": e.value, "before": e.before, "position": e.position}
        for e in edits
    ]
    assert apply(before, edits_of(rows)) == after


@pytest.mark.parametrize(
    "row",
    [
        {"op": "set", "path": ["steps", "zz", "name"], "value": "X", "before": "Y"},
        {"op": "set", "path": ["steps", "a", "name"], "value": "X", "before": "not what stands there"},
        {"op": "add", "path": ["steps", "a"], "value": {}},
        {"op": "remove", "path": []},
    ],
)
def test_edits_for_another_model_are_refused(row):
    with pytest.raises(AnalysisError, match="another model"):
        apply(process(task("a")), edits_of([row]))


@pytest.mark.parametrize("row", [{}, {"op": "turn", "path": ["a"]}, "text"])
def test_what_is_no_edit_is_refused(row):
    with pytest.raises(AnalysisError, match="is none"):
        edits_of([row])


def shared_pairs(folder):
    """Every published pair of versions: by folder, and those of the differ's own tests."""
    named = [("version-pairs", "before", "after"), ("as-is-to-be", "as-is", "to-be")]
    for group, first, second in named:
        for here in sorted((folder / group).iterdir()):
            if here.is_dir():
                yield here / f"{first}.bpmn", here / f"{second}.bpmn"
    fixtures = folder / "js-differ"
    for case in json.loads((fixtures / "expected.json").read_text("utf-8")):
        yield fixtures / "fixtures" / case["before"], fixtures / "fixtures" / case["after"]


def test_over_every_published_pair_a_script_gives_the_later_model_and_back(shared_data):
    pairs = [tuple(map(read, paths)) for paths in shared_pairs(shared_data)]
    assert len(pairs) >= 20
    for before, after in pairs:
        script = edit_script(before, after)
        assert apply(before, script) == after
        assert apply(after, inverse(script)) == before
