"""A comparison as text for the terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.reports.changes import Names, change_lines, labels
from procmodel.reports.figures import (
    DIAGRAM,
    FIRST_SCREEN,
    average_of,
    pattern_name,
    plain_name,
    unknown_because,
)
from procmodel.reports.rest import rest_lines
from procmodel.reports.tables import aligned, escape, piped
from procmodel.results.comparison import Comparison, MeasureChange
from procmodel.results.measurement import Family, Measurement
from procmodel.results.readable import change, readable
from procmodel.wording import say

__all__ = ["compared_markdown", "compared_text", "headline_rows", "worse_rows"]


def headline_rows(comparison: Comparison, *, everything: bool = False) -> list[list[str]]:
    """A row a measure: plain name; usual case before, after; average case before, after; change."""
    names = list(comparison.measures) if everything else FIRST_SCREEN
    rows = []
    for name in names:
        found = comparison.measures.get(name)
        if found is None or name in DIAGRAM:
            continue
        rows.append(_row(name, found))
        if name == "handoffs" and everything:
            rows += [_row(f"handoffs.{part}", of_part) for part, of_part in comparison.handoffs_by.items()]
    return rows


def _row(name: str, found: MeasureChange) -> list[str]:
    sides = found.before, found.after
    usual = [_value(side, "main_path") for side in sides]
    average = [average_of(side) if side else "" for side in sides]
    before, after = ((side.headline if side else None) for side in sides)
    unit = next((side.unit for side in sides if side), "")
    if all(side is None or side.family is Family.VALUE for side in sides):
        usual = ["", ""]
    return [plain_name(name), *usual, *average, change(before, after, unit)]


def _value(side: Measurement | None, key: str) -> str:
    if side is None or key not in side.values:
        return ""
    return readable(side.values[key], side.unit)


def worse_rows(comparison: Comparison) -> list[str]:
    """Every measure of the process (not of its drawing) that went the wrong way, and each adverse change.

    A count that is not known on average is held as drawn, as the finding and the redesign patterns hold it.
    """
    worse = []
    for name, found in comparison.measures.items():
        if name in DIAGRAM or found.before is None or found.after is None:
            continue
        was, now, is_drawn = found.before.headline, found.after.headline, False
        if was is None or now is None:
            was, now, is_drawn = found.before.values.get("static"), found.after.values.get("static"), True
        if was is None or now is None or was == now or found.after.better == "neither":
            continue
        if not is_drawn and _is_chance(found.before, found.after):
            continue
        if (found.after.better == "lower") == (now > was):
            unit, called = found.after.unit, plain_name(name).strip()
            slug = "worse-drawn" if is_drawn else "worse-row"
            values = {"before": readable(was, unit), "after": readable(now, unit)}
            worse.append(say(f"reports.{slug}", name=called, **values))
    return worse + [adverse.evidence for adverse in comparison.adverse or ()]


def _is_chance(before: Measurement, after: Measurement) -> bool:
    """Whether a simulation told a figure, and no more than chance lies between the two."""
    if not before.simulated and not after.simulated:
        return False
    ends = [(side.ci95 or (side.headline or 0.0,) * 2) for side in (before, after)]
    return ends[0][0] <= ends[1][1] and ends[1][0] <= ends[0][1]


def compared_text(comparison: Comparison, before: Names, after: Names, *, everything: bool = False) -> str:
    """The finding, the headline table, what changed by kind with reasons, and what got worse."""
    lines = list(_opening(comparison))
    columns = [say(f"reports.{slug}") for slug in ("before", "after")]
    heading = [
        ["", say("reports.usual"), "", say("reports.average"), "", ""],
        ["", *columns, *columns, say("reports.change")],
    ]
    lines += ["", *aligned([*heading, *headline_rows(comparison, everything=everything)])]
    lines += [f"  {text}" for text in _unknown_lines(comparison, before, after)]
    for title, texts in _sections(comparison, before, after, everything):
        lines += ["", f"{title}:", *(f"  {text}" for text in texts)]
    return "\n".join(lines) + "\n"


def compared_markdown(comparison: Comparison, before: Names, after: Names) -> str:
    """The same as Markdown that fits a pull-request comment."""
    columns = [say(f"reports.{slug}") for slug in ("before", "after")]
    usual, average = say("reports.usual"), say("reports.average")
    heading = ["", *(f"{usual}, {text}" for text in columns), *(f"{average}, {text}" for text in columns)]
    lines = [f"**{escape(line)}**" if n == 0 else escape(line) for n, line in enumerate(_opening(comparison))]
    lines = [part for line in lines for part in (line, "")]
    lines += piped([*heading, say("reports.change")], headline_rows(comparison))
    for title, texts in _sections(comparison, before, after, everything=True):
        lines += ["", f"### {escape(title)}", "", *map(_bullet, texts)]
    return "\n".join(lines) + "\n"


def _bullet(text: str) -> str:
    """A line of a list, as deep as it is set in."""
    said = text.lstrip()
    return f"{' ' * (len(text) - len(said))}- {escape(said)}"


def _opening(comparison: Comparison) -> Iterator[str]:
    """The finding, which begins with why the two are not comparable where they are not, and what was accepted."""
    yield comparison.finding
    if not comparison.comparable:
        yield from (say("reports.acknowledged", what=what) for what in comparison.acknowledged)


def _unknown_lines(comparison: Comparison, before: Names, after: Names) -> Iterator[str]:
    """Why a figure of the table is not known, of the earlier version where it is neither's."""
    for name in FIRST_SCREEN:
        found = comparison.measures.get(name)
        sides = [(side, names) for side, names in _sides(found, before, after) if side.headline is None]
        if found is not None and sides:
            because, values = unknown_because(*sides[0]), sides[0][0].values
            is_average = values.get("main_path") is not None
            called = say("reports.average-of", name=plain_name(name)) if is_average else plain_name(name)
            yield f"{called}, {because}{_as_drawn([one for one in (found.before, found.after) if one])}"


def _sides(found: MeasureChange | None, before: Names, after: Names) -> list[tuple[Measurement, Names]]:
    """The figures of both versions that there are, each with the names of its version."""
    both = ((found.before, before), (found.after, after)) if found is not None else ()
    return [(side, names) for side, names in both if side is not None]


def _as_drawn(sides: Sequence[Measurement]) -> str:
    """What the drawings show, where that is known of both."""
    if len(sides) < 2 or any(side.values.get("static") is None for side in sides):
        return ""
    before, after = (readable(side.values["static"], side.unit) for side in sides)
    return say("reports.drawn-pair", before=before, after=after)


def _sections(
    comparison: Comparison, before: Names, after: Names, everything: bool
) -> Iterator[tuple[str, Sequence[str]]]:
    """Title and lines of each section that has something to say."""
    changes = [*change_lines(comparison, before, after, everything), *rest_lines(comparison, before, after)]
    yield say("reports.changes"), changes or [say("reports.no-differences")]
    if told := list(_pattern_lines(comparison, everything)):
        yield say("reports.patterns"), told
    if comparison.quadrangle and everything:
        sides = comparison.quadrangle.items()
        yield say("reports.quadrangle"), [f"{say(f'reports.side-{side}')}: {line}" for side, line in sides]
    yield say("reports.worse"), worse_rows(comparison) or [say("reports.nothing-worse")]
    if comparison.uncertain:
        yield say("reports.uncertain"), list(_uncertain_lines(comparison, before, after))
    if comparison.comparability:
        yield say("reports.comparability"), [finding.message for finding in comparison.comparability]
    if comparison.behaviour and everything:
        yield say("reports.behaviour"), comparison.behaviour
    remarks = [remark.message for remark in comparison.remarks]
    if remarks:
        yield say("reports.remarks"), remarks


def _pattern_lines(comparison: Comparison, everything: bool) -> Iterator[str]:
    """The redesign patterns that show; what could not be assessed only where everything is asked for."""
    for hit in comparison.patterns or ():
        if hit.assessed or everything:
            yield f"{pattern_name(hit.pattern)}: {hit.evidence}"


def _uncertain_lines(comparison: Comparison, before: Names, after: Names) -> Iterator[str]:
    for pair in comparison.uncertain:
        both = f"{labels(pair.before, before)} ? {labels(pair.after, after)}"
        yield "; ".join(part for part in (both, pair.why, pair.fix) if part)
