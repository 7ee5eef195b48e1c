"""What in a picture is too faint to be read: every text and line against what lies behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from procmodel.drawing.compose import compose
from procmodel.drawing.scene import Mark, Part, Words, flat
from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, Diagram, Point
from procmodel.themes.colours import contrast
from procmodel.wording import say

__all__ = ["PART", "TEXT", "Pair", "faint", "pairs"]

TEXT, PART = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
_COORDINATES = re.compile(r"-?[0-9.]+")
_MOST = 4_000  # parts looked at: a theme shows all it has long before


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on another: of a text, or of a line or sign."""

    colour: str
    behind: str
    text: bool

    def ratio(self, seen: Callable[[str], str] = str) -> float:
        """The contrast, each colour as it is `seen`."""
        return contrast(seen(self.colour), seen(self.behind))

    @property
    def needed(self) -> float:
        """The contrast it must have."""
        return TEXT if self.text else PART


def faint(diagram: Diagram) -> tuple[str, ...]:
    """What is too faint, in sentences; none for the themes that are shipped."""
    found = [pair for pair in pairs(compose(diagram)) if pair.ratio() < pair.needed]
    return tuple(
        say(
            "drawing.faint-text" if pair.text else "drawing.faint-part",
            colour=pair.colour,
            behind=pair.behind,
            ratio=f"{pair.ratio():.1f}",
            needed=pair.needed,
        )
        for pair in found
    )


def pairs(parts: tuple[Part, ...]) -> tuple[Pair, ...]:
    """Every colour that is seen on another, each once, in drawing order."""
    return tuple(dict.fromkeys(_walk(islice(flat(parts), _MOST))))


def _walk(parts: Iterable[Mark | Words]) -> Iterator[Pair]:
    grounds: list[tuple[Bounds, str, bool]] = []
    for part in parts:
        if isinstance(part, Words):
            yield Pair(part.colour, _behind(grounds, part.text.bounds.centre)[0], True)
            continue
        corner = Point(*map(float, _COORDINATES.findall(part.path)[:2]))
        if not part.decor:
            behind, sign = _behind(grounds, corner)
            yield from (pair for pair in _seen(part, behind) if not sign or pair.colour != pair.behind)
        if part.fill is not None:
            sign = not part.box.width
            grounds.append((_extent(part.path) if sign else part.box, part.fill, sign))


def _seen(mark: Mark, behind: str) -> Iterator[Pair]:
    """A line is seen on what is behind it and on its own fill; a sign without a line by its fill."""
    line = mark.stroke if mark.width else None
    if line is not None:
        yield Pair(line, behind, False)
        if mark.fill is not None and mark.fill != line:
            yield Pair(line, mark.fill, False)
    elif mark.fill is not None and not mark.box.width:
        yield Pair(mark.fill, behind, False)


def _behind(grounds: list[tuple[Bounds, str, bool]], at: Point) -> tuple[str, bool]:
    """The topmost fill at a place, and whether it is that of a sign: of an arrowhead that lines run into.

    Paper is the first of all.
    """
    for (x, y, width, height), colour, sign in reversed(grounds):
        if x <= at.x <= x + width and y <= at.y <= y + height:
            return colour, sign
    return (grounds[0][1], False) if grounds else ("#ffffff", False)


def _extent(path: str) -> Bounds:
    """A rectangle round the corners and half circles of a path."""
    ends: list[tuple[float, float]] = []
    for piece in re.findall("[MLCQA][^MLCQAZ]*", path):
        numbers = [float(found) for found in _COORDINATES.findall(piece)]
        x, y = numbers[-2:]
        if piece[0] == "A" and ends:
            middle = (ends[-1][1] + y) / 2
            ends += [(x, middle - numbers[1]), (x, middle + numbers[1])]
        ends.append((x, y))
    left, top = min(x for x, _ in ends), min(y for _, y in ends)
    return Bounds(left, top, max(x for x, _ in ends) - left, max(y for _, y in ends) - top)
