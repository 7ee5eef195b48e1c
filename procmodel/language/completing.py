"""What may be typed where the cursor stands: keys, ids, kinds, units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind, Position, TextEdit

from procmodel.formats.element_tables import TABLES
from procmodel.formats.evidence import QuantityType
from procmodel.formats.records import Table
from procmodel.formats.types import Boolean, Choice, ListOf
from procmodel.language.look import Look
from procmodel.language.meaning import Meaning, meaning
from procmodel.language.names import Names, box_of, names_of
from procmodel.language.words import Word, words_of
from procmodel.light.records import dataclass
from procmodel.model import Dimension
from procmodel.model.quantity import UNITS
from procmodel.wording import say

__all__ = ["complete"]

_MARK = "procmodel0cursor"
_TYPED = re.compile(r"[$A-Za-z0-9_][A-Za-z0-9_./-]*\Z|\$\Z")
_WORDS_TYPED = re.compile(r"[A-Za-z][A-Za-z -]*\Z")
_LINE_START = re.compile(r"[ \t]*(?:- +)*\Z").fullmatch
_KEY_FOLLOWS = re.compile(r"[ \t]*:").match


@dataclass(frozen=True, slots=True)
class _Offer:
    """One thing that may be typed, what it is, and what it means."""

    text: str
    kind: CompletionItemKind
    detail: str = ""
    whole_words: bool = False  # may hold blanks, so that more than one word before the cursor is part of it


def complete(look: Look, at: Position) -> list[CompletionItem]:
    """What may stand at a position, each with the text that it puts in place of what is typed already."""
    if not look.is_ours:
        return []
    offset = look.lines.offset(at)
    line_start = look.lines.starts[min(at.line, len(look.lines) - 1)]
    items: dict[str, CompletionItem] = {}
    for offer in _offers(look, offset, line_start):
        typed = (_WORDS_TYPED if offer.whole_words else _TYPED).search(look.text[line_start:offset])
        start = line_start + typed.start() if typed else offset
        edit = TextEdit(look.lines.span(start, offset), offer.text)
        items.setdefault(
            offer.text,
            CompletionItem(
                offer.text.removesuffix(": "), kind=offer.kind, detail=offer.detail or None, text_edit=edit
            ),
        )
    return list(items.values())


def _offers(look: Look, offset: int, line_start: int) -> Iterator[_Offer]:
    before = look.text[line_start:offset]
    typed = _TYPED.search(before)
    start = line_start + typed.start() if typed else offset
    at_start = _LINE_START(look.text[line_start:start]) is not None
    follows = _KEY_FOLLOWS(look.text, offset) is not None
    names = _names(look, line_start)
    if at_start or follows:
        yield from _keys(look.text[:start] + f"{_MARK}: ", follows)
    if not follows:
        yield from _values(look.text[:start] + _MARK, names)


def _names(look: Look, line_start: int) -> Names:
    """The ids of the text; of a broken one, those that are left when the line being typed is taken out."""
    if look.words.whole:
        return look.names
    end = look.text.find("\n", line_start)
    without = look.text[:line_start] + (look.text[end:] if end >= 0 else "")
    found = words_of(without)
    return names_of(found.words if len(found.words) > len(look.words.words) else look.words.words)


def _keys(text: str, follows: bool) -> Iterator[_Offer]:
    words = words_of(text).words
    marked = next((word for word in reversed(words) if word.is_key and word.value == _MARK), None)
    if marked is not None:
        yield from _keys_at(marked, words, follows)


def _values(text: str, names: Names) -> Iterator[_Offer]:
    words = words_of(text).words
    marked = next((word for word in reversed(words) if _MARK in word.value), None)
    if marked is None:
        return
    if marked.is_key:
        yield from _keys_at(marked, words, follows=False)
    else:
        yield from _values_at(marked, names)


def _keys_at(marked: Word, words: Iterable[Word], follows: bool) -> Iterator[_Offer]:
    """The keys that the map round the cursor may have and has not."""
    around = marked.path[:-1]
    found = meaning(around)
    if found.table is None:
        return
    there = {word.value for word in words if word.is_key and word.path[:-1] == around}
    table = _table_of_kind(around, words) if found.declares == "step" else found.table
    for key in table.keys.values():
        if key.name not in there:
            yield _Offer(key.name if follows else f"{key.name}: ", CompletionItemKind.Property, key.help)


def _table_of_kind(step: tuple[str, ...], words: Iterable[Word]) -> Table:
    """The keys of a step by its kind, as far as it is said above; those of any step else."""
    kind = next((word.value for word in words if word.path == (*step, "kind") and not word.is_key), "")
    table = meaning(step).table
    assert table is not None
    return TABLES.get(kind, table)


def _values_at(marked: Word, names: Names) -> Iterator[_Offer]:
    found = meaning(marked.path)
    for what in found.refers:
        box = box_of(marked.path) if what == "step" else ()
        for id_ in names.ids(what, box):
            yield _Offer(id_, CompletionItemKind.Reference, say(f"language.{what}"))
    yield from _of_type(found, names)


def _of_type(found: Meaning, names: Names) -> Iterator[_Offer]:
    kind = found.type.item if isinstance(found.type, ListOf) else found.type
    help_ = found.key.help if found.key is not None else ""
    if isinstance(kind, Choice):
        for word in (*kind.also, *kind.words):
            yield _Offer(word, CompletionItemKind.EnumMember, help_, whole_words=True)
    elif isinstance(kind, Boolean):
        for word in ("true", "false"):
            yield _Offer(word, CompletionItemKind.Keyword, help_)
    elif isinstance(kind, QuantityType):
        for unit in _units(kind.dimension):
            yield _Offer(unit, CompletionItemKind.Unit, help_, whole_words=True)
        for id_ in names.ids("assumption"):
            yield _Offer(f"${id_}", CompletionItemKind.Reference, say("language.assumption"))


def _units(dimension: Dimension) -> Iterator[str]:
    """The units that a quantity may have, as they are best written."""
    if dimension is Dimension.DURATION:
        yield from (unit.plural for unit in UNITS.values())
    elif dimension is Dimension.RATE:
        yield from (f"per {unit.name}" for unit in UNITS.values())
    elif dimension is Dimension.HOURLY:
        yield "per hour"
