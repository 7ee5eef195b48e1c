"""The ladder: one time axis, waiting above it and work below it, step by step.

It answers: how much of the time is work, and where does the case lie?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.charts.parts import bar, diagram, heading, key, scale, ticks, time_unit
from procmodel.light.records import dataclass
from procmodel.results.diagram import Bounds, Diagram, Plane, Shape, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Sizes, Theme
from procmodel.wording import say

__all__ = ["Course", "Rung", "ladder"]

_LENGTH = 900.0
_HEIGHT = 34.0
_LEAST = 2.0  # px, the width of what is too short to be seen
_AXIS = 1.6
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Rung:
    """A step: how long the case waits for it and how long hands are on, in working seconds."""

    step: str
    waiting: float
    touch: float


@dataclass(frozen=True, slots=True)
class Course:
    """One version in its usual case, step by step."""

    name: str
    rungs: tuple[Rung, ...]

    @property
    def waiting(self) -> float:
        """All waiting."""
        return sum(rung.waiting for rung in self.rungs)

    @property
    def touch(self) -> float:
        """All work."""
        return sum(rung.touch for rung in self.rungs)


def ladder(courses: Sequence[Course], title: str, theme: Theme | None = None) -> Diagram:
    """The usual case of each version on a common time axis.

    Example:
        >>> before = Course("before", (Rung("Log it", 7200, 1800), Rung("Send it", 0, 600)))
        >>> ladder([before], "Report").alternative.splitlines()[1]
        'before: waiting 2 h, work 0.67 h (usual case, working time)'
    """
    look = theme or Theme()
    left = look.sizes.margin
    texts, y = heading(title, say("charts.ladder"), look, _LENGTH)
    signs, words = key((("wait", say("charts.waiting")), ("work", say("charts.working"))), look, left, y)
    texts += words
    y += 28
    longest = max((course.waiting + course.touch for course in courses), default=0.0) or 1.0
    seconds, unit = time_unit(longest, "working")
    marks = ticks(longest / seconds, 8)
    planes = [Plane("key", Bounds(left, y - 28, _LENGTH, 14), shapes=tuple(signs))]
    for n, course in enumerate(courses, 1):
        name = block(_summary(course), look.sizes.text, width=_LENGTH, lines=2, bold=True).at(left, y)
        area = Bounds(left, name.bounds.bottom + 10, _LENGTH, 2 * _HEIGHT)
        grid = list(scale(marks, area, look, f" {unit}", across=False))
        bars = _bars(course, n, area, _LENGTH / (marks[-1] * seconds), look.sizes)
        planes.append(Plane(f"course-{n}", area, shapes=(*(shape for shape, _ in grid), *bars)))
        texts += [name, *(text for _, text in grid)]
        y = area.bottom + 40
    return diagram(title, (line for course in courses for line in _said(course)), planes, texts, look)


def _bars(course: Course, number: int, area: Bounds, per: float, sizes: Sizes) -> Iterator[Shape]:
    """For each step its waiting above the axis, then its work below; and the axis between them."""
    x, top = area.x, area.y
    for n, rung in enumerate(course.rungs, 1):
        for what, seconds, y in (("wait", rung.waiting, top), ("work", rung.touch, top + _HEIGHT)):
            if seconds > 0:
                width = max(_LEAST, seconds * per)
                said = say(f"charts.{what}", step=rung.step, hours=_hours(seconds))
                bounds = Bounds(x, y, width, _HEIGHT)
                label = _named(rung, bounds, sizes) if what == "wait" else None
                yield bar(f"{what}-{number}-{n}", what, bounds, said, label)
                x += width
    yield bar(f"axis-{number}", "line", Bounds(area.x, top + _HEIGHT - _AXIS / 2, area.width, _AXIS))


def _named(rung: Rung, bounds: Bounds, sizes: Sizes) -> Text | None:
    """What a wait is for and how long it is, where there is room; the words of the picture say it all."""
    room = bounds.width - 10
    words = block(
        f"{rung.step}: {say('numbers.hours', number=_hours(rung.waiting))}",
        sizes.small,
        width=max(room, 20.0),
        lines=2,
    )
    return words.centred(*bounds.centre, Tone.INK) if room > 60 else None


def _summary(course: Course) -> str:
    return say("charts.course", name=course.name, waiting=_hours(course.waiting), touch=_hours(course.touch))


def _said(course: Course) -> Iterator[str]:
    yield _summary(course)
    for rung in course.rungs:
        if rung.waiting or rung.touch:
            yield say("charts.rung", step=rung.step, waiting=_hours(rung.waiting), touch=_hours(rung.touch))


def _hours(seconds: float) -> str:
    return f"{seconds / _HOUR:.2f}".rstrip("0").rstrip(".")
