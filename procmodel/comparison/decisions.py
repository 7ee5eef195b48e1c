"""The decision tables that say something else."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.fields import Translation, changed_fields, notes_only
from procmodel.model import Process
from procmodel.results.comparison import ChangeKind, Entry
from procmodel.wording import say

__all__ = ["decision_entries"]


def decision_entries(before: Process, after: Process, words: Translation) -> Iterator[Entry]:
    """Each table of the earlier model that the later one has too, where its answers, rules or notes differ."""
    later = {table.id: table for table in after.decisions}
    for table in before.decisions:
        other = later.get(words.decisions.get(table.id, table.id))
        fields = changed_fields(table, other, words) if other is not None else ()
        if other is not None and fields:
            why = say("comparison.id" if other.id == table.id else "comparison.same-name")
            notes = notes_only(fields)
            yield Entry((table.id,), (other.id,), ChangeKind.CHANGED, None, (), notes, 1.0, why, fields)
