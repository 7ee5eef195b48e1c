"""What happens in another order, or no longer together, in sentences."""

from __future__ import annotations

from procmodel.comparison.evidence import Evidence, Reordered
from procmodel.wording import say

__all__ = ["MOST", "behaviour"]

MOST = 40  # sentences: beyond, the two models differ in everything


def behaviour(pair: Evidence) -> tuple[str, ...]:
    """A sentence for each pair of matched steps, next to each other in one of the models, that stand otherwise.

    Order, exclusion and concurrency are compared; the condition under which a step is now done is told with
    it where there is one that the other step does not share.
    """
    told = [_sentence(pair, found) for found in pair.reordered]
    if len(told) > MOST:
        told[MOST:] = [say("patterns.behaviour-more", number=len(told) - MOST)]
    return tuple(told)


def _sentence(pair: Evidence, found: Reordered) -> str:
    first, second = pair.names(found.before[:1], later=False), pair.names(found.before[1:], later=False)
    was, now = say(f"patterns.was-{found.was}"), say(f"patterns.now-{found.now}")
    text = say("patterns.behaviour", first=first, second=second, was=was, now=now)
    route = _only(pair, *found.after)
    return text + say("patterns.only-on", route=route) if route else text


def _only(pair: Evidence, first: int, second: int) -> str:
    """The conditions of the first step that the second is not under."""
    relations = pair.relations[1]
    own, others = relations.conditions(first), relations.conditions(second)
    return say("patterns.and").join(text for text in own if text not in others)
