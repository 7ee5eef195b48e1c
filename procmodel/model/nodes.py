"""The elements of a process: activities, gateways and events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from procmodel.light.enums import StrEnum
from procmodel.model.base import Element, Named
from procmodel.model.flows import SequenceFlow
from procmodel.model.quantity import Grade, Quantity

if TYPE_CHECKING:
    from procmodel.model.process import Process

__all__ = [
    "Activity",
    "Batch",
    "BoundaryEvent",
    "CallActivity",
    "Combination",
    "EndEvent",
    "Event",
    "EventDefinition",
    "EventName",
    "EventTrigger",
    "Gateway",
    "GatewayKind",
    "IntermediateCatchEvent",
    "IntermediateThrowEvent",
    "Node",
    "NodeBase",
    "Repeat",
    "StartEvent",
    "SubProcess",
    "Task",
    "TaskKind",
    "Transfer",
    "Value",
    "type_of_kind",
]


class TaskKind(StrEnum):
    """Who or what does a task, in BPMN's words. `task` is BPMN's plain one: it takes its lane's nature."""

    MANUAL = "manual"
    USER = "user"
    SERVICE = "service"
    SCRIPT = "script"
    RULE = "rule"
    SEND = "send"
    RECEIVE = "receive"
    PLAIN = "task"


class GatewayKind(StrEnum):
    """How a gateway splits and joins."""

    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    EVENT = "event"
    COMPLEX = "complex"


class EventTrigger(StrEnum):
    """What an event waits for or tells."""

    NONE = "none"
    MESSAGE = "message"
    TIMER = "timer"
    ERROR = "error"
    ESCALATION = "escalation"
    SIGNAL = "signal"
    CONDITIONAL = "conditional"
    LINK = "link"
    COMPENSATION = "compensation"
    CANCEL = "cancel"
    TERMINATE = "terminate"
    MULTIPLE = "multiple"  # BPMN only


class Value(StrEnum):
    """What a step is worth to the customer (Lean)."""

    ADDING = "adding"
    BUSINESS = "business"
    NONE = "none"


class Transfer(StrEnum):
    """What a task passes on."""

    RESPONSIBILITY = "responsibility"
    INFORMATION = "information"


class Batch(Element):
    """Cases are done together: so many at a time, or so often (a weekly panel)."""

    size: int | None = None
    every: Quantity | None = None


class Repeat(Element):
    """Multi-instance (`times`, in parallel or one by one), or a loop on one task (`again`: its share)."""

    times: int | None = None
    parallel: bool = False
    again: Quantity | None = None  # written `while: share`
    loop: bool = False  # done again while a condition holds, nobody says how often (BPMN's loop marker)


class NodeBase(Named):
    """What all elements share. `lane` is resolved: None only where nothing says whose it is.

    `replaces` None says nothing; an empty tuple asserts that the element is new.
    """

    lane: str | None = None
    replaces: tuple[str, ...] | None = None
    note: str | None = None
    source: str | None = None
    grade: Grade | None = None


class EventName(Named):
    """A message, signal, error or escalation that several events may name (BPMN)."""

    event: EventTrigger
    code: str | None = None


class EventDefinition(Element):
    """What exactly an event waits for or tells (BPMN), beyond its kind.

    `means` is the id of an `EventName`, or of the activity that is compensated; `name` that of a link;
    `text` the condition, or the time as the file writes it.
    """

    event: EventTrigger
    id: str | None = None
    means: str | None = None
    name: str | None = None
    timer: Literal["duration", "date", "cycle"] | None = None
    text: str | None = None
    extensions: Mapping[str, Any] = {}


class BoundaryEvent(Named):
    """An event on the border of an activity: a deadline, an error, a message that may come meanwhile."""

    id: str = ""  # empty: unnamed in the file; the view calls it after its activity
    event: EventTrigger = EventTrigger.NONE
    after: Quantity | None = None
    to: tuple[str, ...] = ()
    interrupts: bool = True
    share: Quantity | None = None
    note: str | None = None
    flows: tuple[SequenceFlow, ...] = ()  # what BPMN says of the ways on, beside `to`
    definitions: tuple[EventDefinition, ...] = ()


class Activity(NodeBase):
    """Something that is done and takes time."""

    time: Quantity | None = None
    wait: Quantity | None = None
    delay: Quantity | None = None
    cost: Quantity | None = None
    systems: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    rekeys: bool | None = None
    transfers: Transfer | None = None
    to: str | None = None  # the lane that receives, where the receiver is not in the flow
    value: Value | None = None
    accurate: Quantity | None = None
    batch: Batch | None = None
    priority: float | None = None
    setup: Quantity | None = None
    patience: Quantity | None = None
    repeat: Repeat | None = None
    decides: str | None = None
    on: tuple[BoundaryEvent, ...] = ()
    for_compensation: bool = False  # done only to undo another (BPMN)


class Task(Activity):
    """A task: what readers call a step."""

    kind: Literal[
        TaskKind.MANUAL,
        TaskKind.USER,
        TaskKind.SERVICE,
        TaskKind.SCRIPT,
        TaskKind.RULE,
        TaskKind.SEND,
        TaskKind.RECEIVE,
        TaskKind.PLAIN,
    ] = TaskKind.MANUAL


class SubProcess(Activity):
    """A step that is a small process: its contents count, its box never does.

    A collapsed one has no `nodes` and says `touches` and `time` (and `steps_inside`) instead.
    """

    kind: Literal["subprocess"] = "subprocess"
    nodes: tuple[Node, ...] = ()
    flows: tuple[SequenceFlow, ...] = ()
    touches: float | None = None
    steps_inside: int | None = None
    triggered_by_event: bool = False  # an event sub-process (BPMN)
    variety: Literal["embedded", "transaction", "ad-hoc"] = "embedded"


class CallActivity(Activity):
    """A step that is another model of the same folder. `called` is that model once it is read."""

    kind: Literal["call"] = "call"
    file: str | None = None
    element: str | None = None  # the id of what is called (BPMN)
    called: Process | None = None
    touches: float | None = None
    steps_inside: int | None = None


class Combination(Element):
    """Branches of an inclusive split that are taken together, and in how many of the cases."""

    take: tuple[str, ...]
    share: Quantity


class Gateway(NodeBase):
    """Where the flow splits or joins."""

    kind: Literal[
        GatewayKind.EXCLUSIVE,
        GatewayKind.PARALLEL,
        GatewayKind.INCLUSIVE,
        GatewayKind.EVENT,
        GatewayKind.COMPLEX,
    ]
    decides: str | None = None
    combinations: tuple[Combination, ...] = ()


class Event(NodeBase):
    """Something that happens."""

    event: EventTrigger = EventTrigger.NONE
    definitions: tuple[EventDefinition, ...] = ()
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


class StartEvent(Event):
    """Where a case begins."""

    kind: Literal["start"] = "start"
    share: Quantity | None = None
    channel: str | None = None
    demand: Literal["value", "failure"] | None = None
    interrupts: bool = True  # of an event sub-process


class EndEvent(Event):
    """Where a path ends. `good` None means: good, but for error, terminate, cancel and escalation."""

    kind: Literal["end"] = "end"
    outcome: str | None = None
    good: bool | None = None
    lane_written: bool = True  # an end's lane receives only where the file says it

    @property
    def is_good(self) -> bool:
        """Whether a case that ends here got what it came for."""
        if self.good is not None:
            return self.good
        return self.event not in _BAD_ENDS


_BAD_ENDS = frozenset(
    {EventTrigger.ERROR, EventTrigger.TERMINATE, EventTrigger.CANCEL, EventTrigger.ESCALATION}
)


class IntermediateCatchEvent(Event):
    """The case waits here until something happens; `delay` is how long that takes."""

    kind: Literal["catch"] = "catch"
    delay: Quantity | None = None


class IntermediateThrowEvent(Event):
    """The case tells something on its way."""

    kind: Literal["throw"] = "throw"


class _ToldApartBy:
    """Says of a union in `Annotated` which field tells its members apart."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The union as pydantic tells it apart."""
        from pydantic import Discriminator

        return Discriminator(self.field).__get_pydantic_core_schema__(source, handler)


type_of_kind: dict[str, type[NodeBase]] = {
    **{kind.value: Task for kind in TaskKind},
    **{kind.value: Gateway for kind in GatewayKind},
    "subprocess": SubProcess,
    "call": CallActivity,
    "start": StartEvent,
    "end": EndEvent,
    "catch": IntermediateCatchEvent,
    "throw": IntermediateThrowEvent,
}

Node = Annotated[
    Task
    | SubProcess
    | CallActivity
    | Gateway
    | StartEvent
    | EndEvent
    | IntermediateCatchEvent
    | IntermediateThrowEvent,
    _ToldApartBy("kind"),
]
