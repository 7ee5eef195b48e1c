"""The lines below a picture: its number, its caption and where its facts come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from procmodel.fonts import CAP_HEIGHT, advance, wrap
from procmodel.results.diagram import Align, Bounds, Diagram, Text, Tone
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["captioned"]

_LEADING = 1.3
_LINES = 6


def captioned(diagram: Diagram, *, figure: str = "", caption: str = "", source: str = "") -> Diagram:
    """The picture with lines below it; without any words it is the same picture.

    Args:
        diagram: the picture.
        figure: its number, such as `3` or `A.1`.
        caption: what it shows.
        source: where the facts come from.
    """
    said = [
        (
            " ".join(part for part in (figure and say("drawing.figure", number=figure), caption) if part),
            Tone.INK,
        ),
        (source and say("drawing.source", source=source), Tone.MUTED),
    ]
    cleaned = [(" ".join(clean(words).split()), tone) for words, tone in said]
    texts = tuple(_set(diagram, [(words, tone) for words, tone in cleaned if words]))
    if not texts:
        return diagram
    alternative = "\n".join((diagram.alternative, *(text.text for text in texts)))
    bottom = texts[-1].bounds.bottom + diagram.theme.sizes.margin / 2
    return replace(diagram, height=bottom, texts=(*diagram.texts, *texts), alternative=alternative.strip())


def _set(diagram: Diagram, said: list[tuple[str, Tone]]) -> Iterator[Text]:
    """The words in lines as wide as the picture, from its lower border on."""
    sizes = diagram.theme.sizes
    room = diagram.width - 2 * sizes.margin
    top = diagram.height
    for words, tone in said:
        size = sizes.text if tone is Tone.INK else sizes.small
        lines = wrap(words, size, room, lines=_LINES)
        leading = size * _LEADING
        widest = max(advance(line, size) for line in lines)
        bounds = Bounds(sizes.margin, top, widest, leading * len(lines))
        baseline = top + (leading + size * CAP_HEIGHT) / 2
        yield Text(words, lines, sizes.margin, baseline, size, leading, Align.START, False, tone, bounds)
        top = bounds.bottom
