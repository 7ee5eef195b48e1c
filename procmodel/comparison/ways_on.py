"""Changed flows in sentences, named by their ends: after which step the case now goes where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procmodel.comparison.evidence import quoted
from procmodel.comparison.matching import Matching
from procmodel.comparison.side import Side
from procmodel.graph import FlowRole
from procmodel.results.comparison import FlowChanges
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["ways_on"]


def ways_on(matching: Matching, flows: FlowChanges) -> tuple[str, ...]:
    """A sentence for each element of the later model that cases now leave another way, in the order of the flow."""
    return tuple(_sentences(matching, flows))


def _sentences(matching: Matching, flows: FlowChanges) -> Iterator[str]:
    before, after = matching.before, matching.after
    fresh = {*flows.added, *(change.after for change in flows.changed)}
    sources = {source for source, _ in fresh}
    for node in after.order if fresh else ():
        if after.id(node) not in sources:
            continue
        new = [text for ends, text in _leaving(after, node) if ends in fresh]
        if not new:
            continue
        gone = _gone(matching, node, {*flows.removed, *(change.before for change in flows.changed)})
        name = quoted([after.label(node)])
        slug = "ways-on-instead" if gone else "ways-on"
        yield say(
            f"patterns.{slug}",
            name=name,
            new=say("patterns.or").join(new),
            old=quoted(map(before.label, gone)),
        )


def _leaving(side: Side, node: int) -> Iterator[tuple[tuple[str, str], str]]:
    """The flows of the file out of a node: their ends, and where they lead under what condition."""
    for number in side.view.out[node]:
        flow = side.view.flows[number]
        if flow.role is not FlowRole.SEQUENCE or flow.model is None:
            continue
        text = quoted([side.label(flow.target)])
        if flow.model.when:
            text = say("patterns.when", name=text, when=flow.model.when)
        if flow.model.share is not None and flow.model.share.likely is not None:
            text = say("patterns.in-share", name=text, share=readable(flow.model.share.likely, "1"))
        yield (side.id(node), side.id(flow.target)), text


def _gone(matching: Matching, node: int, gone: Iterable[tuple[str, str]]) -> list[int]:
    """Where the earlier node led and its match no longer does."""
    index, lost = matching.before.view.index, set(gone)
    return [
        index[target]
        for one in matching.backward.get(node, ())
        for source, target in sorted(lost)
        if source == matching.before.id(one) and target in index
    ]
