"""Counts of real drawings, held against counts made of the files' elements alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from procmodel import measure, read

BOXES = {"transgenic-mice": 1}
"""Sub-processes with contents: the neutral count has the box as a task, ours what is in it."""


@pytest.mark.parametrize("side", ["as-is", "to-be"])
@pytest.mark.parametrize(
    "pair", ["pizza-customer-journey", "proposal-review", "transgenic-mice", "university-contact-form"]
)
def test_steps_of_real_drawings_are_their_tasks(pair: str, side: str, shared_data: Path) -> None:
    folder = shared_data / "as-is-to-be" / pair
    facts = json.loads((folder / "facts.json").read_text("utf-8"))[side.replace("-", "_")]
    measured = measure(read(folder / f"{side}.bpmn"))
    assert measured["steps"].static == facts["tasks_total"] - BOXES.get(pair, 0)
    people = measured["human_touches"].static + measured["customer_steps"].static
    assert people >= facts["human_typed"]
    assert people + measured["automated_steps"].static == measured["steps"].static


@pytest.mark.parametrize("side", ["as-is", "to-be"])
@pytest.mark.parametrize("pair", ["pizza-customer-journey", "proposal-review"])
def test_the_size_of_real_drawings_is_that_of_their_elements(pair: str, side: str, shared_data: Path) -> None:
    folder = shared_data / "as-is-to-be" / pair
    facts = json.loads((folder / "facts.json").read_text("utf-8"))[side.replace("-", "_")]
    size = measure(read(folder / f"{side}.bpmn"))["size"].value
    assert size == facts["tasks_total"] + facts["gateways"] + facts["events"]
