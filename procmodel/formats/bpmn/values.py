"""What BPMN has no word for: read from our own extension elements, which hold format 1 as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procmodel.formats.context import Context
from procmodel.formats.problems import Problems, Unreadable, mark_of
from procmodel.formats.tree import Map, Quoted, Seq, Value
from procmodel.formats.types import is_absent
from procmodel.limits import Limits
from procmodel.model import TaskKind
from procmodel.results.finding import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procmodel.formats.records import Table

__all__ = ["Values"]

_STRUCTURE = frozenset({"kind", "lane", "next", "nodes", "on", "event"})
_WHOLE = frozenset({"lanes", "nodes", "data", "messages", "procmodel"})


class Values:
    """Reads our extension elements; what they may hold is loaded when the first is met."""

    def __init__(self, problems: Problems, limits: Limits) -> None:
        self.problems = problems
        self.limits = limits
        self.own = Problems(problems.file)
        self.context = Context(self.own, limits)
        for what in ("lane", "system", "data", "decision", "source", "party"):
            self.context.declared[what] = None
        self.order: list[str] = []
        self.messages: tuple[Any, ...] | None = None
        self.whole: dict[str, Any] = {}

    def step(self, element: _Element, kind: str) -> dict[str, Any]:
        """The fields of an element that BPMN has no word for."""
        from procmodel.formats.element_tables import TABLES

        found = self._fields(element, TABLES[str(kind)])
        kept = {key: value for key, value in found.items() if key not in _STRUCTURE}
        if element.get("lane") == "unsaid":
            kept["lane_written"] = False
        inside = element.get("in")
        if inside is not None:
            kept["lane"] = inside or None
        meant = element.get("kind")  # of a task that was written plain for a tool that knows no other
        if meant is not None and kind == TaskKind.PLAIN and meant in list(TaskKind):
            kept["kind"] = TaskKind(meant)
        return kept

    def event(self, element: _Element) -> dict[str, Any]:
        """The fields of a boundary event that BPMN has no word for."""
        from procmodel.formats.part_tables import BOUNDARY

        found = self._fields(element, BOUNDARY.table, event="timer")
        return {key: value for key, value in found.items() if key not in ("event", "to", "id", "interrupts")}

    def branch(self, element: _Element) -> dict[str, Any]:
        """The fields of a flow that BPMN has no word for."""
        from procmodel.formats.element_tables import BRANCH

        found = self._fields(element, BRANCH, to="x")
        found.pop("target", None)
        return found

    def lane(self, element: _Element) -> dict[str, Any]:
        """The fields of a lane that BPMN has no word for."""
        from procmodel.formats.top import LANES

        found = self._fields(element, LANES.item.table)
        map_ = self._map(element)
        said = map_.get("organisation") if map_ is not None else None
        if said is not None and is_absent(said):
            found["organisation"] = None
        return found

    def data(self, element: _Element) -> dict[str, Any]:
        """The fields of a piece of data that BPMN has no word for."""
        from procmodel.formats.tables import DATA

        return self._fields(element, DATA.item.table)

    def process(self, element: _Element) -> None:
        """What the process as a whole says that BPMN cannot: read before all else."""
        from procmodel.formats.top import TOP

        said = self._map(element)
        if said is None:
            return
        whole = said.get("process")
        if isinstance(whole, Map):
            named = whole.position("name") >= 0
            for key, value in (
                ("procmodel", "1"),
                ("name", Quoted("x")),
                ("lanes", Map(0)),
                ("steps", Map(0)),
            ):
                _default(whole, key, value)
            found = TOP.read(self.context, whole)
            found["assumptions"] = self.context.assumptions
            observed = found.get("observed", {})
            if "source" in observed:
                found["observed_source"] = observed.pop("source")
            if not named:
                found.pop("name", None)
            self.whole = {key: value for key, value in found.items() if key not in _WHOLE}
        self._lists(said, element)

    def _lists(self, said: Map, element: _Element) -> None:
        """The order of the lanes, the messages that stay inside a pool, the file of assumptions."""
        from procmodel.formats.tables import MESSAGES

        order, messages = said.get("lanes"), said.get("messages")
        if isinstance(order, Seq):
            self.order = [str(lane) for lane in order.items]
        if isinstance(messages, Seq):
            self.messages = MESSAGES.read(self.context, messages, 0)
        file = said.get("assumptions_file")
        if isinstance(file, str):
            self.whole["assumptions_file"] = str(file)
        self._tell(element)

    def _fields(self, element: _Element, table: Table, **given: str) -> dict[str, Any]:
        map_ = self._map(element)
        if map_ is None:
            return {}
        for key, value in given.items():
            _default(map_, key, Quoted(value))
        found = table.read(self.context, map_)
        self._tell(element)
        return found

    def _map(self, element: _Element) -> Map | None:
        from procmodel.formats.json_tokens import read_json

        try:
            tree, _ = read_json(element.text or "{}", self.own, self.limits)
        except Unreadable:
            tree = None
        self._tell(element)
        return tree if isinstance(tree, Map) else None

    def _tell(self, element: _Element) -> None:
        """Pass on what is wrong, at the line of the element that says it."""
        for finding in self.own.sorted():
            if finding.severity is Severity.ERROR:
                line: Any = element.sourceline
                holder = element.getparent()
                above = holder.getparent() if holder is not None else None
                id_ = above.get("id") if above is not None else None
                self.problems.error(
                    finding.rule, mark_of((line or 1) - 1, 0), "xml_our_own", id_, reason=finding.message
                )
        self.own = self.context.problems = Problems(self.problems.file)


def _default(map_: Map, key: str, value: Value) -> None:
    """Say what the format asks for, where it is not said."""
    if map_.position(key) < 0:
        map_.add(key, value, map_.mark)
