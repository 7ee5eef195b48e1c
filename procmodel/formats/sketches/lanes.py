"""Whose each step is: the lane that holds it, in the file or by its place on the page."""

from __future__ import annotations

from dataclasses import field

from procmodel.formats.lane_names import likely_kind
from procmodel.formats.sketches.ends import STEPS
from procmodel.formats.sketches.parts import Figure, Role, Sketch
from procmodel.formats.sketches.remarks import Remarks
from procmodel.formats.slugs import slug
from procmodel.formats.tree import Map, Quoted
from procmodel.formats.types import is_id
from procmodel.light.records import dataclass
from procmodel.wording import say

__all__ = ["Lanes"]

_MOST = 20_000_000  # comparisons of figures and lanes, before only what the file says counts
_MACHINES = frozenset({Role.SERVICE, Role.SCRIPT})
_PEOPLE = frozenset({Role.MANUAL, Role.USER})
_EITHER = frozenset({Role.RULE, Role.SEND, Role.RECEIVE})


@dataclass
class _Lane:
    """One lane of the process: what the drawing calls it, the lanes round it, what is done in it."""

    id: str
    name: str
    mark: int
    organisation: str = ""
    kind: str = ""
    done: set[Role] = field(default_factory=set)
    figures: list[Figure] = field(default_factory=list)


class Lanes:
    """The lanes of a sketch, in its order; a lane that holds lanes is their organisation."""

    def __init__(self, sketch: Sketch, remarks: Remarks) -> None:
        self.sketch = sketch
        self.remarks = remarks
        self._drawn = [figure for figure in sketch.figures.values() if figure.role is Role.LANE]
        self._looks = len(self._drawn) * len(sketch.figures) <= _MOST
        self._round = {figure.id: self._holder(figure) for figure in self._drawn}
        self._of: dict[str, str] = {}  # id of a figure -> id of its lane
        self._lanes: dict[str, _Lane] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        for figure in self._drawn:
            self._lane_of(figure)
        self._holds = {outer.id for outer in self._round.values() if outer is not None}

    def place(self, figures: list[Figure]) -> None:
        """Find the lane of each step; those in none are told."""
        homeless = []
        for figure in figures:
            home = self._holder(figure)
            if home is None:
                homeless.append(figure)
            else:
                self._put(figure, self._of[home.id])
        if homeless:
            self._house(homeless)

    def lane(self, figure: Figure) -> str:
        """The id of the lane of a step or lane."""
        return self._of[figure.id]

    def party(self, figure: Figure) -> str:
        """The id of the lane that a figure draws, '' where it draws none or one that only holds others."""
        if figure.role is not Role.LANE or self._only_holds(self._lanes[self._of[figure.id]]):
            return ""
        return self._of[figure.id]

    def tree(self) -> Map:
        """The lanes as a file would say them; one that only holds lanes is left to their organisation."""
        found = Map(0)
        guessed: dict[str, list[Figure]] = {}
        for lane in self._lanes.values():
            if self._only_holds(lane):
                continue
            one = Map(lane.mark)
            one.add("name", Quoted(lane.name), lane.mark)
            if not lane.kind:
                lane.kind = _kind(lane)
                guessed.setdefault(lane.kind, []).extend(lane.figures[:1])
            one.add("kind", lane.kind, lane.mark)
            if lane.organisation:
                one.add("organisation", Quoted(lane.organisation), lane.mark)
            found.add(lane.id, one, lane.mark)
        for kind, figures in guessed.items():
            for figure in figures:
                self.remarks.note(f"kind_{kind}", figure)
        return found

    def _only_holds(self, lane: _Lane) -> bool:
        return not lane.done and any(figure.id in self._holds for figure in lane.figures)

    def _lane_of(self, figure: Figure) -> str:
        """The id of the lane that a figure draws; a lane that is drawn twice under one name is one."""
        outer = self._round[figure.id]
        name = figure.text or say("sketches.no_name_lane")
        if not figure.text:
            self.remarks.note("unnamed_lane", figure)
        key = (outer.id if outer is not None else "", name.casefold())
        known = self._by_name.get(key)
        if known is None or (figure.step and figure.step != known):
            wanted = figure.step if is_id(figure.step) and figure.step not in self._lanes else ""
            known = wanted or slug(name, "lane", self._lanes)
            organisation = outer.text if outer is not None else ""
            self._lanes[known] = _Lane(known, name, figure.mark, organisation, figure.kind)
            self._by_name.setdefault(key, known)
        self._of[figure.id] = known
        self._lanes[known].figures.append(figure)
        return known

    def _holder(self, figure: Figure) -> Figure | None:
        """The innermost lane that holds a figure: by the file, else by its place on the page."""
        for holder in self.sketch.holders(figure):
            if holder.role is Role.LANE:
                return self._inmost(holder, figure)
        return self._inmost(None, figure)

    def _inmost(self, known: Figure | None, figure: Figure) -> Figure | None:
        """The smallest lane round the middle of a figure, within the one that the file names."""
        if figure.box is None or not self._looks:
            return known
        middle, best = figure.box.middle, known
        for lane in self._drawn:
            if lane is figure or lane.box is None or not lane.box.holds(middle):
                continue
            if figure.role is Role.LANE and lane.box.area <= figure.box.area:
                continue
            if known is not None and not any(one is known for one in self.sketch.holders(lane)):
                continue
            if best is None or best.box is None or lane.box.area < best.box.area:
                best = lane
        return best

    def _put(self, figure: Figure, lane: str) -> None:
        self._of[figure.id] = lane
        if figure.role in STEPS:
            self._lanes[lane].done.add(figure.role)

    def _house(self, figures: list[Figure]) -> None:
        """Steps outside every lane get one of their own; where nothing is drawn, it is the only one."""
        name = say("sketches.no_lane" if self._drawn else "sketches.only_lane")
        id_ = slug(name, "lane", self._lanes)
        self._lanes[id_] = _Lane(id_, name, figures[0].mark, kind="staff")
        for figure in figures:
            self._put(figure, id_)
            self.remarks.note("outside" if self._drawn else "no_lanes", figure)


def _kind(lane: _Lane) -> str:
    """Whose a lane is, by its name and by what is done in it."""
    machines = bool(lane.done & _MACHINES) and not lane.done & (_PEOPLE | {Role.STEP, Role.TASK})
    kind = likely_kind(lane.name, ["automatic"] if machines else [])
    return "staff" if kind == "system" and lane.done & _PEOPLE else kind
