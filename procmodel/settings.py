"""`procmodel.toml`: what a project sets for itself, in the folder where the command is called."""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from procmodel.errors import ReadError
from procmodel.light.tuples import NamedTuple
from procmodel.wording import say, ways_to_speak

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["FILE", "Settings", "project_settings"]

FILE = "procmodel.toml"
_LARGEST = 1024 * 1024


class Settings(NamedTuple):
    """What a project sets.

    Attributes:
        rules: by rule `off`, `info`, `warning` or `error` (table `[rules]`).
        profile: the profile that `check` takes where none is asked for (`profile` in table `[check]`).
        synonyms: a file of the project's own words, from the folder of the settings (`synonyms` in table `[labels]`).
        language: of the labels (`language` in table `[labels]`).
        lang: in which procmodel speaks (`lang`, above all tables).
    """

    rules: Mapping[str, str] = MappingProxyType({})
    profile: str | None = None
    synonyms: str | None = None
    language: str | None = None
    lang: str | None = None


def project_settings(folder: Path | None = None) -> Settings:
    """The settings in `procmodel.toml` of a folder, the working folder by default; none where there is no file.

    Raises:
        ReadError: the file cannot be read, is no TOML, or says what is not known.
    """
    path = os.path.join(folder or "", FILE)
    if not os.path.isfile(path):
        return Settings()
    tables = _tables(path)
    _only(path, tables, {"lang", "rules", "check", "labels"})
    rules, check, labels = (_table(path, tables, name) for name in ("rules", "check", "labels"))
    _only(path, check, {"profile"})
    _only(path, labels, {"synonyms", "language"})
    language = labels.get("language")
    if language is not None:
        _check_language(path, language)
    return Settings(rules, check.get("profile"), labels.get("synonyms"), language, _lang(path, tables))


def _check_language(path: str, language: str) -> None:
    from procmodel.wording.labels import LANGUAGES

    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise ReadError(say("command.settings-language", path=path, found=language[:120], known=known))


def _lang(path: str, tables: Mapping[str, object]) -> str | None:
    found = tables.get("lang")
    if found is None or (isinstance(found, str) and found in ways_to_speak()):
        return found
    known = ", ".join(ways_to_speak())
    raise ReadError(say("command.no-language", where=f"{path}: lang", found=str(found)[:120], known=known))


def _tables(path: str) -> dict[str, object]:
    import tomllib

    try:
        with open(path, "rb") as file:
            data = file.read()
        if len(data) > _LARGEST:
            raise ReadError(say("command.settings-large", path=path, limit=_LARGEST))
        return tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise ReadError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ReadError(say("command.settings-no-toml", path=path, reason=error)) from None


def _table(path: str, tables: Mapping[str, object], name: str) -> dict[str, str]:
    """A table whose values are texts."""
    found = tables.get(name, {})
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise ReadError(say("command.settings-texts", path=path, name=name))
    return found


def _only(path: str, found: Mapping[str, object], known: set[str]) -> None:
    for key in found:
        if key not in known:
            listed = ", ".join(sorted(known))
            raise ReadError(say("command.settings-unknown", path=path, key=key[:120], known=listed))
