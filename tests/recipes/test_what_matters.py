"""What a saving depends on: figures one at a time and together, and what each change brings."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest

from procmodel import Process, before_after, read
from procmodel.charts import shapley
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.graph.draws import Draws
from procmodel.measures.rank_correlation import rank_correlation
from procmodel.model import Grade
from procmodel.recipes.before_after import BeforeAfter
from procmodel.recipes.contributions import contributions
from procmodel.recipes.what_matters import what_matters
from procmodel.results.sensitivity import Contribution, Influence, Sensitivity, WhatMatters
from tests.simulation.small import process

LANES = "desk: {name: Desk, rate: 18 per hour}\n  form: {name: Form, kind: system}"


def version(steps: str, top: str = "") -> Process:
    return process(steps, lanes=LANES, top=top)


def pair() -> BeforeAfter:
    """Two of three steps change, and so does how often the last of them is done."""
    before = version(
        "take: {name: Take it down, who: desk, how: by hand, time: 10 min, wait: 0 min}\n"
        "log: {name: Write it in the log, who: desk, how: by hand, time: 3 min}\n"
        "ask: {kind: exclusive, next: [{to: check, share: 80%}, {to: done, share: 20%}]}\n"
        "check: {name: Check it by hand, who: desk, how: by hand, time: 20 min, wait: 0 min}\n"
        "done: {kind: end}"
    )
    after = version(
        "take: {name: Take it down, who: desk, how: by hand, time: 10 min, wait: 0 min}\n"
        "ask: {kind: exclusive, next: [{to: check, share: 30%}, {to: done, share: 70%}]}\n"
        "check: {name: Check it by hand, who: desk, how: by hand, time: 12 min, wait: 0 min}\n"
        "done: {kind: end}"
    )
    return before_after(before, after)


def test_each_change_gets_its_shapley_value() -> None:
    """Held against the value by its definition, over the game that says what is saved by some of the changes."""
    shares, minutes = {False: 0.8, True: 0.3}, {False: 20.0, True: 12.0}

    def saved(chosen: frozenset[str]) -> float:
        now = shares["ways" in chosen] * minutes["check" in chosen] + (0.0 if "log" in chosen else 3.0)
        return 0.8 * 20 + 3 - now

    exact = shapley(["ways", "check", "log"], saved)
    found = {one.before[0] if one.before else "ways": one.saved / 60 for one in contributions(pair())}
    assert found == {name: pytest.approx(value) for name, value in exact.items()}


@pytest.mark.parametrize("name", ["speeding", "parking", "bins", "repair"])
def test_the_changes_add_up_to_the_saving_and_few_bring_most_of_it(name: str) -> None:
    sides = [read(f"examples/{name}_{side}.yaml") for side in ("before", "after")]
    found = what_matters(before_after(*sides))
    saving = found.staff_time.saving
    assert saving is not None
    assert sum(one.saved for one in found.contributions) == pytest.approx(saving)
    assert [one.saved for one in found.contributions] == sorted(
        (one.saved for one in found.contributions), reverse=True
    )
    total = sum(one.saved for one in found.few)
    assert total >= 0.8 * saving * (1 - 1e-9)
    assert total - found.few[-1].saved < 0.8 * saving


def nothing(saving: float | None, *influences: Influence) -> Sensitivity:
    return Sensitivity(saving, influences=influences)


def test_few_are_the_fewest_that_bring_80_per_cent() -> None:
    parts = tuple(Contribution(str(n), (), (), saved) for n, saved in enumerate((50.0, 25.0, 10.0, 9.0, 6.0)))
    found = WhatMatters(nothing(100.0), nothing(None), parts, {}, "GBP")
    assert len(found.few) == 3
    assert WhatMatters(nothing(-5.0), nothing(None), parts, {}, "GBP").few == ()


def influence(name: str, low: float, high: float) -> Influence:
    return Influence(name, "min", low, high, (1.0, 2.0), None, 0.5, Grade.ASSUMED)


def test_the_figure_to_measure_next_is_one_that_can_turn_the_decision() -> None:
    strong, turning = influence("strong", 10, 100), influence("turning", -1, 40)
    assert nothing(20.0, strong, turning).measure_next == "turning"
    assert nothing(20.0, strong).measure_next == "strong"
    assert nothing(20.0).measure_next is None


def test_the_rank_correlation_is_that_of_spearman() -> None:
    """1 - 6 x sum of squared differences of rank / (n (n^2 - 1)); equal values share their middle rank."""
    assert rank_correlation(Draws([1, 2, 3, 4]), Draws([1, 30, 20, 400])) == pytest.approx(
        1 - 6 * 2 / (4 * 15)
    )
    assert rank_correlation(Draws([1, 2, 3]), Draws([3, 2, 1])) == pytest.approx(-1)
    assert rank_correlation(Draws([1, 1, 2, 2]), Draws([1, 1, 2, 2])) == pytest.approx(1)
    assert rank_correlation(Draws([1, 1, 2, 2]), Draws([1, 2, 1, 2])) == pytest.approx(0)
    assert rank_correlation(5.0, Draws([1, 2])) == 0


def money(volume: str, time: str) -> BeforeAfter:
    steps = "do: {{name: Do it, who: desk, how: by hand, time: {}, wait: 0 min}}\ndone: {{kind: end}}"
    before = version(steps.format("30 min"), f"volume: {volume}")
    after = version(steps.format(time), f"volume: {volume}\ncosts: {{yearly: 600}}")
    return before_after(before, after)


def test_money_is_worth_it_above_so_many_cases_a_year() -> None:
    """20 minutes at 18 pounds an hour are 6 pounds a case: 600 a year are earned back by 100 cases."""
    found = what_matters(money("300 per year", "10 min"))
    assert found.running_cost.saving == pytest.approx(300 * 6 - 600)
    by_name = {found.names[one.input]: one for one in found.running_cost.influences}
    assert by_name["cases a year"].break_even == pytest.approx(100)
    yearly = by_name["costs: yearly (After)"]
    assert yearly.unit == "GBP"
    assert yearly.break_even == pytest.approx(1_800)


def test_the_volume_is_drawn_once_for_both_versions() -> None:
    """Where nothing but the cost changes, the volume moves nothing."""
    found = what_matters(money("{value: 300 per year, grade: assumed}", "30 min"))
    assert "$volume" not in {one.input for one in found.running_cost.influences}
    assert found.running_cost.saving == pytest.approx(-600)


def command(*arguments: str) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
        code = run(procmodel, ["diff", *arguments])
    return code, output.getvalue()


BINS = ("examples/bins_before.yaml", "examples/bins_after.yaml")


def test_the_command_says_how_sure_the_saving_is_and_what_brings_it() -> None:
    code, said = command(*BINS, "--sensitivity")
    assert code == 0
    assert "staff time saved a case: 21.4 min (15 min to 27.8 min, 80 % sure)" in said
    assert "probability that anything is saved: 81.8 %" in said
    assert "cases a year" in said
    assert "above 1,450 per year" in said
    assert "find out more about this first: Go back and empty the bin: time (Before)" in said
    assert "4 of 10 changes bring 80 % of the staff time saved:" in said
    assert "GBP 540,000.00" not in said
    assert "000 %" not in said


def test_what_is_not_known_is_named() -> None:
    _, said = command("examples/parking_before.yaml", "examples/parking_after.yaml", "--sensitivity")
    assert "money saved a year: not known: needs rates of 'Permit office', 'Parking officer'" in said


def test_machines_get_all_of_it() -> None:
    code, said = command(*BINS, "--sensitivity", "--json")
    found = json.loads(said)["sensitivity"]
    assert code == 0
    assert list(found) == ["staff_time", "running_cost", "changes", "changes_for_80_percent"]
    assert found["changes_for_80_percent"] == 4
    assert found["running_cost"]["unit"] == "GBP"
    assert 0 < found["running_cost"]["probability"] < 1
    first = found["running_cost"]["influences"][0]
    assert list(first) == ["input", "unit", "ends", "savings", "break_even", "rank_correlation", "grade"]
    assert "sensitivity" not in json.loads(command(*BINS, "--json")[1])


def test_without_times_nothing_is_made_up(tmp_path: Path) -> None:
    text = Path(BINS[0]).read_text("utf-8").replace("    time:", "    x-time:")
    silent = tmp_path / "silent.yaml"
    silent.write_text(text, encoding="utf-8")
    code, said = command(str(silent), BINS[1], "--sensitivity")
    assert code == 0
    assert said.startswith("staff time saved a case: not known: needs ")
    assert "changes" not in said


@pytest.mark.parametrize("option", ["--sensitivity", "--simulate"])
def test_for_more_than_two_versions_it_is_refused_and_not_left_out(option: str) -> None:
    aside = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(aside):
        code = run(procmodel, ["diff", *BINS, BINS[1], option])
    assert code == 2
    assert f"{option} is worked out for two versions" in aside.getvalue()
