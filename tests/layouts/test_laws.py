"""The contract of the layout, over random models, over all examples and over their pairs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from procmodel.formats import read
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out, lay_out_pair
from procmodel.model import Process
from procmodel.recipes.before_after import before_after
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import Annotations, Diagram
from tests.layouts.laws import broken
from tests.strategies import processes

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = ("bins", "parking", "repair", "speeding")


def pair_of(name: str, **options: object) -> Diagram:
    sides = [read(EXAMPLES / f"{name}_{side}.yaml") for side in ("before", "after")]
    return before_after(*sides).diagram(**options)


@given(processes())
def test_every_model_is_drawn_within_the_contract(process: Process) -> None:
    assert broken(lay_out(ProcessView(process))) == []


@settings(max_examples=30)
@given(processes(plain=True), processes(plain=True))
def test_every_pair_is_drawn_within_the_contract(before: Process, after: Process) -> None:
    views = ProcessView(before), ProcessView(after)
    pairs = [((id_,), (id_,)) for id_ in views[0].ids if id_ in views[1].index]
    assert broken(lay_out_pair(*views, pairs, Annotations(), Annotations())) == []


@settings(max_examples=20)
@given(processes())
def test_the_same_model_is_laid_out_the_same_twice(process: Process) -> None:
    assert lay_out(ProcessView(process)) == lay_out(ProcessView(process))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_is_drawn_within_the_contract(path: Path) -> None:
    assert broken(diagram_of(read(path))) == []


@pytest.mark.parametrize("name", PAIRS)
def test_every_pair_of_examples_is_drawn_within_the_contract(name: str) -> None:
    assert broken(pair_of(name)) == []


@pytest.mark.parametrize("page", [None, "A4"])
@pytest.mark.parametrize("name", PAIRS)
def test_every_overlay_of_examples_is_drawn_within_the_contract(name: str, page: str | None) -> None:
    assert broken(pair_of(name, view="overlay", page=page)) == []


@pytest.mark.parametrize("name", PAIRS)
def test_both_versions_have_the_same_lanes_in_the_same_order(name: str) -> None:
    before, after = pair_of(name).planes
    assert [band.id for band in before.bands] == [band.id for band in after.bands]
    assert [band.header.x for band in before.bands] == [band.header.x for band in after.bands]


def test_a_step_and_its_match_share_a_column() -> None:
    diagram = pair_of("speeding")
    for id_ in ("arrive", "report", "decide", "whose"):
        assert diagram.shape(id_, 0).bounds.centre.x == diagram.shape(id_, 1).bounds.centre.x


def test_a_lane_that_a_version_does_not_use_is_thin_and_marked() -> None:
    before, after = pair_of("speeding").planes
    thin = {band.id: band for band in after.bands}["officer"]
    wide = {band.id: band for band in before.bands}["officer"]
    assert not thin.present
    assert wide.present
    assert thin.bounds.height < 30 < wide.bounds.height
