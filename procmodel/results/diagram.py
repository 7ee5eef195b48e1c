"""A picture before it is drawn: what stands where. Layouts make it, `drawing` and `reports` write it.

All positions are px (1 px = 1/96 in), x to the right, y downwards, from the top left corner of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple
from procmodel.themes import Theme
from procmodel.wording import spoken

__all__ = [
    "LANE",
    "NOWHERE",
    "Align",
    "Annotations",
    "Badge",
    "BadgeKind",
    "Band",
    "Bounds",
    "Diagram",
    "Edge",
    "EdgeKind",
    "Family",
    "Figure",
    "Frame",
    "LegendEntry",
    "Plane",
    "Point",
    "Shape",
    "Text",
    "Tone",
]


class Point(NamedTuple):
    """A place."""

    x: float
    y: float


class Bounds(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def meets(self, other: Bounds, gap: float = 0.0) -> bool:
        """Whether the two share more than an edge, `gap` added all round."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


NOWHERE = Bounds(0, 0, 0, 0)
"""The bounds of what has no place yet."""


class Align(StrEnum):
    """Which end of a line stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Tone(StrEnum):
    """What a text is, and so its colour."""

    INK = "ink"
    MUTED = "muted"
    BADGE = "badge_text"
    HANDOFF = "handoff_text"
    ACCENT = "accent"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in their place: `text` in full, `lines` as set. `y` is the baseline of the first line."""

    text: str
    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    leading: float  # from one baseline to the next
    align: Align = Align.START
    bold: bool = False
    tone: Tone = Tone.INK
    bounds: Bounds = NOWHERE

    @property
    def shortened(self) -> bool:
        """Whether the lines say less than the text: it then belongs into a title as well."""
        return "".join(self.text.split()) != "".join("".join(self.lines).split())


class Family(StrEnum):
    """Which outline a shape has."""

    TASK = "task"
    GATEWAY = "gateway"  # a diamond
    EVENT = "event"  # a circle
    DATA = "data"
    BAR = "bar"  # a part of a chart: square corners, coloured by its kind


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of the model in the picture.

    `kind` is the element's kind in the model (`manual`, `exclusive`, `start`, `boundary`); `trigger` that of an
    event; `markers` are `loop`, `parallel`, `sequential`, `collapsed`, `call`, `ad-hoc`, `compensation`.
    `description` is what a screen reader says. Of a bar, `kind` is one of those that `Palette.bar` knows.
    """

    id: str
    kind: str
    family: Family
    bounds: Bounds
    lane: str | None
    label: Text | None = None
    facts: tuple[Text, ...] = ()
    human: bool | None = None  # None: neither; gateways and events
    trigger: str = "none"
    markers: tuple[str, ...] = ()
    interrupts: bool = True
    host: str | None = None  # the activity whose border a boundary event sits on
    change: str | None = None
    uncertain: bool = False
    description: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.label.text if self.label is not None else self.id


LANE = "lane:"
"""Before the id of a lane, where a flow ends at one."""


class EdgeKind(StrEnum):
    """What a line means."""

    SEQUENCE = "sequence"
    MESSAGE = "message"
    ASSOCIATION = "association"
    DATA = "data"  # from data to who reads it, or from who writes it


@dataclass(frozen=True, slots=True)
class Edge:
    """A flow in the picture. `waypoints` run from outline to outline, each leg along an axis.

    A message of a whole lane has `LANE` and the lane's id in place of a shape's, and ends at the lane's edge.
    """

    id: str
    source: str
    target: str
    waypoints: tuple[Point, ...]
    kind: EdgeKind = EdgeKind.SEQUENCE
    label: Text | None = None
    default: bool = False
    back: bool = False  # leads to what was before
    both: bool = False  # leads both ways
    change: str | None = None
    description: str = ""

    def segments(self) -> Iterator[tuple[Point, Point]]:
        """Its legs, in order."""
        yield from zip(self.waypoints, self.waypoints[1:], strict=False)


class BadgeKind(StrEnum):
    """What is marked."""

    TOUCH = "touch"
    CUSTOMER = "customer"
    HANDOFF = "handoff"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    AUTOMATED = "automated"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Badge:
    """A mark on a shape or a flow, `of` which it tells. `hollow`: a touch that the usual case does without.

    On a step, touches stand on the upper left corner and changes on the upper right one; the lower left of the
    box is left to its icon, the lower right to its facts.
    """

    kind: BadgeKind
    text: str
    bounds: Bounds
    of: str
    description: str = ""
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A lane in the picture. One that is not `present` stands thin where the other version has it."""

    id: str
    label: Text
    kind: str
    bounds: Bounds
    header: Bounds
    present: bool = True
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline round the contents of an expanded sub-process."""

    id: str
    label: Text
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Plane:
    """One version of the process, or one row of a folded one."""

    id: str
    bounds: Bounds
    title: Text | None = None
    subtitle: Text | None = None
    bands: tuple[Band, ...] = ()
    shapes: tuple[Shape, ...] = ()  # in the order of the flow
    edges: tuple[Edge, ...] = ()
    badges: tuple[Badge, ...] = ()
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline figure: from what to what, and what it counts."""

    before: Text
    after: Text | None
    label: Text
    bounds: Bounds
    arrow: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it means.

    `symbol` is a kind of badge (`touch`, `handoff`, `removed`, ...), `touch:seldom` (a hollow one), `step:human`,
    `step:automated`, `step:removed`, `step:added` or `step:uncertain` (a small box), `flow:message` (a line; any
    kind of flow), or a kind of task, gateway or event.
    """

    symbol: str
    bounds: Bounds
    label: Text


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole picture. `alternative` says in words all that it shows.

    `page` is the size of the paper in px, where the picture is to fill one.
    """

    width: float
    height: float
    title: str
    description: str
    alternative: str
    planes: tuple[Plane, ...] = ()
    texts: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    theme: Theme = field(default_factory=Theme)
    language: str = field(default_factory=spoken)
    warnings: tuple[str, ...] = ()
    page: tuple[float, float] | None = None

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as it is to be shown, in px."""
        return self.page or (self.width, self.height)

    @property
    def scale(self) -> float:
        """How many px of the paper a px of the picture takes up."""
        width, height = self.shown
        return min(width / self.width, height / self.height)

    def shape(self, id_: str, plane: int = 0) -> Shape:
        """The shape called `id_`.

        Raises:
            KeyError: there is none.
        """
        for shape in self.planes[plane].shapes:
            if shape.id == id_:
                return shape
        raise KeyError(id_)

    def texts_all(self) -> Iterator[Text]:
        """Every text of the picture."""
        yield from self.texts
        yield from (text for one in self.figures for text in (one.before, one.after, one.label) if text)
        for plane in self.planes:
            yield from (text for text in (plane.title, plane.subtitle) if text)
            for band in plane.bands:
                yield from (text for text in (band.label, band.note) if text)
            for shape in plane.shapes:
                yield from (text for text in (shape.label, *shape.facts) if text)
            yield from (edge.label for edge in plane.edges if edge.label)
            yield from (frame.label for frame in plane.frames)
        yield from (entry.label for entry in self.legend)


@dataclass(frozen=True, slots=True)
class Annotations:
    """What was found about one version, to be shown in its picture. All ids are those of the view.

    Attributes:
        touches: the steps that count as touches; numbered in the order of the flow.
        seldom: those of them that the usual case does without.
        customer_steps: the steps that customers do themselves.
        handoffs: (sender, receiver, part): the last responsible step, the step or end that receives, and which
            part of the handoffs it is. A sender "" is an unknown party outside, a receiver "" is one that is not
            drawn.
        figures: headline rows (what is counted, value before, value after); of one version, after is "".
        changes: kind of change of each step that changed (`removed added moved automated ...`); `path` on the way
            to a fault, and `fault` where it is.
        low_confidence: ids of steps whose match is not certain.
        flow_changes: kind of change of each flow, by its ends, where one drawing shows both versions; `path` on
            the way to a fault.
        data_changes: `added` or `removed`, by (step, id of the data or system), where only one version's step
            works with it.
        title, subtitle: what the panel is called.
        sentence: the finding, above the picture.
        source: the line below the picture.
    """

    touches: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()
    customer_steps: tuple[str, ...] = ()
    handoffs: tuple[tuple[str, str, str], ...] = ()
    figures: tuple[tuple[str, str, str], ...] = ()
    changes: Mapping[str, str] = field(default_factory=dict)
    low_confidence: tuple[str, ...] = ()
    flow_changes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    data_changes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    title: str = ""
    subtitle: str = ""
    sentence: str = ""
    source: str = ""
