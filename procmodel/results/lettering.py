"""Words set into lines and put in their place."""

from __future__ import annotations

from procmodel.fonts import CAP_HEIGHT, advance, wrap
from procmodel.light.records import dataclass
from procmodel.results.diagram import Align, Badge, Bounds, Diagram, Text, Tone
from procmodel.wording.clean import clean

__all__ = ["Block", "block", "least_letters", "letters"]

_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """Set words that have no place yet; `width` and `height` are what they take up."""

    text: str
    lines: tuple[str, ...]
    size: float
    width: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * _LEADING

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.leading * len(self.lines)

    def at(self, x: float, top: float, align: Align = Align.START, tone: Tone = Tone.INK) -> Text:
        """The words with their upper edge at `top` and their left edge, middle or right edge at `x`."""
        left = {Align.START: x, Align.MIDDLE: x - self.width / 2, Align.END: x - self.width}[align]
        baseline = top + (self.leading + self.size * CAP_HEIGHT) / 2
        bounds = Bounds(left, top, self.width, self.height)
        return Text(
            self.text, self.lines, x, baseline, self.size, self.leading, align, self.bold, tone, bounds
        )

    def centred(self, x: float, y: float, tone: Tone = Tone.INK) -> Text:
        """The words with their middle at a point."""
        return self.at(x, y - self.height / 2, Align.MIDDLE, tone)


def block(text: str, size: float, *, width: float = 1e9, lines: int = 1, bold: bool = False) -> Block:
    """`text` in at most `lines` lines of at most `width`."""
    whole = " ".join(clean(text).split())
    set_ = wrap(whole, size, width, lines=lines, bold=bold)
    widest = max((advance(line, size, bold=bold) for line in set_), default=0.0)
    return Block(whole, set_, size, widest, bold)


def letters(badge: Badge) -> float:
    """The size of the letters of a sign."""
    _, _, width, height = badge.bounds
    tight = len(badge.text) > 2 and width < 1.2 * height
    return min(10.5, height * 0.5) if tight else min(12.0, height * 0.56)


def least_letters(diagram: Diagram) -> float:
    """The size of the smallest letters of a picture, those on signs among them; 0 where nothing is written."""
    badges = (letters(badge) for plane in diagram.planes for badge in plane.badges if badge.text)
    return min([*(text.size for text in diagram.texts_all() if any(text.lines)), *badges], default=0.0)
