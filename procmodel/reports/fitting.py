"""How large a picture stands on a page, and whether the page is turned for it."""

from __future__ import annotations

__all__ = ["fit"]

_CAPTION = 0.12  # of the height of a page, kept for heading and caption
_WORTH_TURNING = 1.15


def fit(width: float, height: float, across: float, down: float) -> tuple[float, float, bool]:
    """Width and height of a picture in a room, and whether it stands on a turned page.

    As large as fits, never larger than drawn; turned only where that makes it a good deal larger.

    Example:
        >>> fit(2000, 1000, 500, 700)
        (700.0, 350.0, True)
    """
    upright = min(1.0, across / width, down * (1 - _CAPTION) / height)
    turned = min(1.0, down / width, across * (1 - _CAPTION) / height)
    turns = turned > _WORTH_TURNING * upright
    scale = turned if turns else upright
    return width * scale, height * scale, turns
