"""Every sentence that procmodel says, by area and language.

A sentence is named `area.slug`; its areas are files of `wording/<language>/`, loaded when first needed.
The English ones are the catalogue; what another language lacks is said in English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import cast

__all__ = ["LANGUAGES", "say", "sentences", "speaking", "spoken"]

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "cy": "Cymraeg"})
"""The languages that procmodel speaks, by their code, each by its own name."""

_spoken: ContextVar[str] = ContextVar("spoken", default="en")


def spoken() -> str:
    """The code of the language that is spoken now: `en` unless somebody chose another."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: results, pictures, papers and errors that are made meanwhile.

    Ids, keys and numbers stay as they are, and so do names and labels of a model.

    Args:
        language: `en` for English or `cy` for Welsh.

    Raises:
        ValueError: no such language.

    Example:
        >>> from procmodel import speaking
        >>> from procmodel.wording import say
        >>> with speaking("cy"):
        ...     say("reports.before"), say("reports.after")
        ('cynt', 'wedyn')
    """
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r} (one of: {', '.join(LANGUAGES)})")
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def sentences(area: str, language: str | None = None) -> Mapping[str, str]:
    """All templates of one area, in the language that is spoken or in another."""
    return _templates(area, language or spoken())


@cache
def _templates(area: str, language: str) -> Mapping[str, str]:
    name = f"procmodel.wording.{language}.{area}"
    if language == "en":
        return cast(Mapping[str, str], import_module(name).SENTENCES)
    own = import_module(name).SENTENCES if find_spec(name) else {}
    return {**_templates(area, "en"), **own}


def say(key: str, /, **values: object) -> str:
    """The sentence called `key` (`area.slug`), filled in with `values`, in the language that is spoken.

    Raises:
        KeyError: no such sentence, or a value that it needs is missing.
    """
    area, _, slug = key.partition(".")
    return _templates(area, spoken())[slug].format(**values)
