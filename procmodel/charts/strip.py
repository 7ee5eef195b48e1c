"""The strip: one mark for each touch, grouped by lane, one version below the other.

It answers: how many times is the case handled, by whom, and how many times afterwards?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmodel.results.diagram import Badge, BadgeKind, Bounds, Diagram, Plane, Text, Tone
from procmodel.results.lettering import block
from procmodel.themes import Sizes, Theme
from procmodel.wording import say

__all__ = ["Touch", "Version", "strip"]

_MARK = 26.0  # px across
_PITCH = 34.0
_GROUPS = 30.0  # px between groups
_FIGURE = 150.0  # px for the number at the left


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch: its step's name, and the lane that does it."""

    step: str
    lane: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version and its touches, in the order of the flow."""

    name: str
    touches: tuple[Touch, ...]


def strip(versions: Sequence[Version], title: str, sentence: str = "", theme: Theme | None = None) -> Diagram:
    """The touches as drawn of two, three or more versions, one line of marks each.

    Example:
        >>> steps = Touch("Log it", "Clerk"), Touch("Send it on", "Clerk")
        >>> picture = strip([Version("before", steps), Version("after", ())], "Report")
        >>> [len(plane.badges) for plane in picture.planes]
        [2, 0]
    """
    look = theme or Theme()
    sizes = look.sizes
    texts: list[Text] = []
    y = sizes.margin
    for words, size, bold in ((title, sizes.title, True), (sentence, sizes.text, False)):
        set_ = block(words, size, width=900, lines=3, bold=bold)
        if set_.lines:
            texts.append(set_.at(sizes.margin, y, tone=Tone.INK if bold else Tone.MUTED))
            y += set_.height + 8
    planes: list[Plane] = []
    for n, version in enumerate(versions):
        plane, words_, y = _line(version, n, sizes, y + 16)
        planes.append(plane)
        texts.extend(words_)
    width = max(640.0, *(text.bounds.right for text in texts), *(plane.bounds.right for plane in planes))
    said = "\n".join([title, *([sentence] if sentence else []), *(_said(version) for version in versions)])
    return Diagram(
        width + sizes.margin, y + sizes.margin, title, sentence or title, said, tuple(planes), tuple(texts),
        theme=look,
    )  # fmt: skip


def _line(version: Version, number: int, sizes: Sizes, top: float) -> tuple[Plane, list[Text], float]:
    """One version: its name and number at the left, its marks at the right, and where it ends."""
    left = sizes.margin
    count = block(str(len(version.touches)), sizes.figure * 1.5, bold=True).at(left, top, tone=Tone.ACCENT)
    name = block(version.name, sizes.panel, width=_FIGURE - 10, lines=2, bold=True)
    texts = [count, name.at(left, count.bounds.bottom)]
    badges: list[Badge] = []
    x, marks = left + _FIGURE, top + 22
    for lane, touches in _groups(version):
        words = block(lane, sizes.small, width=max(_PITCH * len(touches), 70.0), lines=3)
        texts.append(words.at(x, marks + _MARK + 8))
        for k, (place, touch) in enumerate(touches):
            bounds = Bounds(x + k * _PITCH, marks, _MARK, _MARK)
            badges.append(
                Badge(BadgeKind.TOUCH, str(place), bounds, f"{number}-{place}", f"{touch.step}, {lane}")
            )
        x += max(_PITCH * len(touches), words.width) + _GROUPS
    if not version.touches:
        texts.append(block(say("charts.none"), sizes.text).at(x, marks + 4, tone=Tone.MUTED))
    bottom = max(text.bounds.bottom for text in texts)
    bounds = Bounds(left, top, max(x - left, _FIGURE), bottom - top)
    return Plane(f"version-{number + 1}", bounds, badges=tuple(badges)), texts, bottom


def _groups(version: Version) -> list[tuple[str, list[tuple[int, Touch]]]]:
    """The touches by lane, lanes by first touch; each with its number along the flow."""
    groups: dict[str, list[tuple[int, Touch]]] = {}
    for place, touch in enumerate(version.touches, 1):
        groups.setdefault(touch.lane, []).append((place, touch))
    return list(groups.items())


def _said(version: Version) -> str:
    parts = [
        say(
            "charts.group", lane=lane, count=len(touches), steps=", ".join(touch.step for _, touch in touches)
        )
        for lane, touches in _groups(version)
    ]
    return say(
        "charts.version", name=version.name, count=len(version.touches), parts="; ".join(parts)
    ).rstrip(": ")
