"""What the shipped pairs promise: rich enough, honest about their numbers, exact about what became what."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from procmodel import Process, ProcessView, Quantity, read
from procmodel.graph.order import retreating_flows
from procmodel.model import Activity, Gateway, Grade, NodeBase, SubProcess

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = ["bins", "parking", "repair"]
FILES = [f"{pair}_{side}" for pair in PAIRS for side in ("before", "after")]


@cache
def example(name: str) -> Process:
    return read(EXAMPLES / f"{name}.yaml")


def quantities(process: Process) -> Iterator[Quantity]:
    """Every number that the lanes, elements, flows and tables of a process state."""
    parts: list[object] = [*process.lanes, *process.walk(), *process.flows, *process.assumptions.values()]
    parts += [event for node in process.walk() if isinstance(node, Activity) for event in node.on]
    parts += [answer for table in process.decisions for clause in table.inputs for answer in clause.answers]
    for part in parts:
        values = [part] if isinstance(part, Quantity) else vars(part).values()
        yield from (value for value in values if isinstance(value, Quantity))


@pytest.mark.parametrize("name", FILES)
def test_an_example_is_read_without_a_remark(name: str) -> None:
    assert example(name).remarks == ()


@pytest.mark.parametrize("name", FILES)
def test_an_example_has_lanes_elements_a_loop_and_an_exception(name: str) -> None:
    process = example(name)
    nodes = list(process.walk())
    assert len(process.lanes) >= 3
    assert len(nodes) >= 12
    assert retreating_flows(ProcessView(process))
    assert any(node.on for node in nodes if isinstance(node, Activity))


@pytest.mark.parametrize("name", FILES)
def test_an_example_says_that_it_is_our_own_reconstruction(name: str) -> None:
    process = example(name)
    assert "our own reconstruction" in (process.description or "").lower()
    assert [source.name for source in process.sources] == [
        "Our own reconstruction from published service pages"
    ]


@pytest.mark.parametrize("name", FILES)
def test_no_number_of_an_example_looks_better_than_assumed(name: str) -> None:
    found = list(quantities(example(name)))
    assert len(found) > 15
    assert {quantity.grade or Grade.ASSUMED for quantity in found} == {Grade.ASSUMED}


@pytest.mark.parametrize("name", FILES)
def test_every_time_of_an_example_names_its_source(name: str) -> None:
    timed = [node for node in example(name).walk() if isinstance(node, Activity) and node.time is not None]
    assert not [node.id for node in timed if node.source != "ours"]


def test_together_the_examples_show_parallel_blocks_boxes_and_decisions() -> None:
    nodes = [node for name in FILES for node in example(name).walk()]
    assert any(isinstance(node, Gateway) and node.kind == "parallel" for node in nodes)
    assert any(isinstance(node, SubProcess) and node.nodes for node in nodes)
    assert all(example(f"{pair}_after").decisions for pair in PAIRS)


@pytest.mark.parametrize("pair", PAIRS)
def test_both_sides_of_a_pair_have_the_same_edges(pair: str) -> None:
    before, after = example(f"{pair}_before"), example(f"{pair}_after")
    assert before.trigger == after.trigger
    assert before.outcomes == after.outcomes
    assert before.volume == after.volume


@pytest.mark.parametrize("pair", PAIRS)
def test_the_later_side_says_what_became_of_every_step(pair: str) -> None:
    before, after = example(f"{pair}_before"), example(f"{pair}_after")
    later = list(after.walk())
    replaced = {id_ for node in later for id_ in node.replaces or ()}
    kept = {node.id for node in later if node.replaces is None}
    tasks = {node.id for node in before.walk() if isinstance(node, Activity)}
    assert tasks - replaced - kept - set(after.removed) == set()
    assert replaced | set(after.removed) <= tasks


@pytest.mark.parametrize("pair", PAIRS)
def test_a_later_step_that_the_earlier_side_does_not_know_says_so(pair: str) -> None:
    before = {node.id for node in example(f"{pair}_before").walk()}
    silent: list[NodeBase] = [
        node
        for node in example(f"{pair}_after").walk()
        if isinstance(node, Activity) and node.replaces is None and node.id not in before
    ]
    assert [node.id for node in silent] == []
