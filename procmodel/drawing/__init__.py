"""A diagram as a picture file. One format a file; which one, the ending of the file's name tells."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from procmodel.errors import WriteError
from procmodel.results.diagram import Diagram
from procmodel.wording import say

__all__ = ["PICTURES", "draw", "lacking"]

PICTURES: Mapping[str, str] = {
    "svg": "procmodel.drawing.svg",
    "png": "procmodel.drawing.png",
    "pdf": "procmodel.drawing.pdf",
    "html": "procmodel.drawing.html",
    "dot": "procmodel.drawing.dot",
    "mmd": "procmodel.drawing.mermaid",
    "mermaid": "procmodel.drawing.mermaid",
    "drawio": "procmodel.drawing.drawio",
}
"""The module of each picture format by the ending of a file's name: `draw(diagram, **options)`."""

_TAKES = {
    "svg": ("limits",),
    "png": ("dpi", "font", "limits"),
    "pdf": ("font", "limits"),
    "html": ("beside",),
    "mmd": ("mermaid",),
    "mermaid": ("mermaid",),
}


def draw(diagram: Diagram, picture: str = "svg", engine: str = "swimlane", **options: Any) -> bytes:
    """The picture file of a diagram.

    Args:
        diagram: what to draw.
        picture: the format, one of `PICTURES`.
        engine: who draws: we ourselves, or one of the engines of Graphviz over our positions.
        options: `limits` for all, `dpi` for `png`, `font` (a file) for `png` and `pdf`, `mermaid`
            (`flowchart`, `swimlane`), `beside` for `html` (the same as one drawing of both versions, behind a
            tab of its own); each format takes what it knows.

    Raises:
        WriteError: an unknown format, or a picture beyond the limits.
        MissingToolError: an engine that is not installed.
    """
    if engine != "swimlane":
        from procmodel.drawing.engines import render

        return render(diagram, picture, engine, options.get("limits"))
    if picture not in PICTURES:
        raise WriteError(say("drawing.unknown-picture", found=picture, known=", ".join(PICTURES)))
    taken = {name: value for name, value in options.items() if name in _TAKES.get(picture, ())}
    unknown = options.keys() - {name for names in _TAKES.values() for name in names}
    if unknown:
        raise TypeError(f"draw() has no option {', '.join(sorted(unknown))}")
    data: bytes = import_module(PICTURES[picture]).draw(diagram, **taken)
    return data


def lacking(diagram: Diagram) -> tuple[str, ...]:
    """The characters of a picture that the shipped font cannot draw, each once."""
    from procmodel.fonts import missing

    return missing("".join(line for text in diagram.texts_all() for line in text.lines))
