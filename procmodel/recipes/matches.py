"""What was matched, as rows that a person can correct in a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.results.comparison import Comparison
from procmodel.wording import say

__all__ = ["match_rows"]

_SURE = 0.75  # a pair below it is marked as doubtful


def match_rows(comparison: Comparison) -> Iterator[tuple[str, str, str, str]]:
    """Today's step, the proposed step, how sure, why; doubtful pairs say so, and what might belong together.

    A step that is gone stands without a proposed step; a new one is not listed.
    """
    for entry in comparison.steps:
        if not entry.before:
            continue
        sure = say("workbook.sure", percent=round(100 * entry.confidence))
        if entry.after and entry.confidence < _SURE:
            sure = say("workbook.doubtful", percent=round(100 * entry.confidence))
        for before in entry.before:
            for after in entry.after or ("",):
                yield before, after, sure if after else "", entry.why
    for one in comparison.uncertain:
        ids = {"before": ", ".join(one.before), "after": ", ".join(one.after)}
        yield "", "", say("workbook.doubtful", percent=round(100 * one.score)), say("workbook.perhaps", **ids)
