"""The steps of a file that is changed in its own program, as the table that the page shows instead of a text."""

from __future__ import annotations

from procmodel.formats.quantities import show_number
from procmodel.formats.step_rows import step_rows
from procmodel.formats.tongues import their_word
from procmodel.model import Process

__all__ = ["steps_shown"]

_COLUMNS = ("id", "step", "who", "how", "minutes usual", "wait", "then", "if", "share")


def steps_shown(process: Process | None) -> list[list[str]]:
    """Headings and a row a step, of the columns that say most; nothing where there is no process.

    Example:
        >>> from procmodel import read
        >>> steps_shown(read("examples/speeding_before.yaml"))[1][:3]
        ['arrive', 'Speeding seen', 'Resident']
    """
    if process is None:
        return []
    rows = [[_text(column, row.get(column, "")) for column in _COLUMNS] for row in step_rows(process)]
    return [[their_word(column) for column in _COLUMNS], *rows]


def _text(column: str, value: str | float) -> str:
    if not isinstance(value, str):
        return show_number(value)
    return their_word(value) if column == "how" else value
