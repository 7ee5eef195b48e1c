"""What changed beside steps, flows, lanes and decision tables, as primitive edits."""

from __future__ import annotations

from procmodel.model import Process
from procmodel.results.comparison import Edit

__all__ = ["rest_changes"]

_ELSEWHERE = frozenset(
    {
        "nodes",
        "flows",
        "lanes",
        "decisions",
        "id",
        "state",
        "removed",
        "main_path",
        "extensions",
        "associations",
    }
)
"""Compared by their own rules, or no change of the process."""


def rest_changes(before: Process, after: Process) -> tuple[Edit, ...]:
    """The edits of systems, data, messages and of what is said of the process itself.

    Example:
        >>> from procmodel import read_text
        >>> text = open("examples/speeding_before.yaml", encoding="utf-8").read()
        >>> later = text.replace("The report, electronic: true", "The report, electronic: false")
        >>> [edit.path for edit in rest_changes(read_text(text), read_text(later))]
        [('data', 'report_data', 'electronic')]
    """
    keys = {
        name
        for name in Process.model_fields
        if name not in _ELSEWHERE and getattr(before, name) != getattr(after, name)
    }
    if not keys:
        return ()
    from procmodel.comparison.edits import partial_script

    return partial_script(before, after, keys)
