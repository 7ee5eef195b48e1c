"""A way back that was not there."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.ways_back import loops_without_counterpart
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["new_loop"]


def new_loop(pair: Evidence) -> Iterator[Adverse]:
    """Cases can come back to what was done before, and could not.

    Rule: a flow of the later model leads back, and none of the matched steps of its loop lies in a loop of
    the earlier model.
    """
    for source, target in loops_without_counterpart(pair.after, pair.before, pair.matching.backward):
        text = say("patterns.new-loop", source=pair.names([source]), target=pair.names([target]))
        yield Adverse("new-loop", tuple(map(pair.after.id, (source, target))), text)
