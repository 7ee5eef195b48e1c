"""Visio drawings (`.vsdx`): a page of shapes and connectors; `map.vsdx#As is` names a page."""

from __future__ import annotations

from procmodel.formats.problems import Problems
from procmodel.formats.reading import process_of
from procmodel.formats.sketches.tree import tree_of
from procmodel.formats.sketches.visio_parts import page_of
from procmodel.formats.sketches.visio_shapes import sketch_of
from procmodel.formats.source import Source
from procmodel.model import Process

__all__ = ["read"]


def read(source: Source, problems: Problems) -> Process | None:
    """The process that one page of a Visio drawing shows, as far as it shows one.

    Raises:
        Unreadable: it is no drawing, shows no step, or breaks a limit; `problems` has the reason.
    """
    page = page_of(source, problems)
    problems.sheets, problems.shapes = (page.name,), True
    return process_of(tree_of(sketch_of(page), source, problems), 0, source, problems)
