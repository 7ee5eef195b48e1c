"""Several versions in one table: their figures, and which step of the way brought which change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from procmodel.reports.figures import DIAGRAM, FIRST_SCREEN, pattern_name, plain_name
from procmodel.reports.tables import aligned
from procmodel.results.comparison import ChangeKind, Comparison, MeasureChange
from procmodel.results.measurement import Measurement
from procmodel.results.readable import change, readable
from procmodel.wording import say

__all__ = ["series_text"]


def series_text(titles: Sequence[str], pairs: Sequence[Comparison], whole: Comparison) -> str:
    """The finding end to end, a column a version, then the change from each to the next and in all.

    Values are those of the average case.
    """
    lines = [say("reports.not-comparable")] if not all(p.comparable for p in (*pairs, whole)) else []
    lines += [finding.message for pair in pairs for finding in pair.boundaries]
    lines += [whole.finding, ""]
    lines += aligned([["", *titles], *_values(pairs)])
    steps = [f"{one} → {other}" for one, other in pairwise(titles)]
    lines += ["", f"{say('reports.where-from')}:"]
    lines += aligned([["", *steps, say("reports.in-all")], *_changes(pairs, whole)])
    for step, pair in zip(steps, pairs, strict=True):
        lines += ["", f"{step}:", *(f"  {text}" for text in _told(pair))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _rows(pairs: Sequence[Comparison]) -> Iterator[tuple[str, list[MeasureChange]]]:
    for name in FIRST_SCREEN:
        found = [pair.measures[name] for pair in pairs if name in pair.measures]
        if len(found) == len(pairs) and name not in DIAGRAM:
            yield name, found


def _values(pairs: Sequence[Comparison]) -> Iterator[list[str]]:
    for name, found in _rows(pairs):
        yield [plain_name(name), *map(_value, [found[0].before, *(one.after for one in found)])]


def _value(found: Measurement | None) -> str:
    return readable(found.headline, found.unit) if found is not None else ""


def _changes(pairs: Sequence[Comparison], whole: Comparison) -> Iterator[list[str]]:
    for name, found in _rows(pairs):
        yield [plain_name(name), *map(_change, [*found, whole.measures[name]])]


def _change(found: MeasureChange) -> str:
    values = [side.headline if side else None for side in (found.before, found.after)]
    unit = next((side.unit for side in (found.after, found.before) if side), "")
    return change(values[0], values[1], unit)


def _told(pair: Comparison) -> Iterator[str]:
    kinds = [
        f"{say(f'reports.kind.{kind}')} ({len(entries)})"
        for kind, entries in pair.by_kind().items()
        if kind is not ChangeKind.UNCHANGED
    ]
    yield ", ".join(kinds) or say("reports.no-differences")
    yield from (f"{pattern_name(hit.pattern)}: {hit.evidence}" for hit in pair.patterns or () if hit.assessed)
    yield from (f"{say('reports.worse')}: {one.evidence}" for one in pair.adverse or ())
