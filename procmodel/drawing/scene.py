"""A picture as marks and words in drawing order: what SVG says, and what the checks of contrast walk through."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.light.records import dataclass
from procmodel.results.diagram import NOWHERE, Bounds, Text

__all__ = ["Group", "Mark", "Part", "Words", "flat"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A path. `box` is what a filled one covers; `decor` may be faint, since nothing depends on seeing it."""

    path: str
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    box: Bounds = NOWHERE
    decor: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A text and its colour."""

    text: Text
    colour: str


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that belong together.

    Attributes:
        kind: what it is: `lane`, `step`, `flow`, `legend`, ...
        label: what a screen reader says; empty hides the group from it.
        key: the id of the element in the model.
        plane: the id of the version it stands in.
    """

    parts: tuple[Part, ...]
    kind: str = ""
    label: str = ""
    key: str = ""
    plane: str = ""
    title: str = ""


Part = Mark | Words | Group


def flat(parts: tuple[Part, ...]) -> Iterator[Mark | Words]:
    """All marks and words, in drawing order."""
    stack: list[Iterator[Part]] = [iter(parts)]
    while stack:
        for part in stack[-1]:
            if isinstance(part, Group):
                stack.append(iter(part.parts))
                break
            yield part
        else:
            stack.pop()
