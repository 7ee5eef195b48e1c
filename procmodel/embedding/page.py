"""The `procmodel-diff` blocks of a page in Markdown, found and replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from procmodel.embedding.block import Spot, options_of
from procmodel.light.records import dataclass
from procmodel.wording import say

__all__ = ["Fenced", "replaced"]

_FENCE = re.compile(r"^(\s*)(`{3,}|~{3,})[ \t]*(.*?)[ \t]*$")
_NAME = "procmodel-diff"


@dataclass(frozen=True, slots=True)
class Fenced:
    """A fenced block: the number of its first line (from 0) and of its last, and what stands between."""

    first: int
    last: int
    lines: tuple[str, ...]


def replaced(
    markdown: str, page: str, picture: Callable[[dict[str, str], Spot], str], skipped: int = 0
) -> str:
    r"""A page in which each block is what `picture` makes of its options.

    A block inside another fenced block is an example, and stays.

    Args:
        markdown: the page.
        page: what messages call it.
        picture: makes the replacement, from the options and the place of the block.
        skipped: how many lines of the file stand before `markdown`.

    Raises:
        ReadError: a block cannot be understood.

    Example:
        >>> replaced("```procmodel-diff\nbefore: a\n```\nText", "page.md", lambda said, spot: str(said))
        "{'before': 'a'}\nText"
    """
    lines = markdown.split("\n")
    for block in reversed(list(_blocks(lines, page, skipped))):
        spot = Spot(page, block.first + skipped + 1)
        lines[block.first : block.last + 1] = [picture(options_of(block.lines, spot), spot)]
    return "\n".join(lines)


def _blocks(lines: list[str], page: str, skipped: int) -> Iterator[Fenced]:
    """The blocks of ours, in the order of the page."""
    opened, fence, ours = -1, "", False
    for number, line in enumerate(lines):
        found = _FENCE.match(line)
        if not found:
            continue
        indent, marks, words = found.groups()
        if opened < 0:
            opened, fence, ours = number, marks, words == _NAME
            if ours and indent:
                spot = Spot(page, number + skipped + 1)
                spot.refuse(say("embedding.indented"), say("embedding.to-the-edge"))
        elif marks.startswith(fence) and not words:
            if ours:
                yield Fenced(opened, number, tuple(lines[opened + 1 : number]))
            opened = -1
    if opened >= 0 and ours:
        spot = Spot(page, opened + skipped + 1)
        spot.refuse(say("embedding.not-closed"), say("embedding.close", fence=fence))
