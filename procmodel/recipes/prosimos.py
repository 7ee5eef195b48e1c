"""A process for Prosimos and back: the BPMN that it runs, with its parameter file beside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from procmodel.errors import ReadError
from procmodel.formats.bpmn import is_drawn, text_of_document
from procmodel.formats.bpmn.drawn import Kept
from procmodel.formats.bpmn.writing import document_of
from procmodel.formats.files import read_bytes
from procmodel.formats.json_tokens import read_json
from procmodel.formats.problems import Problems, Unreadable
from procmodel.formats.prosimos import figures_of, with_figures, with_plain_tasks
from procmodel.formats.source import Source, decode
from procmodel.formats.types import plain_value
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.results.finding import Finding
from procmodel.wording import say

if TYPE_CHECKING:
    from os import PathLike

    from lxml.etree import _Element

__all__ = ["Beside", "for_prosimos", "from_prosimos"]


@dataclass(frozen=True)
class Beside:
    """What Prosimos needs of a process: its BPMN, its parameters, and what neither of them says."""

    bpmn: str
    parameters: str
    lost: tuple[Finding, ...]


def for_prosimos(process: Process) -> Beside:
    """The BPMN of a process with plain tasks only, and the parameter file that names its ids.

    Example:
        >>> from procmodel import read
        >>> beside = for_prosimos(read("examples/speeding_before.yaml"))
        >>> list(json.loads(beside.parameters))[:2]
        ['resource_profiles', 'arrival_time_distribution']
    """
    drawn = is_drawn(process) or not process.nodes
    root = with_plain_tasks(document_of(process, None if drawn else lay_out(ProcessView(process))))
    figures, lost = figures_of(process, root)
    return Beside(text_of_document(root), json.dumps(figures, ensure_ascii=False, indent=2) + "\n", lost)


def from_prosimos(process: Process, path: str | PathLike[str], limits: Limits | None = None) -> Process:
    """The process of a BPMN file with the figures of a parameter file of Prosimos.

    Raises:
        ReadError: the parameter file cannot be read, or is none.
    """
    limits = limits or Limits()
    name = str(path)
    problems = Problems(name)
    try:
        text = decode(Source(name, read_bytes(Path(name), limits["file"]), limits), problems)
        tree, _ = read_json(text, problems, limits)
        said = plain_value(tree) if tree is not None else None
    except Unreadable:
        raise ReadError(say("reading.cannot_read", file=name), problems=problems.sorted()) from None
    if not problems.errors:
        process = with_figures(process, _root(process), said, problems)
    if problems.errors:
        raise ReadError(say("reading.cannot_read", file=name), problems=problems.sorted())
    return process.with_origin(process.origin.with_remarks((*process.remarks, *problems.sorted())))


def _root(process: Process) -> _Element:
    """The BPMN whose ids the parameters name: as it was read, else as we would write it."""
    kept = process.origin.unknown
    return kept.root() if isinstance(kept, Kept) else document_of(process, None)
