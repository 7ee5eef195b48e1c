"""The outlines round the contents of sub-processes that are shown expanded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procmodel.layouts.draft import Draft
from procmodel.layouts.placing import OVER_LINE, OVER_WORDS, Placed
from procmodel.results.diagram import Bounds, Frame, Shape, Tone
from procmodel.results.lettering import block
from procmodel.themes import Sizes

__all__ = ["frames", "holders"]

_GAP = 7.0


def holders(made: Draft) -> dict[str, list[int]]:
    """The expanded boxes round each drawn element, innermost first, by the element's id."""
    view = made.view
    found: dict[str, list[int]] = {}
    for node in (*made.item, *made.riders):
        if node in made.lanes:
            continue
        box, boxes = view.parents[node], []
        while box >= 0:
            boxes.append(box)
            box = view.parents[box]
        if boxes:
            ids = (
                (view.ids[node], *(made.ware_id(node, hung) for hung in made.racks[node].hung))
                if node in made.racks
                else (view.ids[node],)
            )
            found.update(dict.fromkeys(ids, boxes))
    return found


def frames(made: Draft, placed: Placed, sizes: Sizes) -> tuple[Frame, ...]:
    """A frame round each box whose contents stand together.

    Where steps of others stand between them there is one round each lane's part, and none where they still do.
    """
    inside: dict[int, list[Shape]] = {}
    held = holders(made)
    for shape in placed.shapes:
        for box in held.get(shape.id, ()):
            inside.setdefault(box, []).append(shape)
    depth = {box: len(held.get(shapes[0].id, ())) for box, shapes in inside.items()}
    found = []
    for box, shapes in sorted(inside.items()):
        level = held[shapes[0].id].index(box)
        ids = {shape.id for shape in shapes}
        foreign = [shape for shape in placed.shapes if shape.id not in ids]
        for part in _parts(shapes):
            bounds = _round(part, _GAP + 5 * min(level, depth[box]))
            if not any(bounds.meets(shape.bounds) for shape in foreign):
                found.append(_frame(made, placed, box, bounds, sizes))
                break
    return tuple(found)


def _parts(shapes: list[Shape]) -> Iterator[list[Shape]]:
    """All of them, then those of each lane, the most first."""
    yield shapes
    lanes: dict[str | None, list[Shape]] = {}
    for shape in shapes:
        lanes.setdefault(shape.lane, []).append(shape)
    if len(lanes) > 1:
        yield from sorted(lanes.values(), key=len, reverse=True)


def _round(shapes: Iterable[Shape], gap: float) -> Bounds:
    taken = [
        bounds
        for shape in shapes
        for bounds in (shape.bounds, *([shape.label.bounds] if shape.label else []))
    ]
    left, top = min(b.x for b in taken) - gap, min(b.y for b in taken) - gap
    return Bounds(
        left, top, max(b.right for b in taken) + gap - left, max(b.bottom for b in taken) + gap - top
    )


def _frame(made: Draft, placed: Placed, box: int, bounds: Bounds, sizes: Sizes) -> Frame:
    words = block(made.view.label(box), sizes.small, width=max(40.0, bounds.width - 16), lines=1)
    places = [
        Bounds(x, y, words.width, words.height)
        for y in (bounds.y - words.height / 2, bounds.bottom - words.height / 2)
        for x in (bounds.x + 10, bounds.right - 10 - words.width, bounds.centre.x - words.width / 2)
    ]
    chosen = placed.crowd.best(places)
    placed.crowd.add(chosen, OVER_WORDS)
    for start, end in _sides(bounds):
        placed.crowd.add(
            Bounds(start[0] - 1, start[1] - 1, end[0] - start[0] + 2, end[1] - start[1] + 2), OVER_LINE
        )
    return Frame(made.view.ids[box], words.at(chosen.x, chosen.y, tone=Tone.MUTED), bounds)


def _sides(bounds: Bounds) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    x, y, right, bottom = bounds.x, bounds.y, bounds.right, bounds.bottom
    yield (x, y), (right, y)
    yield (x, bottom), (right, bottom)
    yield (x, y), (x, bottom)
    yield (right, y), (right, bottom)
