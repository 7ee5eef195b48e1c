"""The parts of a sketch: figures and lines as a drawing program keeps them, with what each seems to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple

__all__ = ["ACTIVITIES", "EVENTS", "GATEWAYS", "Box", "Figure", "Line", "LineKind", "Role", "Sketch", "Spot"]


class Spot(NamedTuple):
    """A place on the page, in whatever unit the drawing has; y grows downwards."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle on the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Spot:
        """Its middle."""
        return Spot(self.x + self.width / 2, self.y + self.height / 2)

    @property
    def area(self) -> float:
        """How much of the page it covers."""
        return self.width * self.height

    def holds(self, spot: Spot, margin: float = 0.0) -> bool:
        """Whether a spot lies within, or within `margin` of it."""
        return (
            self.x - margin <= spot.x <= self.x + self.width + margin
            and self.y - margin <= spot.y <= self.y + self.height + margin
        )


class Role(StrEnum):
    """What a figure seems to be by its outline alone; its lines may tell more."""

    STEP = "step"  # a box: done somehow, nothing says how
    TASK = "task"
    MANUAL = "manual"
    USER = "user"
    SERVICE = "service"
    SCRIPT = "script"
    RULE = "rule"
    SEND = "send"
    RECEIVE = "receive"
    SUBPROCESS = "subprocess"
    CALL = "call"
    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    EVENT = "event"
    COMPLEX = "complex"
    START = "start"
    END = "end"
    CATCH = "catch"
    THROW = "throw"
    BOUNDARY = "boundary"
    OVAL = "oval"  # begins or ends: its lines tell
    JUMP = "jump"  # a letter in a circle: goes on where the same letter stands again
    DATA = "data"
    LANE = "lane"
    GROUP = "group"  # holds figures together, means nothing
    WORDS = "words"
    MARK = "mark"  # belongs to the look of the picture
    UNKNOWN = "unknown"


ACTIVITIES = frozenset(
    {Role.STEP, Role.TASK, Role.MANUAL, Role.USER, Role.SERVICE, Role.SCRIPT, Role.RULE, Role.SEND,
     Role.RECEIVE, Role.SUBPROCESS, Role.CALL}
)  # fmt: skip
"""What is done."""

GATEWAYS = frozenset({Role.EXCLUSIVE, Role.PARALLEL, Role.INCLUSIVE, Role.EVENT, Role.COMPLEX})
"""Where the flow splits and joins."""

EVENTS = frozenset({Role.START, Role.END, Role.CATCH, Role.THROW, Role.OVAL, Role.JUMP})
"""What happens."""


class LineKind(StrEnum):
    """What a line means."""

    FLOW = "flow"
    MESSAGE = "message"
    ASSOCIATION = "association"


@dataclass(eq=False)
class Figure:
    """One figure.

    Attributes:
        id: how the file calls it.
        text: its words, plain.
        role: what it seems to be.
        mark: where it stands in the file.
        box: where it stands on the page; None where the file has no places.
        parent: the id of the figure that holds it; '' for the page.
        look: how the drawing program calls the outline, for remarks.
        trigger: what an event waits for or tells.
        interrupts: whether an event on a border breaks off its step.
        step: the id of the step or lane in the model that the picture was drawn from; '' for none.
        kind: the kind of a lane, where the file says it.
    """

    id: str
    text: str
    role: Role
    mark: int = 0
    box: Box | None = None
    parent: str = ""
    look: str = ""
    trigger: str = "none"
    interrupts: bool = True
    step: str = ""
    kind: str = ""


@dataclass(eq=False)
class Line:
    """One line.

    Attributes:
        source, target: the ids of the figures at its ends; '' where it is tied to none.
        start, end: where it begins and ends on the page, where the file says it.
        default: whether it is marked as taken where no other is.
        pointed: whether it has an arrowhead.
        both: whether it has one at each end.
        dashed: whether it is drawn dashed.
    """

    id: str
    text: str
    source: str
    target: str
    mark: int = 0
    start: Spot | None = None
    end: Spot | None = None
    kind: LineKind = LineKind.FLOW
    default: bool = False
    pointed: bool = True
    both: bool = False
    dashed: bool = False


@dataclass
class Sketch:
    """A page of a drawing.

    Attributes:
        name: what the process is called; '' where the drawing does not say.
        page: what the page is called; '' where the format has no pages.
        by_flow: whether steps are put in the order of the flow; else that of the file stays.
    """

    name: str = ""
    page: str = ""
    figures: dict[str, Figure] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    by_flow: bool = True

    def add(self, figure: Figure) -> None:
        """One more figure."""
        self.figures[figure.id] = figure

    def holders(self, figure: Figure) -> Iterator[Figure]:
        """The figures round a figure, innermost first. Ends even where the file makes a circle of them."""
        seen = {figure.id}
        while figure.parent and figure.parent not in seen:
            seen.add(figure.parent)
            holder = self.figures.get(figure.parent)
            if holder is None:
                return
            yield holder
            figure = holder
