"""What figures mean once their lines are known: starts and ends, documents that are steps, what is no step."""

from __future__ import annotations

from collections import Counter

from procmodel.formats.sketches.boxes import Boxes
from procmodel.formats.sketches.ends import STEPS
from procmodel.formats.sketches.parts import ACTIVITIES, GATEWAYS, Figure, LineKind, Role, Sketch
from procmodel.formats.sketches.remarks import Remarks

__all__ = ["settle"]

_WAITING = frozenset({"message", "timer", "conditional", "signal", "multiple"})


def settle(sketch: Sketch, remarks: Remarks, boxes: Boxes) -> None:
    """Give each figure its final role; what is no part of the process is told and becomes a `MARK`.

    Only lines on its own level make an end one that leads on: those out of its box are the box's.
    """
    _documents(sketch, remarks)
    flows = [line for line in sketch.lines if line.kind is LineKind.FLOW]
    ends = [boxes.lifted(line.source, line.target) or ("", "") for line in flows]
    out, into = Counter(source for source, _ in ends), Counter(target for _, target in ends)
    tied = {id_ for line in flows for id_ in (line.source, line.target)}
    linked = len(tied) > 1
    _jumps(sketch, into, out)
    for figure in list(sketch.figures.values()):
        touched = figure.id in tied
        if figure.role in STEPS and not touched and not figure.step and linked:
            _alone(sketch, figure, remarks)
        elif figure.role is Role.UNKNOWN:
            _unknown(figure, touched, remarks)
        elif figure.role is Role.OVAL:
            figure.role = _oval(into[figure.id], out[figure.id], linked)
            if figure.role is Role.STEP:
                remarks.note("oval_step", figure)
        if figure.role is Role.START and into[figure.id]:
            figure.role = Role.CATCH if figure.trigger in _WAITING else Role.THROW
            remarks.note("start_midway", figure)
        elif figure.role is Role.END and out[figure.id]:
            figure.role = Role.THROW
            remarks.note("end_midway", figure)
        elif figure.role is Role.WORDS and figure.text:
            _words(sketch, figure, remarks)


def _documents(sketch: Sketch, remarks: Remarks) -> None:
    """Documents that the flow runs through are steps; lines from and to the others are no flow."""
    direct: dict[str, set[str]] = {}
    into: dict[str, set[str]] = {}
    for line in sketch.lines:
        if line.kind is LineKind.FLOW and not line.dashed and line.source and line.target:
            direct.setdefault(line.source, set()).add(line.target)
            into.setdefault(line.target, set()).add(line.source)
    through = {
        id_ for id_ in direct if any(direct[id_] - direct.get(source, set()) for source in into.get(id_, ()))
    }
    for figure in sketch.figures.values():
        if figure.role is Role.DATA and figure.id in through and figure.text:
            figure.role = Role.STEP
            remarks.note("document_step", figure)
    data = {figure.id for figure in sketch.figures.values() if figure.role is Role.DATA}
    for line in sketch.lines:
        if line.source in data or line.target in data:
            line.kind = LineKind.ASSOCIATION


def _jumps(sketch: Sketch, into: Counter[str], out: Counter[str]) -> None:
    """Circles with a letter: where one is led to, the flow goes on at the one of the same letter."""
    letters = Counter(figure.text for figure in sketch.figures.values() if figure.role is Role.JUMP)
    for figure in sketch.figures.values():
        if figure.role is Role.JUMP and (letters[figure.text] < 2 or not figure.text):
            figure.role = Role.OVAL
    for figure in sketch.figures.values():
        if figure.role is Role.JUMP:
            figure.trigger = "link"
            figure.role = Role.CATCH if out[figure.id] and not into[figure.id] else Role.THROW


def _alone(sketch: Sketch, figure: Figure, remarks: Remarks) -> None:
    """A figure that no line of flow touches: a step where it has a lane and is a box; else it is left out."""
    in_lane = any(holder.role is Role.LANE for holder in sketch.holders(figure))
    if figure.role is Role.BOUNDARY:
        return
    if figure.role in ACTIVITIES and figure.text and in_lane:
        remarks.note("step_alone", figure)
        return
    remarks.note("left_alone" if figure.role in ACTIVITIES | GATEWAYS else "left_figure", figure)
    figure.role = Role.MARK


def _unknown(figure: Figure, touched: bool, remarks: Remarks) -> None:
    if touched:
        figure.role = Role.STEP
        remarks.note("unknown_step", figure)
    else:
        figure.role = Role.MARK
        remarks.note("left_figure", figure)


def _oval(into: int, out: int, linked: bool) -> Role:
    if into and out:
        return Role.STEP
    return Role.END if into or (not out and linked) else Role.START


def _words(sketch: Sketch, figure: Figure, remarks: Remarks) -> None:
    """Words inside a figure without its own are its name; other words are told."""
    for holder in sketch.holders(figure):
        if holder.role in STEPS and not holder.text:
            holder.text = figure.text
            return
        if holder.role in (Role.LANE, *STEPS):
            break
    remarks.note("left_words", figure)
