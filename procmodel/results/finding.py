"""A finding: something true of a model that its author should hear of."""

from __future__ import annotations

from procmodel.light.enums import StrEnum
from procmodel.light.tuples import NamedTuple

__all__ = ["Finding", "Place", "Severity"]


class Severity(StrEnum):
    """How much a finding matters: an error stops the work, a warning is likely a mistake."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Place(NamedTuple):
    """Where a thing stands in its file: line and column count from 1.

    `column` is None where the format tells lines only (BPMN). `sheet` and `cell` are for workbooks, and
    for the pages and shapes of a Visio drawing.
    """

    file: str
    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """As people type it; of a file that was asked for by a sheet, the sheet of this place alone is said.

        Example:
            >>> str(Place("service.xlsx#Today", sheet="Today", cell="F2"))
            'service.xlsx#Today!F2'
            >>> str(Place("service.xlsx#Proposed", sheet="Matches", cell="B2"))
            'service.xlsx#Matches!B2'
        """
        if self.sheet is not None:
            file, sign, _ = self.file.rpartition("#")
            file = file if sign and file.lower().endswith((".xlsx", ".vsdx")) else self.file
            return f"{file}#{self.sheet}{f'!{self.cell}' if self.cell else ''}"
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


class Finding(NamedTuple):
    """One thing found: the rule that speaks, how grave it is, what about, and in which place."""

    rule: str
    severity: Severity
    message: str
    element: str | None = None
    place: Place | None = None
    fix: str | None = None
    evidence: tuple[str, ...] = ()

    def __str__(self) -> str:
        """`file:line:column: message`, as compilers print it.

        Example:
            >>> str(Finding("unit", Severity.ERROR, "no unit", place=Place("a.yaml", 4, 11)))
            'a.yaml:4:11: no unit'
        """
        return f"{self.place}: {self.message}" if self.place else self.message
