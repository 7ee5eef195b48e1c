"""A process that takes its decision tables from another file, such as a DMN file beside a BPMN file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from procmodel.errors import ReadError
from procmodel.formats import dump, read_back
from procmodel.model import DecisionTable, Process, SubProcess
from procmodel.results.finding import Finding, Place, Severity
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.model.nodes import Node

__all__ = ["with_decisions"]

_KEPT = "x-bpmn"
_RULES = frozenset({"decision-branches", "decision-shares", "decision-gap", "decision-overlap", "shares"})


def with_decisions(process: Process, tables: Iterable[DecisionTable]) -> Process:
    """The process with these tables; one of an id that is there already takes its place.

    A step that names a table the way workflow engines do (`camunda:decisionRef`, `zeebe:calledDecision`)
    then `decides` by it. What does not fit, such as an output without a branch, is an error as in any file.

    Raises:
        ReadError: the tables do not fit the steps.

    Example:
        >>> from procmodel import read
        >>> tables = read("examples/bins_after.yaml").decisions
        >>> [table.id for table in with_decisions(read("examples/bins_before.yaml"), tables).decisions]
        ['go_back']
    """
    merged = {table.id: table for table in (*process.decisions, *tables)}
    nodes = tuple(_decided(process.nodes, merged))
    found = process.model_copy(update={"decisions": tuple(merged.values()), "nodes": nodes})
    unused = tuple(
        table.id for table in tables if not any(_decides(node) == table.id for node in found.walk())
    )
    return found.with_origin(_with_remarks(found, _checked(found), unused))


def _decided(nodes: Iterable[Node], tables: Mapping[str, DecisionTable]) -> Iterable[Node]:
    """The same nodes, those that name a table in an engine's way deciding by it."""
    for node in nodes:
        changed: dict[str, Any] = {}
        if isinstance(node, SubProcess) and node.nodes:
            changed["nodes"] = tuple(_decided(node.nodes, tables))
        named = _named(node.extensions)
        if named in tables and hasattr(node, "decides") and node.decides is None:
            changed["decides"] = named
        yield node.model_copy(update=changed) if changed else node


def _decides(node: Node) -> str | None:
    return getattr(node, "decides", None)


def _named(extensions: Mapping[str, Any]) -> str | None:
    """The decision that an engine's own attribute or element names."""
    from lxml import etree

    from procmodel.formats.xml import parser

    kept = extensions.get(_KEPT)
    if not isinstance(kept, Mapping):
        return None
    for key, value in kept.items():
        if key.endswith("}decisionRef") and isinstance(value, str):
            return value
    for text in kept.get("elements", ()):
        if "calledDecision" in str(text):
            try:
                return etree.fromstring(str(text).encode(), parser()).get("decisionId")
            except etree.XMLSyntaxError:
                continue
    return None


def _checked(process: Process) -> tuple[Finding, ...]:
    """What reading says of the tables and the branches after them.

    Raises:
        ReadError: they do not fit.
    """
    _, findings = read_back(dump(process), ".yaml", process.origin.file or "<process>")
    about = [finding for finding in findings if finding.rule in _RULES]
    wrong = tuple(_placed(process, one) for one in about if one.severity is Severity.ERROR)
    if wrong:
        raise ReadError(say("reading.cannot_read", file=process.origin.file), problems=wrong)
    return tuple(_placed(process, one) for one in about)


def _placed(process: Process, finding: Finding) -> Finding:
    """A finding at its element's place in the file that was read."""
    place = process.origin.place("steps", finding.element) if finding.element else None
    return Finding(finding.rule, finding.severity, finding.message, finding.element, place)


def _with_remarks(process: Process, found: tuple[Finding, ...], unused: tuple[str, ...]) -> Any:
    origin = process.origin
    place = Place(origin.file) if origin.file else None
    remarks = [
        Finding("decisions", Severity.INFO, say("converting.unused", id=repr(id_)), id_, place)
        for id_ in unused
    ]
    return origin.with_remarks((*origin.remarks, *found, *remarks))
