"""A Mermaid flowchart as figures and lines."""

from __future__ import annotations

import re

from procmodel.formats.problems import Problems, Unreadable, cut, mark_of
from procmodel.formats.sketches.mermaid_links import Link, link_at
from procmodel.formats.sketches.mermaid_notes import Notes
from procmodel.formats.sketches.mermaid_shapes import Broken, Node, node_at, words_of
from procmodel.formats.sketches.mermaid_statements import Statement, comments_of, statements_of
from procmodel.formats.sketches.parts import Figure, Line, Role, Sketch
from procmodel.formats.source import Source

__all__ = ["sketch_of"]

_HEAD = re.compile(r"(?:flowchart(?:-elk)?|graph|swimlane-beta)(?:\s+(?:TB|TD|BT|RL|LR|[<>^v]))?\b\s*", re.I)
_LOOKS = re.compile(r"(classDef|class|style|linkStyle|click|href|callback|direction)\b")
_TITLE = re.compile(r"(?:accTitle|title)\s*:?\s*(.*)")
_GOES_ON = re.compile(r"[&~=<]|-[-.]|[ox](?:--|-\.|==)|[\w-]+@[-=<~ox]")
_GROUP = re.compile(r"subgraph\b\s*")
_DEEPEST = 50


def sketch_of(text: str, source: Source, problems: Problems) -> Sketch:
    """The figures and lines of a flowchart.

    Raises:
        Unreadable: it is no flowchart.
    """
    chart = _Chart(source, problems, Notes(comments_of(text)))
    for number, statement in enumerate(statements_of(text)):
        if number == 0:
            chart.begin(statement)
        else:
            chart.read(statement)
    if not chart.begun:
        problems.error("syntax", None, "sketches.empty_mermaid")
        raise Unreadable
    return chart.finished()


class _Chart:
    """One flowchart while it is read."""

    def __init__(self, source: Source, problems: Problems, notes: Notes) -> None:
        self.source, self.problems, self.notes = source, problems, notes
        self.sketch = Sketch()
        self.begun = False
        self._open: list[Figure] = []
        self._named: set[str] = set()  # lines with a name
        self._looks: dict[str, int] = {}
        self._first = 0  # where the first statement of looks stands

    def begin(self, statement: Statement) -> None:
        """The first statement, which says what kind of diagram follows."""
        head = _HEAD.match(statement.text)
        if head is None:
            found = statement.text.split()[0]
            self.problems.error("syntax", self._mark(statement), "sketches.no_flowchart", found=cut(found))
            raise Unreadable
        self.begun = True
        rest = statement.text[head.end() :]
        if rest:
            self.read(Statement(rest, statement.line, statement.column + head.end()))

    def read(self, statement: Statement) -> None:
        """One more statement."""
        text = statement.text
        title, looks = _TITLE.fullmatch(text), _LOOKS.match(text)
        if text == "end":
            self._open = self._open[:-1]
        elif group := _GROUP.match(text):
            self._group(statement, group.end())
        elif text.startswith("accDescr"):
            return
        elif title is not None:
            self.sketch.name = words_of(title[1])
        elif looks is not None and not text[looks.end() :].lstrip().startswith(("-", "=", "[", "(", "{")):
            self._looks[looks[1]] = self._looks.get(looks[1], 0) + 1
            self._first = self._first or self._mark(statement)
        else:
            self._chain(statement)

    def finished(self) -> Sketch:
        """The sketch, once all is read.

        Raises:
            Unreadable: a statement is not whole.
        """
        if self.problems.errors:
            raise Unreadable
        if self._looks and not self.notes.ours:
            listed = ", ".join(f"{word} ({count})" for word, count in self._looks.items())
            self.problems.remark("left-out", self._first, "sketches.mermaid_looks", listed=listed)
        self.notes.settle(self.sketch, self.problems)
        return self.sketch

    # -- subgraphs ---------------------------------------------------------------------------------

    def _group(self, statement: Statement, at: int) -> None:
        """A lane; its id and its title may be the same words."""
        rest = statement.text[at:].strip()
        node = None
        try:
            node = node_at(rest, 0)
            if node is not None and node.text is None and rest[node.end :].lstrip().startswith("["):
                node = node_at(rest[: node.end] + rest[node.end :].lstrip(), 0)
        except Broken:
            node = None
        named = node is not None and node.text is not None
        id_ = (
            node.id
            if node is not None and named
            else words_of(rest) or f"subgraph-{len(self.sketch.figures)}"
        )
        text = (node.text or "") if node is not None and named else words_of(rest)
        figure = self.sketch.figures.get(id_)
        if figure is None or figure.role is not Role.LANE:
            figure = Figure(id_, text, Role.LANE, self._mark(statement), parent=self._here())
            self.sketch.add(figure)
        if len(self._open) >= _DEEPEST:
            self.problems.error("limit", self._mark(statement), "sketches.deep_groups", limit=_DEEPEST)
            raise Unreadable
        self._open.append(figure)

    def _here(self) -> str:
        return self._open[-1].id if self._open else ""

    # -- nodes and lines ---------------------------------------------------------------------------

    def _chain(self, statement: Statement) -> None:
        """Nodes with lines between them; what cannot be understood is told with its line."""
        text = statement.text
        if text.partition("@")[0] in self._named and "@{" in text:
            return
        try:
            nodes, at = self._nodes(statement, 0)
            while nodes and at < len(text):
                link = link_at(text, at)
                if link is None:
                    break
                targets, after = self._nodes(statement, _blanks(text, link.end))
                if not targets:
                    raise Broken(link.end, "a step")
                self._lines(statement, nodes, link, targets)
                nodes, at = targets, after
        except Broken as broken:
            mark = mark_of(statement.line, statement.column + broken.at)
            self.problems.error(
                "syntax", mark, "sketches.broken_mermaid", text=cut(text), expected=broken.expected
            )
            return
        if at < len(text):
            self.problems.remark(
                "left-out", self._mark(statement), "sketches.mermaid_unknown", text=cut(text)
            )

    def _nodes(self, statement: Statement, at: int) -> tuple[list[str], int]:
        """`a & b & c`: the ids, and where the statement goes on."""
        text = statement.text
        found: list[str] = []
        while (node := node_at(text, at)) is not None:
            if not found and at == 0 and not _goes_on(text, node):
                return [], 0
            found.append(self._mention(statement, node, at))
            at = _blanks(text, node.end)
            if not text.startswith("&", at):
                break
            at = _blanks(text, at + 1)
        return found, at

    def _mention(self, statement: Statement, node: Node, at: int) -> str:
        figure = self.sketch.figures.get(node.id)
        if figure is None:
            mark = mark_of(statement.line, statement.column + at)
            figure = Figure(node.id, node.id, Role.STEP, mark, parent=self._here())
            self.sketch.add(figure)
        if figure.role is not Role.LANE:
            figure.parent = figure.parent or self._here()
            if node.text is not None:
                figure.text = node.text
            if node.role is not None:
                figure.role = node.role
        return node.id

    def _lines(self, statement: Statement, sources: list[str], link: Link, targets: list[str]) -> None:
        if link.unseen:
            return
        self._named.add(link.name)
        for source in sources:
            for target in targets:
                number = len(self.sketch.lines) + 1
                self.sketch.lines.append(
                    Line(f"line-{number}", link.text, source, target, self._mark(statement),
                         pointed=link.pointed, both=link.both, dashed=link.dotted)
                )  # fmt: skip
            if len(self.sketch.lines) > self.source.limits["flows"]:
                limit = self.source.limits["flows"]
                self.problems.error("limit", None, "too_many", what="flows", found=len(self.sketch.lines),
                                    limit=limit, name="flows")  # fmt: skip
                raise Unreadable

    def _mark(self, statement: Statement) -> int:
        return mark_of(statement.line, statement.column)


def _goes_on(text: str, node: Node) -> bool:
    """Whether a statement that begins with a word is about a node at all: words alone are not."""
    rest = text[node.end :].lstrip()
    return not rest or node.text is not None or _GOES_ON.match(rest) is not None


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
