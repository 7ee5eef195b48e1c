"""What holds for the measures of every process, whatever it is."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from procmodel.graph import ProcessView
from procmodel.measures import measure
from procmodel.model import Gateway, GatewayKind, Process, SequenceFlow, Task
from procmodel.results.measurement import Measurements
from tests.graph.small import drawn
from tests.strategies import processes

DRAWING = {"size", "cfc", "connectivity", "density", "diameter", "depth"}

few = settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.generate])


def has_a_start(process: Process) -> bool:
    return bool(ProcessView(process).starts)


plain = processes(plain=True).filter(has_a_start)


def values(measured: Measurements) -> dict[str, dict[str, float | None]]:
    """All values of all measures and of the parts of the handoffs, but for the dust of floating point.

    Doubts are drawn by the names of their inputs, so p10 and p90 move by the noise of 500 draws where ids change.
    """
    both = {**measured.measures, **{f"handoffs.{k}": m for k, m in measured.handoffs_by.items()}}
    return {name: _near(found.values) for name, found in both.items() if name not in DRAWING}


def _near(found: Mapping[str, float | None]) -> dict[str, float | None]:
    exact = {key: value for key, value in found.items() if key not in ("p10", "p90")}
    return {key: None if value is None else float(f"{value:.9g}") for key, value in exact.items()}


def renamed(process: Process) -> Process:
    """The same process under other ids and names."""

    def other(id_: str) -> str:
        return f"z_{id_}"

    nodes = tuple(n.model_copy(update={"id": other(n.id), "name": "another name"}) for n in process.nodes)
    flows = tuple(
        f.model_copy(update={"source": other(f.source), "target": other(f.target)}) for f in process.flows
    )
    path = tuple(map(other, process.main_path))
    return process.model_copy(update={"nodes": nodes, "flows": flows, "main_path": path})


def with_a_gateway_in(process: Process, number: int) -> Process:
    """The process with a gateway of one branch in the middle of one of its flows."""
    flow = process.flows[number]
    lane = next(n.lane for n in process.nodes if n.id == flow.target)
    gateway = Gateway(id="one_way", kind=GatewayKind.EXCLUSIVE, lane=lane)
    first = flow.model_copy(update={"target": "one_way"})
    second = SequenceFlow(source="one_way", target=flow.target)
    flows = (*process.flows[:number], first, *process.flows[number + 1 :], second)
    return process.model_copy(update={"nodes": (*process.nodes, gateway), "flows": flows})


def with_a_step_split(process: Process, task: Task) -> Process:
    """The process with one step as two of the same lane, the second without a wait."""
    rest = {"wait": None, "delay": None}
    second = task.model_copy(update={"id": "second_half", **rest})
    flows = tuple(
        f.model_copy(update={"source": "second_half"}) if f.source == task.id else f for f in process.flows
    )
    flows = (*flows, SequenceFlow(source=task.id, target="second_half"))
    return process.model_copy(update={"nodes": (*process.nodes, second), "flows": flows})


@few
@given(plain)
def test_relabelling_changes_nothing(process: Process) -> None:
    assert values(measure(renamed(process))) == values(measure(process))


@few
@given(plain, st.randoms(use_true_random=False))
def test_the_order_of_lanes_systems_and_data_changes_nothing(process: Process, random: object) -> None:
    keys = ("lanes", "systems", "data", "sources", "decisions")
    mixed = {key: tuple(random.sample(value, len(value))) for key in keys if (value := getattr(process, key))}  # type: ignore[attr-defined]
    assert values(measure(process.model_copy(update=mixed))) == values(measure(process))


@few
@given(plain, st.data())
def test_a_gateway_with_one_branch_changes_nothing_but_complexity(
    process: Process, data: st.DataObject
) -> None:
    assume(process.flows)
    number = data.draw(st.integers(0, len(process.flows) - 1))
    assert values(measure(with_a_gateway_in(process, number))) == values(measure(process))


@few
@given(processes(plain=True, loops=False).filter(has_a_start))
def test_without_loops_the_average_lies_between_the_least_and_the_most(process: Process) -> None:
    measured = measure(process)
    for found in (*measured.measures.values(), *measured.handoffs_by.values()):
        if found.values.get("min") is not None and found.expected is not None:
            assert found.values["min"] - 1e-9 <= found.expected <= found.values["max"] + 1e-9, found


@few
@given(plain)
def test_there_are_no_more_pick_ups_than_touches(process: Process) -> None:
    measured = measure(process)
    for key in ("static", "main_path", "expected"):
        assert measured["pick_ups"].values[key] <= measured["human_touches"].values[key] + 1e-9


@few
@given(plain)
def test_the_parts_of_the_handoffs_add_up(process: Process) -> None:
    measured = measure(process)
    for key in ("static", "main_path", "expected"):
        parts = sum(part.values[key] or 0.0 for part in measured.handoffs_by.values())
        assert abs(parts - measured["handoffs"].values[key]) < 1e-9


@few
@given(plain)
def test_drawn_touches_and_steps_are_the_sum_over_lanes(process: Process) -> None:
    measured, lanes = measure(process), {lane.id: lane for lane in process.lanes}
    steps = [node for node in process.nodes if isinstance(node, Task)]
    assert measured["steps"].static == len(steps)
    natures = ("manual_steps", "assisted_steps", "automated_steps")
    assert sum(measured[name].static for name in natures) == len(steps)
    view = ProcessView(process)
    by_lane = [
        sum(view.is_touch(view.index[step.id]) for step in steps if step.lane == lane) for lane in lanes
    ]
    assert sum(by_lane) == measured["human_touches"].static


@few
@given(plain)
def test_drawn_pick_ups_are_the_sum_over_lanes(process: Process) -> None:
    view = ProcessView(process)
    by_lane = [_runs_of_lane(view, lane) for lane in range(len(view.lanes))]
    assert measure(view)["pick_ups"].static == sum(by_lane)


def _runs_of_lane(view: ProcessView, lane: int) -> int:
    """The runs of touches in one lane, found by walking on from each through what no person does."""
    mine = [n for n in view.activities if view.is_touch(n) and view.lane_of[n] == lane]
    group = {n: n for n in mine}
    for node in mine:
        stack, met = [node], {node}
        while stack:
            for other in view.successors(stack.pop()):
                if other in met or _lies_waiting(view, other):
                    continue
                met.add(other)
                if not view.is_human(other):
                    stack.append(other)
                elif other in group:
                    old, new = group[other], group[node]
                    group = {n: new if g == old else g for n, g in group.items()}
    return len(set(group.values()))


def _lies_waiting(view: ProcessView, node: int) -> bool:
    stated = (getattr(view.nodes[node], key, None) for key in ("wait", "delay"))
    return any(one is not None and (one.likely or one.high or one.mean or 0) > 0 for one in stated)


@few
@given(plain, st.data())
def test_splitting_a_step_adds_a_touch_and_no_pick_up(process: Process, data: st.DataObject) -> None:
    view = ProcessView(process)
    whole = [n for n in process.nodes if isinstance(n, Task) and view.is_touch(view.index[n.id]) and not n.on]
    assume(whole)
    task = data.draw(st.sampled_from(whole))
    before, after = measure(process), measure(with_a_step_split(process, task))
    assert after["human_touches"].static == before["human_touches"].static + 1
    assert after["pick_ups"].static == before["pick_ups"].static
    assert abs((after["pick_ups"].expected or 0) - (before["pick_ups"].expected or 0)) < 1e-9


def test_where_nothing_begins_nothing_is_known_of_cases() -> None:
    """As in a drawing of one loop without a start event."""
    round_about = drawn("a > b", "b > a", times={"a": 1, "b": 1})
    measured = measure(round_about)
    assert measured["human_touches"].static == 2
    for name in ("human_touches", "handoffs", "touch_time"):
        found = measured[name]
        assert (found.main_path, found.expected, found.missing) == (None, None, ("start",)), name


@few
@given(processes())
def test_whatever_is_not_known_says_what_is_lacking(process: Process) -> None:
    for name, found in measure(process).measures.items():
        if found.headline is None:
            assert found.missing or found.why, name
