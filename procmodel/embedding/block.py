"""What a `procmodel-diff` block says: one option a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NoReturn

from procmodel.errors import ReadError
from procmodel.layouts.swimlane import VIEWS
from procmodel.light.records import dataclass
from procmodel.recipes.charts import CHARTS
from procmodel.wording import say

__all__ = ["ALL_VIEWS", "OPTIONS", "Block", "Spot", "block_of", "options_of"]

OPTIONS = ("before", "after", "view", "caption")
ALL_VIEWS = (*VIEWS, *CHARTS)


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a page."""

    page: str
    line: int

    def refuse(self, reason: str, hint: str) -> NoReturn:
        """Say what is wrong here, and what to do.

        Raises:
            ReadError: always.
        """
        raise ReadError(say("embedding.at", page=self.page, line=self.line, reason=reason), hint=hint)


@dataclass(frozen=True, slots=True)
class Block:
    """Which two files, how they are shown, and what stands below."""

    before: str
    after: str
    view: str = "stacked"
    caption: str = ""


def options_of(lines: Iterable[str], spot: Spot) -> dict[str, str]:
    """The options that the lines of a block say; `spot` is the line that opens it.

    Raises:
        ReadError: a line is no option, or an option stands twice.

    Example:
        >>> options_of(["before: old.yaml", 'caption: "Permits: today"'], Spot("page.md", 3))
        {'before': 'old.yaml', 'caption': 'Permits: today'}
    """
    found: dict[str, str] = {}
    for number, line in enumerate(lines, spot.line + 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, colon, value = (part.strip() for part in line.partition(":"))
        here = Spot(spot.page, number)
        if not colon:
            here.refuse(say("embedding.no-colon", found=line.strip()[:120]), say("embedding.how"))
        if name not in OPTIONS:
            here.refuse(say("embedding.unknown-option", found=name[:120]), _nearest(name, OPTIONS))
        if name in found:
            here.refuse(say("embedding.twice", found=name), say("embedding.keep-one"))
        found[name] = _unquoted(value)
    return found


def block_of(options: Mapping[str, str], spot: Spot) -> Block:
    """The block that these options make.

    Raises:
        ReadError: an option is missing or empty, or there is no such view.

    Example:
        >>> block_of({"before": "old.yaml", "after": "new.yaml", "view": "strip"}, Spot("page.md", 3))
        Block(before='old.yaml', after='new.yaml', view='strip', caption='')
    """
    for name in ("before", "after"):
        if name not in options:
            example = say(f"embedding.example-{name}")
            spot.refuse(
                say("embedding.lacking", lacking=name), say("embedding.add", lacking=name, example=example)
            )
    for name, value in options.items():
        if not value.strip():
            spot.refuse(say("embedding.empty", found=name), say("embedding.fill"))
    block = Block(**options)
    if block.view not in ALL_VIEWS:
        hint = _nearest(block.view, ALL_VIEWS)
        spot.refuse(say("embedding.unknown-view", found=block.view[:120]), hint)
    return block


def _nearest(found: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(found[:120], known, n=1)
    if close:
        return say("embedding.did-you-mean", near=close[0])
    return say("embedding.one-of", known=", ".join(known))


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
