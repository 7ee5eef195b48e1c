"""A project's own words of one meaning: one small YAML file, beside the words of the language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from procmodel.errors import ReadError
from procmodel.formats.events import read_yaml
from procmodel.formats.files import read_bytes
from procmodel.formats.problems import Problems, Unreadable, cut, nearest
from procmodel.formats.source import Source, decode
from procmodel.formats.tree import Map, Seq, Value
from procmodel.limits import Limits
from procmodel.results.finding import Finding, Severity
from procmodel.wording import say
from procmodel.wording.labels import WordList

__all__ = ["read_words"]

_Group = tuple[str, ...]
_GROUPS = ("actions", "things", "opposites")
_SINGLE = ("light", "stop", "joining")
_SIDES = 2


def read_words(path: str | Path, limits: Limits | None = None) -> WordList:
    r"""The words in a YAML file, for `compare(before, after, words=...)`.

    `actions` and `things` are lists of groups; the words of one group mean the same. `opposites` is a list of two
    groups each. `light` words say little, `stop` words nothing, `joining` words join two actions.

    Raises:
        ReadError: it cannot be opened, is no YAML, or says something else; by file and line.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder) / "words.yaml"
        ...     _ = path.write_text("things:\n  - [parish, ward, division]\n")
        ...     read_words(path).things
        (('parish', 'ward', 'division'),)
    """
    limits = limits or Limits()
    source = Source(str(path), read_bytes(Path(path), limits["file"]), limits)
    problems = Problems(str(path))
    try:
        problems.text = decode(source, problems)
        tree, mark = read_yaml(problems.text, problems, limits)
    except Unreadable:
        raise ReadError(str(path), problems=problems.sorted()) from None
    found = _Reader(problems).words(tree, mark)
    if problems.errors:
        raise ReadError(str(path), problems=problems.sorted())
    return found


class _Reader:
    def __init__(self, problems: Problems) -> None:
        self.problems = problems

    def words(self, tree: Value | None, mark: int) -> WordList:
        found: dict[str, Any] = {}
        if not isinstance(tree, Map):
            self._wrong(mark, "words-map")
            return WordList()
        for key, value, key_mark, value_mark in tree.rows():
            if key in _SINGLE:
                found[key] = tuple(self._entries(value, value_mark))
            elif key == "opposites":
                found[key] = tuple(self._opposites(value, value_mark))
            elif key in _GROUPS:
                found[key] = tuple(self._groups(value, value_mark))
            else:
                self._unknown(key_mark, key)
        return WordList(**found)

    def _groups(self, value: Value, mark: int) -> Iterator[_Group]:
        for item, item_mark in self._items(value, mark, "words-groups"):
            entries = tuple(self._entries(item, item_mark))
            if isinstance(item, Seq) and len(item.items) < _SIDES:
                self._wrong(item_mark, "words-few")
            yield entries

    def _opposites(self, value: Value, mark: int) -> Iterator[tuple[_Group, _Group]]:
        for item, item_mark in self._items(value, mark, "words-opposites"):
            if not isinstance(item, Seq) or len(item.items) != _SIDES:
                self._wrong(item_mark, "words-opposites")
                continue
            one, other = (tuple(self._entries(side, at)) for side, at in item.rows())
            yield one, other

    def _entries(self, value: Value, mark: int) -> Iterator[str]:
        for item, item_mark in self._items(value, mark, "words-list"):
            if isinstance(item, str) and any(letter.isalnum() for letter in item):
                yield str(item)
            else:
                self._wrong(item_mark, "words-word", found=cut(item if isinstance(item, str) else "[...]"))

    def _items(self, value: Value, mark: int, slug: str) -> Iterator[tuple[Value, int]]:
        if isinstance(value, Seq):
            yield from value.rows()
        else:
            self._wrong(mark, slug)

    def _unknown(self, mark: int, name: str) -> None:
        known = (*_GROUPS, *_SINGLE)
        near = nearest(name, known)
        hint = say("command.did-you-mean", close=near) if near else ""
        self._wrong(mark, "words-key", name=cut(name), hint=hint, known=", ".join(known))

    def _wrong(self, mark: int, slug: str, **values: str) -> None:
        place = self.problems.place(mark)
        message = say(f"comparison.{slug}", **values)
        self.problems.add(Finding("words", Severity.ERROR, message, place=place))
