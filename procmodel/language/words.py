"""The keys and values of a text, each with the keys that lead to it, as far as the text can be read."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from procmodel.formats.libyaml import CParser, yaml
from procmodel.light.records import dataclass

__all__ = ["Word", "Words", "words_of"]

_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Word:
    """A key or a single value: what it says, where it stands, and the keys that lead to it.

    `path` ends with the key itself where it is one; the place in a list counts from 0, as text.
    """

    path: tuple[str, ...]
    value: str
    start: int
    end: int
    is_key: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order; `whole` where all of it could be read."""

    words: tuple[Word, ...]
    whole: bool

    def at(self, offset: int) -> Word | None:
        """The word that a place in the text touches."""
        touching = (word for word in self.words if word.start <= offset <= word.end)
        return next(touching, None)


@dataclass(slots=True)
class _Open:
    """A map or list that is being read."""

    path: tuple[str, ...]
    is_map: bool
    key: str | None = None
    count: int = 0


@dataclass(slots=True)
class _Gathering:
    """What was read so far."""

    words: list[Word] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self.stack.append(_Open(self.path(), isinstance(event, yaml.MappingStartEvent)))
            if len(self.stack) > _DEEPEST:
                raise yaml.YAMLError
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.done()
        elif isinstance(event, yaml.AliasEvent):
            self.done()

    def scalar(self, event: Any) -> None:
        here = self.stack[-1] if self.stack else None
        start, end = event.start_mark.index, event.end_mark.index
        if here is not None and here.is_map and here.key is None:
            here.key = event.value
            self.words.append(Word((*here.path, event.value), event.value, start, end, True))
        else:
            self.words.append(Word(self.path(), event.value, start, end, False))
            self.done()

    def path(self) -> tuple[str, ...]:
        """Where the next value stands."""
        if not self.stack:
            return ()
        here = self.stack[-1]
        return (*here.path, (here.key or "") if here.is_map else str(here.count))

    def done(self) -> None:
        """A value is complete; the map waits for a key again, the list for the next item."""
        if self.stack:
            here = self.stack[-1]
            here.key, here.count = ("" if here.is_map and here.key is None else None), here.count + 1


def words_of(text: str) -> Words:
    """The words of a YAML text up to the first place that cannot be read.

    Example:
        >>> [(word.path, word.is_key) for word in words_of("lanes: {a: }").words]
        [(('lanes',), True), (('lanes', 'a'), True), (('lanes', 'a'), False)]
    """
    found = _Gathering()
    try:
        parser = CParser(text)
        while (event := parser.get_event()) is not None:
            found.take(event)
    except (yaml.YAMLError, ValueError):
        return Words(tuple(found.words), whole=False)
    return Words(tuple(found.words), whole=True)
