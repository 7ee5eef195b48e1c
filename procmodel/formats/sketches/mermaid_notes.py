"""What our own Mermaid says in comments of the model behind it, which no outline can say."""

from __future__ import annotations

import re
from collections.abc import Iterable

from procmodel.formats.problems import Problems
from procmodel.formats.sketches.mermaid_shapes import words_of
from procmodel.formats.sketches.parts import Figure, LineKind, Role, Sketch
from procmodel.formats.sketches.words import spaced

__all__ = ["Notes"]

_NOTE = re.compile(r"(?P<of>v\d+|[lng]\d+_\d+(?: n\d+_\d+)?): (?P<rest>.*)")
_ISOLATE, _RELEASE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_FACT = re.compile(r"(\w+)(?:=(\"[^\"]*\"|[^\s\"]+))?")


class Notes:
    """The notes of a text by what they are of; a text of somebody else has none."""

    def __init__(self, comments: Iterable[str]) -> None:
        self._of: dict[str, list[dict[str, str]]] = {}
        self._left: set[str] = set()
        for comment in comments:
            found = _NOTE.fullmatch(comment)
            if found is not None:
                facts = {key: words_of(value or "yes") for key, value in _FACT.findall(found["rest"])}
                self._of.setdefault(found["of"], []).append(facts)

    @property
    def ours(self) -> bool:
        """Whether we wrote the text."""
        return bool(self._of)

    def settle(self, sketch: Sketch, problems: Problems) -> None:
        """Let the figures and lines be what the notes say; where two versions stand side by side, the first."""
        if not self._of:
            return
        self._first_version(sketch, problems)
        frames = {of: rows[0] for of, rows in self._of.items() if of.startswith("g")}
        for id_, facts in frames.items():
            if not self._is_left(id_):
                sketch.add(Figure(id_, facts.get("name", ""), Role.SUBPROCESS, step=facts.get("step", "")))
        for of, rows in self._of.items():
            if of.startswith("l") and "name" in rows[0] and not self._is_left(of):
                sketch.add(Figure(of, rows[0]["name"], Role.LANE))
        by_step = {
            rows[0].get("step", ""): of for of, rows in reversed(self._of.items()) if of.startswith("n")
        }
        for figure in sketch.figures.values():
            if figure.id in self._of:
                _take(figure, self._of[figure.id][0], by_step)
        for line in sketch.lines:
            rows = self._of.get(f"{line.source} {line.target}", [])
            facts = rows.pop(0) if rows else {}
            line.text = _without(line.text, facts.get("marks", ""))
            line.default = "default" in facts
            if line.dashed and line.kind is LineKind.FLOW:
                line.kind = LineKind.MESSAGE if line.pointed else LineKind.ASSOCIATION

    def _first_version(self, sketch: Sketch, problems: Problems) -> None:
        versions = {of: rows[0] for of, rows in self._of.items() if of.startswith("v")}
        names = list(dict.fromkeys(facts.get("version", "") for facts in versions.values()))
        left = (
            {of[1:] for of, facts in versions.items() if facts.get("version", "") != names[0]}
            if names
            else set()
        )
        for of in versions:
            if of in sketch.figures:
                sketch.figures[of].role = Role.GROUP
        if len(names) < 2:
            return
        problems.remark("page", None, "sketches.versions", count=len(names), version=names[0])
        self._left = left
        sketch.figures = {id_: figure for id_, figure in sketch.figures.items() if not self._is_left(id_)}
        sketch.lines = [line for line in sketch.lines if not self._is_left(line.source)]

    def _is_left(self, id_: str) -> bool:
        """Whether something belongs to a version that is not read."""
        return id_[:1] in "vlng" and id_[1:].partition("_")[0] in self._left


def _take(figure: Figure, facts: dict[str, str], by_step: dict[str, str]) -> None:
    """What a note says of a figure; an outline that was changed since then wins over it."""
    figure.step = facts.get("step", facts.get("lane", ""))
    if figure.role is Role.LANE:
        figure.kind = facts.get("kind", "")
        return
    figure.text = "" if "unnamed" in facts else _without(figure.text, facts.get("marks", ""))
    kind = facts.get("kind", "")
    if kind in Role.__members__.values() and _OUTLINES.get(kind, Role.STEP) is figure.role:
        figure.role = Role(kind)
    figure.trigger = facts.get("event", "none")
    figure.interrupts = facts.get("interrupts") != "no"
    if figure.role is Role.BOUNDARY:
        figure.parent = by_step.get(facts.get("host", ""), "")


def _without(text: str, marks: str) -> str:
    """A text without the marks in front of it, and without the signs that keep its direction to itself."""
    if text.startswith(_ISOLATE) and text.endswith(_RELEASE):
        text = text[1:-1]
    if not marks or not (text == marks or text.startswith(f"{marks} ")):
        return text
    return spaced(text[len(marks) :])


_OUTLINES = {
    **dict.fromkeys(("exclusive", "parallel", "inclusive", "event", "complex"), Role.EXCLUSIVE),
    **dict.fromkeys(("subprocess", "call"), Role.SUBPROCESS),
    **dict.fromkeys(("start", "catch", "throw", "boundary"), Role.OVAL),
    "end": Role.END,
}
