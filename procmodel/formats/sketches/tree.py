"""A sketch becomes the tree that YAML would: the same reader then checks it."""

from __future__ import annotations

import re
from pathlib import PurePath

from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.sketches.borders import Borders
from procmodel.formats.sketches.boxes import Boxes
from procmodel.formats.sketches.ends import STEPS, tie_ends
from procmodel.formats.sketches.lanes import Lanes
from procmodel.formats.sketches.meaning import settle
from procmodel.formats.sketches.order import by_flow
from procmodel.formats.sketches.parts import ACTIVITIES, EVENTS, Figure, LineKind, Role, Sketch
from procmodel.formats.sketches.remarks import Remarks
from procmodel.formats.sketches.ways import Ways
from procmodel.formats.slugs import slug
from procmodel.formats.source import Source
from procmodel.formats.tree import Map, Quoted, Seq
from procmodel.formats.types import is_id
from procmodel.wording import say

__all__ = ["tree_of"]

_STATE = re.compile(r"(.*?\S), ((?:before|after)\b.*)").fullmatch
_PAGE = re.compile(r"(?:[^\W\d]+[- ])?\d+").fullmatch  # Page-1, Seite 2: nobody's words


def tree_of(sketch: Sketch, source: Source, problems: Problems) -> Map:
    """The tree of the process that a page shows.

    Raises:
        Unreadable: it shows no step, or breaks a limit.
    """
    remarks = Remarks(sketch, problems)
    _count(sketch, source, problems)
    tie_ends(sketch, remarks)
    boxes = Boxes(sketch)
    settle(sketch, remarks, boxes)
    if not any(figure.role in STEPS for figure in sketch.figures.values()):
        remarks.tell()
        problems.error(
            "syntax", None, "sketches.no_steps", page=sketch.page and f" (page {cut(sketch.page)})"
        )
        raise Unreadable
    tree = _Building(sketch, source, remarks, boxes).tree()
    remarks.tell()
    return tree


def _count(sketch: Sketch, source: Source, problems: Problems) -> None:
    """Stop before a drawing that is too large is looked at more closely."""
    steps = sum(figure.role in STEPS for figure in sketch.figures.values())
    lanes = sum(figure.role is Role.LANE for figure in sketch.figures.values())
    for what, found in (("steps", steps), ("lanes", lanes), ("flows", len(sketch.lines))):
        limit = source.limits[what]
        if found > limit:
            problems.error("limit", None, "too_many", what=what, found=found, limit=limit, name=what)
            raise Unreadable


class _Building:
    """One page while its tree is built."""

    def __init__(self, sketch: Sketch, source: Source, remarks: Remarks, boxes: Boxes) -> None:
        self.sketch, self.source, self.remarks, self.boxes = sketch, source, remarks, boxes
        self.lanes = Lanes(sketch, remarks)
        self.borders = Borders(sketch, remarks)
        self.data = Map(0)
        self.ids: dict[str, str] = {}  # id of a figure -> id of its element, without that of its box
        figures = sketch.figures.values()
        self.steps = [f for f in figures if f.role in STEPS and f.role is not Role.BOUNDARY]
        self.ways = Ways(sketch, remarks, boxes, self.borders)

    def tree(self) -> Map:
        """All of it."""
        sketch = self.sketch
        self.lanes.place([step for step in self.steps if not self.boxes.is_box(step)])
        self._name_all()
        self._name_data()
        tree = Map(0)
        tree.add("procmodel", "1", 0)
        self._head(tree)
        steps = self._levels()
        tree.add("lanes", self.lanes.tree(), 0)
        if len(self.data):
            tree.add("data", self.data, 0)
        tree.add("steps", steps, 0)
        messages = self._messages()
        if len(messages):
            tree.add("messages", messages, 0)
        for line in sketch.lines:
            if line.kind is LineKind.FLOW and not self.ways.taken(line):
                self.remarks.note("left_line", line)
        return tree

    def _head(self, tree: Map) -> None:
        name = self.sketch.name or ("" if _PAGE(self.sketch.page) else self.sketch.page)
        found = _STATE(name)
        if found:
            name = found[1]
        stem = PurePath(self.source.name.partition("#")[0]).name.partition(".")[0]
        tree.add("name", Quoted(name or stem or "process"), 0)
        if found:
            tree.add("state", found[2], 0)

    # -- ids ---------------------------------------------------------------------------------------

    def _name_all(self) -> None:
        """An id for each element: that of the model it was drawn from, else made from its name."""
        taken: dict[str, set[str]] = {}
        known = [step for step in self.steps if step.step]
        for step in (*known, *(step for step in self.steps if not step.step)):
            here = taken.setdefault(self.boxes.of(step), set())
            id_ = step.step.rpartition("/")[2]
            if not is_id(id_) or id_ in here:
                id_ = slug(step.text, step.role.value if step.role not in ACTIVITIES else "step", here)
            here.add(id_)
            self.ids[step.id] = id_

    def full(self, id_: str) -> str:
        """The id of the element of a figure as the whole process calls it."""
        box = self.boxes.of(self.sketch.figures[id_])
        return f"{self.full(box)}/{self.ids[id_]}" if box else self.ids[id_]

    def _name_data(self) -> None:
        used = [line for line in self.sketch.lines if line.kind is LineKind.ASSOCIATION]
        tied = {line.source for line in used} | {line.target for line in used}
        for figure in self.sketch.figures.values():
            if figure.role is not Role.DATA:
                continue
            if not figure.text or figure.id not in tied:
                self.remarks.note("left_figure", figure)
                continue
            same = next((id_ for id_, one, _, _ in self.data.rows()
                         if isinstance(one, Map) and one.get("name") == figure.text), None)  # fmt: skip
            id_ = same or slug(figure.text, "data", self.data.keys)
            self.ids[figure.id] = id_
            if same is None:
                one = Map(figure.mark)
                one.add("name", Quoted(figure.text), figure.mark)
                self.data.add(id_, one, figure.mark)

    # -- steps -------------------------------------------------------------------------------------

    def _levels(self) -> Map:
        """The elements of the process, those of boxes inside them."""
        maps: dict[str, Map] = {"": Map(0)}
        for step in self.steps:
            if self.boxes.is_box(step):
                maps[step.id] = Map(step.mark)
        inside: dict[str, list[Figure]] = {id_: [] for id_ in maps}
        for step in self.steps:
            inside[self.boxes.of(step)].append(step)
        for box, steps in inside.items():
            for step in self._ordered(steps):
                maps[box].add(self.ids[step.id], self._step(step, maps.get(step.id)), step.mark)
        return maps[""]

    def _ordered(self, steps: list[Figure]) -> list[Figure]:
        if not self.sketch.by_flow:
            return steps
        by_id = {step.id: step for step in steps}
        ways = {step.id: [t for t in self.ways.targets(step.id) if t in by_id] for step in steps}
        for host, border in self.borders.all():
            if host.id in ways:
                ways[host.id] += [t for t in self.ways.targets(border.id) if t in by_id]
        return [by_id[id_] for id_ in by_flow(list(by_id), ways)]

    def _step(self, step: Figure, inside: Map | None) -> Map:
        tree, mark = Map(step.mark), step.mark
        name = step.text
        if not name and step.role in ACTIVITIES:
            name = say("sketches.no_name_step")
            self.remarks.note("unnamed_step", step)
        if name:
            tree.add("name", Quoted(name), mark)
        if step.role is not Role.STEP:
            tree.add("kind", step.role.value, mark)
        tree.add("lane", Quoted(self.lanes.lane(self._first_in(step))), mark)
        if step.role in EVENTS and step.trigger != "none":
            tree.add("event", step.trigger, mark)
        self._reads(step, tree)
        if step.role in ACTIVITIES:
            self._borders(step, tree)
        if inside is not None:
            tree.add("steps", inside, mark)
        if step.role is not Role.END:
            tree.add("next", self.ways.of(step, self.ids), mark)
        return tree

    def _first_in(self, step: Figure) -> Figure:
        """The step itself; of a box the first that lies in it, whose lane is that of the box."""
        while self.boxes.is_box(step):
            step = next(inner for inner in self.steps if self.boxes.of(inner) == step.id)
        return step

    def _reads(self, step: Figure, tree: Map) -> None:
        """What it reads and writes: documents that lines tie to it."""
        reads, writes = Seq(step.mark), Seq(step.mark)
        for line in self.ways.associations(step.id):
            into = line.target == step.id
            data = self.ids.get(line.source if into else line.target)
            found = reads if into else writes
            if data is not None and data not in found.items:
                found.add(Quoted(data), line.mark)
        if step.role in ACTIVITIES or step.role in (Role.START, Role.END, Role.CATCH, Role.THROW):
            for key, found in (("reads", reads), ("writes", writes)):
                if len(found):
                    tree.add(key, found, step.mark)

    def _borders(self, step: Figure, tree: Map) -> None:
        found = Seq(step.mark)
        for border in self.borders.of(step):
            one = Map(border.mark)
            to, share, words = self.ways.of_border(border, self.ids)
            if border.step and is_id(border.step):
                one.add("id", Quoted(border.step), border.mark)
            if border.text or words:
                one.add("name", Quoted(border.text or words), border.mark)
            one.add("event", border.trigger, border.mark)
            one.add("interrupts", "true" if border.interrupts else "false", border.mark)
            one.add("to", to, border.mark)
            if share:
                one.add("share", share, border.mark)
            found.add(one, border.mark)
        if len(found):
            tree.add("on", found, step.mark)

    # -- messages ----------------------------------------------------------------------------------

    def _messages(self) -> Seq:
        found = Seq(0)
        for line in self.sketch.lines:
            if line.kind is not LineKind.MESSAGE:
                continue
            ends = [self._party(line.source), self._party(line.target)]
            if "" in ends:
                self.remarks.note("left_line", line)
                continue
            one = Map(line.mark)
            one.add("from", Quoted(ends[0]), line.mark)
            one.add("to", Quoted(ends[1]), line.mark)
            if line.text:
                one.add("name", Quoted(line.text), line.mark)
            found.add(one, line.mark)
        return found

    def _party(self, id_: str) -> str:
        """The element or lane at the end of a message."""
        figure = self.sketch.figures.get(id_)
        if figure is None:
            return ""
        if id_ in self.ids and figure.role in STEPS:
            return self.full(id_)
        return self.lanes.party(figure)
