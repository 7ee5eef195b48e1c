"""Labels as words: folded, stemmed, phrases kept together, each word with its meanings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from procmodel.comparison.side import folded
from procmodel.wording.labels import WordList, word_list

__all__ = ["Lexicon", "Word", "lexicon", "lexicon_about", "may_mean"]

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_ASIDE = re.compile(r"\([^()]*\)")  # a remark in brackets weighs little
_LONGEST_PHRASE = 3
_JOINING_MARKS = (",", "+", "&", "/", ";")


class Word(NamedTuple):
    """One word (or phrase) of a label: its stem, its groups of meaning, and how much it says."""

    stem: str
    groups: frozenset[int] = frozenset()
    is_action: bool = False
    is_light: bool = False

    @property
    def is_known(self) -> bool:
        """Whether the lists have it, so that it is no slip of the pen for another word."""
        return bool(self.groups) or self.is_light


class Lexicon:
    """The words of a language, stemmed and indexed."""

    def __init__(self, words: WordList, synonyms: bool = True) -> None:
        self._stem = _stemmer(words.stemmer)
        self._stop = frozenset(token for entry in words.stop for token in folded(entry).split())
        self._joining = frozenset(map(folded, words.joining))
        self._groups: dict[str, set[int]] = {}
        self._opposed: set[tuple[int, int]] = set()
        groups = (*words.actions, *words.things) if synonyms else ()
        for number, group in enumerate(groups):
            self._add(group, number)
        self._actions = {self.key(entry) for group in words.actions for entry in group}
        self._light = {self.key(entry) for entry in words.light}
        self._sides: dict[str, set[tuple[int, int]]] = {}
        for number, sides in enumerate(words.opposites if synonyms else ()):
            for side, entries in enumerate(sides):
                for entry in entries:
                    self._sides.setdefault(self.key(entry), set()).add((number, side))
        keys = (*self._groups, *self._actions, *self._light, *self._sides)
        self._phrases = frozenset(key for key in keys if " " in key)
        self._words: dict[str, Word] = {}

    def _add(self, group: Iterable[str], number: int) -> None:
        for entry in group:
            self._groups.setdefault(self.key(entry), set()).add(number)

    def key(self, entry: str) -> str:
        """An entry of the lists as stems."""
        return " ".join(self._stem(token) for token in folded(entry).split())

    def words(self, label: str) -> tuple[Word, ...]:
        """The words of a label that say something, in order."""
        aside = " ".join(_ASIDE.findall(label))
        if aside and (rest := _ASIDE.sub(" ", label)).strip():
            return (*self.words(rest), *(word._replace(is_light=True) for word in self.words(aside[1:-1])))
        tokens = folded(_CAMEL.sub(" ", label)).split()
        stems = [self._stem(token) for token in tokens]
        found: list[Word] = []
        at = 0
        while at < len(stems):
            length = self._phrase_at(stems, at)
            if length > 1 or tokens[at] not in self._stop:
                found.append(self._word(" ".join(stems[at : at + length])))
            at += length
        return tuple(found) or tuple(self._word(stem) for stem in stems)

    def joins(self, label: str) -> bool:
        """Whether a label joins several things: by a word such as `and`, a comma, a plus, a stroke."""
        return any(mark in label for mark in _JOINING_MARKS) or bool(
            self._joining & set(folded(label).split())
        )

    def opposed(self, one: Word, other: Word) -> bool:
        """Whether two words mean the opposite of each other."""
        sides = self._sides.get(other.stem, ())
        return any((number, 1 - side) in sides for number, side in self._sides.get(one.stem, ()))

    def _phrase_at(self, stems: list[str], at: int) -> int:
        for length in range(min(_LONGEST_PHRASE, len(stems) - at), 1, -1):
            if " ".join(stems[at : at + length]) in self._phrases:
                return length
        return 1

    def _word(self, stem: str) -> Word:
        if stem not in self._words:
            groups = frozenset(self._groups.get(stem, ()))
            self._words[stem] = Word(stem, groups, stem in self._actions, stem in self._light)
        return self._words[stem]


@cache
def lexicon(language: str = "en", synonyms: bool = True, own: WordList | None = None) -> Lexicon:
    """The lexicon of a language, with a project's own words; made once."""
    words = word_list(language)
    return Lexicon(words.extended(own) if own is not None else words, synonyms)


def may_mean(label: str, word: str, language: str = "en") -> bool:
    """Whether the first word of a label begins like an action that shares a meaning with `word`.

    A stem keeps the first three letters of its word, but for y that may become i: where this says no, no stemmer
    needs to be loaded.
    """
    groups = [group for group in word_list(language).actions if word in group]
    begins = {_beginning(entry) for group in groups for entry in group}
    return _beginning(_CAMEL.sub(" ", label)) in begins


def _beginning(label: str) -> str:
    return folded(label).partition(" ")[0][:3].replace("y", "i")


@cache
def lexicon_about(word: str, language: str = "en") -> Lexicon:
    """A lexicon of the actions that share a meaning with `word`, and of phrases that begin like one of them.

    Says of the first word of a label whether it is one of these actions, as the whole lexicon would; the rest
    is not stemmed, which takes most of the time.
    """
    words = word_list(language)
    groups = tuple(group for group in words.actions if word in group)
    begins = {entry.split()[0] for group in groups for entry in group}
    opposites = (side for sides in words.opposites for side in sides)
    entries = (entry for group in (*words.actions, *words.things, *opposites, words.light) for entry in group)
    phrases = {entry: None for entry in entries if " " in entry and entry.split()[0] in begins}
    others = tuple((entry,) for entry in phrases if not any(entry in group for group in groups))
    return Lexicon(WordList(words.stemmer, words.stop, actions=groups, things=others))


def _stemmer(name: str) -> Callable[[str], str]:
    """A Snowball stemmer, or none for a language that has none."""
    if not name:
        return str
    import snowballstemmer

    return cache(snowballstemmer.stemmer(name).stemWord)
