"""What a picture says, so that two can be compared: shapes, lanes and lines, wherever they stand."""

from __future__ import annotations

from collections import Counter
from typing import Any

from procmodel.model import Process
from procmodel.recipes.picture import diagram_of
from procmodel.results.diagram import Family, Plane, Shape, Text

__all__ = ["said"]


def said(process: Process, *, triggers: bool = True, messages: bool = True) -> dict[str, Counter[Any]]:
    """Lanes, shapes (with their ids, kinds and lanes) and lines (with their answers) of a process as drawn."""
    (plane,) = diagram_of(process).planes
    names = {shape.id: shape.id for shape in plane.shapes}
    return {
        "lanes": Counter(words(band.label) or "Unnamed lane" for band in plane.bands),
        "shapes": Counter(_shapes(plane, triggers)),
        "lines": Counter(
            (names.get(edge.source), names.get(edge.target), edge.kind, _answer(edge.label), edge.default)
            for edge in plane.edges
            if messages or edge.kind == "sequence"
        ),
    }


def words(text: Text | None) -> str:
    return " ".join(text.text.split()) if text is not None else ""


def _answer(text: Text | None) -> str:
    """Answers are read without blanks at their ends; one of blanks alone is none."""
    return words(text).replace(" ,", ",").removeprefix(", ")


def _name(shape: Shape) -> str:
    """A step is read with a name, though it has none."""
    blank = "Unnamed step" if shape.family is Family.TASK else ""
    return words(shape.label) or blank


def _shapes(plane: Plane, triggers: bool) -> list[tuple[str, ...]]:
    lanes = {band.id: words(band.label) or "Unnamed lane" for band in plane.bands}
    return [
        (
            shape.id,
            shape.kind,
            _name(shape),
            lanes.get(shape.lane or "", ""),
            shape.trigger if triggers else "",
        )
        for shape in plane.shapes
        if shape.family is not Family.DATA
    ]
