"""Events on the border of a step: which step each sits on."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.formats.sketches.parts import ACTIVITIES, Figure, Role, Sketch
from procmodel.formats.sketches.remarks import Remarks

__all__ = ["Borders"]

_NEAR = 20.0
_MOST = 5_000_000


class Borders:
    """The border events of a sketch, by their steps. One that sits on no step waits in the flow instead."""

    def __init__(self, sketch: Sketch, remarks: Remarks) -> None:
        self.sketch = sketch
        self._of: dict[str, list[Figure]] = {}
        steps = [figure for figure in sketch.figures.values() if figure.role in ACTIVITIES]
        left = _MOST
        for figure in sketch.figures.values():
            if figure.role is not Role.BOUNDARY:
                continue
            left -= len(steps)
            host = self._host(figure, steps if left > 0 else [])
            if host is not None:
                self._of.setdefault(host.id, []).append(figure)
            else:
                figure.role = Role.CATCH
                remarks.note("no_host", figure)

    def of(self, step: Figure) -> list[Figure]:
        """The events on the border of a step."""
        return self._of.get(step.id, [])

    def all(self) -> Iterator[tuple[Figure, Figure]]:
        """Each step with each event on its border."""
        for id_, borders in self._of.items():
            for border in borders:
                yield self.sketch.figures[id_], border

    def _host(self, figure: Figure, steps: list[Figure]) -> Figure | None:
        holder = self.sketch.figures.get(figure.parent)
        if holder is not None and holder.role in ACTIVITIES:
            return holder
        if figure.box is None:
            return None
        near = [(_distance(figure, step), n) for n, step in enumerate(steps)]
        best = min(near, default=None)
        return steps[best[1]] if best is not None and best[0] <= _NEAR else None


def _distance(figure: Figure, step: Figure) -> float:
    """How far the middle of an event is from the border of a step."""
    if figure.box is None or step.box is None:
        return float("inf")
    spot, box = figure.box.middle, step.box
    dx = max(box.x - spot.x, spot.x - box.x - box.width)
    dy = max(box.y - spot.y, spot.y - box.y - box.height)
    if dx <= 0 and dy <= 0:
        return -max(dx, dy)
    return float(max(dx, 0.0) + max(dy, 0.0))
