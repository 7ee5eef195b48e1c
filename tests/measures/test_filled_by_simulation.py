"""Where people are given, a simulation tells the times with waiting: filled in, and marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procmodel import before_after, measure, read_text, simulate
from procmodel.recipes.simulated_change import with_simulation
from procmodel.reports.compared import compared_text, worse_rows
from procmodel.reports.measured import measured_text

HEAD = """procmodel: 1
name: Queue
trigger: a request
outcomes: [done]
volume: %s per year
%slanes:
  a: {name: Desk, organisation: X, rate: 20 per hour, people: 1}
  b: {name: Officer, organisation: X, rate: 20 per hour, people: 1}
steps:
"""
STEPS = """  one: {name: Do one, who: a, how: by hand, time: {value: 10 min, grade: estimated}}
  two: {name: Do two, who: b, how: by hand, time: {value: %d min, grade: measured}}
"""
HOURS = 'calendar: {hours: "Mon-Fri 09:00-17:00"}\n'
LOST = """  both: {kind: parallel, who: a, next: [pa, pb]}
  pa: {name: Do a, who: a, how: by hand, wait: 5 min, time: 10 min, next: [{to: meet, share: 50%}, stop]}
  pb: {name: Do b, who: b, how: by hand, wait: 3 min, time: 20 min, next: meet}
  meet: {kind: exclusive, who: a, next: [fin, stop]}
  fin: {name: Do fin, who: a, how: by hand, wait: 3 min, time: 2 min, next: stop}
  stop: {kind: end, name: Done}
"""
OPTIONS = {"cases": 100, "replications": 5}


def made(minutes: int = 12, volume: int = 6000, calendar: str = ""):
    return read_text(HEAD % (volume, calendar) + STEPS % minutes)


def test_queues_tell_the_waits_that_no_file_states() -> None:
    process = made()
    run = simulate(process, **OPTIONS)
    plain, found = measure(process), measure(process, simulated=run)
    assert plain["end_to_end_time"].missing == ("one.wait", "two.wait")
    for name in ("end_to_end_time", "waiting_time"):
        one = found[name]
        assert one.expected == run.results[name].mean
        assert (one.ci95, one.exact, one.missing) == (run.results[name].ci95, False, ())
        assert (str(one.grade), one.simulated) == ("assumed", "working")  # the volume is assumed
    assert found["calendar_days"].expected == pytest.approx(
        run.results["end_to_end_time"].mean / 26_640 * 7 / 5
    )
    assert found["touch_time"] == plain["touch_time"]
    assert found.to_dict()["measures"]["end_to_end_time"]["simulated"] == "working"


def test_the_table_says_that_a_figure_is_simulated_and_how_sure() -> None:
    process = made()
    found = measure(process, simulated=simulate(process, **OPTIONS))
    shown = measured_text(found, "Queue", everything=True)
    row = next(line for line in shown.splitlines() if line.startswith("start to end"))
    assert "simulated; 95 % sure" in row
    assert "needs a simulation" not in shown


def test_on_the_clock_the_days_are_those_of_the_clock() -> None:
    process = made(calendar=HOURS)
    run = simulate(process, **OPTIONS)
    found = measure(process, simulated=run)
    assert run.clock == "calendar"
    assert found["end_to_end_time"].simulated == "calendar"
    assert found["calendar_days"].expected == pytest.approx(run.results["end_to_end_time"].mean / 86_400)
    assert "nights and weekends included" in measured_text(found, "Queue", everything=True)


def test_a_queue_that_grows_without_end_has_no_mean() -> None:
    process = made(volume=30_000)
    found = measure(process, simulated=simulate(process, **OPTIONS))
    assert found["end_to_end_time"].expected is None
    assert "grows without end" in str(found["calendar_days"].why)
    assert any(remark.rule == "simulation" for remark in found.remarks)


def test_what_no_sum_gives_is_filled_where_people_are_given_too() -> None:
    process = read_text(HEAD % (3000, "") + LOST.replace("[fin, stop]", "[{to: fin, share: 50%}, stop]"))
    assert measure(process)["end_to_end_time"].missing == ("simulation",)
    run = simulate(process, **OPTIONS)
    found = measure(process, simulated=run)
    assert found["end_to_end_time"].expected == run.results["end_to_end_time"].mean
    assert not [name for name, one in found.items() if "simulation" in one.missing and not one.why]


def test_a_difference_is_shown_with_its_simulated_figures() -> None:
    pair = with_simulation(before_after(made(), made(6)), **OPTIONS)
    shown = compared_text(pair.comparison, *pair.names, everything=True)
    row = next(line for line in shown.splitlines() if line.startswith("start to end"))
    assert row.count("(simulated)") == 2
    assert "not known" not in row.split("min (simulated)", 1)[1]


def test_the_later_version_gets_the_volume_of_the_earlier_one() -> None:
    pair = with_simulation(before_after(made(), made(volume=30_000)), **OPTIONS)
    before, after = (found["end_to_end_time"].expected for found in pair.measures)
    assert before == after


def test_a_time_that_is_known_is_simulated_too_where_the_other_is_only_on_the_clock() -> None:
    stated = read_text(HEAD % (6000, "") + (STEPS % 12).replace("how: by hand", "how: by hand, wait: 5 min"))
    pair = with_simulation(before_after(stated, made(calendar=HOURS)), **OPTIONS)
    found = pair.comparison.measures["end_to_end_time"]
    assert (found.before.simulated, found.after.simulated) == ("calendar", "calendar")


def test_chance_makes_nothing_worse() -> None:
    pair = with_simulation(before_after(made(), made(6)), **OPTIONS)
    found = pair.comparison.measures["end_to_end_time"]
    near = found.before._replace(values={**found.before.values, "expected": found.before.expected * 1.001})
    measures = {"end_to_end_time": found._replace(after=near)}
    comparison = replace(pair.comparison, measures=measures, adverse=())
    assert worse_rows(comparison) == []
