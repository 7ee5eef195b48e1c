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
    r"""The edits of systems, data, messages and of what is said of the process itself.

    Example:
        >>> from procmodel import read_text
        >>> texts = ["procmodel: 1\nsteps: {a: {kind: start}}\ndata: {form: {name: %s}}" % n for n in ("A", "B")]
        >>> [edit.path for edit in rest_changes(*map(read_text, texts))]
        [('data', 'form', 'name')]
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
