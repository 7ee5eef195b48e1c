"""Where each value stands and how it was spelt: looked up in the tree of the file when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.formats.problems import place_of
from procmodel.formats.tree import Map, Seq, Value
from procmodel.results.finding import Place

__all__ = ["Places", "Spelling"]

_SPELLINGS = {"lane": "who", "kind": "how", "systems": "system"}
_BY_ID = frozenset({"lanes", "steps", "systems", "data", "decisions", "sources"})


class _OfTree:
    """A path of keys followed through the tree of a file."""

    def __init__(self, tree: Map) -> None:
        self.tree = tree

    def __contains__(self, path: object) -> bool:
        return isinstance(path, tuple) and self._find(path) is not None

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Every path of the file, in file order."""
        stack: list[tuple[tuple[str, ...], Value]] = [((), self.tree)]
        while stack:
            path, value = stack.pop()
            if path:
                yield path
            if isinstance(value, Map):
                rows = list(zip(value.keys, value.values, strict=True))
                stack.extend((_inner(path, key), item) for key, item in reversed(rows))
            elif isinstance(value, Seq):
                numbered = reversed(list(enumerate(value.items)))
                stack.extend(((*path, str(number)), item) for number, item in numbered)

    def _find(self, path: tuple[str, ...]) -> tuple[str, Value, int, int] | None:
        """The last key as spelt, its value, the mark of the key, the mark of the value."""
        here: Value = self.tree
        found: tuple[str, Value, int, int] | None = None
        for key in _steps_of(path):
            if isinstance(here, Map):
                at = here.position(key)
                if at < 0 and key in _SPELLINGS:
                    at = here.position(_SPELLINGS[key])
                if at < 0:
                    return None
                found = here.keys[at], here.values[at], here.key_marks[at], here.marks[at]
            elif isinstance(here, Seq) and key.isdecimal() and int(key) < len(here):
                mark = here.marks[int(key)]
                found = key, here.items[int(key)], mark, mark
            else:
                return None
            here = found[1]
        return found


def _steps_of(path: tuple[str, ...]) -> Iterator[str]:
    """The keys to follow: a nested id `box/task` leads through the `steps` of `box`."""
    for number, key in enumerate(path):
        if number == 1 and path[0] == "steps" and "/" in key:
            first, *rest = key.split("/")
            yield first
            for part in rest:
                yield "steps"
                yield part
        else:
            yield key


def _inner(path: tuple[str, ...], key: str) -> tuple[str, ...]:
    if len(path) == 3 and path[0] == "steps" and path[2] == "steps":
        return "steps", f"{path[1]}/{key}"
    return (*path, key)


class Places(_OfTree, Mapping[tuple[str, ...], Place]):
    """The place of each value; of its key where the value is a map."""

    def __init__(
        self,
        file: str,
        tree: Map,
        sheets: tuple[str, ...] = (),
        *,
        lines_only: bool = False,
        shapes: bool = False,
    ) -> None:
        super().__init__(tree)
        self.file = file
        self.sheets = sheets
        self.lines_only = lines_only
        self.shapes = shapes

    def __getitem__(self, path: tuple[str, ...]) -> Place:
        found = self._find(path)
        if found is None:
            raise KeyError(path)
        mark = found[2] if isinstance(found[1], Map) or (len(path) == 2 and path[0] in _BY_ID) else found[3]
        return place_of(self.file, mark, self.sheets, lines_only=self.lines_only, shapes=self.shapes)

    def keys_of(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of the map at `path` as the file orders and spells them."""
        found = self._find(path) if path else ("", self.tree, 0, 0)
        return tuple(found[1].keys) if found is not None and isinstance(found[1], Map) else ()


class Spelling(_OfTree, Mapping[tuple[str, ...], str]):
    """The word that the file used where the format has two: `who` for `lane`, `how` for `kind`."""

    def __getitem__(self, path: tuple[str, ...]) -> str:
        found = self._find(path)
        if found is None:
            raise KeyError(path)
        return found[0]
