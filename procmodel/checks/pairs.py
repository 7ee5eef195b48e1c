"""What is doubtful about two versions held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import names
from procmodel.model import Activity, Process, Quantity
from procmodel.results.comparison import ChangeKind, Comparison
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

__all__ = ["check_pair"]


def check_pair(
    comparison: Comparison, before: Process | None = None, after: Process | None = None
) -> tuple[Finding, ...]:
    """What to mend before the numbers of a comparison are trusted.

    Same trigger, outcomes and currency come first; then what makes one side look better than it is; then
    steps that are gone without a word, pairs that nobody is sure of, and figures without a source on one
    side. The last two need the processes themselves.
    """
    return (
        *comparison.boundaries,
        *comparison.comparability,
        *_unaccounted(comparison, after),
        *_uncertain(comparison),
        *_sources(before, after),
        *comparison.remarks,
    )


def _unaccounted(comparison: Comparison, after: Process | None) -> Iterator[Finding]:
    """Steps of the earlier model that nothing replaces and nobody said are removed."""
    said = set(after.removed) if after is not None else set()
    for entry in comparison.steps:
        if entry.kind is ChangeKind.REMOVED and not set(entry.before) <= said:
            message = say("checks.pair-unaccounted", steps=names(entry.before))
            fix = say("checks.pair-unaccounted-fix", steps=", ".join(entry.before))
            place = after.origin.place("removed") if after is not None else None
            yield Finding("unaccounted-removal", Severity.WARNING, message, entry.before[0], place, fix)


def _uncertain(comparison: Comparison) -> Iterator[Finding]:
    for pair in comparison.uncertain:
        message = say(
            "checks.pair-uncertain", before=names(pair.before), after=names(pair.after), score=pair.score
        )
        yield Finding("uncertain-pair", Severity.WARNING, message, pair.before[0], fix=pair.fix or None)


def _sources(before: Process | None, after: Process | None) -> Iterator[Finding]:
    """Figures with a source on one side and none on the other."""
    if before is None or after is None:
        return
    known = [_share_with_source(process) for process in (before, after)]
    if None not in known and (known[0] == 0) != (known[1] == 0):
        silent = before if known[0] == 0 else after
        place = Place(silent.origin.file) if silent.origin.file else None
        message = say("checks.pair-sources", name=silent.state or silent.label)
        yield Finding("sources-on-one-side", Severity.WARNING, message, None, place)


def _share_with_source(process: Process) -> float | None:
    """The share of the figures that name where they come from; None where there are none."""
    told = []
    for node in process.walk():
        if isinstance(node, Activity):
            figures = (node.time, node.wait, node.delay, node.cost)
            told += [
                bool(q.source or q.assumption or node.source) for q in figures if isinstance(q, Quantity)
            ]
    return sum(told) / len(told) if told else None
