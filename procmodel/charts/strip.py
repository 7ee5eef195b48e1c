"""The strip: one mark for each touch, grouped by lane, one version below the other.

It answers: how many times is the case handled, by whom, and how many times afterwards?
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from procmodel.charts.parts import diagram, heading
from procmodel.light.records import dataclass
from procmodel.results.diagram import Badge, BadgeKind, Bounds, Diagram, LegendEntry, Plane, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Sizes, Theme
from procmodel.wording import say

__all__ = ["Touch", "Version", "strip"]

_MARK = 26.0  # px across
_PITCH = 34.0
_GROUPS = 30.0  # px between the columns of lanes
_FIGURE = 190.0  # px for the number at the left
_LEAST = 78.0  # px, width of a column
_SIGN = 18.0  # px, of the legend


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch: its step's name, the lane that does it, and whether the usual case comes to it."""

    step: str
    lane: str
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Version:
    """A version and its touches, in the order of the flow."""

    name: str
    touches: tuple[Touch, ...]

    @property
    def usual(self) -> int:
        """How many of them the usual case has."""
        return sum(touch.usual for touch in self.touches)


def strip(versions: Sequence[Version], title: str, sentence: str = "", theme: Theme | None = None) -> Diagram:
    """The touches as drawn of two, three or more versions, one line of marks each, a column for each lane.

    What the usual case does without is hollow; the large number is that of the usual case.

    Example:
        >>> steps = Touch("Log it", "Clerk"), Touch("Send it on", "Clerk", usual=False)
        >>> picture = strip([Version("before", steps), Version("after", ())], "Report")
        >>> [[badge.hollow for badge in plane.badges] for plane in picture.planes]
        [[False, True], []]
    """
    look = theme or Theme()
    columns = _columns(versions, look.sizes)
    width = max(900.0, *(column.bounds.right for column in columns.values()), 0.0)
    texts, y = heading(title, sentence, look, width)
    deep = max((column.bounds.height for column in columns.values()), default=0.0)
    for column in columns.values():
        top = y + deep - column.bounds.height
        texts.append(replace(column, y=column.y + top, bounds=column.bounds._replace(y=top)))
    heads, y = y, y + deep + 10
    planes: list[Plane] = []
    for n, version in enumerate(versions):
        plane, words, y = _line(version, n, columns, look.sizes, y)
        planes.append(plane)
        texts.extend(words)
        y += 20
    if planes:
        first = planes[0].bounds
        planes[0] = replace(planes[0], bounds=first._replace(y=heads, height=first.bottom - heads))
    made = diagram(title, _words(versions, sentence), planes, texts, look)
    if all(touch.usual for version in versions for touch in version.touches):
        return made
    entries = tuple(_legend(look.sizes, made.height - look.sizes.margin + 18))
    return replace(made, legend=entries, height=entries[-1].bounds.bottom + look.sizes.margin)


def _legend(sizes: Sizes, top: float) -> Iterator[LegendEntry]:
    """What a full and what a hollow mark mean."""
    x = sizes.margin
    for sign in ("touch", "touch:seldom"):
        words = block(say(f"layout.legend-{sign}"), sizes.small)
        yield LegendEntry(
            sign, Bounds(x, top, _SIGN, _SIGN), words.at(x + _SIGN + 6, top + (_SIGN - words.height) / 2)
        )
        x += _SIGN + 28 + words.width


def _columns(versions: Sequence[Version], sizes: Sizes) -> dict[str, Text]:
    """The name of each lane above its column, as far down as the names reach, lanes by first touch."""
    most: dict[str, int] = {}
    for version in versions:
        for lane, touches in _groups(version).items():
            most[lane] = max(most.get(lane, 0), len(touches))
    columns: dict[str, Text] = {}
    x = sizes.margin + _FIGURE
    for lane, count in most.items():
        words = block(lane, sizes.small, width=max(_PITCH * count, _LEAST), lines=3, bold=True)
        columns[lane] = words.at(x, 0)
        x += max(_PITCH * count, words.width) + _GROUPS
    return columns


def _line(
    version: Version, number: int, columns: Mapping[str, Text], sizes: Sizes, top: float
) -> tuple[Plane, list[Text], float]:
    """One version: its name and number at the left, its marks in their lanes' columns, and where it ends."""
    left = sizes.margin
    count = block(str(version.usual), sizes.figure * 1.5, bold=True).at(left, top, tone=Tone.ACCENT)
    name = block(version.name, sizes.panel, width=_FIGURE - 10, lines=2, bold=True)
    texts = [count, name.at(left, count.bounds.bottom)]
    if version.usual != len(version.touches):
        key = "as-drawn" if version.usual else "seldom"
        said = say(f"charts.{key}", count=len(version.touches))
        words = block(said, sizes.small, width=_FIGURE - 20, lines=3)
        texts.append(words.at(left, texts[-1].bounds.bottom + 2, tone=Tone.MUTED))
    marks = top + 18
    badges = [
        Badge(
            BadgeKind.TOUCH, str(place), Bounds(columns[lane].x + k * _PITCH, marks, _MARK, _MARK),
            f"{number}-{place}", f"{touch.step}, {lane}", not touch.usual,
        )
        for lane, touches in _groups(version).items()
        for k, (place, touch) in enumerate(touches)
    ]  # fmt: skip
    if not version.touches:
        texts.append(block(say("charts.none"), sizes.text).at(left + _FIGURE, marks + 4, tone=Tone.MUTED))
    bottom = max(text.bounds.bottom for text in texts)
    right = max([text.bounds.right for text in (*texts, *columns.values())])
    plane = Plane(
        f"version-{number + 1}", Bounds(left, top, right - left, bottom - top), badges=tuple(badges)
    )
    return plane, texts, bottom


def _groups(version: Version) -> dict[str, list[tuple[int, Touch]]]:
    """The touches by lane, lanes by first touch; each with its number along the flow."""
    groups: dict[str, list[tuple[int, Touch]]] = {}
    for place, touch in enumerate(version.touches, 1):
        groups.setdefault(touch.lane, []).append((place, touch))
    return groups


def _words(versions: Sequence[Version], sentence: str) -> Iterator[str]:
    """The picture in words, below its title."""
    if sentence:
        yield sentence
    yield from (_said(version) for version in versions)


def _said(version: Version) -> str:
    parts = [
        say(
            "charts.group",
            lane=lane,
            count=len(touches),
            steps=", ".join(_named(each) for _, each in touches),
        )
        for lane, touches in _groups(version).items()
    ]
    return say(
        "charts.version", name=version.name, count=len(version.touches), parts="; ".join(parts)
    ).rstrip(": ")


def _named(touch: Touch) -> str:
    return touch.step if touch.usual else say("charts.seldom-step", step=touch.step)
