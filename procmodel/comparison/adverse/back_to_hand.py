"""Work that went back to people."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.results.comparison import Adverse, ChangeKind
from procmodel.wording import say

__all__ = ["back_to_hand"]


def back_to_hand(pair: Evidence) -> Iterator[Adverse]:
    """A step that was automated or done with a system is done with less help.

    Rule: `by_hand` holds for the entry.
    """
    for entry in pair.entries(ChangeKind.BY_HAND):
        yield Adverse(
            "back-to-hand", entry.after, say("patterns.back-to-hand", steps=pair.names(pair.now(entry)))
        )
