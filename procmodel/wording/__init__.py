"""Every sentence that procmodel says, by area and language.

A sentence is named `area.slug`; its areas are files of `wording/<language>/`, loaded when first needed.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

__all__ = ["say", "sentences"]


@cache
def sentences(area: str, language: str = "en") -> dict[str, str]:
    """All templates of one area in one language."""
    found: dict[str, str] = import_module(f"procmodel.wording.{language}.{area}").SENTENCES
    return found


def say(key: str, /, **values: object) -> str:
    """The sentence called `key` (`area.slug`), filled in with `values`.

    Raises:
        KeyError: no such sentence, or a value that it needs is missing.
    """
    area, _, slug = key.partition(".")
    return sentences(area)[slug].format(**values)
