"""Which rows of the sheet Matches a click changes, and what they say then."""

from __future__ import annotations

import pytest

from procmodel.formats.match_plan import Decision, MatchRow, planned

YES, NO = Decision(("check",), "proof", True), Decision(("check",), "proof", False)


@pytest.mark.parametrize(
    ("rows", "decision", "wanted"),
    [
        ([], YES, {9: ("check", "proof")}),
        ([MatchRow(1, "check", "proof")], YES, {1: ("check", "proof")}),
        ([MatchRow(1, "check", ""), MatchRow(2, "check", "proof")], YES, {2: ("check", "proof")}),
        ([MatchRow(1, "check", "")], YES, {1: ("check", "proof")}),
        ([MatchRow(1, "", "proof")], YES, {1: ("check", "proof")}),
        ([MatchRow(1, "", "", asks=True)], YES, {1: ("check", "proof")}),
        (
            [MatchRow(1, "check", "proof"), MatchRow(2, "", "", asks=True)],
            YES,
            {1: ("check", "proof"), 2: ("", "")},
        ),
        ([MatchRow(1, "check", "other")], YES, {9: ("check", "proof")}),
        ([], NO, {9: ("", "proof")}),
        ([MatchRow(1, "check", "proof")], NO, {1: ("", "proof")}),
        ([MatchRow(1, "", "", asks=True)], NO, {1: ("", "proof")}),
        ([MatchRow(1, "check", "proof"), MatchRow(2, "sort", "proof")], NO, {1: ("", "")}),
        ([MatchRow(2, "sort", "proof")], NO, {}),
    ],
)
def test_the_row_of_a_pair_is_changed_and_else_one_added(
    rows: list[MatchRow], decision: Decision, wanted: dict[int, tuple[str, str]]
) -> None:
    assert planned(rows, decision, 9) == wanted


def test_two_steps_that_became_one_have_a_row_each() -> None:
    merged = Decision(("check", "sort"), "proof", True)
    assert planned([MatchRow(1, "sort", "")], merged, 9) == {9: ("check", "proof"), 1: ("sort", "proof")}
    assert planned(
        [MatchRow(1, "sort", "proof"), MatchRow(2, "check", "proof")], merged._replace(accepted=False), 9
    ) == {1: ("", "proof"), 2: ("", "")}
