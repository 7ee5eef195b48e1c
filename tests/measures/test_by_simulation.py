"""What only simulation can tell is filled in by a run, marked, and nothing else changes."""

from __future__ import annotations

import contextlib
import io
import json

import pytest

from procmodel import measure, read, simulate
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.model import Process
from tests.simulation.small import process

STEPS = """
start: {kind: start, name: Begun, who: desk}
do: {name: Do it, who: desk, how: by hand, wait: 0 min, time: {low: 0 min, high: 10 min, shape: uniform}}
done: {kind: end, name: Done}
"""


def promised(*targets: str) -> Process:
    return process(STEPS, top=f"targets: [{', '.join(targets)}]")


def test_the_share_within_a_target_is_that_of_the_run() -> None:
    made = promised("{within: 4 min, share: 95%}")
    found = measure(made, simulated=simulate(made))["within_target"]
    assert found.value == pytest.approx(0.4, abs=0.01)
    assert found.ci95 is not None
    assert found.ci95[0] < 0.4 < found.ci95[1]
    assert (found.exact, found.missing, str(found.grade)) == (False, (), "assumed")


def test_several_targets_are_listed() -> None:
    made = promised("{within: 4 min}", "{within: 8 min, share: 90%}")
    found = measure(made, simulated=simulate(made))["within_target"]
    assert [(part["within"], part["promised"]) for part in found.parts] == [("4 min", None), ("8 min", 0.9)]
    assert [part["value"] for part in found.parts] == [
        pytest.approx(0.4, abs=0.01),
        pytest.approx(0.8, abs=0.01),
    ]
    assert found.value == found.parts[0]["value"]


def test_without_a_target_or_a_run_it_stays_unknown() -> None:
    made = process(STEPS)
    assert measure(made, simulated=simulate(made, cases=20))["within_target"].why is not None
    assert measure(promised("{within: 4 min}"))["within_target"].missing == ("simulation",)


def test_what_is_exact_stays_as_it_is() -> None:
    made = read("examples/repair_before.yaml")
    plain, filled = measure(made), measure(made, simulated=simulate(made, cases=50))
    assert {name: one for name, one in filled.items() if name != "within_target"} == {
        name: one for name, one in plain.items() if name != "within_target"
    }


UNPAIRED = """
start: {kind: start, name: Begun, who: desk}
both: {kind: parallel, who: desk, next: [a, b]}
a:
  name: Do a
  who: desk
  how: by hand
  wait: 0 min
  time: 10 min
  next: [{to: stop, share: 50%}, {to: meet, share: 50%}]
b: {name: Do b, who: desk, how: by hand, wait: 0 min, time: 20 min, next: meet}
meet: {kind: exclusive, who: desk, next: done}
stop: {kind: end, name: Stopped}
done: {kind: end, name: Done}
"""


def test_a_time_that_no_exact_sum_gives_is_simulated() -> None:
    made = process(UNPAIRED)
    assert measure(made)["end_to_end_time"].missing == ("simulation",)
    found = measure(made, simulated=simulate(made, cases=200))["end_to_end_time"]
    assert (found.expected, found.exact, found.missing) == (pytest.approx(1200), False, ())


def test_the_command_fills_it_in() -> None:
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
        code = run(procmodel, ["measure", "examples/bins_before.yaml", "--simulate", "--json"])
    found = json.loads(output.getvalue())["measures"]["within_target"]
    assert (code, found["missing"], found["exact"]) == (0, [], False)
    assert found["value"] > 0.9
