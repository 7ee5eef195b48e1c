"""Models and results show themselves in a notebook, as table and as text, with nothing of theirs as markup."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from procmodel import before_after, compare, measure, read, shown, simulate
from procmodel.errors import MissingToolError

EXAMPLES = Path(__file__).parents[2] / "examples"


@cache
def values() -> dict[str, Any]:
    before, after = (read(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after"))
    run = simulate(before, cases=50, replications=3, seed=1)
    return {"measures": measure(before), "comparison": compare(before, after), "simulation": run}


@pytest.mark.parametrize("name", ["measures", "comparison", "simulation"])
def test_a_result_shows_a_table_and_text(name: str) -> None:
    made = values()[name]._repr_mimebundle_(include=None, exclude=None)
    assert made == shown(values()[name])
    assert made["text/html"].count("<table>") == made["text/html"].count("</table>") == 1
    assert made["text/plain"].strip()


def test_the_table_of_a_comparison_has_its_figures() -> None:
    made = shown(values()["comparison"])
    assert "<td>times a person handles it</td><td>7</td><td>0</td>" in made["text/html"]
    assert "7 touches by hand became 0" in made["text/plain"]


def test_a_name_with_markup_stays_text() -> None:
    process = read(EXAMPLES / "speeding_before.yaml").model_copy(update={"id": "<img src=x>", "name": "<b>"})
    made = shown(measure(process))
    assert "<img" not in made["text/html"]


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(TypeError, match="int is no model"):
        shown(1)


@pytest.mark.parametrize("name", ["measures", "comparison", "simulation"])
def test_a_result_becomes_a_frame_of_whichever_library_is_there(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict))
    made = values()[name].to_frame()
    lengths = {len(column) for column in made.values()}
    assert lengths.pop() > 3
    assert not lengths
    if name == "comparison":
        at = made["measure"].index("human_touches")
        assert (made["before"][at], made["after"][at]) == (7, 0.018)


def test_polars_is_taken_where_only_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    monkeypatch.setitem(
        sys.modules, "polars", SimpleNamespace(DataFrame=lambda columns, strict: ("polars", columns))
    )
    assert values()["measures"].to_frame()[0] == "polars"


def test_without_either_library_the_line_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr("procmodel.results.frames.find_spec", lambda name: None)
    with pytest.raises(MissingToolError, match="pip install pandas"):
        values()["measures"].to_frame()


def test_a_dictionary_is_what_the_command_line_prints() -> None:
    assert values()["measures"].to_dict()["measures"]["human_touches"]["main_path"] == 7
    assert values()["comparison"].to_dict()["comparable"] is True
    assert values()["simulation"].to_dict()["seed"] == 1


def test_a_process_shows_its_picture() -> None:
    made = read(EXAMPLES / "speeding_before.yaml")._repr_mimebundle_()
    assert made["image/svg+xml"].startswith("<svg")
    assert "Take the report down" in made["text/plain"]


def test_a_pair_shows_its_picture_its_figures_and_its_text() -> None:
    made = before_after(
        *(read(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after"))
    )._repr_mimebundle_()
    assert sorted(made) == ["image/svg+xml", "text/html", "text/plain"]


def test_a_pair_has_its_json_and_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict))
    pair = before_after(*(read(EXAMPLES / f"speeding_{side}.yaml") for side in ("before", "after")))
    assert pair.to_dict()["finding"] == pair.comparison.finding
    assert pair.to_frame() == pair.comparison.to_frame()


def test_a_process_has_a_frame_of_its_steps_with_those_inside_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict))
    made = read(EXAMPLES / "repair_before.yaml").to_frame()
    rows = dict(zip(made["step"], zip(made["who"], made["time"], strict=True), strict=True))
    assert rows["note_down"] == ("line", "4-6-8 min")
    assert made["step"].index("visit") + 1 == made["step"].index("visit/find_fault")
