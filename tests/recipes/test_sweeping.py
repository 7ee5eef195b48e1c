"""A process with other numbers: set by path, checked as a file is, the first one left as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import Process, measure, plain, read, read_text
from procmodel.errors import ReadError

EXAMPLES = Path(__file__).parents[2] / "examples"

SHARED = """\
procmodel: 1
name: Card
assumptions: {look: 5 min}
lanes: {desk: {name: Desk}}
steps:
  read: {name: Read, who: desk, time: $look}
  read_again: {name: Read again, who: desk, time: $look}
"""


@pytest.fixture
def before() -> Process:
    return read(EXAMPLES / "speeding_before.yaml")


def test_a_time_is_set_by_its_path_with_or_without_steps(before: Process) -> None:
    for path in ("log.time", "steps.log.time"):
        assert measure(before.with_({path: "5 min"}))["touch_time"].expected == pytest.approx(
            2030 - 260 + 300
        )
    assert measure(before)["touch_time"].expected == pytest.approx(2030)


def test_a_figure_keeps_its_source_and_grade(before: Process) -> None:
    changed = before.with_({"log.time": "5 min"})
    [log] = [node for node in changed.walk() if node.id == "log"]
    [old] = [node for node in before.walk() if node.id == "log"]
    assert (log.time.source, log.time.grade) == (old.time.source, old.time.grade)


def test_a_share_of_a_branch_is_found_by_where_it_leads() -> None:
    after = read(EXAMPLES / "speeding_after.yaml")
    changed = after.with_({"found.next.send_to_clerk.share": "90%", "found.next.find_and_send.share": "10%"})
    assert measure(changed)["human_touches"].expected == pytest.approx(0.6 * 0.1)


def test_a_shared_assumption_changes_wherever_it_is_used() -> None:
    process = read_text(SHARED)
    assert measure(process.with_({"assumptions.look": "6 min"}))["touch_time"].expected == 720


def test_a_top_value_is_a_word_and_none_takes_it_out(before: Process) -> None:
    with_volume = before.with_(volume="600 per year")
    assert measure(with_volume)["annual_touch_time"].expected == pytest.approx(600 * 2030)
    assert with_volume.with_(volume=None) == before


def test_where_it_came_from_is_still_known(before: Process) -> None:
    assert before.with_(volume="1 per day").origin.file == before.origin.file


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"steps.lgo.time": "5 min"}, r"'steps\.lgo\.time' is no place of the file \(did you mean 'log'\?\)"),
        ({"name.first": "x"}, r"'name\.first' is no place"),
        ({"log.time": "soon"}, r"with log\.time: .*'soon'"),
        ({"log.tmie": "5 min"}, r"with log\.tmie: "),
        ({"volume": "5 min"}, "with volume: "),
    ],
)
def test_what_cannot_be_set_is_told_by_its_path(
    before: Process, values: dict[str, object], told: str
) -> None:
    with pytest.raises(ReadError, match=told):
        before.with_(values)


def test_plain_values_are_what_the_file_says(before: Process) -> None:
    assert plain(before) == before.to_dict()
    assert list(before.to_dict())[:2] == ["procmodel", "name"]
