"""draw.io (diagrams.net): a page of shapes and connectors, packed or plain; `map.drawio#Page-2` names a page."""

from __future__ import annotations

from procmodel.formats.problems import Problems
from procmodel.formats.reading import process_of
from procmodel.formats.sketches.drawio_cells import sketch_of
from procmodel.formats.sketches.drawio_pages import page_of
from procmodel.formats.sketches.tree import tree_of
from procmodel.formats.source import Source
from procmodel.formats.xml import parse
from procmodel.model import Process

__all__ = ["DRAWN", "is_drawio", "read"]

DRAWN = True
"""Whether `procmodel draw` writes such files: a process does not become one without being laid out."""


def read(source: Source, problems: Problems) -> Process | None:
    """The process that one page of a draw.io file shows, as far as it shows one.

    Raises:
        Unreadable: it is no XML or no drawing, shows no step, or breaks a limit; `problems` has the reason.
    """
    problems.lines_only = True
    page = page_of(parse(source, problems), source, problems)
    sketch = sketch_of(page, source, problems)
    return process_of(tree_of(sketch, source, problems), 0, source, problems)


def is_drawio(data: bytes | str) -> bool:
    """Whether what a file with the ending `.xml` holds is a drawing of draw.io.

    Example:
        >>> is_drawio(b'<?xml version="1.0"?><mxfile><diagram/></mxfile>'), is_drawio("<definitions/>")
        (True, False)
    """
    head = data[:2_000] if isinstance(data, str) else data[:4_000].decode("utf-8", "ignore").replace("\0", "")
    return "<mxfile" in head or "<mxGraphModel" in head
