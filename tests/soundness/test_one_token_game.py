"""A rule that is changed in `graph/semantics.py` changes what soundness says and what simulation does."""

from __future__ import annotations

import pytest

from procmodel import Process, ProcessView, simulate
from procmodel.graph import Routing, semantics
from procmodel.graph.compile import compile_process
from procmodel.graph.semantics import NOTHING, Join, Split, rules_of
from procmodel.results.soundness import Property, Verdict
from procmodel.soundness import verify
from tests.simulation.small import process

STEP = "who: desk, how: by hand, wait: 0 min, time"


def block(split: str, join: str, ways: str = "[one, two]") -> Process:
    """Two steps between two gateways, and a third one behind."""
    return process(
        f"""
begin: {{kind: start, name: Begun, who: desk}}
split: {{kind: {split}, name: Which, next: {ways}}}
one: {{name: Do one, {STEP}: 1 min, next: join}}
two: {{name: Do two, {STEP}: 5 min, next: join}}
join: {{kind: {join}, name: Joined, next: three}}
three: {{name: Do three, {STEP}: 1 min}}
done: {{kind: end, name: Done}}
"""
    )


def touches(model: Process) -> float:
    """How many steps a case has to its end."""
    mean = simulate(model, cases=40, replications=2).results["human_touches"].mean
    assert mean is not None
    return mean


HALVES = "[{to: one, share: 50%}, {to: two, share: 50%}]"


def test_a_choice_that_took_every_way_would_do_so_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    model = block("exclusive", "exclusive", HALVES)
    assert verify(model).verdict is Verdict.SOUND
    assert touches(model) == 2
    monkeypatch.setitem(semantics.SPLITS, Routing.EXCLUSIVE, Split.ALL)
    assert verify(model).verdict is Verdict.FAULT
    assert touches(model) == 4


@pytest.mark.parametrize("routing", [Routing.PARALLEL, Routing.INCLUSIVE])
def test_a_join_that_did_not_wait_would_not_in_both(
    monkeypatch: pytest.MonkeyPatch, routing: Routing
) -> None:
    model = block("parallel", routing.name.lower())
    assert verify(model).verdict is Verdict.SOUND
    assert touches(model) == 3
    monkeypatch.setitem(semantics.JOINS, routing, Join.EACH)
    assert verify(model).verdict is Verdict.FAULT
    assert touches(model) == 4


def test_a_terminate_end_that_swept_nothing_would_not_in_both(monkeypatch: pytest.MonkeyPatch) -> None:
    model = process(
        f"""
begin: {{kind: start, name: Begun, who: desk}}
split: {{kind: parallel, name: Both, next: [one, two]}}
one: {{name: Do one, {STEP}: 1 min, next: over}}
two: {{name: Do two, {STEP}: 5 min, next: wait}}
wait: {{kind: parallel, name: Wait, next: three}}
three: {{name: Do three, {STEP}: 1 min, next: [again, done]}}
again: {{name: Do it again, {STEP}: 1 min, next: wait}}
over: {{kind: end, name: Over, event: terminate}}
done: {{kind: end, name: Done}}
"""
    )
    assert stuck(model) == []
    monkeypatch.setattr(semantics, "SWEEPING", set())
    assert stuck(model) == ["soundness", "simulation"]


def stuck(model: Process) -> list[str]:
    """Who says that a case may never end."""
    ends = verify(model).properties[Property.OPTION_TO_COMPLETE]
    remarks = simulate(model, cases=40, replications=2).remarks
    said = [] if ends else ["soundness"]
    return [*said, "simulation"] if any("never end" in remark for remark in remarks) else said


def test_a_deadline_that_left_its_step_on_would_do_so_in_both() -> None:
    view = ProcessView(
        process(
            f"""
begin: {{kind: start, name: Begun, who: desk}}
one: {{name: Do one, {STEP}: 9 min, on: [{{event: timer, after: 5 min, to: two}}], next: three}}
two: {{name: Do two, {STEP}: 1 min, next: three}}
three: {{name: Do three, {STEP}: 1 min}}
done: {{kind: end, name: Done}}
"""
        )
    )
    (border,) = view.boundary_of(view.index["one"])
    assert verify(view).verdict is Verdict.SOUND
    assert interrupting(view) == [True]
    rules_of(view)[border] = rules_of(view)[border]._replace(ends=NOTHING)
    assert verify(view).verdict is Verdict.FAULT
    assert interrupting(view) == [False]


def interrupting(view: ProcessView) -> list[bool]:
    """Of each deadline in the program, whether it stops its step."""
    special = compile_process(view).program.special
    return [stops for each in special.values() for _, _, stops in each.timers]
