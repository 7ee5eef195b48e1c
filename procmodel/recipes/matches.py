"""What was matched, as rows that a person can correct in a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from procmodel.results.comparison import SURE, Comparison
from procmodel.results.finding import Finding
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.before_after import BeforeAfter

__all__ = ["match_rows", "matched_book"]


def match_rows(comparison: Comparison) -> Iterator[tuple[str, str, str, str]]:
    """Today's step, the proposed step, how sure, why; doubtful pairs say so, and what might belong together.

    A step that is gone stands without a proposed step; a new one is not listed.
    """
    for entry in comparison.steps:
        if not entry.before:
            continue
        sure = say("workbook.sure", percent=round(100 * entry.confidence))
        if entry.after and entry.confidence < SURE:
            sure = say("workbook.doubtful", percent=round(100 * entry.confidence))
        for before in entry.before:
            for after in entry.after or ("",):
                yield before, after, sure if after else "", entry.why
    for one in comparison.uncertain:
        ids = {"before": ", ".join(one.before), "after": ", ".join(one.after)}
        yield "", "", say("workbook.doubtful", percent=round(100 * one.score)), say("workbook.perhaps", **ids)


def matched_book(pair: BeforeAfter) -> tuple[bytes, tuple[Finding, ...]]:
    """Both versions as a workbook with what was matched on its sheet Matches, and what a workbook cannot say."""
    from procmodel.formats import read_back
    from procmodel.formats.losses import losses
    from procmodel.formats.xlsx_writing import workbook_of

    sides = {"Today": pair.before, "Proposed": pair.after}
    book = workbook_of(sides, match_rows(pair.comparison))
    lost: list[Finding] = []
    for name, process in sides.items():
        left, _ = read_back(book, ".xlsx", f"matched.xlsx#{name}")
        lost += losses(process, left) if left is not None else ()
    return book, tuple(dict.fromkeys(lost))
