"""Mermaid flowcharts: nodes, lines, and subgraphs as lanes. What only looks is left out, and said."""

from __future__ import annotations

from procmodel.formats.problems import Problems
from procmodel.formats.reading import process_of
from procmodel.formats.sketches.mermaid_chart import sketch_of
from procmodel.formats.sketches.tree import tree_of
from procmodel.formats.source import Source, decode
from procmodel.model import Process

__all__ = ["DRAWN", "read"]

DRAWN = True
"""Whether `procmodel draw` writes such files: a process does not become one without being laid out."""


def read(source: Source, problems: Problems) -> Process | None:
    """The process that a Mermaid flowchart shows, as far as it shows one.

    Raises:
        Unreadable: it is no text or no flowchart, shows no step, or breaks a limit; `problems` has the reason.
    """
    sketch = sketch_of(decode(source, problems), source, problems)
    return process_of(tree_of(sketch, source, problems), 0, source, problems)
