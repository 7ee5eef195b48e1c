"""How a picture is to look, as people ask for it, told apart into what the layout and what the writers need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.light.records import dataclass
from procmodel.themes import THEMES, greyscale, load_theme
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.results.diagram import Diagram

__all__ = ["Looks", "looks", "picture_remarks"]

_CAPTION = ("figure", "caption", "source")
_WRITERS = ("dpi", "font", "limits", "engine", "mermaid")


@dataclass(frozen=True)
class Looks:
    """What was asked for: of the layout, of the lines below the picture, and of the writers."""

    layout: dict[str, Any]
    caption: dict[str, Any]
    writers: dict[str, Any]


def looks(options: dict[str, Any]) -> Looks:
    """Options told apart.

    `theme` becomes a theme, in greys where `greyscale` says so.

    Raises:
        ReadError: there is no such theme.
    """
    ours = (*_WRITERS, *_CAPTION, "greyscale")
    layout = {name: value for name, value in options.items() if name not in ours}
    theme = load_theme(layout.get("theme", "paper"))
    layout["theme"] = greyscale(theme) if options.get("greyscale") else theme
    caption, writers = (
        {name: options[name] for name in names if options.get(name) is not None}
        for names in (_CAPTION, _WRITERS)
    )
    return Looks(layout, caption, writers)


def picture_remarks(diagram: Diagram, *, font: str | None = None) -> tuple[str, ...]:
    """What its maker should know of a picture: letters that the font lacks, colours that are too faint."""
    from procmodel.drawing import lacking

    remarks = list(diagram.warnings)
    missing = lacking(diagram) if font is None else ()
    if missing:
        from unicodedata import name

        named = ", ".join(f"{c} (U+{ord(c):04X} {name(c, '')})".replace(" )", ")") for c in missing[:10])
        remarks.append(say("drawing.lacking", named=named, count=len(missing)))
    if diagram.theme.name.removesuffix("-grey") not in THEMES:
        from procmodel.drawing.contrast import faint

        remarks.extend(faint(diagram))
    return tuple(remarks)
