"""A way in that is closed."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, quoted
from procmodel.comparison.side import Side, folded
from procmodel.model import StartEvent
from procmodel.results.comparison import Adverse
from procmodel.wording import say

__all__ = ["channel_removed"]


def channel_removed(pair: Evidence) -> Iterator[Adverse]:
    """A channel that the earlier model has is gone.

    Rule: a start of the earlier model names a `channel` that no start of the later model names, though some
    start of it names one. Who has no other way is left out.
    """
    was, now = (
        {folded(start.channel): start.channel for start in _starts(side)}
        for side in (pair.before, pair.after)
    )
    gone = [text for key, text in was.items() if key not in now]
    if gone and now:
        left = quoted(text for text in now.values() if text)
        yield Adverse(
            "channel-removed", (), say("patterns.channel-removed", gone=quoted(map(str, gone)), left=left)
        )


def _starts(side: Side) -> list[StartEvent]:
    """The starts that name a channel."""
    return [node for node in side.view.nodes if isinstance(node, StartEvent) and node.channel]
