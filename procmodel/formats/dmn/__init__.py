"""DMN 1.3 XML: the decision tables of a process, and nothing else of it."""

from __future__ import annotations

from procmodel.errors import WriteError
from procmodel.formats.dmn.reading import process_of
from procmodel.formats.problems import Problems
from procmodel.formats.source import Source
from procmodel.formats.xml import parse
from procmodel.model import Process
from procmodel.wording import say

__all__ = ["dump", "read"]


def read(source: Source, problems: Problems) -> Process | None:
    """A process without steps that holds the decision tables of a DMN file.

    Raises:
        Unreadable: it is no XML or no DMN, or breaks a limit; `problems` has the reason.
    """
    problems.lines_only = True
    return process_of(parse(source, problems), source, problems)


def dump(process: Process) -> str:
    """The decision tables of a process as DMN 1.3. The same tables, the same text.

    Raises:
        WriteError: it has none.
    """
    from lxml import etree

    from procmodel.formats.dmn.writing import document_of

    if not process.decisions:
        raise WriteError(say("reading.dmn_nothing"))
    root = document_of(process)
    etree.indent(root, "  ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'
