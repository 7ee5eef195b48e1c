"""Words that mean the same in labels of steps, one language a file: data, not code.

A file has sections: `[stemmer]` the name of a Snowball stemmer or nothing, `[apart]` words that the stemmer
would make one with others, `[stop]` words without weight, `[light]` words of little weight, `[joining]` words
such as `and`, `[details]` words behind which only details follow, `[participles]`, `[nouns]` and `[gerunds]`
endings (`-ed`) and words by which the name of an action is known, `[actions]` and `[things]` groups of one
meaning a line, `[opposites]` groups that never match, set apart by `|`. Entries are set apart by commas and
may be of several words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import cache
from os.path import dirname, join

from procmodel.light.records import dataclass

__all__ = ["CHECK", "LANGUAGES", "WordList", "parse", "word_list"]

LANGUAGES = ("en", "cy", "de")
CHECK = {"en": "check", "cy": "gwirio", "de": "prüfen"}
"""The word for checking: labels that begin with it, or with a word of its group, name a check."""

_Group = tuple[str, ...]
_FLAT = ("apart", "stop", "light", "joining", "details", "participles", "nouns", "gerunds")
_SECTIONS = ("stemmer", *_FLAT, "actions", "things", "opposites")


@dataclass(frozen=True)
class WordList:
    """What one file says, as written: nothing is stemmed yet."""

    stemmer: str = ""
    apart: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    actions: tuple[tuple[str, ...], ...] = ()
    things: tuple[tuple[str, ...], ...] = ()
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = field(default=())

    def extended(self, own: WordList) -> WordList:
        """This list with the words of a project added: each of them means, too, what its partners mean here."""
        both = {name: getattr(self, name) + getattr(own, name) for name in _FLAT}
        return WordList(
            stemmer=own.stemmer or self.stemmer,
            actions=tuple(_joined(self.actions, own.actions)) + own.actions,
            things=tuple(_joined(self.things, own.things)) + own.things,
            opposites=self.opposites + own.opposites,
            **both,
        )


@cache
def word_list(language: str = "en") -> WordList:
    """The words of a language.

    Raises:
        ValueError: no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no words for labels in {language!r} (one of: {', '.join(LANGUAGES)})")
    with open(join(dirname(__file__), f"{language}.txt"), encoding="utf-8") as file:
        return parse(file.read())


def parse(text: str) -> WordList:
    r"""Read a file of words.

    Raises:
        ValueError: a section that is not known, or words before the first section.

    Example:
        >>> parse("[actions]\ncheck, look at\n[opposites]\nopen | close, shut").opposites
        ((('open',), ('close', 'shut')),)
    """
    lines: dict[str, list[str]] = {name: [] for name in _SECTIONS}
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.partition("#")[0].strip()
        if line.startswith("["):
            section = line.strip("[]")
        if not line or line.startswith("["):
            continue
        if section not in lines:
            raise ValueError(f"line {number}: words in section {section!r} (one of: {', '.join(_SECTIONS)})")
        lines[section].append(line)
    sides = [line.partition("|") for line in lines["opposites"]]
    flat = {name: _entries(",".join(lines[name])) for name in _FLAT}
    return WordList(
        stemmer=" ".join(lines["stemmer"]),
        actions=tuple(map(_entries, lines["actions"])),
        things=tuple(map(_entries, lines["things"])),
        opposites=tuple((_entries(one), _entries(other)) for one, _, other in sides),
        **flat,
    )


def _joined(groups: tuple[_Group, ...], own: tuple[_Group, ...]) -> Iterator[_Group]:
    """The groups of a language, each with the words that a project sets beside one of its words."""
    for group in groups:
        words = {word.casefold() for word in group}
        added = (each for each in own if words.intersection(word.casefold() for word in each))
        yield tuple(dict.fromkeys((*group, *(word for each in added for word in each))))


def _entries(line: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, line.split(","))))
