"""What a key means and what a step counts, shown where the pointer rests."""

from __future__ import annotations

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from procmodel.formats.records import Key
from procmodel.language.look import Look
from procmodel.language.meaning import meaning
from procmodel.language.names import Name
from procmodel.language.words import Word
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["hover"]


def hover(look: Look, at: Position) -> Hover | None:
    """What there is to say about the word at a position."""
    if not look.is_ours or (word := look.words.at(look.lines.offset(at))) is None:
        return None
    name = look.names.of(word)
    found = meaning(word.path)
    if name is not None:
        text = _of_name(look, name)
    elif found.key is not None:
        text = _of_key(found.key)
    else:
        return None
    return Hover(MarkupContent(MarkupKind.Markdown, text), look.lines.span(word.start, word.end))


def _of_key(key: Key) -> str:
    needed = f" {say('language.needed')}" if key.required else ""
    return say("language.key", key=key.name, help=key.help) + needed


def _of_name(look: Look, name: Name) -> str:
    called = _called(look, look.names.declared[name])
    title = say("language.name", what=say(f"language.{name.what}"), id=name.id, called=called)
    return "\n\n".join([title, *(_of_step(look, name.full) if name.what == "step" else ())])


def _called(look: Look, declaring: Word) -> str:
    for key in ("name", "title"):
        for word in look.words.words:
            if word.path == (*declaring.path, key) and not word.is_key:
                return word.value
    return ""


def _of_step(look: Look, step: str) -> list[str]:
    """Touch or not, visits, time: by the counting rules, for the average case."""
    numbers = look.numbers
    if not numbers:
        return [say("language.no_numbers")]
    lines = []
    if step in numbers["steps"]:
        touch = step in numbers["human_touches"]
        lines.append(say("language.touch" if touch else "language.no_touch"))
        lines.append(say("language.visits", visits=readable(numbers["steps"][step][0], "visits")))
    for measure in ("touch_time", "customer_time"):
        if step in numbers[measure]:
            lines.append(say(f"language.{measure}", time=readable(numbers[measure][step][1], "s")))
    return lines
