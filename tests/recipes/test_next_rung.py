"""Each rung works without the next one, and says what that would need; what is missing never counts as 0."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from procmodel import ProcessView, before_after, measure, read_text, simulate
from procmodel.recipes.names import names_in
from procmodel.recipes.next_rung import next_rung
from procmodel.recipes.simulated import run_text

LANES = {"a": {"name": "Desk"}, "b": {"name": "Officer"}}
STEPS: dict[str, dict[str, Any]] = {
    "one": {"name": "Take it down", "lane": "a", "next": ["two"]},
    "two": {
        "name": "Decide",
        "lane": "b",
        "next": [{"to": "fix", "when": "wrong"}, {"to": "fin", "when": "right"}],
    },
    "fix": {"name": "Put it right", "lane": "a", "next": ["two"]},
    "fin": {"name": "Send it", "lane": "b"},
}


def rungs() -> Iterator[tuple[str, str]]:
    """What the next rung gives, and the file, from the bare structure on, one thing more each time."""
    made: dict[str, Any] = json.loads(
        json.dumps({"procmodel": 1, "name": "Ladder", "lanes": LANES, "steps": STEPS})
    )
    steps, lanes = made["steps"], made["lanes"]
    yield "averages", json.dumps(made)
    steps["two"]["next"][0]["share"] = "20%"
    yield "times", json.dumps(made)
    for step in steps.values():
        step["time"] = "10 min"
    yield "waits", json.dumps(made)
    for step in steps.values():
        step["wait"] = "2 h"
    yield "year", json.dumps(made)
    made["volume"] = "2000 per year"
    yield "money", json.dumps(made)
    for lane in lanes.values():
        lane["rate"] = "20 per hour"
    yield "queues", json.dumps(made)
    for lane in lanes.values():
        lane["people"] = 2
    yield "clock", json.dumps(made)
    for step in steps.values():
        del step["wait"]
    yield "simulation", json.dumps(made)
    for step in steps.values():
        step["wait"] = "2 h"
    made["calendar"] = {"hours": "Mon-Fri 09:00-17:00"}
    yield "", json.dumps(made)


@pytest.mark.parametrize(("gives", "text"), list(rungs()), ids=[gives or "top" for gives, _ in rungs()])
def test_each_rung_says_what_the_next_one_needs(gives: str, text: str) -> None:
    process = read_text(text, ending=".json")
    found = measure(process)
    rung = next_rung(process, found)
    assert (rung.gives if rung else "") == gives
    if rung is not None:
        told = rung.text(names_in(ProcessView(process)))
        assert told.startswith("next: ")
        assert not any(id_ in told for id_ in rung.needs if "." in id_ and id_ != "calendar.hours")


@pytest.mark.parametrize("text", [text for _, text in rungs()], ids=[gives or "top" for gives, _ in rungs()])
def test_no_rung_fails_and_none_takes_what_is_missing_for_nothing(text: str) -> None:
    process = read_text(text, ending=".json")
    found = measure(process)
    for name in ("touch_time", "end_to_end_time", "annual_touch_time", "handling_cost", "fte"):
        assert found[name].headline != 0
        assert (found[name].headline is None) == bool(found[name].missing)
    points = found["single_points_of_failure"]
    assert (points.bound == "lower") == ("people" not in text)
    pair = before_after(process, process)
    assert pair.comparison.finding
    run = simulate(process, cases=20, replications=2)
    shown = run_text([process], run)
    assert all(len(line) < 300 for line in shown.splitlines())
    assert not [name for name, one in run.results.items() if one.mean == 0 and "time" in name and one.missing]
