"""The measures of one process as text, and the explanation of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from procmodel.reports.figures import DIAGRAM, Row, names_of, plain_name, rows_of
from procmodel.reports.tables import aligned
from procmodel.results.lacking import lacking
from procmodel.results.measurement import BetweenCases, Explanation, Measurement, Measurements
from procmodel.results.readable import readable
from procmodel.wording import say, sentences

__all__ = ["explained_text", "measured_text"]


def measured_text(
    measures: Measurements, title: str, *, everything: bool = False, names: Mapping[str, str] | None = None
) -> str:
    """A table: a row a measure; usual case, average case with its range, as drawn.

    Args:
        measures: of one process.
        title: what it is called.
        everything: whether all measures are shown, not the usual ones alone.
        names: of its steps and lanes, to say what is lacking.
    """
    chosen = names_of(measures, everything)
    figures = [row for row in rows_of(measures, chosen, names) if row.id not in DIAGRAM]
    lines = [title, *_missed(measures), "", *_table(figures)]
    drawing = list(rows_of(measures, [name for name in chosen if name in DIAGRAM]))
    if drawing:
        lines += ["", say("reports.diagram"), *aligned([[row.name, row.average] for row in drawing])]
    return "\n".join(lines) + "\n"


def _missed(measures: Measurements) -> Iterator[str]:
    """Where the model misses what was observed."""
    for one in measures.observed:
        if one.missed:
            name = sentences("simulation").get(f"name_{one.measure}") or plain_name(one.measure)
            yield say("reports.missed", name=name.strip(), model=one.told[1], observed=one.told[0])


def _table(rows: Sequence[Row]) -> list[str]:
    known = [row for row in rows if not row.unknown]
    heading = ["", say("reports.usual"), say("reports.average"), say("reports.drawn"), ""]
    cells = [[row.name, row.usual, row.average, row.drawn, row.between] for row in known]
    lines = dict(zip([None, *(row.id for row in known)], aligned([heading, *cells]), strict=True))
    width = max((len(row.name) for row in rows), default=0)
    table = [lines[None]]
    for row in rows:
        table.append(f"{row.name:<{width}}  {row.unknown}" if row.unknown else lines[row.id])
    return table


def explained_text(
    found: Measurement, explanation: Explanation, names: Mapping[str, str] | None = None
) -> str:
    """Rule, formula, values, and each element that counts with its visits, evidence and file:line."""
    values = ", ".join(f"{key} {readable(value, found.unit)}" for key, value in found.values.items())
    lines = [
        f"{plain_name(found.id)} ({found.id})",
        say("reports.explain-rule", rule=explanation.rule),
        say("reports.explain-formula", formula=explanation.formula),
        say("reports.explain-values", values=values),
    ]
    if explanation.between is not None:
        lines.append(_between(explanation.between, found.unit))
    if found.missing:
        lines.append(say("reports.explain-missing", missing=lacking(found.missing, names)))
    if found.by_grade:
        lines.append(say("reports.explain-grades", shares=_grades(found)))
    if explanation.terms:
        lines += ["", say("reports.explain-terms") + ":", *_terms(found, explanation)]
    return "\n".join(lines) + "\n"


def _between(cases: BetweenCases, unit: str) -> str:
    """How much single cases differ: the deviation, and about where they lie."""
    off = readable(cases.deviation, unit)
    if cases.percentiles is None:
        return say("reports.explain-deviation", off=off)
    low, half, high = (readable(value, unit) for value in cases.percentiles)
    return say("reports.explain-between", off=off, low=low, half=half, high=high)


def _grades(found: Measurement) -> str:
    return ", ".join(
        say("reports.grade-share", percent=readable(share, "1"), grade=grade)
        for grade, share in found.by_grade.items()
    )


def _terms(found: Measurement, explanation: Explanation) -> list[str]:
    heading = ["", "explain-visits", "explain-adds", "explain-evidence", "explain-where"]
    rows = [[say(f"reports.{slug}") if slug else "" for slug in heading]]
    for term in explanation.terms:
        evidence = ", ".join(str(part) for part in (term.grade, term.source, term.note) if part)
        visits = "" if term.visits is None else readable(term.visits, "")
        adds = "" if term.is_input else readable(term.amount, found.unit)
        rows.append([term.element, visits, adds, evidence, str(term.place or "")])
    return [f"  {line}" for line in aligned(rows)]
