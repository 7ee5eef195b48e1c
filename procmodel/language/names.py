"""The ids of a text: where each is declared, where each is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from procmodel.formats.types import Text
from procmodel.language.meaning import meaning
from procmodel.language.words import Word
from procmodel.light.records import dataclass

__all__ = ["Mention", "Name", "Names", "box_of", "names_of"]

_NAMED_BY_VALUES = (
    *("step", "lane", "system", "data", "decision", "source", "assumption"),
    *("pool", "event", "annotation", "group"),
)


@dataclass(frozen=True, slots=True)
class Name:
    """An id: of what it is one, and what leads to it; a step in a box has the ids of its boxes before its own."""

    what: str
    parts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id as its line declares it."""
        return self.parts[-1]

    @property
    def full(self) -> str:
        """The id as the rest of the file may call it: `box/task`."""
        return "/".join(self.parts)


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that names something, and which of the parts of its text is the id itself."""

    word: Word
    part: int = 0


@dataclass(frozen=True, slots=True)
class Names:
    """Every id with the word that declares it, and the words that use it."""

    declared: Mapping[Name, Word]
    used: Mapping[Name, tuple[Mention, ...]]

    def of(self, word: Word) -> Name | None:
        """What a word declares or names, where the text declares it."""
        for name, declaring in self.declared.items():
            if declaring is word:
                return name
        named = [name for name, mentions in self.used.items() if any(one.word is word for one in mentions)]
        return max(named, key=lambda name: len(name.parts), default=None)

    def ids(self, what: str, box: tuple[str, ...] = ()) -> list[str]:
        """The ids of one kind in file order; of steps, those in one box."""
        return [name.id for name in self.declared if name.what == what and name.parts[:-1] == box]


def names_of(words: Iterable[Word]) -> Names:
    """The ids of a text by its words."""
    words = tuple(words)
    declared: dict[Name, Word] = {}
    for word in words:
        if word.is_key and (what := meaning(word.path).declares) in _NAMED_BY_VALUES:
            declared.setdefault(Name(what, _parts(what, word.path)), word)
    used: dict[Name, list[Mention]] = {}
    for word in words:
        if not word.is_key:
            for name, part in _named(word, declared):
                used.setdefault(name, []).append(Mention(word, part))
    return Names(declared, {name: tuple(mentions) for name, mentions in used.items()})


def _parts(what: str, path: tuple[str, ...]) -> tuple[str, ...]:
    return path[1::2] if what == "step" else path[-1:]


def box_of(path: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the boxes that a path lies in.

    Example:
        >>> box_of(("steps", "box", "steps", "task", "next")), box_of(("main_path", "0"))
        (('box',), ())
    """
    found: list[str] = []
    while path[:1] == ("steps",) and len(path) > 3 and path[2] == "steps":
        found.append(path[1])
        path = path[2:]
    return tuple(found)


def _named(word: Word, declared: Mapping[Name, Word]) -> list[tuple[Name, int]]:
    """The ids that a value names, each with its part of the text; the boxes on the way count too."""
    found = meaning(word.path)
    if word.value.startswith("$") and not isinstance(found.type, Text):
        assumption = Name("assumption", (word.value[1:],))
        return [(assumption, 0)] if assumption in declared else []
    for what in found.refers:
        if what != "step":
            name = Name(what, (word.value,))
            if name in declared:
                return [(name, 0)]
        elif step := _step(word, declared):
            return step
    return []


def _step(word: Word, declared: Mapping[Name, Word]) -> list[tuple[Name, int]]:
    said = tuple(word.value.split("/"))
    near = (*box_of(word.path), *said)
    full = near if Name("step", near) in declared else said
    if Name("step", full) not in declared:
        return []
    first = len(full) - len(said)
    return [(Name("step", full[: first + number + 1]), number) for number in range(len(said))]
