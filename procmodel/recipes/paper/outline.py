"""An outline: which parts a paper has, in which order, under which headings. One small YAML file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

from procmodel.errors import ReadError
from procmodel.formats.events import read_yaml
from procmodel.formats.files import read_bytes
from procmodel.formats.problems import Problems, Unreadable, cut, nearest
from procmodel.formats.source import Source, decode
from procmodel.formats.tree import Map, Seq, Value
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.results.finding import Finding, Severity
from procmodel.wording import say

__all__ = ["Outline", "read_outline"]


@dataclass(frozen=True)
class Outline:
    """What somebody wants otherwise than usual; empty is the usual paper."""

    title: str = ""
    author: str = ""
    date: str = ""
    sections: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)


def read_outline(path: str, limits: Limits | None = None) -> Outline:
    """The outline in a YAML file.

    Raises:
        ReadError: it is no YAML, or names what no paper has; says file, line and what was expected.
    """
    limits = limits or Limits()
    source = Source(path, read_bytes(Path(path), limits["file"]), limits)
    problems = Problems(path)
    try:
        problems.text = decode(source, problems)
        tree, mark = read_yaml(problems.text, problems, limits)
    except Unreadable:
        raise ReadError(path, problems=problems.sorted()) from None
    outline = _Reader(problems).outline(tree, mark)
    if problems.errors:
        raise ReadError(path, problems=problems.sorted())
    return outline


class _Reader:
    def __init__(self, problems: Problems) -> None:
        from procmodel.recipes.paper import SECTIONS

        self.problems, self.known = problems, tuple(SECTIONS)

    def outline(self, tree: Value | None, mark: int) -> Outline:
        if tree is None:
            return Outline()
        if not isinstance(tree, Map):
            self._wrong(mark, "outline-map", found=cut(str(tree)))
            return Outline()
        readers: dict[str, Callable[[Value, int], Any]] = {
            "title": self._text,
            "author": self._text,
            "date": self._date,
            "sections": self._sections,
            "leave_out": self._sections,
            "headings": self._headings,
        }
        found = {}
        for key, value, key_mark, value_mark in tree.rows():
            if key not in readers:
                self._unknown(key_mark, key, tuple(readers), "outline-key")
            else:
                found[key] = readers[key](value, value_mark)
        return Outline(**found)

    def _text(self, value: Value, mark: int) -> str:
        if isinstance(value, str):
            return str(value)
        self._wrong(mark, "outline-text")
        return ""

    def _date(self, value: Value, mark: int) -> str:
        text = self._text(value, mark)
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            self._wrong(mark, "outline-date", found=cut(text))
            return ""

    def _sections(self, value: Value, mark: int) -> tuple[str, ...]:
        if not isinstance(value, Seq):
            self._wrong(mark, "outline-list")
            return ()
        names = []
        for item, item_mark in value.rows():
            if isinstance(item, str) and item in self.known and item not in names:
                names.append(str(item))
            elif isinstance(item, str) and item in names:
                self._wrong(item_mark, "outline-twice", name=item)
            else:
                self._unknown(item_mark, str(item), self.known, "outline-section")
        return tuple(names)

    def _headings(self, value: Value, mark: int) -> dict[str, str]:
        if not isinstance(value, Map):
            self._wrong(mark, "outline-headings")
            return {}
        found = {}
        for key, text, key_mark, text_mark in value.rows():
            if key not in self.known:
                self._unknown(key_mark, key, self.known, "outline-section")
            found[str(key)] = self._text(text, text_mark)
        return found

    def _unknown(self, mark: int, name: str, known: tuple[str, ...], slug: str) -> None:
        near = nearest(name, known)
        hint = say("command.did-you-mean", close=near) if near else ""
        self._wrong(mark, slug, name=cut(name), hint=hint, known=", ".join(known))

    def _wrong(self, mark: int, slug: str, **values: str) -> None:
        place = self.problems.place(mark)
        self.problems.add(Finding("outline", Severity.ERROR, say(f"paper.{slug}", **values), place=place))
