"""A file as a tree of maps, lists and scalars, with the mark of every key and value.

YAML and JSON are both read into this tree, and processes are built from it. A scalar is its text: a plain
`str` where the file wrote it bare, `Quoted` where quotes say that it is text whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from procmodel.formats.problems import Problems, Unreadable, cut, line_of
from procmodel.limits import Limits

__all__ = ["Map", "Quoted", "Seq", "TreeBuilder", "Value"]


class Quoted(str):
    """A scalar that was written in quotes or as a block: text, never a number or a word of the format."""

    __slots__ = ()


class Map:
    """A map as written: `keys[i]` with `values[i]`; `key_marks[i]` and `marks[i]` say where they stand."""

    __slots__ = ("_index", "key_marks", "keys", "mark", "marks", "values")

    def __init__(
        self,
        mark: int,
        keys: list[str] | None = None,
        values: list[Value] | None = None,
        key_marks: list[int] | None = None,
        marks: list[int] | None = None,
    ) -> None:
        self.mark = mark
        self.keys = [] if keys is None else keys
        self.values = [] if values is None else values
        self.key_marks = [] if key_marks is None else key_marks
        self.marks = [] if marks is None else marks
        self._index: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, key: str, value: Value, key_mark: int, mark: int | None = None) -> None:
        """One more row; the value stands where its key does unless `mark` says otherwise."""
        self.keys.append(key)
        self.values.append(value)
        self.key_marks.append(key_mark)
        self.marks.append(key_mark if mark is None else mark)
        self._index = None

    def clear(self) -> None:
        """Take all rows out."""
        self.keys, self.values, self.key_marks, self.marks = [], [], [], []
        self._index = None

    def position(self, key: str) -> int:
        """The index of `key`, or -1. A small map is searched as it is, a large one through a table."""
        if len(self.keys) < 16:
            return self.keys.index(key) if key in self.keys else -1
        if self._index is None:
            self._index = {name: i for i, name in reversed(list(enumerate(self.keys)))}
        return self._index.get(key, -1)

    def get(self, key: str) -> Value | None:
        """The value of `key`, or None."""
        at = self.position(key)
        return None if at < 0 else self.values[at]

    def rows(self) -> Iterator[tuple[str, Value, int, int]]:
        """Key, value, mark of the key, mark of the value."""
        return zip(self.keys, self.values, self.key_marks, self.marks, strict=True)


class Seq:
    """A list as written."""

    __slots__ = ("items", "mark", "marks")

    def __init__(self, mark: int, items: list[Value] | None = None, marks: list[int] | None = None) -> None:
        self.mark = mark
        self.items = [] if items is None else items
        self.marks = [] if marks is None else marks

    def __len__(self) -> int:
        return len(self.items)

    def add(self, value: Value, mark: int) -> None:
        """One more item."""
        self.items.append(value)
        self.marks.append(mark)

    def rows(self) -> Iterator[tuple[Value, int]]:
        """Each item with its mark."""
        return zip(self.items, self.marks, strict=True)


Value = str | Map | Seq


class TreeBuilder:
    """The open maps and lists while a text is read. A list of them, not recursion.

    What an open one holds is gathered in `values` and `marks`, keys and values of a map by turns.
    """

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.limits = limits
        self.values: list[Value] = []
        self.marks: list[int] = []
        self.longest = limits["scalar"]
        self.in_map = False
        self._depth = limits["depth"]
        self._began = 0
        self._stack: list[tuple[bool, int, list[Value], list[int]]] = []
        self._names: dict[Value, str] = {}  # keys repeat: one string for all of them

    @property
    def root(self) -> Value | None:
        """What the text holds, once it is read."""
        return self.values[0] if self.values else None

    @property
    def root_mark(self) -> int:
        """Where that begins."""
        return self.marks[0] if self.marks else 0

    def scalar(self, value: str, mark: int) -> None:
        """A scalar comes: a key where a map waits for one, else a value."""
        if len(value) > self.longest:
            self.too_long(value, mark)
        self.values.append(value)
        self.marks.append(mark)

    def put(self, value: Map | Seq, mark: int) -> None:
        """A finished map or list comes."""
        if self.in_map and not len(self.values) % 2:
            self._odd_key(mark)
        else:
            self.values.append(value)
            self.marks.append(mark)

    def open(self, mark: int, *, is_map: bool) -> None:
        """A map or list begins."""
        stack = self._stack
        if len(stack) >= self._depth:
            self.problems.error("limit", mark, "too_deep", limit=self._depth)
            raise Unreadable
        if self.in_map and not len(self.values) % 2:
            self._odd_key(mark)
        stack.append((self.in_map, self._began, self.values, self.marks))
        self.in_map, self._began, self.values, self.marks = is_map, mark, [], []

    def close(self) -> Map | Seq:
        """The innermost map or list ends."""
        mark = self._began
        if self.in_map:
            value: Map | Seq = self._map(mark, self.values, self.marks)
        else:
            value = Seq(mark, self.values, self.marks)
        self.in_map, self._began, self.values, self.marks = self._stack.pop()
        self.values.append(value)
        self.marks.append(mark)
        return value

    def _map(self, mark: int, values: list[Value], marks: list[int]) -> Map:
        """A map of keys and values by turns; a last key without a value is left out, merge keys and doubles too."""
        if len(values) % 2:
            del values[-1], marks[-1]
        names = self._names
        keys = [names.setdefault(key, key) for key in values[::2]]  # type: ignore[arg-type]
        found = Map(mark, keys, values[1::2], marks[::2], marks[1::2])
        if "<<" in names:
            self._drop_merges(found)
        if len(set(keys)) < len(keys):
            self._drop_duplicates(found)
        return found

    def _odd_key(self, mark: int) -> None:
        """A map or list where a key should stand: told, and read under a key that nothing knows."""
        self.problems.error("syntax", mark, "odd_key")
        self.values.append(Quoted("?"))
        self.marks.append(mark)

    def _drop_merges(self, value: Map) -> None:
        rows = list(value.rows())
        value.clear()
        for key, item, key_mark, mark in rows:
            if key == "<<" and not isinstance(key, Quoted):
                self.problems.error("merge-key", key_mark, "merge_key")
            else:
                value.add(key, item, key_mark, mark)

    def _drop_duplicates(self, value: Map) -> None:
        first: dict[str, int] = {}
        rows = list(value.rows())
        value.clear()
        for key, item, key_mark, mark in rows:
            if key in first:
                line = line_of(first[key])
                self.problems.error("duplicate-key", key_mark, "duplicate_key", key=cut(key), line=line)
                continue
            first[key] = key_mark
            value.add(key, item, key_mark, mark)

    def too_long(self, value: str, mark: int) -> NoReturn:
        """Give up on a scalar longer than the limit."""
        found = len(value)
        self.problems.error(
            "limit", mark, "too_long_scalar", found=found, limit=self.longest, text=cut(value)
        )
        raise Unreadable
