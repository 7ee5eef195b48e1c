"""How a simulation is run: seeds, workers, warm-up, precision, interruption, pairs, the command."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from procmodel import AnalysisError, ProcessView, read, simulate, simulate_pair
from procmodel.results.simulation import SimulationRun
from tests.simulation.small import process, queue

BUSY = "{mean: 6 min, shape: exponential}"


def test_the_same_seed_gives_the_same_result_whoever_plays() -> None:
    made = queue("8 per hour", 1, BUSY)
    alone = simulate(made, cases=300, replications=6)
    with ThreadPoolExecutor(3) as executor:
        assert simulate(made, cases=300, replications=6, executor=executor) == alone
    assert simulate(made, cases=300, replications=6, seed=2).results != alone.results


def test_more_replications_do_not_change_the_first_ones() -> None:
    made = queue("8 per hour", 1, BUSY)
    few, many = (simulate(made, cases=300, replications=n, warm_up=0).samples for n in (3, 6))
    assert many["end_to_end_time"][:3] == few["end_to_end_time"]


def test_replications_are_added_until_the_interval_is_as_asked() -> None:
    found = simulate(queue("8 per hour", 1, BUSY), cases=500, replications=4, precision=0.08)
    assert found.replications > 4
    estimate = found.results["end_to_end_time"]
    assert estimate.half_width is not None
    assert estimate.mean is not None
    assert estimate.half_width <= 0.08 * estimate.mean


def test_warm_up_is_found_where_there_is_a_queue() -> None:
    busy = simulate(queue("9.5 per hour", 1, BUSY), cases=2_000, replications=3)
    assert 0 < busy.warm_up <= 1_000
    assert simulate(read("examples/speeding_before.yaml"), cases=500, replications=2).warm_up == 0


def test_warm_up_can_be_a_length_of_time() -> None:
    found = simulate(queue("8 per hour", 1, "3 min"), cases=500, replications=2, warm_up=10 * 3600.0)
    assert 50 < found.warm_up < 110


def test_interruption_gives_what_is_finished() -> None:
    def stop(done: int, wanted: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    found = simulate(queue("8 per hour", 1, BUSY), cases=100, replications=9, progress=stop)
    assert found.partial
    assert found.replications == 3


def test_interruption_of_a_pair_gives_as_many_of_both_versions() -> None:
    told: list[int] = []

    def stop(done: int, wanted: int) -> None:
        told.append(wanted)
        if len(told) == 3:
            raise KeyboardInterrupt

    made = queue("8 per hour", 1, BUSY)
    pair = simulate_pair(made, made, cases=100, replications=9, progress=stop)
    assert pair.partial
    assert (pair.before.replications, pair.after.replications) == (3, 3)
    assert told == [9, 9, 9, 3, 3, 3]


def test_interruption_with_workers_keeps_what_is_finished_and_leaves_none_of_them_running() -> None:
    from multiprocessing import active_children

    from procmodel.recipes.simulated import play

    def stop(done: int, wanted: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    made = queue("8 per hour", 1, BUSY)
    found = play([ProcessView(made)], workers=2, cases=300, replications=400, progress=stop)
    assert found.partial
    assert isinstance(found, SimulationRun)
    assert found.replications == 2
    assert found.results == simulate(made, cases=300, replications=2).results
    assert not active_children()


def test_who_stops_asking_workers_for_results_waits_for_none_of_the_rest_and_may_ask_for_more() -> None:
    from multiprocessing import active_children

    from procmodel.recipes.workers import Workers

    with Workers(1) as workers:
        results = workers.map(time.sleep, [0, 600, 600])
        next(results)
        begun = time.monotonic()
        results.close()
        assert time.monotonic() - begun < 60
        assert not active_children()
        assert list(workers.map(abs, [-1, -2])) == [1, 2]


def test_an_interrupted_command_prints_what_is_finished_labelled_and_exits_with_130(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(done: int, wanted: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    module = importlib.import_module("procmodel.cli.simulate")
    monkeypatch.setattr(module, "_progress", lambda: stop)
    code, output, _ = command("examples/parking_before.yaml", "--cases", "50", "--replications", "9")
    assert code == 130
    assert "interrupted: only 2 replications of 50 cases" in output
    code, output, _ = command(
        "examples/parking_before.yaml", "--cases", "50", "--replications", "9", "--json"
    )
    assert code == 130
    assert json.loads(output)["partial"] is True
    assert json.loads(output)["replications"] == 2


@pytest.mark.parametrize(
    ("is_terminal", "seconds", "shown"), [(True, 2.0, True), (True, 0.1, False), (False, 2.0, False)]
)
def test_progress_is_shown_on_a_terminal_and_past_a_second_only(
    is_terminal: bool, seconds: float, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module("procmodel.cli.simulate")
    now = iter([0.0, seconds, seconds])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(now))
    aside = io.StringIO()
    monkeypatch.setattr(aside, "isatty", lambda: is_terminal)
    monkeypatch.setattr(module.sys, "stderr", aside)
    tell = module._progress()
    tell(1, 2)
    tell(2, 2)
    expected = "1 of 2 replications\r2 of 2 replications\n" if shown else ""
    assert aside.getvalue() == expected


@pytest.mark.parametrize("options", [{"cases": 0}, {"replications": 0}, {"cases": 10, "warm_up": 10}])
def test_nothing_to_simulate_is_an_error(options: dict[str, int]) -> None:
    with pytest.raises(AnalysisError):
        simulate(queue("8 per hour", 1, BUSY), **options)


def test_a_pair_that_is_alike_differs_by_nothing() -> None:
    before = queue("8 per hour", 1, BUSY)
    pair = simulate_pair(before, before, cases=300, replications=4)
    difference = pair.difference["end_to_end_time"]
    assert difference.mean == 0
    assert difference.variance_reduction == 1


def test_where_pairing_did_not_help_words_say_so_and_no_negative_number() -> None:
    from procmodel.reports.simulated import paired_text
    from procmodel.results.paired_run import Difference

    made = queue("8 per hour", 1, BUSY)
    pair = simulate_pair(
        made, queue("8 per hour", 1, "{mean: 5 min, shape: exponential}"), cases=50, replications=3
    )
    worse = Difference(-60.0, (-70.0, -50.0), -0.1, -0.206)
    text = paired_text(replace(pair, difference={"end_to_end_time": worse}), ("one", "two"), "GBP")
    assert "pairing did not help" in text
    assert "20.6" not in text


def test_what_pairing_took_off_by_rounding_alone_is_no_help_and_both_ends_have_one_unit() -> None:
    from procmodel.reports.simulated import paired_text
    from procmodel.results.paired_run import Difference

    made = queue("8 per hour", 1, BUSY)
    pair = simulate_pair(made, made, cases=50, replications=3)
    hardly = Difference(-34_500.0, (-60_000.0, -9_000.0), -0.1, 1.1e-16)
    text = paired_text(replace(pair, difference={"end_to_end_time": hardly}), ("one", "two"), "GBP")
    assert "−16.7 h to −2.5 h" in text
    line = next(line for line in text.splitlines() if "−16.7 h" in line)
    assert line.endswith("pairing did not help")


def test_a_difference_that_is_not_known_says_what_it_needs() -> None:
    from procmodel.recipes.simulated import run_text

    made = process("a: {name: Do a, who: desk, how: by hand, time: 5 min}\ndone: {kind: end}")
    text = run_text([made, made], simulate_pair(made, made, cases=20, replications=2))
    assert "cases done a day: not known: needs cases a year (volume)" in text
    assert "cost of handling a case: not known: needs rates of 'Desk'" in text


def test_pairing_takes_most_of_the_noise_out_of_a_small_change() -> None:
    """A step of 12 seconds less and a step that 3 % skip: common cases by step keep the rest the same."""
    steps = """
start: {{kind: start, name: Begun, who: desk}}
look: {{name: Look at it, who: desk, how: by hand, time: {{mean: 1 min, shape: exponential}}{skip}}}
serve: {{name: Serve, who: desk, how: by hand, time: {{mean: {time} min, shape: exponential}}}}
done: {{kind: end, name: Done}}
"""
    lanes, top = "desk: {name: Desk, people: 1}", "volume: 8 per hour"
    skip = ", next: [{to: serve, share: 97%}, {to: done, share: 3%}]"
    before = process(steps.format(time=5, skip=""), lanes=lanes, top=top)
    after = process(steps.format(time=4.8, skip=skip), lanes=lanes, top=top)
    pair = simulate_pair(before, after, cases=1_000, replications=20)
    reduction = pair.difference["end_to_end_time"].variance_reduction
    assert reduction is not None
    assert reduction > 0.8
    assert pair.difference["end_to_end_time"].ci95 is not None
    assert pair.difference["end_to_end_time"].ci95[1] < 0


def command(*arguments: str) -> tuple[int, str, str]:
    from procmodel.cli import procmodel
    from procmodel.cli.running import run

    output, aside = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(aside):
        code = run(procmodel, ["simulate", *arguments])
    return code, output.getvalue(), aside.getvalue()


def test_the_command_prints_the_keys_of_the_contract() -> None:
    code, output, _ = command(
        "examples/parking_before.yaml", "--cases", "200", "--replications", "3", "--json"
    )
    found = json.loads(output)
    assert code == 0
    assert (found["seed"], found["replications"], found["cases"]) == (1, 3, 200)
    assert set(found["results"]["end_to_end_time"]) == {"mean", "ci95", "p50", "p90"}
    assert {"waiting_time", "queue", "throughput", "handling_cost", "work_in_progress"} <= set(
        found["results"]
    )
    assert {"wait", "utilization", "length", "p_wait"} <= set(found["results"]["queue"]["officer"])


def test_two_files_give_the_difference() -> None:
    pair = ("examples/parking_before.yaml", "examples/parking_after.yaml")
    code, output, _ = command(*pair, "--cases", "200", "--replications", "3", "--json")
    found = json.loads(output)
    assert code == 0
    assert found["difference"]["end_to_end_time"]["ci95"][1] < 0
    assert "less noise by pairing" in command(*pair, "--cases", "50", "--replications", "2")[1]


def test_a_warm_up_in_words() -> None:
    code, output, _ = command(
        "examples/parking_before.yaml",
        "--cases",
        "100",
        "--replications",
        "2",
        "--warm-up",
        "20 cases",
        "--json",
    )
    assert code == 0
    assert json.loads(output)["warm_up"] == 20
    code, _, aside = command("examples/parking_before.yaml", "--warm-up", "a while")
    assert code == 3
    assert "such as 500 cases" in aside


@pytest.mark.parametrize("ending", ["csv", "xes"])
def test_the_events_can_be_written(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"events.{ending}"
    code, _, aside = command(
        "examples/speeding_before.yaml", "--cases", "5", "--replications", "2", "--log", str(path)
    )
    text = path.read_text("utf-8")
    assert code == 0
    assert f"wrote {path}" in aside
    lines = text.count("complete") if ending == "xes" else len(text.splitlines()) - 1
    assert lines == 5 * 8


def test_a_log_of_another_kind_is_refused_before_any_work() -> None:
    code, _, aside = command("examples/speeding_before.yaml", "--log", "events.pdf")
    assert code == 3
    assert ".csv, .xes" in aside


def test_how_many_people_the_earlier_version_would_need() -> None:
    """Half of the time for each case, or twice the people: with one server at 0.8, two wait less than that."""
    from procmodel.recipes.simulated_pair import people_needed

    before = queue("8 per hour", 1, BUSY)
    faster = simulate(
        queue("8 per hour", 1, "{mean: 5 min, shape: exponential}"), cases=1_000, replications=6
    )
    assert people_needed(before, faster, cases=1_000, replications=6, warm_up=100) == {"desk": 2}
    without_work = simulate(queue("8 per hour", 1, "1 sec"), cases=200, replications=2)
    assert people_needed(before, without_work, cases=100, replications=2, warm_up=0) == {"desk": None}


def test_where_work_itself_takes_longer_than_after_no_people_are_tried_one_lane_at_a_time() -> None:
    code, output, _ = command(
        "examples/parking_before.yaml",
        "examples/parking_after.yaml",
        *("--cases", "100", "--replications", "2", "--people-needed"),
    )
    assert code == 0
    assert "no number of people makes before as fast as after: with nobody short it still takes " in output
    assert "alone" not in output


def test_a_simulation_of_a_thousand_million_cases_says_how_long_it_takes() -> None:
    from procmodel.graph import ProcessView
    from procmodel.recipes.before_playing import said_before

    views = [ProcessView(queue("8 per hour", 1, BUSY))]
    said = said_before(views, 10**9, 20)[-1]
    assert said.endswith("Ctrl-C keeps what is done")
    assert any(unit in said for unit in (" min; ", " h; ", " days; "))  # by the engine that is there
    assert not any("Ctrl-C" in each for each in said_before(views, 1_000, 20))


def test_the_command_says_the_people_needed() -> None:
    pair = ("examples/parking_before.yaml", "examples/parking_after.yaml")
    code, output, _ = command(*pair, "--cases", "100", "--replications", "2", "--people-needed", "--json")
    assert code == 0
    assert set(json.loads(output)["people_needed"]) == {"office", "officer", "income"}


def test_the_lane_that_needs_more_people_is_called_by_its_name() -> None:
    from procmodel.recipes.simulated import run_text

    sides = [queue("8 per hour", people, BUSY) for people in (1, 2)]
    pair = replace(simulate_pair(*sides, cases=50, replications=2), people_needed={"desk": 2})
    assert "'Desk' would need 2 people before to be as fast as after" in run_text(sides, pair)


@pytest.mark.parametrize(
    ("settled", "warm_up"), [(0, 0), (50, 380), (381, 760), (1_900, 1_900), (1_999, 2_000)]
)
def test_a_warm_up_that_is_found_is_of_whole_weeks_where_cases_come_in_hours(
    settled: int, warm_up: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """380 cases are a week; never more than half of all cases are left out."""
    module = importlib.import_module("procmodel.simulation.simulate")
    monkeypatch.setattr(module, "settled_after", lambda series: settled)
    calendar = "calendar: {hours: Mon-Fri 09:00-17:00, working_day: 8 h}"
    made = queue("380 per week", 1, BUSY, calendar)
    assert simulate(made, cases=4_000, replications=1).warm_up == warm_up


def test_events_that_are_written_are_read_back_as_a_log(tmp_path: Path) -> None:
    from procmodel.formats.logs import read_log

    logs = []
    for ending in ("csv", "xes"):
        path = tmp_path / f"events.{ending}"
        options = ("--cases", "30", "--replications", "2", "--log", str(path))
        assert command("examples/parking_before.yaml", *options)[0] == 0
        logs.append(read_log(str(path)))
    assert len(logs[0].cases) == 30
    assert logs[0].variants == logs[1].variants
    for column in ("enabled", "start", "end"):
        assert list(getattr(logs[0], column)) == pytest.approx(list(getattr(logs[1], column)), abs=0.01)
    assert not any(log.remarks for log in logs)
