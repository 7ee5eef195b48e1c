"""What the benchmarks measure is what they say they measure."""

from __future__ import annotations

import pytest

from benchmarks import models, preview
from benchmarks.timing import ROOT, Result
from procmodel import read_text


@pytest.mark.parametrize("steps", [10, 200])
def test_a_made_up_model_is_the_graph_that_the_peer_builds(steps: int) -> None:
    process = read_text(models.text(steps))
    assert sorted((flow.source, flow.target) for flow in process.flows) == sorted(models.flows(steps))


def test_a_made_up_model_has_the_size_that_was_asked_for() -> None:
    tasks = [node for node in read_text(models.text(1000)).nodes if node.kind not in ("parallel", "end")]
    assert len(tasks) == 1000 + 1  # and the customer's first step


def test_a_made_up_model_is_read_without_a_remark() -> None:
    assert read_text(models.text(20)).remarks == ()


def test_a_row_without_its_peer_is_neither_met_nor_missed() -> None:
    assert Result("work", "peer", None, 1).met is None


@pytest.mark.parametrize(
    ("value", "at_least", "met"), [(0.9, False, True), (1.1, False, False), (1.1, True, True)]
)
def test_a_target_is_a_ceiling_or_a_floor(value: float, at_least: bool, met: bool) -> None:
    assert Result("work", "peer", value, 1, at_least).met is met


def test_every_keystroke_is_another_text_that_can_be_read() -> None:
    text = (ROOT / "examples" / "speeding_before.yaml").read_text("utf-8")
    sent: list[str] = []

    def side(typed: str) -> float:
        sent.append(typed)
        return float(len(sent))

    assert preview.keystrokes(text, 20, side, lambda _: 1.0)[1] == 1.0
    assert len(set(sent)) == 21  # one to warm up, then twenty
    assert read_text(sent[-1]).name != read_text(text).name


@pytest.mark.slow
def test_the_row_of_the_preview_measures_both_servers() -> None:
    [row] = preview.rows(None, 1)
    assert row.value is not None
    assert 0 < row.value < 5
