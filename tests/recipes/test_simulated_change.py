"""The simulated difference in the headline of a comparison: its range, its grade, its JSON."""

from __future__ import annotations

import contextlib
import io
import json

import pytest

from procmodel import before_after, read_text
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.recipes.before_after import BeforeAfter
from procmodel.recipes.simulated_change import with_simulation
from procmodel.results.finding import Severity
from tests.simulation.small import process, queue

STEPS = """
start: {{kind: start, name: Begun, who: desk}}
do: {{name: Do it, who: desk, how: by hand{wait}, time: {time}}}
done: {{kind: end, name: Done}}
"""


def pair(before: str, after: str, wait: str = ", wait: 0 min", top: str = "") -> BeforeAfter:
    sides = [process(STEPS.format(time=time, wait=wait), top=top) for time in (before, after)]
    return with_simulation(before_after(*sides), cases=200, replications=5)


def test_the_finding_says_from_what_to_what_by_how_much_and_how_well_founded() -> None:
    spread = "{{mean: {} min, shape: exponential, grade: {}}}"
    found = pair(spread.format(20, "recorded"), spread.format(10, "estimated")).comparison
    said = found.finding.partition("; simulated: ")[2]
    assert said.startswith("start to end ")
    assert "less (95 % sure of the mean; working time; figures at worst " in said
    assert found.simulated is not None
    one = found.simulated["end_to_end_time"]
    assert one.change == pytest.approx(-600, rel=0.05)
    assert one.ci95 is not None
    assert one.ci95[0] < one.change < one.ci95[1]


def test_a_difference_that_may_go_either_way_says_so() -> None:
    spread = "{{mean: {} min, sd: 9 min, shape: gamma}}"
    sides = [process(STEPS.format(time=spread.format(10), wait=", wait: 0 min"))]
    sides.append(
        process(
            STEPS.format(time=spread.format(10), wait=", wait: 0 min")
            .replace("do:", "else:")
            .replace("Do it", "Something else altogether")
        )
    )
    found = with_simulation(before_after(*sides), cases=50, replications=5).comparison
    assert "less and " in found.finding
    assert " more (95 % sure" in found.finding


def test_without_waits_it_tells_of_staff_time() -> None:
    found = pair("20 min", "10 min", wait="").comparison
    assert "; simulated: staff time a case 20 min became 10 min: −10 min (−50 %)" in found.finding
    assert found.simulated is not None
    assert found.simulated["end_to_end_time"].missing == ("do.wait",)


def test_a_queue_that_grows_without_end_is_said_in_the_finding_and_in_a_remark() -> None:
    busy = [queue("25 per hour", people, "6 min") for people in (2, 3)]
    found = with_simulation(before_after(*busy), cases=100, replications=3).comparison
    assert found.finding.endswith(
        "; before: the queue of 'Desk' grows without end, so its times depend on how many cases are played"
    )
    (grave,) = (remark for remark in found.remarks if remark.severity is Severity.WARNING)
    assert grave.message.startswith("before: 'Desk' gets 1.25 times the work")


def test_targets_are_filled_in_on_both_sides() -> None:
    found = pair("20 min", "10 min", top="targets: [{within: 15 min}]")
    change = found.comparison.measures["within_target"]
    assert [side.value for side in (change.before, change.after) if side] == [0, 1]
    assert change.difference == 1


def test_the_command_prints_it_and_gives_it_to_machines() -> None:
    files = ["examples/parking_before.yaml", "examples/parking_after.yaml"]
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
        code = run(procmodel, ["diff", *files, "--simulate", "--json"])
    found = json.loads(output.getvalue())
    one = found["simulated"]["end_to_end_time"]
    assert code == 0
    assert one["ci95"][0] < one["change"] < one["ci95"][1] < 0
    assert one["grade"] == "assumed"
    assert "; simulated: start to end " in found["finding"]


def test_queues_shorter_than_the_stated_waits_are_not_taken_for_them() -> None:
    """The table beside the headline counts a stated wait of an hour; a queue that is nearly empty is far from it."""
    texts = [QUEUED % time for time in ("10 min", "5 min")]
    found = with_simulation(before_after(*map(read_text, texts)), cases=100, replications=3).comparison
    assert (
        "; this counts only waiting in queues, which is less than the waits that the files state"
        in found.finding
    )
    assert any("'Front desk': the queue makes cases wait" in each.message for each in found.remarks)


QUEUED = """procmodel: 1
name: Queued
volume: 300 per year
lanes: {desk: {name: Front desk, people: 2}}
steps:
  do: {name: Do it, who: desk, how: by hand, time: %s, wait: 1 h}
"""
