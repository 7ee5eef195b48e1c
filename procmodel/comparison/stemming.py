"""Stemmers of single languages.

The library loads the tables of its thirty-odd languages together, which takes longer than to compare two small
models. So this module looks into the folder of the library itself: its languages are found below both names.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder

__all__ = ["stemmer"]

_library = PathFinder.find_spec("snowballstemmer")
__path__ = list((_library.submodule_search_locations if _library else None) or ())


def stemmer(name: str) -> Callable[[str], str]:
    """The stemmer of a language by the name that Snowball gives it, or none for a language that has none.

    Example:
        >>> stemmer("english")("checking"), stemmer("")("checking")
        ('check', 'checking')
    """
    if not name:
        return str
    language = getattr(import_module(f"{__name__}.{name}_stemmer"), f"{name.title().replace('_', '')}Stemmer")
    return cache(language().stemWord)
