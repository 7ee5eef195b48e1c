"""Cases sorted by kind, each kind with steps of its own."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence
from procmodel.comparison.exceptions import exceptional
from procmodel.comparison.patterns.framework import Seen, not_assessed, pattern, seen
from procmodel.comparison.relations import Relations
from procmodel.comparison.routes import branch_starts, exclusive_splits, first_steps
from procmodel.comparison.side import Side

__all__ = ["triage"]


@pattern("triage")
def triage(pair: Evidence) -> Iterator[Seen]:
    """Cases are sorted earlier, and each kind takes steps of its own.

    Rule: an exclusive split of the later model with at least two branches that hold a step no other branch
    of it leads to; fewer than two such branches at the matched split of the earlier model, or no such split.
    Splits that set exceptions apart are not meant, nor are loops.
    """
    if not all(side.is_known for side in pair.relations):
        yield not_assessed("too-large")
        return
    apart = {found.split for found in exceptional(pair.after)}
    for split in exclusive_splits(pair.after):
        own = _branches(pair.after, pair.relations[1], split)
        if len(own) < 2 or split in apart:
            continue
        before = [
            _branches(pair.before, pair.relations[0], one) for one in pair.matching.backward.get(split, ())
        ]
        if all(len(found) < 2 for found in before) and not _was_sorted(pair, own):
            steps = [node for branch in own for node in branch]
            yield seen(
                map(pair.after.id, steps),
                "triage",
                split=pair.names([split]),
                number=len(own),
                steps=pair.names(steps),
            )


def _branches(side: Side, relations: Relations, split: int) -> list[list[int]]:
    """The first steps of each branch that no other branch leads to."""
    firsts = [first_steps(side, target) for _, target in branch_starts(side, split)]
    found = []
    for number, steps in enumerate(firsts):
        others = {node for other, these in enumerate(firsts) if other != number for node in these}
        own = [
            node
            for node in steps
            if node not in others
            and not relations.leads(node, split)
            and not any(relations.leads(other, node) for other in others)
        ]
        if own:
            found.append(own)
    return found


def _was_sorted(pair: Evidence, own: list[list[int]]) -> bool:
    """Whether the same kinds were told apart before: matched steps of two branches were alternatives."""
    earlier = [{one for node in branch for one in pair.matching.backward.get(node, ())} for branch in own]
    relations = pair.relations[0]
    return any(
        one != other and not relations.leads(one, other) and not relations.leads(other, one)
        for number, these in enumerate(earlier)
        for those in earlier[number + 1 :]
        for one in these
        for other in those
    )
