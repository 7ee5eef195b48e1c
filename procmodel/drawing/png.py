"""PNG through resvg, with the shipped font and no other: the same on every machine."""

from __future__ import annotations

from math import ceil

from procmodel.drawing import svg
from procmodel.errors import WriteError
from procmodel.fonts import FAMILY, font_files
from procmodel.fonts.worker import rendered
from procmodel.limits import Limits
from procmodel.results.diagram import Diagram
from procmodel.wording import say

__all__ = ["draw", "fitting", "size"]

_PX_PER_INCH = 96.0
_USUAL = 192.0  # dpi


def draw(
    diagram: Diagram, dpi: float | None = None, font: str | None = None, limits: Limits | None = None
) -> bytes:
    """A picture as pixels, `dpi` of them to the inch.

    Args:
        diagram: what to draw.
        dpi: pixels to the inch; 96 is one to each px of the diagram, 300 is what printers ask for. None is 192,
            or what the limit `pixels` allows of a large picture, down to 96.
        font: a font file for what the shipped font lacks.
        limits: what it may cost, where not the defaults.

    Raises:
        WriteError: it would have more pixels than the limit `pixels`, or the renderer failed.
    """
    dpi = fitting(diagram, limits) if dpi is None else dpi
    width, height = size(diagram, dpi, limits)
    fonts = [str(path) for path in font_files()] + ([font] if font else [])
    picture = svg.drawable(diagram, limits, font)
    data = rendered("png", limits, svg=picture, width=width, height=height, family=FAMILY, fonts=fonts)
    return _resolution(data, dpi)


def fitting(diagram: Diagram, limits: Limits | None = None) -> float:
    """The resolution of a picture for which nobody asked for one."""
    width, height = (px * _USUAL / _PX_PER_INCH for px in diagram.shown)
    most = (limits or Limits())["pixels"]
    allowed = int(_USUAL * (most / (width * height)) ** 0.5) - 1
    return min(_USUAL, allowed) if allowed >= _PX_PER_INCH else _USUAL


def size(diagram: Diagram, dpi: float, limits: Limits | None = None) -> tuple[int, int]:
    """Width and height in pixels.

    Raises:
        WriteError: beyond the limit, or no sensible resolution.
    """
    if not 1 <= dpi <= 10_000:
        raise WriteError(say("drawing.dpi", found=dpi))
    width, height = (max(1, ceil(px * dpi / _PX_PER_INCH)) for px in diagram.shown)
    most = (limits or Limits())["pixels"]
    if width * height > most:
        fitting = int(dpi * (most / (width * height)) ** 0.5)
        raise WriteError(
            say("drawing.too-many-pixels", width=width, height=height, limit=most, dpi=dpi, fitting=fitting)
        )
    return width, height


def _resolution(data: bytes, dpi: float) -> bytes:
    """`data` with its resolution said in a chunk of its own, so that Word and printers size it right."""
    from struct import pack
    from zlib import crc32

    per_metre = round(dpi / 0.0254)
    chunk = b"pHYs" + pack(">IIB", per_metre, per_metre, 1)
    whole = pack(">I", 9) + chunk + pack(">I", crc32(chunk))
    end_of_header = 8 + 25
    return data[:end_of_header] + whole + data[end_of_header:]
