"""Labels as words: folded, stemmed, phrases kept together, each word with its meanings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from functools import cache
from itertools import starmap
from typing import Any

from procmodel.comparison.heads import Forms, Placed, head
from procmodel.comparison.side import folded
from procmodel.comparison.stemming import stemmer
from procmodel.light.tuples import NamedTuple
from procmodel.wording.labels import WordList, word_list

__all__ = ["Lexicon", "Word", "corner", "lexicon", "lexicon_about", "may_mean"]

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
    is_thing: bool = False
    is_head: bool = False  # its form says that it names the action of its label

    @property
    def is_known(self) -> bool:
        """Whether the lists have it, so that it is no slip of the pen for another word."""
        return bool(self.groups) or self.is_light


class _Entry(NamedTuple):
    """What the lists say of one entry."""

    text: str
    group: int = -1  # of meaning; none where it is negative
    is_action: bool = False
    is_light: bool = False
    is_thing: bool = False
    side: tuple[int, int] | None = None  # of which pair of opposites, and which of the two


class Lexicon:
    """The words of a language, indexed; an entry is stemmed when a word that begins as it does is met.

    So the entries lie by their first letter, and once a word with that letter is met, by their corner.
    """

    def __init__(self, words: WordList, synonyms: bool = True) -> None:
        self._stemmed = stemmer(words.stemmer)
        self._apart = frozenset(map(folded, words.apart))
        self._stop = frozenset(token for entry in words.stop for token in folded(entry).split())
        self._joining = frozenset(map(folded, words.joining))
        self._listed: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for entry in _entries(words, synonyms):
            self._listed[_initial(entry[0][:1]) or corner(entry[0])[:1]].append(entry)
        self._waiting: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._groups: dict[str, set[int]] = {}
        self._forms = Forms(
            words.participles, words.nouns, words.gerunds, frozenset(map(folded, words.details)), self._stop
        )
        self._actions: set[str] = set()
        self._things: set[str] = set()
        self._light: set[str] = set()
        self._sides: dict[str, set[tuple[int, int]]] = {}
        self._phrases: set[str] = set()
        self._words: dict[str, Word] = {}

    def _meet(self, stem: str) -> None:
        """Take in the entries that may have this stem at their beginning."""
        begins = corner(stem)
        for waiting in self._listed.pop(begins[:1], ()):
            self._waiting[corner(waiting[0])].append(waiting)
        for entry in starmap(_Entry, self._waiting.pop(begins, ())):
            key = self.key(entry.text)
            if entry.group >= 0:
                self._groups.setdefault(key, set()).add(entry.group)
            if entry.is_action:
                self._actions.add(key)
            if entry.is_thing:
                self._things.add(key)
            if entry.is_light:
                self._light.add(key)
            if entry.side is not None:
                self._sides.setdefault(key, set()).add(entry.side)
            if " " in key:
                self._phrases.add(key)

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
        for stem in stems:
            self._meet(stem)
        found: list[Placed] = []
        at = 0
        while at < len(stems):
            length = self._phrase_at(stems, at)
            if length > 1 or tokens[at] not in self._stop:
                found.append(Placed(self._word(" ".join(stems[at : at + length])), at, at + length))
            at += length
        named = head(tokens, found, self._forms)
        words = (one.word._replace(is_head=True) if i == named else one.word for i, one in enumerate(found))
        return tuple(words) or tuple(self._word(stem) for stem in stems)

    def _stem(self, token: str) -> str:
        """The stem of a word; a word that stands apart keeps its shape, without the mark of the plural."""
        single = token.removesuffix("s")
        return single if single in self._apart else self._stemmed(token)

    def joins(self, label: str) -> bool:
        """Whether a label joins several things: by a word such as `and`, a comma, a plus, a stroke."""
        return any(mark in label for mark in _JOINING_MARKS) or bool(
            self._joining & set(folded(label).split())
        )

    def sides(self, word: Word) -> Set[tuple[int, int]]:
        """On which side of which pairs of opposites a word stands."""
        return self._sides.get(word.stem, frozenset())

    def opposites(self, word: Word) -> Iterator[tuple[int, int]]:
        """The sides that mean the opposite of a word."""
        return ((number, 1 - side) for number, side in self.sides(word))

    def _phrase_at(self, stems: list[str], at: int) -> int:
        for length in range(min(_LONGEST_PHRASE, len(stems) - at), 1, -1):
            if " ".join(stems[at : at + length]) in self._phrases:
                return length
        return 1

    def _word(self, stem: str) -> Word:
        if stem not in self._words:
            groups = frozenset(self._groups.get(stem, ()))
            is_light, is_thing = stem in self._light, stem in self._things
            self._words[stem] = Word(stem, groups, stem in self._actions, is_light, is_thing)
        return self._words[stem]


def _entries(words: WordList, synonyms: bool) -> Iterator[tuple[Any, ...]]:
    """All that the lists say, entry by entry, as what an `_Entry` is made of."""
    for number, group in enumerate((*words.actions, *words.things)):
        is_action = number < len(words.actions)
        meaning = number if synonyms else -1
        for text in group:
            yield text, meaning, is_action, False, not is_action
    for text in words.light:
        yield text, -1, False, True
    for number, sides in enumerate(words.opposites if synonyms else ()):
        for side, texts in enumerate(sides):
            for text in texts:
                yield text, -1, False, False, False, (number, side)


@cache
def _initial(letter: str) -> str:
    """The first letter of the corner of what begins with a letter; empty for a sign."""
    return corner(letter)[:1]


def corner(text: str) -> str:
    """The letters by which entries are looked up: no stemmer changes them.

    A stem keeps the first two letters of its word, but for y that may become i, and ae, oe, ue that stand for
    one letter in German.
    """
    first = text[:3]
    plain = first.lower() if first.isascii() and first.isalnum() else folded(text).partition(" ")[0][:3]
    if plain[1:2] == "e" and plain[0] in "aou":
        plain = plain[0] + plain[2:]
    return plain[:2].replace("y", "i")


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
    return Lexicon(WordList(words.stemmer, words.apart, words.stop, actions=groups, things=others))
