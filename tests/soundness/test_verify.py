"""Verdicts on processes small enough to be judged by eye, and on many that a brute force judges."""

from __future__ import annotations

import pytest

from procmodel import read_text
from procmodel.graph import ProcessView
from procmodel.limits import Limits
from procmodel.model import BoundaryEvent, EventTrigger, Process, StartEvent, SubProcess, Task
from procmodel.results.soundness import Property, Verdict
from procmodel.soundness import verify
from tests.soundness.brute_force import properties
from tests.soundness.random_models import random_process
from tests.soundness.small import draw, node

COMPLETES, PROPER, ALIVE, SAFE = (
    Property.OPTION_TO_COMPLETE,
    Property.PROPER_COMPLETION,
    Property.NO_DEAD_STEPS,
    Property.SAFE,
)


def broken(process: Process) -> set[Property]:
    """The properties that are shown false."""
    return {fault.property for fault in verify(process).faults}


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        pytest.param(["s1 x1 t1 x2 e1", "x1 t2 x2"], set(), id="choice, merged"),
        pytest.param(["s1 x1 t1 a2 t4 e1", "x1 t2 a2"], {COMPLETES, ALIVE}, id="choice, joined"),
        pytest.param(["s1 a1 t1 x2 t4 e1", "a1 t2 x2"], {SAFE, PROPER}, id="parallel, merged"),
        pytest.param(["s1 x1 t1 x2 t2 e1", "x2 t3 x1"], set(), id="rework loop"),
        pytest.param(["s1 o1 t1 o2 e1", "o1 t2 o2"], set(), id="inclusive, joined inclusively"),
        pytest.param(["s1 o1 t1 a2 e1", "o1 t2 a2"], {COMPLETES}, id="inclusive, joined in parallel"),
        pytest.param(
            ["s1 x0 a1 t1 x3 a2 e1", "a1 t2 a2", "x3 x0"], {COMPLETES, SAFE}, id="loop out of a block"
        ),
        pytest.param(["s1 a1 t1 e1", "a1 t2 e2"], set(), id="parallel, two ends"),
    ],
)
def test_the_eight_models_that_no_other_tool_gets_all_right(lines, faults):
    assert broken(draw(*lines)) == faults


@pytest.mark.parametrize("block", range(10))
def test_random_models_agree_with_a_brute_force_search(block):
    for seed in range(block * 20, block * 20 + 20):
        process = random_process(seed)
        expected = properties(process)
        found = {str(key): value for key, value in verify(process).properties.items()}
        for name, value in expected.items():
            if value is not None and found[name] is not None:
                assert found[name] == value, (seed, name)
        if None not in expected.values():
            assert None not in found.values(), seed


@pytest.mark.parametrize("branches", [2, 3, 8, 20, 500])
def test_parallel_branches_are_decided_without_looking_at_states(branches):
    found = verify(draw("s1 a1", *(f"a1 t{n} a2" for n in range(branches)), "a2 e1"))
    assert (found.verdict, found.states) == (Verdict.SOUND, 0)


def test_a_fault_behind_many_parallel_branches_is_found_all_the_same():
    found = verify(draw("s1 a1", *(f"a1 t{n} a2" for n in range(40)), "a2 x1 u1 a3 e1", "x1 u2 a3"))
    assert found.properties[COMPLETES] is False
    assert found.states < 100


def test_a_long_chain_of_choices_is_sound_by_structure():
    lines, last = [], "s1"
    for n in range(250):
        lines += [f"{last} x{n}a t{n} x{n}b", f"x{n}a u{n} x{n}b"]
        last = f"x{n}b"
    assert verify(draw(*lines, f"{last} e1")).states == 0


def test_the_example_is_the_shortest_way_to_the_fault():
    found = verify(draw("s1 x1 t1 a2 t4 e1", "x1 t2 a2"))
    assert found.example == ("s1", "x1", "t1")
    assert found.faults[0].elements == ("a2",)


def test_dead_steps_are_named():
    dead = next(f for f in verify(draw("s1 t1 e1", "t2 t3 e1")).faults if f.property is ALIVE)
    assert dead.elements == ("t2", "t3")


def test_a_loop_without_a_way_out_goes_round_for_ever():
    fault = verify(draw("s1 x1 t1 x2 x1")).faults[0]
    assert fault.property is COMPLETES
    assert "round" in fault.why


def test_a_terminate_end_stops_the_other_branches():
    assert verify(draw("s1 a1 t1 k1", "a1 t2 e1")).verdict is Verdict.SOUND
    assert verify(draw("s1 a1 t1 x2 t4 k1", "a1 t2 x2")).properties[PROPER] is True


def test_several_starts_are_alternatives():
    assert verify(draw("s1 t1 x1 t2 e1", "s2 t3 x1")).verdict is Verdict.SOUND


def test_several_starts_that_a_join_waits_for_are_a_deadlock():
    assert COMPLETES in broken(draw("s1 t1 a1 t2 e1", "s2 t3 a1"))


def test_an_inclusive_join_in_a_loop_does_not_wait_for_itself():
    assert verify(draw("s1 x1 o1 t1 o2 x2 e1", "o1 t2 o2", "x2 t3 x1")).verdict is Verdict.SOUND


def test_a_deadlock_deep_among_many_states_is_found_by_walking_down():
    lines = [f"a0 x{n} t{n} a1" for n in range(14)] + [f"x{n} u{n} a2" for n in range(14)]
    found = verify(draw("s1 a0", *lines, "a1 e1", "a2 e2"), limits=Limits(states=1_000))
    assert found.properties[COMPLETES] is False


def test_an_inclusive_split_with_too_many_ways_is_judged_by_some_of_them():
    joined = [f"o1 t{n} a2" for n in range(30)]
    assert verify(draw("s1 o1", *joined, "a2 e1")).properties[COMPLETES] is False


def test_choices_alone_are_sound_however_tangled():
    tangle = [f"x{n} x{m}" for n in range(60) for m in range(60) if n != m]
    assert verify(draw("s1 x0", *tangle, "x59 e1")).verdict is Verdict.SOUND


def test_undecided_is_said_where_the_limit_is_hit():
    lines = [f"a1 t{n} u{n} v{n} x1" for n in range(9)]
    found = verify(draw("s1 a1", *lines, "x1 t99 e1"), limits=Limits(states=50))
    assert found.properties[COMPLETES] is None


def boxed(inside: Process, *around: str, **more: object) -> Process:
    """A process with a sub-process `b` that holds `inside`."""
    outside = draw(*around)
    box = SubProcess(id="b", name="b", lane="l", nodes=inside.nodes, flows=inside.flows, **more)
    nodes = tuple(box if n.id == "b" else n for n in outside.nodes)
    return outside.model_copy(update={"nodes": nodes})


def test_a_box_is_left_once_all_its_branches_have_ended():
    assert verify(boxed(draw("s2 a2 t2 e2", "a2 t3 e3"), "s1 b t1 e1")).verdict is Verdict.SOUND


def test_a_deadlock_in_a_box_holds_up_the_whole():
    found = verify(boxed(draw("s2 x2 t2 a3 e2", "x2 t3 a3"), "s1 b t1 e1"))
    assert found.properties[COMPLETES] is False
    assert found.properties[ALIVE] is False


def test_a_deadline_on_a_stuck_box_rescues_the_case():
    deadline = BoundaryEvent(id="late", event=EventTrigger.TIMER, to=("t1",))
    found = verify(boxed(draw("s2 x2 t2 a3 e2", "x2 t3 a3"), "s1 b e9", "t1 e1", on=(deadline,)))
    assert found.properties[COMPLETES] is True


def test_an_error_inside_a_box_leads_on_from_its_border():
    failing = draw("s2 x2 t2 e2", "x2 t3 e3")
    error = node("e3").model_copy(update={"event": EventTrigger.ERROR})
    failing = failing.model_copy(update={"nodes": tuple(error if n.id == "e3" else n for n in failing.nodes)})
    catch = BoundaryEvent(id="oops", event=EventTrigger.ERROR, to=("t1",))
    assert verify(boxed(failing, "s1 b e9", "t1 e1", on=(catch,))).verdict is Verdict.SOUND


def test_a_reminder_that_does_not_interrupt_runs_beside_its_step():
    reminder = BoundaryEvent(id="late", event=EventTrigger.TIMER, to=("t2",), interrupts=False)
    process = draw("s1 t1 t3 e1", "t2 e2")
    first = Task(id="t1", lane="l", on=(reminder,))
    nodes = tuple(first if n.id == "t1" else n for n in process.nodes)
    assert verify(process.model_copy(update={"nodes": nodes})).verdict is Verdict.SOUND


def test_a_reminder_that_flows_back_into_the_main_way_is_not_safe():
    reminder = BoundaryEvent(id="late", event=EventTrigger.TIMER, to=("t3",), interrupts=False)
    process = draw("s1 t1 t3 e1")
    first = Task(id="t1", lane="l", on=(reminder,))
    nodes = tuple(first if n.id == "t1" else n for n in process.nodes)
    assert broken(process.model_copy(update={"nodes": nodes})) == {SAFE, PROPER}


def test_an_event_sub_process_may_end_the_rest():
    handler = SubProcess(
        id="h",
        name="h",
        lane="l",
        triggered_by_event=True,
        nodes=(StartEvent(id="hs", lane="l", event=EventTrigger.MESSAGE), node("ht")),
        flows=draw("hs ht").flows,
    )
    process = draw("s1 a1 t1 a2 e1", "a1 t2 a2")
    found = verify(process.model_copy(update={"nodes": (*process.nodes, handler)}))
    assert found.verdict is Verdict.SOUND
    assert found.states > 0


def test_the_verdict_does_not_depend_on_what_is_given():
    process = draw("s1 x1 t1 a2 t4 e1", "x1 t2 a2")
    assert verify(process) == verify(ProcessView(process))


def test_a_part_that_nothing_begins_is_told_by_what_should_begin_it() -> None:
    two = read_text(
        """procmodel: 1
name: Two
pools: {shop: {name: Shop}, customer: {name: Customer}}
lanes: {buyer: {name: Buyer, kind: customer, pool: customer}, clerk: {name: Clerk, pool: shop}}
steps:
  begun: {kind: start, name: Begun, lane: buyer, next: order}
  order: {name: Order a thing, lane: buyer, kind: manual, next: []}
  pick: {name: Pick it, lane: clerk, kind: manual, next: pack}
  pack: {name: Pack it, lane: clerk, kind: manual, next: []}
messages: [{from: order, to: pick, name: order}]
"""
    )
    faults = {fault.property: fault for fault in verify(two).faults}
    assert faults[COMPLETES].why.startswith("no case begins at 'pick': ")
    assert faults[ALIVE].elements == ("pick", "pack")
