"""Laws that every comparison keeps, over random pairs."""

from collections import Counter

from hypothesis import given, settings

from procmodel.comparison import compare
from tests.comparison.random_models import IDS, processes

LAW = settings(max_examples=60, derandomize=True, deadline=None)
OTHER_IDS = tuple(f"t{id_}" for id_ in IDS)
SWAPPED = {"added": "removed", "removed": "added", "merged": "split", "split": "merged"}


def ids_of(entries, side):
    return Counter(id_ for entry in entries for id_ in getattr(entry, side))


@LAW
@given(processes(), processes(OTHER_IDS) | processes())
def test_every_step_node_and_lane_stands_in_exactly_one_entry(before, after):
    result = compare(before, after)
    for side, process in (("before", before), ("after", after)):
        steps = [node.id for node in process.nodes if hasattr(node, "time")]
        others = [node.id for node in process.nodes if not hasattr(node, "time")]
        assert ids_of(result.steps, side) == Counter(steps)
        assert ids_of(result.nodes, side) == Counter(others)
        assert ids_of(result.lanes, side) == Counter(lane.id for lane in process.lanes)


@LAW
@given(processes(), processes(OTHER_IDS) | processes())
def test_every_flow_is_kept_changed_added_or_removed(before, after):
    result = compare(before, after).flows
    ends = Counter((flow.source, flow.target) for flow in before.flows)
    assert not Counter(result.removed) + Counter(c.before for c in result.changed) - ends
    kept = sum(ends.values()) - len(result.removed)
    assert kept == len(after.flows) - len(result.added)


@LAW
@given(processes())
def test_a_process_does_not_differ_from_itself(one):
    result = compare(one, one)
    assert not result.has_differences
    assert result.edits == ()
    assert not result.flows
    assert (result.remarks, result.boundaries, result.uncertain, result.comparability) == ((), (), (), ())
    assert {str(entry.kind) for entry in (*result.steps, *result.nodes, *result.lanes)} <= {"unchanged"}


@LAW
@given(processes(), processes())
def test_swapping_the_sides_swaps_added_with_removed_and_merged_with_split(before, after):
    forwards, backwards = compare(before, after), compare(after, before)
    pairs = {(entry.before, entry.after) for entry in forwards.steps}
    assert {(entry.after, entry.before) for entry in backwards.steps} == pairs
    of = {(entry.before, entry.after): str(entry.kind) for entry in forwards.steps}
    for entry in backwards.steps:
        kind = of[entry.after, entry.before]
        if kind in SWAPPED:
            assert str(entry.kind) == SWAPPED[kind]
    assert forwards.comparable == backwards.comparable


@LAW
@given(processes())
def test_new_ids_alone_are_no_change(one):
    ids = {node.id: f"x_{node.id}" for node in one.nodes}
    nodes = tuple(node.model_copy(update={"id": ids[node.id], "replaces": (node.id,)}) for node in one.nodes)
    flows = tuple(
        flow.model_copy(update={"source": ids[flow.source], "target": ids[flow.target]}) for flow in one.flows
    )
    result = compare(one, one.model_copy(update={"nodes": nodes, "flows": flows}))
    assert {str(entry.kind) for entry in (*result.steps, *result.nodes, *result.lanes)} <= {"unchanged"}
    assert not result.flows
