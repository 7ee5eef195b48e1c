"""Cases that end later."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.endings import spared
from procmodel.comparison.evidence import Evidence
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["later_knock_out"]


def later_knock_out(pair: Evidence) -> Iterator[Adverse]:
    """Cases that come to nothing end after work that they were spared before.

    Rule: a matched end that is not good, and a matched step that now stands on every way to it and stood on
    no way to it before.
    """
    if not all(side.is_known for side in pair.relations):
        return
    first, second = pair.relations
    for end, steps in spared(pair.after, pair.before, pair.matching.backward, second, first):
        later = [node for one in steps for node in pair.matching.forward.get(one, ())]
        text = say(
            "patterns.later-knock-out",
            end=pair.names([end], later=False),
            steps=pair.names(later),
        )
        yield Adverse("later-knock-out", tuple(map(pair.after.id, later)), text)
