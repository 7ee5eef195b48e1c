"""A file as a tree of maps, lists and scalars, with the mark of every key and value.

YAML and JSON are both read into this tree, and processes are built from it. A scalar is its text: a plain
`str` where the file wrote it bare, `Quoted` where quotes say that it is text whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.formats.marks import line_of
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.limits import Limits

__all__ = ["Map", "Quoted", "Seq", "TreeBuilder", "Value"]


class Quoted(str):
    """A scalar that was written in quotes or as a block: text, never a number or a word of the format."""

    __slots__ = ()


class Map:
    """A map as written: `keys[i]` with `values[i]`; `key_marks[i]` and `marks[i]` say where they stand."""

    __slots__ = ("_index", "key_marks", "keys", "mark", "marks", "values")

    def __init__(self, mark: int) -> None:
        self.mark = mark
        self.keys: list[str] = []
        self.values: list[Value] = []
        self.key_marks: list[int] = []
        self.marks: list[int] = []
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

    def __init__(self, mark: int) -> None:
        self.mark = mark
        self.items: list[Value] = []
        self.marks: list[int] = []

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
    """The open maps and lists while a text is read. A list of them, not recursion."""

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.limits = limits
        self.root: Value | None = None
        self.root_mark = 0
        self._depth = limits["depth"]
        self._longest = limits["scalar"]
        self._here: Map | Seq | None = None
        self._key: str | None = None
        self._key_mark = 0
        self._stack: list[tuple[Map | Seq | None, str | None, int]] = []
        self._names: dict[str, str] = {}  # keys repeat: one string for all of them

    def scalar(self, value: str, mark: int) -> None:
        """A scalar comes: a key where a map waits for one, else a value."""
        if len(value) > self._longest:
            self._too_long(value, mark)
        if self._key is None and type(self._here) is Map:
            self._key, self._key_mark = self._names.setdefault(value, value), mark
        else:
            self.put(value, mark)

    def put(self, value: Value, mark: int) -> None:
        """A finished value comes."""
        here = self._here
        if type(here) is Map:
            if self._key is None:
                self._odd_key(mark)
            elif self._key == "<<" and not isinstance(self._key, Quoted):
                self.problems.error("merge-key", self._key_mark, "merge_key")
                self._key = None
            else:
                here.keys.append(self._key)
                here.values.append(value)
                here.key_marks.append(self._key_mark)
                here.marks.append(mark)
                self._key = None
        elif type(here) is Seq:
            here.items.append(value)
            here.marks.append(mark)
        else:
            self.root, self.root_mark = value, mark

    def open(self, value: Map | Seq, mark: int) -> None:
        """A map or list begins."""
        if len(self._stack) >= self._depth:
            self.problems.error("limit", mark, "too_deep", limit=self._depth)
            raise Unreadable
        if self._key is None and type(self._here) is Map:
            self._odd_key(mark)
        self._stack.append((self._here, self._key, self._key_mark))
        self._here, self._key = value, None

    def close(self) -> Map | Seq:
        """The innermost map or list ends."""
        value = self._here
        assert value is not None
        self._here, self._key, self._key_mark = self._stack.pop()
        if type(value) is Map and len(set(value.keys)) < len(value.keys):
            self._drop_duplicates(value)
        self.put(value, value.mark)
        return value

    def _odd_key(self, mark: int) -> None:
        """A map or list where a key should stand: told, and read under a key that nothing knows."""
        self.problems.error("syntax", mark, "odd_key")
        self._key, self._key_mark = Quoted("?"), mark

    def _drop_duplicates(self, value: Map) -> None:
        first: dict[str, int] = {}
        rows = list(value.rows())
        value.keys, value.values, value.key_marks, value.marks = [], [], [], []
        for key, item, key_mark, mark in rows:
            if key in first:
                line = line_of(first[key])
                self.problems.error("duplicate-key", key_mark, "duplicate_key", key=cut(key), line=line)
                continue
            first[key] = key_mark
            value.keys.append(key)
            value.values.append(item)
            value.key_marks.append(key_mark)
            value.marks.append(mark)

    def _too_long(self, value: str, mark: int) -> None:
        found = len(value)
        self.problems.error(
            "limit", mark, "too_long_scalar", found=found, limit=self._longest, text=cut(value)
        )
        raise Unreadable
