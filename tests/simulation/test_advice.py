"""A run says how much longer it should be, and what grows without end before it begins."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest

from procmodel import ProcessView, simulate
from procmodel.recipes.before_playing import of_versions, said_before
from procmodel.results.simulation import Advice, Estimate, UnstableLane
from procmodel.simulation.statistics import advice_for, student_quantile
from tests.simulation.small import queue

BUSY = "{mean: 6 min, shape: exponential}"


def replications(half: float, played: int) -> int | None:
    estimate = Estimate(100.0, (100 - half, 100 + half))
    return advice_for(estimate, cases=1_000, warm_up=0, replications=played).replications


@pytest.mark.parametrize(("half", "played"), [(10, 2), (10, 3), (20, 5), (10, 20), (50, 20), (5.1, 40)])
def test_so_many_replications_are_advised_that_the_interval_comes_down_to_five_per_cent(
    half: float, played: int
) -> None:
    advised = replications(half, played)
    assert advised is not None

    def expected(count: int) -> float:
        shrunk = half * (played / count) ** 0.5
        return shrunk * student_quantile(0.975, count - 1) / student_quantile(0.975, played - 1)

    assert expected(advised) <= 5 < expected(advised - 1)


def test_nothing_is_advised_where_it_is_known_well_enough_or_not_at_all() -> None:
    assert replications(5.0, 20) is None
    assert advice_for(Estimate(None), cases=1_000, warm_up=100, replications=2) == Advice()


def test_a_replication_should_be_ten_times_as_long_as_its_warm_up() -> None:
    estimate = Estimate(100.0, (99.0, 101.0))
    assert advice_for(estimate, cases=1_000, warm_up=101, replications=9) == Advice(cases=1_010)
    assert advice_for(estimate, cases=1_000, warm_up=100, replications=9) == Advice()


def test_the_advice_is_said_and_what_it_asks_for_is_enough() -> None:
    made = queue("8 per hour", 1, BUSY)
    short = simulate(made, cases=1_000, replications=12, warm_up=150)
    advised = short.advice
    assert advised.cases == 1_500
    assert advised.replications is not None
    assert any(f"--cases {advised.cases}" in remark for remark in short.remarks)
    assert any(f"--replications {advised.replications}" in remark for remark in short.remarks)
    longer = simulate(made, cases=1_500, replications=advised.replications, warm_up=150)
    estimate = longer.results["end_to_end_time"]
    assert estimate.mean is not None
    assert estimate.half_width is not None
    assert estimate.half_width <= 0.06 * estimate.mean
    assert longer.advice.cases is None


def test_no_length_is_advised_where_the_queue_grows_without_end() -> None:
    assert simulate(queue("25 per hour", 2, "6 min"), cases=300, replications=3).advice == Advice()


def run(*arguments: str) -> tuple[int, str, str]:
    from procmodel.cli import procmodel
    from procmodel.cli.running import run as run_command

    output, aside = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(aside):
        code = run_command(procmodel, ["simulate", *arguments])
    return code, output.getvalue(), aside.getvalue()


def written(folder: Path, name: str, people: int) -> str:
    path = folder / f"{name}.yaml"
    path.write_text(
        "procmodel: 1\nname: Permit\nvolume: 25 per hour\n"
        f"lanes: {{desk: {{name: Desk, people: {people}}}}}\nsteps:\n"
        "  serve: {name: Serve the customer, who: desk, how: by hand, time: 6 min, wait: 0 min}\n"
        "  done: {kind: end, name: Done}\n",
        encoding="utf-8",
    )
    return str(path)


def test_a_load_above_one_is_said_before_anything_is_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(*_: object, **__: object) -> None:
        raise AssertionError("played")

    monkeypatch.setattr("procmodel.recipes.simulated.play", play)
    said = io.StringIO()
    from procmodel.cli import procmodel

    with contextlib.redirect_stderr(said), pytest.raises(AssertionError, match="played"):
        procmodel(["simulate", written(tmp_path, "a", 2)], standalone_mode=False)
    assert "'Desk' gets 1.25 times the work that it can do with people: 2" in said.getvalue()
    assert "people: 3 would do" in said.getvalue()


def test_it_is_said_once_and_of_which_version(tmp_path: Path) -> None:
    pair = written(tmp_path, "before", 2), written(tmp_path, "after", 3)
    code, output, aside = run(*pair, "--cases", "50", "--replications", "2", "--json")
    assert code == 0
    assert aside.count("grows without end") == 1
    assert "before: 'Desk' gets 1.25 times" in aside
    assert json.loads(output)["before_run"]["unstable"][0]["needed"] == 3
    assert json.loads(output)["after_run"]["unstable"] == []


def test_remarks_of_both_versions_are_told_once() -> None:
    assert of_versions([["a", "a", "b"]]) == ["a", "b"]
    assert of_versions([["a", "b"], ["b", "c"]]) == ["before and after: b", "before: a", "after: c"]


def test_both_versions_are_judged_with_the_volume_of_the_earlier_one() -> None:
    before, after = queue("25 per hour", 3, "6 min"), queue("5 per hour", 2, "6 min")
    assert [said[:6] for said in said_before([ProcessView(before), ProcessView(after)], 100, 2)] == ["after:"]


def test_an_absurd_load_is_said_in_few_digits() -> None:
    from procmodel.simulation.load import unstable_texts

    (told,) = unstable_texts([UnstableLane("desk", 2.5e290, 1, 10**290)], {})
    assert "2.5e+290 times the work" in told
    assert "people: 1.0e+290 would do" in told
    assert "7,776.25 times" in unstable_texts([UnstableLane("desk", 7776.25, 1, 7777)], {})[0]
