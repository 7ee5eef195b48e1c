"""Colours as eyes take them: how light one is, how far two stand apart, what is left of one in grey."""

from __future__ import annotations

__all__ = ["contrast", "grey", "linear", "luminance", "mixed", "written"]


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb` as shares of light.

    Example:
        >>> linear("#ffffff")
        (1.0, 1.0, 1.0)
    """
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def written(red: float, green: float, blue: float) -> str:
    """`#rrggbb` of shares of light; the inverse of `linear`.

    Example:
        >>> written(*linear("#1b2640"))
        '#1b2640'
    """
    shares = (min(1.0, max(0.0, part)) for part in (red, green, blue))
    parts = (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in shares)
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 (black) to 1 (white).

    Reference: WCAG 2.2, relative luminance.
    """
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white).

    Example:
        >>> round(contrast("#000000", "#ffffff"), 1)
        21.0

    Reference: WCAG 2.2, contrast ratio.
    """
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grey(colour: str) -> str:
    """The grey that is as light as a colour.

    Example:
        >>> grey("#ffb000")
        '#bfbfbf'
    """
    light = luminance(colour)
    return written(light, light, light)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two: `share` of the second, as printers mix tints.

    Example:
        >>> mixed("#ffffff", "#000000", 0.5)
        '#808080'
    """
    parts = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
