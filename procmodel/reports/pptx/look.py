"""The look of a deck without a template: 16:9, one sans-serif face, titles flush left."""

from __future__ import annotations

import re
from typing import Any

from procmodel.reports.pptx.markup import element, solid

__all__ = ["MARGIN", "dress", "title_of"]

MARGIN = 457200
"""What stays free at the edge of a slide, in EMU."""

_WIDE = 12192000, 6858000  # 16:9 in EMU
_FONTS = re.compile(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*')


def title_of(layout: Any) -> Any:
    """The title of a layout; None where it has none."""
    return next((shape for shape in layout.placeholders if shape.placeholder_format.idx == 0), None)


def dress(slides: Any) -> None:
    """Make the plain template 16:9, its titles at the left in Arial."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    factor = _WIDE[0] / int(slides.slide_width)
    slides.slide_width, slides.slide_height = Emu(_WIDE[0]), Emu(_WIDE[1])
    for place in (slides.slide_master, *slides.slide_layouts):
        for shape in place.shapes:
            if shape._element.find(".//{*}xfrm") is not None:
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
    theme = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _FONTS.sub(rb"\1Arial", theme.blob)
    _calm_titles(slides)


def _calm_titles(slides: Any) -> None:
    """Smaller titles, flush left, near the top."""
    from pptx.util import Emu

    master = slides.slide_master
    for level in master._element.iter("{*}titleStyle"):
        for properties in level.iter("{*}lvl1pPr"):
            properties.set("algn", "l")
            for run in properties.iter("{*}defRPr"):
                run.set("sz", "2800")
                run.set("b", "1")
    for place in (master, *slides.slide_layouts):
        title = title_of(place) if place is not master else _master_title(place)
        if title is None:
            continue
        if place._element.get("type") == "title":
            _calm_opening(place)
            continue
        title.left, title.top = Emu(MARGIN), Emu(260000)
        title.width, title.height = Emu(_WIDE[0] - 2 * MARGIN), Emu(720000)


def _calm_opening(layout: Any) -> None:
    """Title and subtitle flush left, one under the other."""
    from pptx.util import Emu

    tops = {0: (2100000, 1300000, "4000"), 1: (3450000, 900000, "2000")}
    for shape_ in layout.placeholders:
        index = shape_.placeholder_format.idx
        if index not in tops:
            continue
        top, height, size = tops[index]
        shape_.left, shape_.top = Emu(MARGIN), Emu(top)
        shape_.width, shape_.height = Emu(_WIDE[0] - 2 * MARGIN), Emu(height)
        anchor = shape_._element.find(".//{*}bodyPr")
        anchor.set("anchor", "b" if index == 0 else "t")
        styles = shape_._element.find(".//{*}lstStyle")
        for old in list(styles):
            styles.remove(old)
        bold = int(index == 0)
        colour = solid("#1b2640" if index == 0 else "#4a5568")
        styles.append(
            element(
                f'<a:lvl1pPr algn="l" marL="0" indent="0"><a:buNone/><a:defRPr sz="{size}" b="{bold}">{colour}'
                "</a:defRPr></a:lvl1pPr>"
            )
        )


def _master_title(master: Any) -> Any:
    return next((s for s in master.placeholders if "TITLE" in str(s.placeholder_format.type)), None)
