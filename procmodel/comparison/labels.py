"""How much two labels say the same.

Words are compared by stem, group of synonyms, common beginning and slips of the pen; each word of one label
is held against its best fit in the other, rare words weigh more. Action and object are also compared apart,
so that sending a letter is not receiving it.

Reference: Klinkmüller et al. (2013), Increasing recall of process model matching by improved activity label
matching.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from procmodel.comparison.words import Lexicon, Word, lexicon
from procmodel.light.caching import cached_property
from procmodel.light.tuples import NamedTuple
from procmodel.wording.labels import WordList

__all__ = ["LabelIndex", "Labels", "label_similarity"]

SYNONYM = 0.9  # two words of one group
KINDRED = 0.8  # two words with a long common beginning: `decide`, `decision`
SLIP_FROM = 0.8  # edit similarity from which an unknown word counts as a slip of the pen
KINDRED_LETTERS, KINDRED_SHARE = 4, 0.65
SLIP_LETTERS = 5
LIGHT = 0.3  # weight of `process`, `do`
PRUNED = 0.5  # how much counts what is left of the longer label once its words that fit least are dropped
RARE = 0.5  # how much rarity in the two models adds to the weight of a word
WORDS, PARTS = 0.6, 0.4  # weight of all words together, and of action and object apart
ACTION, OBJECT = 0.45, 0.55
ONE_SIDED = 0.92  # where only one of the labels names an action, nothing contradicts it


class _Clues(NamedTuple):
    """What a label can share with another one: words, meanings, beginnings; and whether it may have slips."""

    shared: frozenset[str | int]
    has_long: bool
    has_unknown: bool  # long words that no list has

    def are_strange_to(self, other: _Clues) -> bool:
        """Whether no word of one can fit a word of the other."""
        slips = (self.has_unknown and other.has_long) or (self.has_long and other.has_unknown)
        return not slips and self.shared.isdisjoint(other.shared)


class Labels:
    """Compares the labels of two models; rarity of words is counted over both."""

    def __init__(
        self,
        labels: Iterable[str] = (),
        language: str = "en",
        synonyms: bool = True,
        own: WordList | None = None,
    ) -> None:
        self._texts = labels
        self._chosen = language, synonyms, own
        self._parsed: dict[str, tuple[Word, ...]] = {}
        self._clues: dict[str, _Clues] = {}
        self._fits: dict[tuple[str, str], float] = {}
        self._found: dict[tuple[str, str], float] = {}

    @cached_property
    def _lexicon(self) -> Lexicon:
        """The words, read when they are first needed: two files with ids never need them."""
        return lexicon(*self._chosen)

    @cached_property
    def _rarity(self) -> dict[str, float]:
        distinct = dict.fromkeys(self._texts)
        counts = Counter(stem for text in distinct for stem in {w.stem for w in self.words(text)})
        total = max(len(distinct), 1)
        return {stem: log(1 + total / n) / log(1 + total) for stem, n in counts.items()}

    def words(self, label: str) -> tuple[Word, ...]:
        """The words of a label that say something."""
        if label not in self._parsed:
            self._parsed[label] = self._lexicon.words(label)
        return self._parsed[label]

    def similarity(self, one: str, other: str) -> float:
        """How much two labels say the same, 0 to 1; symmetric.

        Example:
            >>> Labels().similarity("Check the claim", "Verify claim") > 0.9
            True
            >>> Labels().similarity("Send letter", "Receive letter") < 0.5
            True
        """
        if self.clue(one).are_strange_to(self.clue(other)):
            return 0.0
        key = (one, other) if one <= other else (other, one)
        if key not in self._found:
            self._found[key] = self._compare(self.words(key[0]), self.words(key[1]))
        return self._found[key]

    def clue(self, label: str) -> _Clues:
        """What a label can share with another one."""
        if label not in self._clues:
            self._clues[label] = _clues_of(self.words(label))
        return self._clues[label]

    def _compare(self, one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
        if not one or not other:
            return 0.0
        whole = self._bag(one, other)
        if not whole:
            return 0.0
        if sorted(w.stem for w in one) == sorted(w.stem for w in other):
            return 1.0
        (acts, things), (other_acts, other_things) = _parts(one), _parts(other)
        if self._are_opposed(acts or things, other_acts or other_things):
            return whole * 0.5
        if acts and other_acts and things and other_things:
            parts = ACTION * self._bag(acts, other_acts) + OBJECT * self._bag(things, other_things)
            return WORDS * whole + PARTS * parts
        return whole * (ONE_SIDED if bool(acts) != bool(other_acts) else 1.0)

    def _are_opposed(self, one: Sequence[Word], other: Sequence[Word]) -> bool:
        facing = {side for word in one for side in self._lexicon.opposites(word)}
        if not facing or not any(facing & self._lexicon.sides(word) for word in other):
            return False
        return not {word.stem for word in one} & {word.stem for word in other}

    def _bag(self, one: Sequence[Word], other: Sequence[Word]) -> float:
        """The weighted share of the words of both that fit; half of it as if the longer label were no longer."""
        table = [[self.fit(word, that) for that in other] for word in one]
        if not any(map(any, table)):
            return 0.0
        first = [(self._weight(word), max(row)) for word, row in zip(one, table, strict=True)]
        columns = zip(*table, strict=True)
        second = [(self._weight(word), max(row)) for word, row in zip(other, columns, strict=True)]
        if len(one) == len(other):
            return _share((*first, *second))
        shortest = min(len(one), len(other))
        pruned = _share((*_pruned(first, shortest), *_pruned(second, shortest)))
        return PRUNED * pruned + (1 - PRUNED) * _share((*first, *second))

    def joins(self, label: str) -> bool:
        """Whether a label names several actions or things: `log and check`."""
        return self._lexicon.joins(label)

    def covered(self, label: str, by: Sequence[str]) -> float:
        """The weighted share of the words of a label that any of the other labels explains."""
        words, others = self.words(label), [word for text in by for word in self.words(text)]
        weights = [self._weight(word) for word in words]
        fits = [max((self.fit(word, other) for other in others), default=0.0) for word in words]
        return sum(w * fit for w, fit in zip(weights, fits, strict=True)) / sum(weights) if weights else 0.0

    def _weight(self, word: Word) -> float:
        return (LIGHT if word.is_light else 1.0) * (1 - RARE + RARE * self._rarity.get(word.stem, 1.0))

    def fit(self, one: Word, other: Word) -> float:
        """How much two words mean the same."""
        if one.stem == other.stem:
            return 1.0
        key = (one.stem, other.stem) if one.stem < other.stem else (other.stem, one.stem)
        if key not in self._fits:
            self._fits[key] = _fit(one, other)
        return self._fits[key]


class LabelIndex:
    """Labels by what another label can share with them: whoever asks need not look at the others.

    Args:
        labels: compares them.
        texts: the labels, by what bears them.

    Example:
        >>> index = LabelIndex(Labels(), {1: "Check claim", 2: "Pay fine", 3: "Verify form"})
        >>> sorted(index.alike("Examine letter"))
        [1, 3]
    """

    def __init__(self, labels: Labels, texts: Mapping[int, str]) -> None:
        self._labels = labels
        self._sharing: dict[str | int, set[int]] = {}
        self._long: set[int] = set()
        self._unknown: set[int] = set()
        for bearer, text in texts.items():
            clue = labels.clue(text)
            for key in clue.shared:
                self._sharing.setdefault(key, set()).add(bearer)
            if clue.has_long:
                self._long.add(bearer)
            if clue.has_unknown:
                self._unknown.add(bearer)

    def alike(self, text: str) -> set[int]:
        """Those of which a word can fit a word of this label; the similarity of all others is 0."""
        clue = self._labels.clue(text)
        found = set().union(*(self._sharing.get(key, ()) for key in clue.shared))
        found |= self._long if clue.has_unknown else set()
        return found | (self._unknown if clue.has_long else set())


def _share(fits: Sequence[tuple[float, float]]) -> float:
    """The mean of how well words fit, by their weight."""
    fit_in_all = weights = 0.0
    for weight, fit in fits:
        fit_in_all += weight * fit
        weights += weight
    return fit_in_all / weights


def _pruned(fits: list[tuple[float, float]], number: int) -> list[tuple[float, float]]:
    """Those of the words that fit best."""
    if len(fits) <= number:
        return fits
    return sorted(fits, key=lambda one: (one[0] * one[1], one[1]), reverse=True)[:number]


def _clues_of(words: Sequence[Word]) -> _Clues:
    shared: set[str | int] = set()
    for word in words:
        shared |= {word.stem, word.stem[:KINDRED_LETTERS]} | word.groups
    long = [word for word in words if len(word.stem) >= SLIP_LETTERS]
    return _Clues(frozenset(shared), bool(long), not all(word.is_known for word in long))


def _fit(one: Word, other: Word) -> float:
    if not one.groups.isdisjoint(other.groups):
        return SYNONYM
    a, b = one.stem, other.stem
    if a[:KINDRED_LETTERS] == b[:KINDRED_LETTERS] and _are_kindred(a, b):
        return KINDRED
    if min(len(a), len(b)) < SLIP_LETTERS or (one.is_known and other.is_known):
        return 0.0
    from rapidfuzz.distance import DamerauLevenshtein

    edit = DamerauLevenshtein.normalized_similarity(a, b)
    return edit if edit >= SLIP_FROM else 0.0


def _are_kindred(one: str, other: str) -> bool:
    """Whether both begin with the same letters, enough of them."""
    shortest, longest = sorted((len(one), len(other)))
    common = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), shortest)
    return common >= KINDRED_LETTERS and common >= KINDRED_SHARE * longest


def _parts(words: tuple[Word, ...]) -> tuple[list[Word], list[Word]]:
    """The action of a label, and what it is done to. A noun may name the action: `payment of the fee`.

    The action is the word whose form says so, else the first that names one and is not light, else the first
    that names one.
    """
    acts = [i for i, word in enumerate(words) if word.is_action]
    if not acts or len(words) == 1:
        return [], list(words)
    heads = (i for i in acts if words[i].is_head)
    at = next(heads, next((i for i in acts if not words[i].is_light), acts[0]))
    return [words[at]], [word for i, word in enumerate(words) if i != at]


def label_similarity(one: str, other: str, language: str = "en") -> float:
    """How much two labels say the same, 0 to 1, whatever else stands in their models."""
    return Labels((), language).similarity(one, other)
