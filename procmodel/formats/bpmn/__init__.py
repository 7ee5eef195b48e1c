"""BPMN 2.0 XML, as modelling tools write it: read whatever its dialect."""

from __future__ import annotations

from procmodel.formats.bpmn.document import process_of
from procmodel.formats.problems import Problems
from procmodel.formats.source import Source
from procmodel.formats.xml import parse
from procmodel.garbage import no_collector
from procmodel.model import Process

__all__ = ["read"]


def read(source: Source, problems: Problems) -> Process | None:
    """The process in a BPMN file, as far as there is one.

    Raises:
        Unreadable: it is no XML or no BPMN, or breaks a limit; `problems` has the reason.
    """
    problems.lines_only = True
    root = parse(source, problems)
    with no_collector():
        return process_of(root, source, problems)
