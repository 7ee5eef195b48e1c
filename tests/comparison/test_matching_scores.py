"""The matching keeps what `python -m benchmarks.matching` prints: floors under its scores."""

from __future__ import annotations

import pytest

from benchmarks import models
from benchmarks.matching.generated import EDITS, bases, generated
from benchmarks.matching.hidden import hidden_process
from benchmarks.matching.published import adjudicated, version_pairs
from benchmarks.matching.scoring import Totals, calibration, score
from procmodel import read_text
from procmodel.comparison import compare, match


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize(("ids", "floor"), [(0.0, 1.0), (1.0, 0.95)])
def test_generated_edits_are_found_again(examples, edit, ids, floor):
    if edit == "merge" and not ids:
        pytest.skip("a merge under the same ids keeps one of them: ids say nothing about the other step")
    totals = Totals()
    for name, base in bases(examples):
        after, links = generated(base, edit, ids, 1)
        totals.scores.append(score(name, match(base, after), links))
    assert totals.micro.f1 >= floor


def test_published_versions_are_matched_without_their_ids(shared_data):
    raw = Totals(list(version_pairs(shared_data, match, False)))
    judged = Totals(list(version_pairs(shared_data, match, True)))
    assert raw.micro.f1 >= 0.90
    assert judged.micro.f1 >= 0.96
    assert judged.macro >= 0.96


def test_confidence_is_about_how_often_a_pair_is_right(shared_data):
    judged = Totals(list(version_pairs(shared_data, match, True)))
    assert all(
        abs(said - right) < 0.2 for said, number, right in calibration(judged.micro.sure) if number >= 20
    )


def test_each_adjudicated_link_says_why():
    assert sum(map(len, adjudicated().values())) == 7


@pytest.mark.slow
def test_five_thousand_steps_with_hidden_ids_are_matched_within_a_minute():
    from time import perf_counter

    pytest.importorskip("scipy", reason="large assignments need the extra `large`")
    before = read_text(models.text(5000))
    after, _ = hidden_process(before, "x", lambda id_: True)
    began = perf_counter()
    found = compare(before, after)
    assert perf_counter() - began < 60
    assert {str(kind) for kind in found.by_kind()} == {"unchanged"}
