"""Canonical YAML: the same texts and comments in the same order, laid out in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from procmodel.formats.types import looks_typed
from procmodel.formats.written import Comment, Node, Written, meaning, written

__all__ = ["tidy"]

_WIDTH = 110
_GAP = re.compile(r"(?:\s|#[^\n]*)*")
_MARKS = re.compile(r"[,\[\]{}]|: |:$| #|^[\s\-?:,\[\]{}#&*!|>'\"%@`]|\s$")


def tidy(text: str) -> str:
    r"""A YAML text laid out anew: two spaces a level, one space behind a colon, one key a line where a map is long.

    Texts, comments, blank lines between entries and the order of everything stay. A map in braces stays on
    its line where it fits and holds no text that needs quotes only there.

    Raises:
        yaml.YAMLError: it is no YAML.
        ValueError: a construction that this layout does not know; nothing is changed then.

    Example:
        >>> print(tidy("a:   {b: 1,c: [2,3]}   # why\nd:\n    - e"), end="")
        a: {b: 1, c: [2, 3]}   # why
        d:
          - e
    """
    laid_out = "\n".join(_Layout(written(text)).lines()).strip("\n") + "\n"
    if meaning(laid_out) != meaning(text):
        raise ValueError("a construction that cannot be laid out anew")
    return laid_out


class _Layout:
    """Walks the tree in the order of the text, and sets each comment where the walk passes it."""

    def __init__(self, found: Written) -> None:
        self._text = found.text
        self._found = found
        self._comments = found.comments
        self._next = 0
        self._levels: list[tuple[int, int]] = []  # old column, new column of each open collection
        self._said: list[str] = []

    def lines(self) -> list[str]:
        """The lines of the text."""
        if self._found.opening:
            self._leading(self._found.opened, 0)
            self._said.append(self._found.opening)
            self._trailing(self._found.opened + len(self._found.opening))
        root = self._found.root
        if root is not None:
            if root.flow or root.kind in ("scalar", "alias"):
                self._leading(root.start, 0)
                self._said.append(self._text[root.start : root.end])
                self._skip(root.end)
                self._trailing(root.end)
            else:
                self._collection(root, 0)
        self._leading(len(self._text) + 1, 0)
        return self._said

    def _collection(self, node: Node, indent: int) -> None:
        """The entries of a map or list, one line or more each."""
        first = node.keys[0] if node.kind == "map" else node.items[0]
        self._levels.append((self._column(first.start if node.kind == "map" else node.start), indent))
        if node.kind == "map":
            for key, item in zip(node.keys, node.items, strict=True):
                self._before(key.start, item, indent)
                self._said.append(f"{' ' * indent}{self._text[key.start : key.end]}:")
                self._behind(item, indent, key.end)
        else:
            for item in node.items:
                self._before(self._dash(item.start), item, indent)
                self._said.append(f"{' ' * indent}-")
                self._item(item, indent)
        self._rest(node)
        self._levels.pop()

    def _rest(self, node: Node) -> None:
        """The comments below the last entry that stand in line with the entries."""
        old, new = self._levels[-1]
        gap = _GAP.match(self._text, node.end)
        stop = gap.end() if gap else node.end
        while self._comment_before(stop) and self._comments[self._next].column >= old:
            self._leading(self._comments[self._next].start + 1, new)

    def _before(self, start: int, item: Node, indent: int) -> None:
        """Comments above an entry; those between its key and a value on one line move above it too."""
        self._blank(start)
        self._leading(start, indent)
        if item.kind in ("scalar", "alias") or item.flow:
            self._leading(item.start, indent)

    def _item(self, item: Node, indent: int) -> None:
        """An item behind its dash: a map of several lines begins on the line of the dash."""
        opens = item.kind == "map" and not item.anchor and bool(item.items)
        begins = item.keys[0].start if opens else item.start
        if opens and not item.flow and not self._comment_before(begins):
            self._join(self._collection, item, indent + 2)
        elif opens and item.flow and self._breaks(item, len(self._said[-1]) + 1):
            self._join(self._expanded, item, indent + 2)
        else:
            self._behind(item, indent, self._dash(item.start))

    def _join(self, write: Callable[[Node, int], None], item: Node, indent: int) -> None:
        """Set the first line that `write` makes behind the dash."""
        at = len(self._said)
        write(item, indent)
        self._said[at - 1] += self._said.pop(at)[len(self._said[at - 1]) :]

    def _behind(self, item: Node, indent: int, head: int) -> None:
        """A value behind its key or dash, which stands at `head`."""
        if item.kind in ("map", "list") and not item.flow:
            self._said[-1] += f" {item.anchor}" if item.anchor else ""
            self._trailing(item.start if item.anchor else head)
            self._collection(item, indent + 2)
            return
        if item.flow and self._breaks(item, len(self._said[-1]) + 1):
            self._trailing(item.end)
            self._expanded(item, indent + 2)
            return
        shown = (self._one_line(item) if item.flow else None) or self._verbatim(item, indent)
        if shown:
            self._said[-1] += f" {shown}"
        self._skip(item.end)
        self._trailing(item.end)

    def _expanded(self, node: Node, indent: int) -> None:
        """A collection in braces or brackets, written out with one entry a line."""
        for at, item in enumerate(node.items):
            if node.kind == "map":
                key = node.keys[at]
                self._said.append(f"{' ' * indent}{self._text[key.start : key.end]}:")
                self._behind(item, indent, item.start)
            else:
                self._said.append(f"{' ' * indent}-")
                self._item(item, indent)

    def _breaks(self, node: Node, column: int) -> bool:
        """Whether a collection in braces is to be written out: too long, or texts in it need quotes there."""
        if not node.items or self._is_odd(node):
            return False
        line = self._one_line(node, top=not self._levels[1:])
        return line is None or column + len(line) > _WIDTH

    def _one_line(self, node: Node, top: bool = False) -> str | None:
        """A collection on one line; None where it is better written out, or cannot be."""
        if node.kind not in ("map", "list"):
            slice_ = self._text[node.start : node.end]
            return None if "\n" in slice_ or self._needs_quotes(node) else slice_
        if not node.flow or self._is_odd(node):
            return None
        maps = any(inner.kind == "map" for inner in node.items)
        if maps and (top or node.kind == "list"):
            return None
        parts = [self._one_line(inner) for inner in node.items]
        if None in parts:
            return None
        if node.kind == "map":
            names = [self._text[key.start : key.end] for key in node.keys]
            shown = ", ".join(f"{name}: {part}".rstrip() for name, part in zip(names, parts, strict=True))
            return "{" + shown + "}"
        return "[" + ", ".join(map(str, parts)) + "]"

    def _needs_quotes(self, node: Node) -> bool:
        """Whether free text stands in quotes because it holds marks of YAML."""
        return bool(node.style) and not looks_typed(node.value) and bool(_MARKS.search(node.value))

    def _is_odd(self, node: Node) -> bool:
        """Whether a collection in braces stays as it is: anchors, comments or texts of several lines in it."""
        waiting = [node]
        while waiting:
            inner = waiting.pop()
            waiting.extend((*inner.keys, *inner.items))
            if inner.anchor or (inner.kind == "scalar" and "\n" in self._text[inner.start : inner.end]):
                return True
        return any(node.start < comment.start < node.end for comment in self._comments)

    def _verbatim(self, node: Node, indent: int) -> str:
        """A text or collection as it stands; the further lines of a text move with its key."""
        slice_ = self._text[node.start : node.end]
        head, *rest = slice_.split("\n")
        if not rest or node.flow:
            return slice_
        if node.style in ("|", ">"):
            shift = indent + 2 - min(len(line) - len(line.lstrip(" ")) for line in rest if line.strip())
            if re.search(r"\d", head):
                shift = indent - (self._levels[-1][0] if self._levels else 0)
            rest = [_shifted(line, shift) for line in rest]
        else:
            rest = [f"{' ' * (indent + 2)}{line.strip()}" if line.strip() else "" for line in rest]
        return "\n".join([head, *rest])

    def _leading(self, stop: int, indent: int) -> None:
        """The comments before a place, each on a line of its own."""
        for comment in self._taken(stop):
            self._blank(comment.start)
            self._said.append(f"{' ' * self._indent_of(comment, indent)}{comment.text}")

    def _indent_of(self, comment: Comment, indent: int) -> int:
        """Where a comment stands: with the collection that it was in line with, else with what follows it."""
        for old, new in reversed(self._levels):
            if comment.column >= old:
                return max(new, indent) if comment.alone else indent
        return indent

    def _trailing(self, place: int) -> None:
        """The comment behind a place on the same line, kept at its column where there is room."""
        stop = self._text.find("\n", place)
        stop = len(self._text) if stop < 0 else stop
        for comment in self._taken(stop):
            last = self._said[-1].rpartition("\n")[2]
            gap = max(comment.column - len(last), 2)
            self._said[-1] += f"{' ' * gap}{comment.text}"

    def _taken(self, stop: int) -> Iterator[Comment]:
        while self._comment_before(stop):
            self._next += 1
            yield self._comments[self._next - 1]

    def _comment_before(self, stop: int) -> bool:
        return self._next < len(self._comments) and self._comments[self._next].start < stop

    def _skip(self, stop: int) -> None:
        """Pass by the comments of what was written as it stands."""
        for _ in self._taken(stop):
            pass

    def _blank(self, place: int) -> None:
        """One blank line where there were some above the line of a place."""
        line = self._text.rfind("\n", 0, place)
        above = self._text.rfind("\n", 0, max(line, 0))
        if line > 0 and not self._text[above + 1 : line].strip() and self._said and self._said[-1]:
            self._said.append("")

    def _dash(self, place: int) -> int:
        """The dash before an item."""
        return self._text.rfind("-", 0, place) if place else 0

    def _column(self, place: int) -> int:
        return place - self._text.rfind("\n", 0, place) - 1


def _shifted(line: str, by: int) -> str:
    if by >= 0:
        return " " * by + line if line.strip() else line.strip(" ")
    return line[min(-by, len(line) - len(line.lstrip(" "))) :]
