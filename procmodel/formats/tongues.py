"""A workbook in another language: its sheets, headings and choices are written in it, and read for ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from procmodel.wording import LANGUAGES, sentences

__all__ = ["our_word", "their_word"]


def their_word(word: str) -> str:
    """A word of ours as a workbook in the language that is spoken has it; words that it lacks stay.

    Example:
        >>> from procmodel.wording import speaking
        >>> with speaking("cy"):
        ...     their_word("step")
        'cam'
    """
    return sentences("cells").get(word, word)


def our_word(text: str) -> str:
    """The English word that a workbook in any language means; a text that is no such word stays.

    Example:
        >>> our_word("Munudau arferol"), our_word("Cam 1")
        ('minutes usual', 'Cam 1')
    """
    return _words().get(" ".join(text.casefold().split()), text)


@cache
def _words() -> Mapping[str, str]:
    return {
        theirs.casefold(): ours
        for language in LANGUAGES
        if language != "en"
        for ours, theirs in sentences("cells", language).items()
    }
