"""The words of DMN's XML, and our own beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.bpmn.names import OURS, local, tag
from procmodel.formats.json_tokens import read_json
from procmodel.formats.problems import Problems, Unreadable, mark_of
from procmodel.formats.tree import Map
from procmodel.results.finding import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.limits import Limits

__all__ = ["DMN", "FAMILY", "KEPT", "child_of", "children_of", "inner_text", "mark", "own_id", "said_beside"]

DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/"
"""The namespace of DMN 1.3, which is written."""

FAMILY = ("http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/")
"""How the namespaces of all versions of DMN begin: all are read."""

KEPT = "x-dmn"
"""The key under which a table keeps what format 1 has no word for: types, expressions, notes of rules."""


def children_of(element: _Element, name: str) -> list[_Element]:
    """The children of that name, in the namespace of their parent."""
    namespace = str(element.tag).rpartition("}")[0]
    return [child for child in element if child.tag == f"{namespace}}}{name}"]


def child_of(element: _Element, name: str) -> _Element | None:
    """The first child of that name, if there is one."""
    return next(iter(children_of(element, name)), None)


def inner_text(element: _Element | None) -> str:
    """What stands in the `text` of an expression; nothing where there is none."""
    found = child_of(element, "text") if element is not None else None
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def mark(element: _Element) -> int:
    """Where an element stands: its line; XML tells no column."""
    line: Any = element.sourceline
    return mark_of(max(line or 1, 1) - 1, 0)


def own_id(element: _Element) -> str | None:
    """The id in the model that was marked where the name in XML is another one."""
    return element.get(tag("id", OURS))


def said_beside(element: _Element, problems: Problems, limits: Limits) -> Map:
    """What we wrote beside DMN's own words, as a tree; an empty one where there is nothing."""
    holder = child_of(element, "extensionElements")
    found = holder.find(f"{{{OURS}}}*") if holder is not None else None
    if found is None or not (found.text or "").strip():
        return Map(mark(element))
    own = Problems(problems.file)
    try:
        tree, _ = read_json(found.text or "", own, limits)
    except Unreadable:
        tree = None
    for finding in own.sorted():
        if finding.severity is Severity.ERROR:
            id_ = element.get("id") or local(str(element.tag))
            problems.error(finding.rule, mark(found), "xml_our_own", id_, reason=finding.message)
    return tree if isinstance(tree, Map) else Map(mark(element))
