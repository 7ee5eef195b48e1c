"""What is doubtful about two versions held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.checks.facts import names
from procmodel.graph.clock import DEFAULT_HOURS, Clock
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
    steps that are gone without a word, pairs that nobody is sure of, what is not counted by the same rules, and
    figures without a source on one side. The last two need the processes themselves.
    """
    return (
        *comparison.boundaries,
        *comparison.comparability,
        *_unaccounted(comparison, after),
        *_uncertain(comparison),
        *_counting(before, after),
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


def _counting(before: Process | None, after: Process | None) -> Iterator[Finding]:
    """What makes one rule count in two ways: another working day, a usual case or a count told on one side only."""
    if before is None or after is None:
        return
    days = [_working_time(process) for process in (before, after)]
    if days[0] != days[1]:
        message = say("checks.pair-calendar", before=days[0], after=days[1])
        yield Finding("other-calendar", Severity.WARNING, message, None, _place(after, "calendar"))
    if bool(before.main_path) != bool(after.main_path):
        told = before if before.main_path else after
        message = say("checks.pair-main-path", name=told.state or told.label)
        yield Finding("usual-case-on-one-side", Severity.INFO, message, None, _place(told, "main_path"))
    boxes = [_counted_by_hand(process) for process in (before, after)]
    if bool(boxes[0]) != bool(boxes[1]):
        told, ids = (before, boxes[0]) if boxes[0] else (after, boxes[1])
        message = say("checks.pair-boxes", name=told.state or told.label, ids=names(ids))
        yield Finding("counted-on-one-side", Severity.WARNING, message, ids[0], _place(told, "steps", ids[0]))


def _working_time(process: Process) -> str:
    """When work is done, how long a working day is, and how many of them a week has."""
    clock = Clock(process)
    hours = (process.calendar.hours if process.calendar else None) or DEFAULT_HOURS
    return say(
        "checks.pair-working-time",
        hours=hours,
        length=f"{clock.working_day / 3600:g}",
        days=f"{clock.week:g}",
    )


def _counted_by_hand(process: Process) -> tuple[str, ...]:
    """The boxes that say how often people handle a case in them, in place of the steps inside."""
    return tuple(node.id for node in process.walk() if getattr(node, "touches", None) is not None)


def _place(process: Process, *path: str) -> Place | None:
    return process.origin.place(*path) or (Place(process.origin.file) if process.origin.file else None)


def _sources(before: Process | None, after: Process | None) -> Iterator[Finding]:
    """Figures with a source on one side and none on the other."""
    if before is None or after is None:
        return
    known = [_share_with_source(process) for process in (before, after)]
    if None not in known and (known[0] == 0) != (known[1] == 0):
        silent = before if known[0] == 0 else after
        message = say("checks.pair-sources", name=silent.state or silent.label)
        yield Finding("sources-on-one-side", Severity.WARNING, message, None, _place(silent, "sources"))


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
