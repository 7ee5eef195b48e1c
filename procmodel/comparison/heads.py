"""Which word of a label names its action: `application received`, `payment of the fee`, `budget checking`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.light.tuples import NamedTuple

if TYPE_CHECKING:
    from procmodel.comparison.words import Word

__all__ = ["Forms", "Placed", "head"]


class Forms(NamedTuple):
    """What a language says about the forms of words: endings as `-ed`, single words without the stroke."""

    participles: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    gerunds: tuple[str, ...] = ()
    details: frozenset[str] = frozenset()  # words behind which only details follow: `of`, `by`
    stop: frozenset[str] = frozenset()


class Placed(NamedTuple):
    """A word of a label, where it begins and ends among the tokens."""

    word: Word
    begin: int
    end: int


def head(tokens: Sequence[str], words: Sequence[Placed], forms: Forms) -> int | None:
    """The place among the words of the one whose form says that it names the action; none where no form does.

    The rules, in order: a label that begins with a verb says it first; a participle that ends what is said
    (`application received by post`); the last word of action before the details (`invoice check by the office`).
    """
    acts = [at for at, placed in enumerate(words) if placed.word.is_action and not placed.word.is_light]
    if not acts or len(words) < 2 or not forms.details:
        return None
    first = words[0].word
    opening = tokens[words[0].end - 1]
    is_noun = _ends(opening, forms.nouns)
    if first.is_action and not is_noun and (not first.is_thing or _ends(opening, forms.gerunds)):
        return None
    for at in acts:
        if (
            at
            and _ends(tokens[words[at].end - 1], forms.participles)
            and _is_said(tokens, words[at].end, forms)
        ):
            return at
    till = next((at for at, token in enumerate(tokens) if token in forms.details and at), len(tokens))
    before = [at for at in acts if words[at].end <= till]
    if first.is_action and not is_noun:
        before = [at for at in before if _ends(tokens[words[at].end - 1], forms.gerunds)]
    return before[-1] if before else None


def _ends(token: str, endings: Sequence[str]) -> bool:
    return any(token.endswith(one[1:]) if one.startswith("-") else token == one for one in endings)


def _is_said(tokens: Sequence[str], at: int, forms: Forms) -> bool:
    """Whether nothing follows that the participle could belong to: `check signed form`."""
    return at >= len(tokens) or tokens[at] in forms.details or tokens[at] in forms.stop
