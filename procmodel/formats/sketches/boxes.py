"""Sub-processes that show their steps: which step lies in which."""

from __future__ import annotations

from itertools import pairwise

from procmodel.formats.sketches.ends import STEPS
from procmodel.formats.sketches.parts import Figure, Role, Sketch

__all__ = ["Boxes"]

_MAY_HOLD = frozenset({Role.SUBPROCESS, Role.STEP, Role.TASK})


class Boxes:
    """The boxes of a sketch. A box is a step that other steps lie in, as the file has it or as their ids say."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self._box: dict[str, str] = {}
        steps = [figure for figure in sketch.figures.values() if figure.role in STEPS]
        by_step = {figure.step: figure for figure in steps if figure.step}
        steps += self._undrawn(steps, by_step)
        self._holding: set[str] = set()
        for figure in steps:
            box = self._by_id(figure, by_step) or self._by_file(figure)
            if box is not None and figure.role is not Role.BOUNDARY:
                self._box[figure.id] = box.id
                self._holding.add(box.id)
        for id_ in self._holding:
            sketch.figures[id_].role = Role.SUBPROCESS

    def of(self, figure: Figure) -> str:
        """The id of the figure of the box that a step lies in; '' for none."""
        return self._box.get(figure.id, "")

    def is_box(self, figure: Figure) -> bool:
        """Whether other steps lie in it."""
        return figure.id in self._holding

    def chain(self, id_: str) -> list[str]:
        """A figure and the boxes round it, innermost first; '' for the process last."""
        found = [id_]
        while (id_ := self._box.get(id_, "")) and id_ not in found:
            found.append(id_)
        return [*found, ""]

    def lifted(self, source: str, target: str) -> tuple[str, str] | None:
        """The ends of a line on the level that both share; None where it only leads into or out of its own box."""
        outer, inner = self.chain(source), self.chain(target)
        for number, (id_, box) in enumerate(pairwise(inner)):
            if box in outer[1:]:
                at = outer.index(box) - 1
                return None if outer[at] == id_ and at + number > 0 else (outer[at], id_)
        return None

    def _undrawn(self, steps: list[Figure], by_step: dict[str, Figure]) -> list[Figure]:
        """Boxes that the ids of steps tell of and no outline shows; called as their ids."""
        found = []
        for figure in steps:
            id_ = figure.step
            while "/" in id_:
                inner, id_ = id_, id_.rpartition("/")[0]
                if id_ in by_step:
                    break
                name = id_.rpartition("/")[2]
                box = Figure(
                    f"box of {inner}", name, Role.SUBPROCESS, figure.mark, None, figure.parent, step=id_
                )
                by_step[id_] = box
                self.sketch.add(box)
                found.append(box)
        return found

    def _by_file(self, figure: Figure) -> Figure | None:
        for holder in self.sketch.holders(figure):
            if holder.role in _MAY_HOLD:
                return holder
            if holder.role is Role.LANE:
                return None
        return None

    def _by_id(self, figure: Figure, by_step: dict[str, Figure]) -> Figure | None:
        if "/" not in figure.step:
            return None
        return by_step.get(figure.step.rpartition("/")[0])
