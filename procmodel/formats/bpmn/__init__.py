"""BPMN 2.0 XML: read whatever its dialect, written so that modelling tools open it as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.formats.bpmn.document import process_of
from procmodel.formats.problems import Problems
from procmodel.formats.source import Source
from procmodel.formats.xml import parse
from procmodel.light.garbage import no_collector
from procmodel.model import Process, SubProcess

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.results.diagram import Diagram

__all__ = ["dump", "is_drawn", "read", "text_of_document", "write_bpmn"]


def read(source: Source, problems: Problems) -> Process | None:
    """The process in a BPMN file, as far as there is one.

    Raises:
        Unreadable: it is no XML or no BPMN, or breaks a limit; `problems` has the reason.
    """
    problems.lines_only = True
    root = parse(source, problems)
    with no_collector():
        return process_of(root, source, problems)


def dump(process: Process) -> str:
    """The process as BPMN, drawn where it was drawn when it was read."""
    return write_bpmn(process)


def write_bpmn(process: Process, diagram: Diagram | None = None) -> str:
    """The process as BPMN 2.0 XML. The same process and diagram, the same text.

    Args:
        process: what to write. What BPMN has no word for goes into extension elements of our own.
        diagram: where everything stands; without one, where it was drawn when it was read, if it was.
    """
    from procmodel.formats.bpmn.writing import document_of

    return text_of_document(document_of(process, diagram))


def text_of_document(root: _Element) -> str:
    """A finished document as text."""
    from lxml import etree

    etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
    etree.indent(root, "  ")
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def is_drawn(process: Process) -> bool:
    """Whether all steps and flows of a process stand in the drawing that it was read with."""
    from procmodel.formats.bpmn.drawn import Kept

    kept = process.origin.drawing
    if not isinstance(kept, Kept):
        return False
    drawn = kept.drawn()
    ways = [flow.id for flow in process.flows]
    for node in process.walk():
        if node.id not in drawn.shapes:
            return False
        ways += [flow.id for flow in node.flows] if isinstance(node, SubProcess) else []
    return all(way in drawn.edges for way in ways)
