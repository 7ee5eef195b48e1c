"""Where an id is declared, where it is used, and how to call it something else in all of those places."""

from __future__ import annotations

from lsprotocol.types import Location, Position, PrepareRenamePlaceholder, Range, TextEdit

from procmodel.formats.repair import quoted
from procmodel.formats.types import is_id
from procmodel.language.look import Look
from procmodel.language.meaning import meaning
from procmodel.language.names import Mention, Name
from procmodel.wording import say

__all__ = ["NotRenamed", "definition", "references", "rename", "renamed_from"]


class NotRenamed(Exception):
    """Why an id cannot be called that."""


def definition(look: Look, uri: str, at: Position) -> Location | None:
    """The line that declares the id at a position."""
    found = _named(look, at)
    if found is None:
        return None
    word = look.names.declared[found[0]]
    return Location(uri, look.lines.span(word.start, word.end))


def references(look: Look, uri: str, at: Position, declaring: bool) -> list[Location]:
    """Every place that uses the id at a position, with the one that declares it or without."""
    found = _named(look, at)
    if found is None:
        return []
    mentions = _mentions(look, found[0])
    return [Location(uri, _span(look, one)) for one in (mentions if declaring else mentions[1:])]


def renamed_from(look: Look, at: Position) -> PrepareRenamePlaceholder | None:
    """The id at a position as it stands there, where it can be renamed."""
    found = _named(look, at)
    return PrepareRenamePlaceholder(_span(look, found[1]), found[0].id) if found else None


def rename(look: Look, at: Position, new: str) -> list[TextEdit]:
    """The changes that call the id at a position `new` wherever this file means it.

    Ids of another file (`replaces`, `removed`) and free text stay as they are, and so does all else.

    Raises:
        NotRenamed: no id stands there, `new` is none or is taken, or the file cannot be read to its end.
    """
    found = _named(look, at)
    if found is None:
        raise NotRenamed(say("language.no_id"))
    name = found[0]
    if not look.words.whole:
        raise NotRenamed(say("language.broken", id=name.id))
    if not is_id(new):
        raise NotRenamed(say("language.bad_id", id=quoted(new[:80])))
    mentions = _mentions(look, name)
    if new != name.id and (taken := _taken(look, name, mentions, new)) is not None:
        raise NotRenamed(say("language.taken", what=say(f"language.{taken}"), id=new))
    return [_edit(look, mention, new) for mention in mentions]


def _named(look: Look, at: Position) -> tuple[Name, Mention] | None:
    """The id at a position, and the mention of it that stands there."""
    offset = look.lines.offset(at)
    if not look.is_ours or (word := look.words.at(offset)) is None:
        return None
    name = look.names.of(word)
    if name is None:
        return None
    if look.names.declared[name] is word:
        return name, Mention(word)
    here = [
        (each, mention)
        for each, mentions in look.names.used.items()
        for mention in mentions
        if mention.word is word
    ]
    touching = [one for one in here if _inner(look, one[1])[0] <= offset <= _inner(look, one[1])[1]]
    return (touching or here)[0]


def _mentions(look: Look, name: Name) -> list[Mention]:
    """Where an id is declared, then where it is used."""
    return [Mention(look.names.declared[name]), *look.names.used.get(name, ())]


def _taken(look: Look, name: Name, mentions: list[Mention], new: str) -> str | None:
    """What is called `new` already where this name is used, so that the two would be mixed up."""
    whats = {name.what, *(what for one in mentions for what in meaning(one.word.path).refers)}
    parts = (*name.parts[:-1], new)
    return next((what for what in sorted(whats) if Name(what, parts) in look.names.declared), None)


def _inner(look: Look, mention: Mention) -> tuple[int, int]:
    """Where the id itself stands: without quotes, without `$`, without the boxes round it."""
    word = mention.word
    start, end = word.start, word.end
    raw = look.text[start:end]
    if raw != word.value:
        if raw[1:-1] != word.value:
            return start, end
        start, end = start + 1, end - 1
    if word.is_key:
        return start, end
    if word.value.startswith("$"):
        return start + 1, end
    parts = word.value.split("/")
    if mention.part or len(parts) > 1:
        start += sum(len(part) + 1 for part in parts[: mention.part])
        end = start + len(parts[mention.part])
    return start, end


def _span(look: Look, mention: Mention) -> Range:
    return look.lines.span(*_inner(look, mention))


def _edit(look: Look, mention: Mention, new: str) -> TextEdit:
    """One change; a text written with escapes is written anew as a whole, in quotes."""
    word, (start, end) = mention.word, _inner(look, mention)
    raw = look.text[word.start : word.end]
    if word.value in (raw, raw[1:-1]):
        return TextEdit(look.lines.span(start, end), new)
    parts = word.value.split("/")
    parts[mention.part] = new
    return TextEdit(look.lines.span(start, end), quoted(new if word.is_key else "/".join(parts)))
