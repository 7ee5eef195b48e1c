"""Which column of a table says what: headings recognised by synonym, the unit of a column in its brackets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from procmodel.formats.cells import Cell, Grid, Row
from procmodel.formats.tongues import our_word
from procmodel.light.tuples import NamedTuple

__all__ = [
    "LANE_COLUMNS",
    "MATCH_COLUMNS",
    "STEP_COLUMNS",
    "VALUE_COLUMNS",
    "Heading",
    "Headings",
    "folded",
    "headings_of",
    "rows_below",
]

STEP_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "step id", "ref", "reference", "code", "no", "nr", "number", "step no", "step number", "#"),
    "name": (
        "step",
        "name",
        "what",
        "task",
        "activity",
        "action",
        "step name",
        "what happens",
        "description of step",
        "step description",
        "activity name",
        "task name",
        "process step",
    ),
    "who": (
        "who",
        "lane",
        "role",
        "team",
        "swimlane",
        "owner",
        "actor",
        "done by",
        "responsible",
        "who does it",
        "performer",
    ),
    "how": ("how", "kind", "type", "way", "how it is done", "step type"),
    "time": (
        "time",
        "minutes",
        "mins",
        "min",
        "hands on",
        "touch time",
        "hands on time",
        "processing time",
        "duration",
        "effort",
    ),
    "low": ("low", "least", "minimum", "shortest", "minutes low", "low minutes", "min minutes", "fastest"),
    "usual": (
        "usual",
        "usually",
        "likely",
        "typical",
        "most likely",
        "minutes usual",
        "usual minutes",
        "average",
    ),
    "high": ("high", "most", "maximum", "longest", "minutes high", "high minutes", "max minutes", "slowest"),
    "wait": ("wait", "waiting", "waits", "waiting time", "wait before", "queue", "lies before", "wait time"),
    "delay": ("delay", "post", "fixed delay"),
    "system": ("system", "systems", "tool", "software", "application", "app", "it system", "systems used"),
    "next": (
        "then",
        "next",
        "next step",
        "goes to",
        "goes on to",
        "followed by",
        "to",
        "after that",
        "next steps",
    ),
    "when": ("if", "when", "condition", "in case", "only if"),
    "share": ("share", "percent", "percentage", "%", "how often", "share of cases", "probability"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks"),
    "reads": ("reads", "input", "inputs", "needs", "data in"),
    "writes": ("writes", "output", "outputs", "data out", "records"),
    "value": ("value", "value added", "worth"),
    "transfers": ("passes on", "transfers"),
    "receiver": ("passes to", "passes on to", "receiver", "received by", "sent to"),
    "channel": ("channel", "comes by", "how it comes in"),
    "source": ("source", "evidence", "where from"),
    "grade": ("grade", "how sure", "quality of figure", "confidence"),
    "replaces": ("replaces", "replaces today", "was", "today", "before", "earlier step"),
}
"""The columns of a table of steps, and how people head them; compared without case, hyphens and brackets."""

LANE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id",),
    "name": ("who", "name", "lane", "role", "team"),
    "kind": ("kind", "what they are", "type"),
    "organisation": ("organisation", "organization", "employer", "company"),
    "people": ("people", "staff", "headcount", "how many", "number of people"),
    "rate": ("rate", "cost per hour", "hourly rate", "pay", "rate per hour"),
    "hours": ("hours", "working hours"),
}
"""The columns of a table of lanes."""

MATCH_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "before": ("today", "before", "today step", "step today", "from", "old"),
    "after": ("proposed", "after", "proposed step", "step proposed", "to", "new"),
    "sure": ("sure", "how sure", "confidence", "doubtful"),
    "note": ("note", "why", "comment"),
}
"""The columns of a table of matches."""

VALUE_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "key", "what", "assumption", "item"),
    "value": ("value", "figure", "amount"),
    "source": ("source", "where from", "evidence"),
    "grade": ("grade", "how sure"),
    "note": ("note", "comment", "means", "meaning"),
}
"""The columns of a table of single values: assumptions, and what holds for the whole process."""

_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "eiliad", "eiliadau"), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "munud", "munudau"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "awr", "oriau"), "h"),
    **dict.fromkeys(("day", "days", "diwrnod", "dyddiau"), "days"),
    **dict.fromkeys(("working day", "working days", "work days", "business days"), "working days"),
    **dict.fromkeys(("diwrnod gwaith", "dyddiau gwaith"), "working days"),
    **dict.fromkeys(("week", "weeks", "wythnos", "wythnosau"), "weeks"),
    **dict.fromkeys(("%", "percent"), "%"),
}
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_FIRST_ROWS = 30  # how far down a heading may stand


class Heading(NamedTuple):
    """One recognised column: which, and the unit that its heading names ('' for none)."""

    column: int
    unit: str
    mark: int


class Headings(NamedTuple):
    """The heading row of a table."""

    row: int
    columns: dict[str, Heading]
    unknown: tuple[Cell, ...]


def folded(text: str) -> str:
    """A heading or a word as it is compared: no case, no brackets, no marks.

    Example:
        >>> folded("Waiting-time (days)?")
        'waiting time'
    """
    return " ".join(re.sub(r"[-_/:.?*]+", " ", _BRACKETS.sub(" ", text)).casefold().split())


def headings_of(grid: Grid, columns: Mapping[str, tuple[str, ...]], needed: str) -> Headings | None:
    """The first row that heads the column `needed` and another one, None where no row does."""
    fields = {folded(word): field for field, words in columns.items() for word in words}
    for row in grid.rows[:_FIRST_ROWS]:
        found = _recognised(row, fields)
        if needed in found.columns and len(found.columns) > 1:
            return found
    return None


def rows_below(grid: Grid, headings: Headings) -> list[dict[str, Cell]]:
    """The rows below the headings, by column."""
    return [
        {name: row.cells[at.column] for name, at in headings.columns.items() if at.column in row.cells}
        for row in grid
        if row.number > headings.row
    ]


def _recognised(row: Row, fields: Mapping[str, str]) -> Headings:
    columns: dict[str, Heading] = {}
    unknown = []
    for column, cell in row.cells.items():
        plain = folded(cell.text)
        whole = folded(cell.text.replace("(", " ").replace(")", " "))
        field = fields.get(whole) or fields.get(plain or cell.text.strip().casefold())
        field = field or fields.get(folded(our_word(plain)))
        unit = _unit(cell.text)
        if field is None and unit:
            field = next((fields[words] for words in _without_unit(whole) if words in fields), None)
        if field is None or field in columns:
            unknown.append(cell)
        else:
            columns[field] = Heading(column, unit, cell.mark)
    return Headings(row.number, columns, tuple(unknown))


def _without_unit(heading: str) -> list[str]:
    """The heading without the unit that its last one or two words are."""
    words = heading.split()
    return [" ".join(words[:-n]) for n in (1, 2) if " ".join(words[-n:]) in _UNITS]


def _unit(heading: str) -> str:
    """The unit that a heading names: in brackets, or as its only or last words."""
    bracket = _BRACKETS.search(heading)
    for text in (bracket[1] if bracket else "", _BRACKETS.sub(" ", heading)):
        words = folded(text).split() or [text.strip()]
        found = _UNITS.get(" ".join(words[-2:])) or _UNITS.get(words[-1]) or _UNITS.get(words[0])
        if found:
            return found
    return ""
