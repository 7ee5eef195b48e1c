"""A DMN document becomes the tree of a file of format 1 that holds decisions, and is read as that."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procmodel.formats.bpmn.names import local
from procmodel.formats.bpmn.reading import shown
from procmodel.formats.dmn.names import FAMILY, child_of, children_of, inner_text, mark, own_id, said_beside
from procmodel.formats.dmn.table import free_id, table_of
from procmodel.formats.problems import Problems, Unreadable, cut, line_of
from procmodel.formats.reading import process_of as process_of_tree
from procmodel.formats.slugs import slug
from procmodel.formats.source import Source
from procmodel.formats.tree import Map, Quoted, Value
from procmodel.model import Process

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["process_of"]

_QUIET = frozenset(
    {
        "decision", "inputData", "knowledgeSource", "itemDefinition", "description", "extensionElements", "import",
        "elementCollection", "organizationUnit", "performanceIndicator", "textAnnotation", "association", "group",
    }
)  # fmt: skip


def process_of(root: _Element, source: Source, problems: Problems) -> Process | None:
    """A process without steps that holds the tables of a document; what is wrong goes to `problems`.

    Raises:
        Unreadable: it is no DMN, or breaks a limit.
    """
    if local(str(root.tag)) != "definitions" or not str(root.tag)[1:].startswith(FAMILY):
        problems.error("syntax", None, "dmn_no_dmn", found=cut(local(str(root.tag))))
        raise Unreadable
    return _Document(root, source, problems).process()


class _Document:
    """One document while it is read."""

    def __init__(self, root: _Element, source: Source, problems: Problems) -> None:
        self.root = root
        self.source = source
        self.problems = problems

    def process(self) -> Process | None:
        """The process."""
        self._check_ids()
        tables = self._tables()
        if not len(tables):
            self.problems.error("decisions", mark(self.root), "dmn_no_tables")
        self._not_understood()
        said = said_beside(self.root, self.problems, self.source.limits)
        name = said.get("name") or Quoted(self.root.get("name") or "decisions")
        tree = Map(mark(self.root))
        rows: list[tuple[str, Value]] = [("procmodel", "1"), ("name", name)]
        rows += [(key, value) for key in ("id",) if (value := said.get(key)) is not None]
        rows += [("lanes", Map(tree.mark)), ("decisions", tables), ("steps", Map(tree.mark))]
        for key, value in rows:
            tree.add(key, value, tree.mark)
        found = process_of_tree(tree, tree.mark, self.source, self.problems)
        if len(tables):
            self.problems.forget("empty")  # what follows says it better
            ids = tuple(tables.keys)
            self.problems.remark("decisions", tree.mark, "dmn_only", evidence=ids, ids=shown(ids))
        return found

    def _check_ids(self) -> None:
        """Ids are there once in the whole file."""
        lines: dict[str, int] = {}
        for element in self.root.iter():
            id_ = element.get("id")
            if id_ is None or not str(element.tag)[1:].startswith(FAMILY):
                continue
            if id_ in lines:
                self.problems.error("duplicate-id", mark(element), "xml_duplicate_id", id_,
                                    what=local(str(element.tag)), id=cut(id_), line=lines[id_])  # fmt: skip
            lines.setdefault(id_, line_of(mark(element)))

    def _tables(self) -> Map:
        """All decisions that are tables, by id."""
        types = {
            item.get("name", ""): (inner_text(child_of(item, "allowedValues")), _base(item))
            for item in children_of(self.root, "itemDefinition")
        }
        tables = Map(mark(self.root))
        taken: dict[str, int] = {}
        for decision in children_of(self.root, "decision"):
            id_ = own_id(decision) or decision.get("id") or slug(decision.get("name") or "", "decision")
            id_ = free_id(id_, taken)
            table = child_of(decision, "decisionTable")
            if table is None:
                self._no_table(decision, id_)
                continue
            self._requires(decision, id_)
            read = table_of(decision, table, id_, types, self.problems, self.source.limits)
            tables.add(Quoted(id_), read, mark(decision))
        return tables

    def _no_table(self, decision: _Element, id_: str) -> None:
        inside = [local(str(child.tag)) for child in decision]
        known = ("description", "extensionElements", "question", "allowedAnswers", "variable")
        kinds = [name for name in inside if name not in known and not name.endswith("Requirement")]
        found = kinds[0] if kinds else "nothing"
        self.problems.warn("not-understood", mark(decision), "dmn_no_table", id_, id=cut(id_), found=found)

    def _requires(self, decision: _Element, id_: str) -> None:
        """Ties to other decisions, which format 1 has no word for."""
        ends = [
            end.get("href", "").rpartition("#")[2]
            for requirement in children_of(decision, "informationRequirement")
            for end in children_of(requirement, "requiredDecision")
        ]
        if ends:
            listed = ", ".join(map(cut, ends))
            self.problems.warn("not-understood", mark(decision), "dmn_requires", id_, id=cut(id_), ids=listed)

    def _not_understood(self) -> None:
        others = [child for child in self.root if str(child.tag)[1:].startswith(FAMILY)]
        counts = Counter(local(str(child.tag)) for child in others)
        listed = ", ".join(f"{name} ({count})" for name, count in counts.items() if name not in _QUIET)
        if listed:
            first = next(child for child in others if local(str(child.tag)) not in _QUIET)
            self.problems.warn("not-understood", mark(first), "dmn_not_understood", listed=listed)


def _base(item: _Element) -> str | None:
    """The type that an item is made of."""
    found = child_of(item, "typeRef")
    return (found.text or "").strip() or None if found is not None else None
