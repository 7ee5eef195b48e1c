"""Behind an inclusive join, how many hand over depends on which branches a case took together."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import measure, read
from procmodel.errors import AnalysisError
from tests.measures.small_files import found

BRANCHES = """\
    a: {name: Ask, who: resident, how: by hand, next: sort}
    sort: {name: Sort, who: desk, how: by hand, next: which}
    which:
      who: desk
      kind: inclusive
%s
    p: {name: Plan, who: back, how: by hand, next: meet}
    e: {name: Engineer, who: expert, how: by hand, next: meet}
    d: {name: Decide alone, who: desk, how: by hand, next: meet}
    meet: {who: desk, kind: inclusive, next: write}
    write: {name: Write, who: clerk, how: by hand}
"""
DEFAULT = """\
      next:
        - {to: p, share: 50%}
        - {to: e, share: 40%}
        - {to: d, default: true}"""
COMBINED = """\
      combinations:
        - {take: [p, e], share: 50%}
        - {take: [p], share: 20%}
        - {take: [d], share: 30%}
      next: [{to: p}, {to: e}, {to: d}]"""


def test_the_default_is_taken_only_where_no_other_branch_is() -> None:
    # 1 to the desk; 0.5 + 0.4 to the branches; of the clerk: one of two 0.5, both 0.2 (twice), the desk 0.3
    assert found(BRANCHES % DEFAULT, "handoffs").expected == pytest.approx(1 + 0.9 + 0.5 + 2 * 0.2 + 0.3)


def test_a_share_of_the_default_is_told_to_be_left_out() -> None:
    with pytest.raises(AnalysisError, match="leave that share out"):
        found(BRANCHES % DEFAULT.replace("default: true", "default: true, share: 30%"), "handoffs")


def test_branches_that_are_taken_together_by_a_table_are_left_to_simulation() -> None:
    handoffs = found(BRANCHES % COMBINED, "handoffs")
    assert handoffs.expected is None
    assert handoffs.missing == ("simulation",)
    assert found(BRANCHES % COMBINED, "human_touches").expected == pytest.approx(1 + 0.7 + 0.5 + 0.3 + 1)


def test_a_drawing_with_branches_that_no_case_takes_is_measured(shared_data: Path) -> None:
    measured = measure(read(shared_data / "miwg" / "reference" / "C.2.0.bpmn"))
    assert measured["handoffs"].values["static"] is not None
