"""Which pairs of steps are scored: those left out would not have been considered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmodel import read
from procmodel.comparison.compare import labels_of
from procmodel.comparison.fields import translation
from procmodel.comparison.labels import LabelIndex, Labels
from procmodel.comparison.side import Side
from procmodel.comparison.similarity import CONSIDERED, Similarity

EXAMPLES = [
    (f"examples/{name}_before.yaml", f"examples/{name}_after.yaml") for name in ("bins", "parking", "repair")
]


@pytest.mark.parametrize("pair", EXAMPLES)
@pytest.mark.parametrize("matched", [0, 1, 3, 100])
def test_no_pair_that_is_left_out_would_be_considered(pair: tuple[str, str], matched: int) -> None:
    before, after = (Side(read(path)) for path in pair)
    similarity = Similarity(
        before, after, labels_of(before, after, "en"), translation(before.process, after.process)
    )
    forward = {one: (other,) for one, other in list(zip(before.steps, after.steps, strict=False))[:matched]}
    lanes = {lane.id: lane.id for lane in before.process.lanes}
    left_out = 0
    for one in before.steps:
        worth = similarity.worth(one, after.steps, forward)
        assert worth == [other for other in after.steps if other in set(worth)]
        for other in set(after.steps) - set(worth):
            assert similarity.likeness(one, other, lanes, forward).score < CONSIDERED
            left_out += 1
    assert left_out > 0


WORDS = [
    "check",
    "verify",
    "examine",
    "form",
    "frm",
    "letter",
    "lettre",
    "decide",
    "decision",
    "t1",
    "do",
    "zzyzx",
]
LABELS = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)


@given(st.lists(LABELS, min_size=1, max_size=8), LABELS)
def test_the_index_leaves_out_no_label_that_has_anything_in_common(texts: list[str], label: str) -> None:
    labels = Labels((*texts, label))
    alike = LabelIndex(labels, dict(enumerate(texts))).alike(label)
    assert {at for at, text in enumerate(texts) if labels.similarity(label, text) > 0} <= alike
    assert alike == {
        at for at, text in enumerate(texts) if not labels.clue(label).are_strange_to(labels.clue(text))
    }
