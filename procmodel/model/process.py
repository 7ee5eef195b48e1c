"""A process: what happens, who does it, in what order, and how well that is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from procmodel.light.hashing import sha256
from procmodel.model.base import Element, Named
from procmodel.model.flows import MessageFlow, SequenceFlow
from procmodel.model.lanes import Lane, Pool
from procmodel.model.nodes import EventName, Node, SubProcess
from procmodel.model.quantity import Quantity
from procmodel.results.finding import Finding, Place

if TYPE_CHECKING:
    from procmodel.model.artifacts import Association, Group, TextAnnotation
    from procmodel.model.data import Attribute, DataObject, Source, System
    from procmodel.model.decisions import DecisionTable

_Path = tuple[str, ...]
_COLUMNS = ("name", "who", "how", "kind", "time", "wait", "system")

__all__ = ["Calendar", "Money", "Origin", "Process", "Target"]


class Calendar(Element):
    """When work is done. `hours` is the clock, `working_day` what a day of it is worth, breaks deducted."""

    hours: str | None = None
    working_day: Quantity | None = None
    holidays: str | None = None
    timezone: str | None = None


class Money(Element):
    """Costs or income beside people's time."""

    one_off: Quantity | None = None
    yearly: Quantity | None = None
    per_case: Quantity | None = None


class Target(Element):
    """A promise: this share of cases within this time."""

    within: Quantity
    share: Quantity | None = None


class Origin:
    """Where a process came from: its file, where each value stood, how it was spelt, what was remarked.

    Kept beside the model, not in it: two processes that say the same are equal whatever their origin.

    `places` maps a path of keys, such as `("steps", "log", "time")`, to the place of that value;
    `("steps", "log")` is the place of the key `log` itself. Nested steps use their full id.
    `spelling` maps such a path to the word the file used where the format has two (`who`, `how`).
    `content` is what stands in the file, or its SHA-256.
    The two maps may be given as what makes them: few ask.
    """

    __slots__ = ("_content", "_places", "_spelling", "drawing", "file", "remarks", "unknown")

    def __init__(
        self,
        file: str = "",
        content: bytes | str = "",
        places: Mapping[_Path, Place] | Callable[[], Mapping[_Path, Place]] | None = None,
        spelling: Mapping[_Path, str] | Callable[[], Mapping[_Path, str]] | None = None,
        remarks: tuple[Finding, ...] = (),
        drawing: Any = None,
        unknown: Any = None,
    ) -> None:
        self.file = file
        self._content = content
        self._places = {} if places is None else places
        self._spelling = {} if spelling is None else spelling
        self.remarks = remarks
        self.drawing = drawing  # shapes and waypoints of the imported picture (BPMN DI)
        self.unknown = unknown  # vendor extensions kept for the way back

    @property
    def places(self) -> Mapping[_Path, Place]:
        """Where each value stood."""
        if callable(self._places):
            self._places = self._places()
        return self._places

    @property
    def spelling(self) -> Mapping[_Path, str]:
        """How each key was spelt."""
        if callable(self._spelling):
            self._spelling = self._spelling()
        return self._spelling

    @property
    def sha256(self) -> str:
        """The SHA-256 of what stands in the file, in hexadecimal; empty where there is no file."""
        if isinstance(self._content, bytes):
            self._content = sha256(self._content)
        return self._content

    def with_remarks(self, remarks: tuple[Finding, ...]) -> Origin:
        """The same origin, of which this was remarked."""
        return Origin(
            self.file, self._content, self._places, self._spelling, remarks, self.drawing, self.unknown
        )

    def place(self, *path: str) -> Place | None:
        """Where `path`, or the nearest thing round it, stands in the file."""
        for length in range(len(path), 0, -1):
            if (found := self.places.get(path[:length])) is not None:
                return found
        return Place(self.file) if self.file else None


class Process(Named):
    """A process model, as one file says it. Frozen: change it with `with_(...)`.

    Example:
        >>> from procmodel import read
        >>> process = read("examples/speeding_before.yaml")
        >>> process.name, [lane.label for lane in process.lanes][:2]
        ('Report speeding traffic', ['Resident', 'Customer service adviser'])
    """

    __slots__ = ("_origin",)

    state: str | None = None
    status: Literal["planned", "live", "measured"] = "planned"
    description: str | None = None
    author: str | None = None
    date: str | None = None
    licence: str | None = None
    organisation: str | None = None
    identifiers: Mapping[str, str | int] = {}
    trigger: str | None = None
    outcomes: tuple[str, ...] = ()
    volume: Quantity | None = None
    backlog: Quantity | None = None
    costs: Money | None = None
    income: Money | None = None
    targets: tuple[Target, ...] = ()
    observed: Mapping[str, Quantity] = {}
    observed_source: str | None = None
    assumptions: Mapping[str, Quantity] = {}
    assumptions_file: str | None = None
    fte: Quantity | None = None
    version: str | None = None
    variant_of: str | None = None
    derived_from: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    arrivals: Mapping[str, Any] = {}
    currency: str = "GBP"
    calendar: Calendar | None = None
    lanes: tuple[Lane, ...] = ()
    nodes: tuple[Node, ...] = ()
    flows: tuple[SequenceFlow, ...] = ()
    systems: tuple[System, ...] = ()
    data: tuple[DataObject, ...] = ()
    decisions: tuple[DecisionTable, ...] = ()
    sources: tuple[Source, ...] = ()
    messages: tuple[MessageFlow, ...] = ()
    main_path: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    pools: tuple[Pool, ...] = ()  # organisations as BPMN draws them; empty where `organisation` says it all
    event_names: tuple[EventName, ...] = ()  # messages, signals, errors, escalations (BPMN)
    annotations: tuple[TextAnnotation, ...] = ()
    groups: tuple[Group, ...] = ()
    associations: tuple[Association, ...] = ()

    @property
    def origin(self) -> Origin:
        """Where it was read, and how it was spelt there. Two that say the same are equal wherever that was."""
        known: Origin | None = getattr(self, "_origin", None)
        if known is None:
            known = Origin()
            object.__setattr__(self, "_origin", known)
        return known

    def __getstate__(self) -> dict[str, Any]:
        """What it says, and where it was read."""
        return {**super().__getstate__(), "_origin": self.origin}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Take up both."""
        said = dict(state)
        object.__setattr__(self, "_origin", said.pop("_origin"))
        super().__setstate__(said)

    def with_origin(self, origin: Origin) -> Process:
        """The same process, known to come from `origin`."""
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        object.__setattr__(twin, "_origin", origin)
        return twin

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What was noticed while reading that does not stop the work."""
        return self.origin.remarks

    def with_(self, values: Mapping[str, object] | None = None, **more: object) -> Process:
        """The same process with other values: `process.with_({"log.time": "5 min"}, volume="600 per year")`.

        Raises:
            ReadError: no such place, or the value does not fit it.
        """
        import procmodel

        return procmodel.changed(self, {**(values or {}), **more})

    def to_dict(self) -> dict[str, Any]:
        """The process as plain maps, lists, texts and numbers: what its file says."""
        import procmodel

        return procmodel.plain(self)

    def to_frame(self) -> Any:
        """A row a step: its id, name, who does it, how, time, wait and system, as its file writes them.

        The frame is of pandas or polars. Steps inside a box follow it, with ids such as `box/step`.

        Raises:
            MissingToolError: neither is installed.
        """
        from procmodel.results.frames import frame

        rows: list[dict[str, Any]] = []
        left = [(id_, step) for id_, step in self.to_dict()["steps"].items()][::-1]
        while left:
            id_, step = left.pop()
            rows.append({"step": id_, **{key: step.get(key) for key in _COLUMNS}})
            inside = step.get("steps") or {}
            left += [(f"{id_}/{name}", one) for name, one in inside.items()][::-1]
        return frame(rows)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, str]:
        import procmodel

        return procmodel.shown(self)

    def walk(self) -> Iterator[Node]:
        """All elements in file order, those inside sub-processes right after their box."""
        stack: list[Node] = list(reversed(self.nodes))
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, SubProcess):
                stack.extend(reversed(node.nodes))
