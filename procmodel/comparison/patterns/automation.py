"""Work that no person does any more."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, percent
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.routes import alternatives, by_hand_share, is_decision
from procmodel.results.comparison import ChangeKind, Entry

__all__ = ["automation"]


@pattern("task automation")
def automation(pair: Evidence) -> Iterator[Seen]:
    """A step that a person did is done by no person.

    Rule: `automated` holds for the entry. Where a split right after the step sends part of its cases to a
    person, or part of a group stays with a person, the evidence says what share is still by hand. Decisions
    stand under decision automation, a step that was spread over several automatic routes under composition.
    """
    for entry in pair.entries(ChangeKind.AUTOMATED):
        now = pair.now(entry)
        if any(is_decision(pair.after, node) for node in now) or len(_automatic(pair, now)) > 1:
            continue
        yield _told(pair, entry, now)


def _automatic(pair: Evidence, now: list[int]) -> list[int]:
    """The automated steps of a group that stand instead of each other."""
    automated = [node for node in now if not pair.after.view.is_human(node)]
    return alternatives(pair.relations[1], automated)


def _told(pair: Evidence, entry: Entry, now: list[int]) -> Seen:
    steps = pair.names(pair.was(entry), later=False)
    hand = 1 - entry.share if entry.share is not None else by_hand_share(pair.after, now[-1])
    if not hand:
        return seen(entry.after, "automation", steps=steps, now=pair.now_called(pair.was(entry), now))
    route = pair.route(now[0])
    return seen(
        entry.after,
        "automation-share-route" if route else "automation-share",
        steps=steps,
        now=pair.now_called(pair.was(entry), now),
        share=percent(1 - hand),
        hand=percent(hand),
        route=route,
    )
