"""What is asked of `simulate` and cannot be meant is refused, with what to do, before anything is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulation.test_running import command

BEFORE, AFTER = "examples/parking_before.yaml", "examples/parking_after.yaml"


@pytest.mark.parametrize("text", ["-2%", "many", "200%"])
def test_a_precision_that_is_no_share_is_told_by_its_option(text: str) -> None:
    code, shown, told = command(BEFORE, "--precision", text)
    assert (code, shown) == (3, "")
    assert told == f"--precision {text!r} cannot be read (expected a share such as 2% or 0.02)\n"


@pytest.mark.parametrize("versions", [(BEFORE,), (BEFORE, AFTER)])
def test_a_warm_up_that_no_case_comes_after_is_refused(versions: tuple[str, ...]) -> None:
    code, shown, told = command(*versions, "--warm-up", "300 years", "--cases", "20", "--replications", "2")
    assert (code, shown) == (3, "")
    assert "none of the 20 cases comes after the warm-up (expected a shorter one, or more cases)" in told


@pytest.mark.parametrize("number", ["0", "-1"])
def test_somebody_must_play(number: str) -> None:
    code, shown, told = command(BEFORE, "--workers", number)
    assert (code, shown) == (2, "")
    assert "'--workers'" in told


def test_people_needed_asks_for_a_later_version() -> None:
    code, shown, told = command(BEFORE, "--people-needed")
    assert (code, shown) == (2, "")
    assert "--people-needed is worked out for two versions" in told


@pytest.mark.parametrize(
    "asked",
    [
        ("--output", "x.svg"),
        ("--log", "x.csv"),
        ("--precision", "2%"),
        ("--warm-up", "20 cases"),
        ("--cases", "20"),
        ("--seed", "2"),
        ("--alt",),
    ],
)
def test_what_plays_is_refused_where_nothing_is_played(asked: tuple[str, ...], tmp_path: Path) -> None:
    places = [str(tmp_path / each) if each.startswith("x.") else each for each in asked]
    code, shown, told = command(BEFORE, "--estimate", *places)
    assert (code, shown) == (2, "")
    assert f"--estimate plays nothing, so that {asked[0]} has nothing to do" in told
    assert not list(tmp_path.iterdir())


def test_an_estimate_may_be_asked_for_as_json_in_any_language() -> None:
    assert command(BEFORE, "--estimate", "--json", "--lang", "cy", "--limit", "steps=1e6")[0] == 0
