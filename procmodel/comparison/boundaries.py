"""Whether two models can be held against each other at all: trigger, outcomes, currency, volume."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.fields import quantity_text
from procmodel.comparison.side import folded
from procmodel.model import Process
from procmodel.results.finding import Finding, Severity
from procmodel.wording import say

__all__ = ["boundaries", "boundary_remarks"]


def boundaries(before: Process, after: Process) -> tuple[Finding, ...]:
    """Each reason why the two are not comparable; texts are compared folded, outcomes in any order."""
    return tuple(_differing(before, after))


def _differing(before: Process, after: Process) -> Iterator[Finding]:
    if before.trigger and after.trigger and folded(before.trigger) != folded(after.trigger):
        yield _boundary("trigger", before.trigger, after.trigger, after)
    outcomes = (
        {folded(text): text for text in before.outcomes},
        {folded(text): text for text in after.outcomes},
    )
    if all(outcomes) and outcomes[0].keys() != outcomes[1].keys():
        yield _boundary("outcomes", "; ".join(before.outcomes), "; ".join(after.outcomes), after)
    if before.currency.casefold() != after.currency.casefold():
        yield _boundary("currency", before.currency, after.currency, after)


def _boundary(rule: str, before: str, after: str, process: Process) -> Finding:
    message = say(f"comparison.other-{rule}", before=before[:120], after=after[:120])
    return Finding(f"other-{rule}", Severity.ERROR, message, place=process.origin.place(rule))


def boundary_remarks(before: Process, after: Process) -> Iterator[Finding]:
    """What is said on one side only, and another volume: no reason not to compare, but to be known."""
    for key in ("trigger", "outcomes"):
        said = bool(getattr(before, key)), bool(getattr(after, key))
        if said[0] != said[1]:
            silent = after if said[0] else before
            side = say("comparison.side-after" if said[0] else "comparison.side-before")
            message = say("comparison.one-sided", key=key, side=side)
            yield Finding(f"no-{key}", Severity.INFO, message, place=silent.origin.place(key))
    if before.volume != after.volume:
        texts = [quantity_text(p.volume) if p.volume else say("comparison.none") for p in (before, after)]
        message = say("comparison.other-volume", before=texts[0], after=texts[1])
        yield Finding("other-volume", Severity.INFO, message, place=after.origin.place("volume"))
