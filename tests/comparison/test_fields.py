"""Which keys of two elements are held against each other."""

from __future__ import annotations

from procmodel.comparison.fields import changed_fields, translation
from procmodel.model import Process, SequenceFlow


def test_keys_that_somebody_else_compares_are_left_out() -> None:
    one = SequenceFlow(source="a", target="b", when="yes")
    other = SequenceFlow(source="c", target="d", when="no")
    words = translation(Process(id="p", name="Before"), Process(id="p", name="After"))
    assert {change.field for change in changed_fields(one, other, words)} == {"source", "target", "when"}
    assert [change.field for change in changed_fields(one, other, words, but=("source", "target"))] == [
        "when"
    ]
