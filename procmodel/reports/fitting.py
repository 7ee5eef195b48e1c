"""How large a picture stands on a page, and which page it needs for its words to be read."""

from __future__ import annotations

from procmodel.light.enums import StrEnum
from procmodel.light.tuples import NamedTuple

__all__ = ["FOLD_OUT", "Fit", "Page", "fit"]

FOLD_OUT = 420.0, 297.0, 10.0
"""Width, height and margin of a page that is folded out (A3), in mm."""

_CAPTION = 0.12  # of the height of a page, kept for heading and caption
_FOLD_OUT_CAPTION = 0.07
_WORTH_TURNING = 1.15
_SHALLOW = 0.35  # of the height of a page: a picture that is lower needs no page of its own
_TEXT = 13 * 0.75  # points, the names of steps at full size
_SMALLEST = 6.0  # points that people read without a glass


class Page(StrEnum):
    """As the text, turned by a quarter, or a large one that is folded out."""

    UPRIGHT = "upright"
    TURNED = "turned"
    FOLD_OUT = "fold-out"


class Fit(NamedTuple):
    """How large a picture is, and on which page."""

    width: float
    height: float
    page: Page


def fit(width: float, height: float, across: float, down: float, millimetre: float = 0.0) -> Fit:
    """The picture as large as fits, never larger than drawn.

    The page is turned only where that makes the picture a good deal larger, not for one that is shallow and
    can be read as it is, and folded out only where its
    words would be under 6 points on a page of the usual size.

    Args:
        width: of the picture as drawn.
        height: of the picture as drawn.
        across: the width that an upright page has room for.
        down: the height that it has.
        millimetre: how long that is in the unit of the others; 0 where there are no large pages.

    Example:
        >>> fit(900, 450, 500, 700)
        Fit(width=700.0, height=350.0, page=<Page.TURNED: 'turned'>)
        >>> fit(3000, 1500, 500, 700, 2.83).page
        <Page.FOLD_OUT: 'fold-out'>
    """
    upright = min(1.0, across / width, down * (1 - _CAPTION) / height)
    turned = min(1.0, down / width, across * (1 - _CAPTION) / height)
    shallow = upright * height < _SHALLOW * down and upright * _TEXT >= _SMALLEST
    worth = turned > _WORTH_TURNING * upright and not shallow
    scale, page = (turned, Page.TURNED) if worth else (upright, Page.UPRIGHT)
    if millimetre and scale * _TEXT < _SMALLEST:
        wide, high, margin = (side * millimetre for side in FOLD_OUT)
        room = wide - 2 * margin, (high - 2 * margin) * (1 - _FOLD_OUT_CAPTION)
        scale, page = min(1.0, room[0] / width, room[1] / height), Page.FOLD_OUT
    return Fit(width * scale, height * scale, page)
