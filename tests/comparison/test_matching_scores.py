"""The matching keeps what `python -m benchmarks.matching` prints: floors under its scores."""

from __future__ import annotations

from functools import partial

import pytest

from benchmarks import models
from benchmarks.matching.__main__ import AUTHORS, CALIBRATED, GENERATED, PUBLISHED, SAID, generated_scores
from benchmarks.matching.authors import independent_authors
from benchmarks.matching.generated import EDITS
from benchmarks.matching.hidden import hidden_process
from benchmarks.matching.published import adjudicated, as_is_to_be, version_pairs
from benchmarks.matching.scoring import Totals, calibration, calibration_error
from procmodel import read_text
from procmodel.comparison import compare, match


def floors(edit, ids):
    """What each kind of edit reaches today; a matcher that finds less is a worse one."""
    return 0.98 if edit == "merge" and ids else 1.0


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("ids", [0.0, 1.0])
def test_generated_edits_are_found_again(edit, ids):
    if edit == "merge" and not ids:
        pytest.skip("a merge under the same ids keeps one of them: ids say nothing about the other step")
    totals = Totals([one for _, one in generated_scores(ids, seeds=(1,), edits=(edit,))])
    assert totals.micro.wanted > 100
    assert totals.micro.f1 >= max(floors(edit, ids), GENERATED[ids])


def test_what_the_later_model_says_is_taken_over():
    totals = Totals([one for _, one in generated_scores(1.0, seeds=(1,), said=True)])
    assert totals.micro.f1 == SAID


@pytest.mark.slow
@pytest.mark.parametrize("ids", GENERATED)
def test_generated_edits_are_found_again_as_a_whole(ids):
    found = list(generated_scores(ids))
    for edit in EDITS:
        totals = Totals([one for kind, one in found if kind == edit])
        assert totals.micro.f1 >= max(floors(edit, ids), GENERATED[ids]), edit
    assert Totals([one for _, one in found]).micro.abstention <= 0.01


def test_published_versions_are_matched_without_their_ids(shared_data):
    raw = Totals(list(version_pairs(shared_data, match, False)))
    judged = Totals(list(version_pairs(shared_data, match, True)))
    assert raw.micro.f1 >= 0.92
    assert judged.micro.f1 >= PUBLISHED
    assert judged.macro >= 0.97
    assert judged.micro.precision >= 0.98
    assert judged.micro.abstention <= 0.10


def test_proposals_are_matched_without_their_ids(shared_data):
    assert Totals(list(as_is_to_be(shared_data, match))).micro.f1 >= 0.66


def test_synonyms_help_on_published_pairs(shared_data):
    for pairs in (partial(version_pairs, with_adjudicated=True), as_is_to_be):
        using, alone = (
            Totals(list(pairs(shared_data, partial(match, synonyms=synonyms)))).micro.f1
            for synonyms in (True, False)
        )
        assert using > alone


def test_confidence_is_how_often_a_pair_is_right(shared_data):
    pairs = [*version_pairs(shared_data, match, True), *as_is_to_be(shared_data, match)]
    sure = Totals(pairs).micro.sure
    assert len(sure) > 100
    assert calibration_error(sure) <= CALIBRATED
    assert all(said - right < 0.05 for said, number, right in calibration(sure) if number >= 20)


def test_a_confidence_that_says_too_much_is_off():
    assert calibration_error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)
    assert calibration_error([(0.5, True), (0.5, False), (1.0, True)]) == 0


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


def test_models_of_different_authors_are_matched_by_their_labels():
    scores = list(independent_authors(match))
    totals = Totals(scores)
    assert totals.micro.wanted > 250
    assert totals.micro.f1 >= AUTHORS
    assert totals.micro.precision >= 0.8
    assert all(said - right < 0.05 for said, number, right in calibration(totals.micro.sure) if number >= 20)
    alone = Totals(list(independent_authors(partial(match, synonyms=False))))
    assert totals.micro.f1 > alone.micro.f1 + 0.1
