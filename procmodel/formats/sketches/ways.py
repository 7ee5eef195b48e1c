"""How each step goes on: the lines that leave it, with their answers and shares."""

from __future__ import annotations

from collections.abc import Mapping

from procmodel.formats.sketches.borders import Borders
from procmodel.formats.sketches.boxes import Boxes
from procmodel.formats.sketches.ends import STEPS
from procmodel.formats.sketches.parts import ACTIVITIES, Figure, Line, LineKind, Role, Sketch
from procmodel.formats.sketches.remarks import Remarks
from procmodel.formats.sketches.words import answer_of
from procmodel.formats.tree import Map, Quoted, Seq, Value

__all__ = ["Ways"]

_SLACK = 0.5  # percent that shares may miss 100 by


class Ways:
    """The lines of a sketch by the step they leave. Lines into and out of a box end at the box."""

    def __init__(self, sketch: Sketch, remarks: Remarks, boxes: Boxes, borders: Borders) -> None:
        self.remarks = remarks
        self._sketch = sketch
        self._boxes = boxes
        self._hosts = {border.id: host.id for host, border in borders.all()}
        self._from: dict[str, list[tuple[Line, str]]] = {}
        self._tied: dict[str, list[Line]] = {}
        self._taken: set[int] = set()
        for line in sketch.lines:
            if line.kind is LineKind.FLOW:
                self._add(line)
            elif line.kind is LineKind.ASSOCIATION:
                self._tied.setdefault(line.source, []).append(line)
                self._tied.setdefault(line.target, []).append(line)

    def taken(self, line: Line) -> bool:
        """Whether a line is a way of the process."""
        return id(line) in self._taken

    def targets(self, id_: str) -> list[str]:
        """The ids of the figures that a figure leads to, in file order."""
        return list(dict.fromkeys(target for _, target in self._from.get(id_, ())))

    def associations(self, id_: str) -> list[Line]:
        """The lines between a figure and documents."""
        return self._tied.get(id_, [])

    def of(self, step: Figure, ids: Mapping[str, str]) -> Value:
        """What `next` says for a step."""
        rows = self._from.get(step.id, [])
        answers = [answer_of(line.text) for line, _ in rows]
        if not self._shares_fit(step, answers):
            answers = [(line.text, "") for line, _ in rows]
        found = Seq(step.mark)
        seen: set[tuple[str, str, str]] = set()
        for (line, target), (when, share) in zip(rows, answers, strict=True):
            key = (target, when, share)
            if key not in seen:
                seen.add(key)
                found.add(_branch(line, ids[target], when, share), line.mark)
        if len(found) > 1 and step.role in ACTIVITIES and not any(line.text for line, _ in rows):
            self.remarks.note("all_at_once", step)
        return found

    def of_border(self, border: Figure, ids: Mapping[str, str]) -> tuple[Value, str, str]:
        """Where an event on a border leads, in how many of the cases, and the words on the way."""
        rows = self._from.get(border.id, [])
        found = Seq(border.mark)
        for target in self.targets(border.id):
            found.add(Quoted(ids[target]), border.mark)
        answers = [answer_of(line.text) for line, _ in rows]
        shares = [share for _, share in answers if share]
        words = dict.fromkeys(when for when, _ in answers if when)
        return found, shares[0] if len(shares) == 1 else "", ", ".join(words)

    def _add(self, line: Line) -> None:
        figures = self._sketch.figures
        source, target = figures.get(line.source), figures.get(line.target)
        if source is None or target is None or source.role not in STEPS or target.role not in STEPS:
            return
        if target.id in self._hosts:
            target = figures[self._hosts[target.id]]
        host = self._hosts.get(source.id, source.id)
        ends = self._boxes.lifted(host, target.id)
        self._taken.add(id(line))
        if ends is None:
            return
        if not line.pointed:
            self.remarks.note("no_arrow", line)
        if line.both:
            self.remarks.note("both_ways", line)
        begins = source.id if ends[0] == host else ends[0]  # an event on a border goes on by itself
        self._from.setdefault(begins, []).append((line, ends[1]))

    def _shares_fit(self, step: Figure, answers: list[tuple[str, str]]) -> bool:
        """Whether the shares of a split can be taken as such: all but one given, and no more than 100 %."""
        shares = [float(share[:-1]) for _, share in answers if share]
        if not shares or step.role is Role.INCLUSIVE:
            return True
        whole = sum(shares)
        fits = len(shares) == len(answers) and abs(whole - 100) <= _SLACK
        fits = fits or (len(shares) == len(answers) - 1 and whole <= 100)
        if step.role is Role.PARALLEL or not fits:
            self.remarks.note("odd_shares", step)
            return False
        return True


def _branch(line: Line, target: str, when: str, share: str) -> Value:
    if not (when or share or line.default):
        return Quoted(target)
    found = Map(line.mark)
    found.add("to", Quoted(target), line.mark)
    if when:
        found.add("when", Quoted(when), line.mark)
    if share:
        found.add("share", share, line.mark)
    if line.default:
        found.add("default", "true", line.mark)
    return found
