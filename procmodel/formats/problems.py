"""All that is wrong with a file, gathered in one run and told by position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

__all__ = [
    "COLUMN_BITS",
    "LAST_COLUMN",
    "UNREADABLE",
    "Problems",
    "Unreadable",
    "column_of",
    "cut",
    "line_of",
    "mark_of",
    "nearest",
    "place_of",
]

UNREADABLE = frozenset({"file", "encoding", "syntax", "limit"})
"""Rules of findings which mean that the file could not be read at all."""

COLUMN_BITS = 24
"""How many bits of a mark are for the column."""

LAST_COLUMN = (1 << COLUMN_BITS) - 1
"""The last column that is told apart."""

_CUT = 120
_HINTS = 100


# Line and column of a thing in a file, packed into one number that sorts by position: its mark.


def mark_of(line: int, column: int) -> int:
    """Line and column, both counted from 0, as one number that sorts by position."""
    return line << COLUMN_BITS | (column if column < LAST_COLUMN else LAST_COLUMN)


def line_of(mark: int) -> int:
    """The line, counted from 1."""
    return (mark >> COLUMN_BITS) + 1


def column_of(mark: int) -> int:
    """The column, counted from 1."""
    return (mark & LAST_COLUMN) + 1


class Unreadable(Exception):
    """The text is no YAML or JSON, or breaks a limit: the reason stands among the problems."""


class Problems:
    """The findings of one file while it is read: errors, warnings, remarks."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.errors = 0
        self.text = ""  # of the file, to quote a line of it
        self.lines_only = False  # whether the format tells no columns
        self.shapes = False  # whether marks count shapes of a drawing
        self.sheets: tuple[str, ...] = ()  # of a workbook, in the order that marks count them
        self._found: list[tuple[int, Finding]] = []
        self._hints = 0

    def error(
        self, rule: str, mark: int | None, slug: str, element: str | None = None, **values: object
    ) -> None:
        """Something that must be mended before the file is a process."""
        self.errors += 1
        self._add(rule, Severity.ERROR, mark, slug, element, values)

    def warn(
        self, rule: str, mark: int | None, slug: str, element: str | None = None, **values: object
    ) -> None:
        """Something that is likely a mistake."""
        self._add(rule, Severity.WARNING, mark, slug, element, values)

    def remark(
        self,
        rule: str,
        mark: int | None,
        slug: str,
        element: str | None = None,
        evidence: tuple[str, ...] = (),
        **values: object,
    ) -> None:
        """Something that the reader took in a certain way."""
        self._add(rule, Severity.INFO, mark, slug, element, values, evidence)

    def hint(self, text: str, choices: Iterable[str]) -> str:
        """` (did you mean 'x'?)` for the first hundred problems, else nothing."""
        self._hints += 1
        if self._hints > _HINTS:
            return ""
        found = nearest(text, choices)
        return say("reading.did_you_mean", found=found) if found else ""

    def fail(self, rule: str, message: str) -> None:
        """An error whose sentence is there already."""
        self.add(Finding(rule, Severity.ERROR, message, place=Place(self.file)))

    def only_first(self) -> None:
        """Forget all but the first error: the rest follows from it (a format that is not ours)."""
        errors = [row for row in self._found if row[1].rule == "format"]
        self._found = errors[:1]

    def forget(self, rule: str) -> None:
        """Take back remarks that a later one says better."""
        self._found = [
            row for row in self._found if row[1].rule != rule or row[1].severity is not Severity.INFO
        ]

    def paste(self, mark: int) -> str:
        """`. Paste: ...` with quotes set in the line of a mark; nothing where that does not help."""
        from procmodel.formats.repair import with_quotes

        self._hints += 1
        line = with_quotes(self.text, line_of(mark) - 1) if self.text and self._hints <= _HINTS else None
        return say("reading.paste", line=line) if line is not None else ""

    def add(self, finding: Finding) -> None:
        """A finding from elsewhere, such as another file."""
        self.errors += finding.severity is Severity.ERROR
        self._found.append((1 << 62, finding))

    def sorted(self) -> tuple[Finding, ...]:
        """All findings by position, those without one last; equal ones once."""
        self._found.sort(key=lambda row: row[0])
        return tuple(dict.fromkeys(finding for _, finding in self._found))

    def place(self, mark: int | None) -> Place:
        """The place of a mark."""
        if mark is None:
            return Place(self.file)
        return place_of(self.file, mark, self.sheets, lines_only=self.lines_only, shapes=self.shapes)

    def _add(
        self,
        rule: str,
        severity: Severity,
        mark: int | None,
        slug: str,
        element: str | None,
        values: dict[str, object],
        evidence: tuple[str, ...] = (),
    ) -> None:
        message = say(slug if "." in slug else f"reading.{slug}", **values)
        finding = Finding(rule, severity, message, element, self.place(mark), evidence=evidence)
        self._found.append((1 << 62 if mark is None else mark, finding))


def place_of(
    file: str, mark: int, sheets: Sequence[str] = (), *, lines_only: bool = False, shapes: bool = False
) -> Place:
    """The place of a mark: line and column, sheet and cell of a workbook, or page and shape of a drawing."""
    if shapes:
        number = line_of(mark) - 1
        return Place(file, sheet=sheets[0], cell=f"Sheet.{number}" if number else None)
    if sheets:
        from procmodel.formats.cells import cell_name, sheet_of

        return Place(file, sheet=sheets[sheet_of(mark)], cell=cell_name(mark))
    return Place(file, line_of(mark), None if lines_only else column_of(mark))


def cut(text: str) -> str:
    """A text as `repr` shows it, at most 120 characters long."""
    return repr(text if len(text) <= _CUT else text[:_CUT] + "…")


def nearest(text: str, choices: Iterable[str]) -> str | None:
    """The valid spelling that is most like `text`, or None where none is near."""
    from difflib import get_close_matches  # here: only mistakes need it

    if len(text) > _CUT:
        return None
    folded = text.casefold().replace("-", "_").replace(" ", "_")
    table = {str(choice).casefold().replace("-", "_").replace(" ", "_"): str(choice) for choice in choices}
    if len(table) > 5_000:
        table = {key: value for key, value in table.items() if abs(len(key) - len(folded)) < 3}
    close = get_close_matches(folded, table, n=1, cutoff=0.6)
    return table[close[0]] if close else None
