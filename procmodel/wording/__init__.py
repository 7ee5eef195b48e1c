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

__all__ = ["LANGUAGES", "called", "help_texts", "say", "sentences", "speaking", "spoken", "ways_to_speak"]

LANGUAGES: Mapping[str, str] = MappingProxyType({"en": "English", "cy": "Cymraeg"})
"""The languages that procmodel speaks, by their code, each by its own name."""

_spoken: ContextVar[tuple[str, ...]] = ContextVar("spoken", default=("en",))


def spoken() -> str:
    """The code of the language that is spoken now: `en` unless somebody chose another."""
    return _spoken.get()[0]


def ways_to_speak() -> tuple[str, ...]:
    """Each language alone, then with the labels of a second one beside its own: `cy`, `cy+en`."""
    return *LANGUAGES, *(f"{one}+{other}" for one in LANGUAGES for other in LANGUAGES if one != other)


def called(name: str, names: Mapping[str, str]) -> str:
    """What a part of a model is called where it has names in several languages: in the one that is spoken.

    Args:
        name: as the author calls it; empty for nothing.
        names: what it is called in other languages, by code.

    Example:
        >>> called("Log it", {"cy": "Cofnodi"})
        'Log it'
        >>> with speaking("cy+en"):
        ...     called("Log it", {"cy": "Cofnodi"})
        'Cofnodi / Log it'
    """
    if not names:
        return name
    return " / ".join(filter(None, dict.fromkeys(names.get(code, name) for code in _spoken.get())))


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: results, pictures, papers and errors that are made meanwhile.

    Ids, keys and numbers stay as they are. A model's own names do too, unless it gives them in that language.

    Args:
        language: `en` for English or `cy` for Welsh; `cy+en` speaks Welsh and shows names in both.

    Raises:
        ValueError: no such language.

    Example:
        >>> from procmodel import speaking
        >>> from procmodel.wording import say
        >>> with speaking("cy"):
        ...     say("reports.before"), say("reports.after")
        ('cynt', 'wedyn')
    """
    if language not in ways_to_speak():
        raise ValueError(f"no language {language!r} (one of: {', '.join(ways_to_speak())})")
    token = _spoken.set(tuple(language.split("+")))
    try:
        yield
    finally:
        _spoken.reset(token)


def sentences(area: str, language: str | None = None) -> Mapping[str, str]:
    """All templates of one area, in the language that is spoken or in another."""
    return _templates(area, language or spoken())


@cache
def help_texts(language: str) -> Mapping[str, str]:
    """What `--help` and wrong usage say in a language, by their English text, which stands at each command."""
    name = f"procmodel.wording.{language}.help"
    found = import_module(name).HELP if find_spec(name) else {}
    return cast(Mapping[str, str], found)


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
    try:
        return _templates(area, spoken())[slug].format(**values)
    except KeyError:  # another language lags behind: what the English sentence asks for is what is given
        return _templates(area, "en")[slug].format(**values)
