"""A process becomes plain maps, lists, texts and numbers: what YAML and JSON files hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from procmodel.formats.element_tables import BRANCH, PLAIN_KINDS, TABLES
from procmodel.formats.nesting import with_full_ids
from procmodel.formats.places import Places, Spelling
from procmodel.formats.records import id_text
from procmodel.formats.settling import default_kind, default_lanes
from procmodel.formats.top import TOP
from procmodel.model import (
    Activity,
    EndEvent,
    EventTrigger,
    IntermediateThrowEvent,
    Lane,
    Process,
    SequenceFlow,
    SubProcess,
    Task,
)
from procmodel.model.nodes import NodeBase

__all__ = ["plain_process"]

_WORDS_OF_HOW = {kind: word for word, kind in PLAIN_KINDS.items()}
_SHORT = {"lane": "who", "kind": "how", "systems": "system"}
_CANONICAL = {short: long for long, short in _SHORT.items()} | {"source": "source"}


def plain_process(process: Process) -> dict[str, Any]:
    """The process as a file of format 1 says it: order kept, defaults left out, the file's own spelling."""
    return _Writing(with_full_ids(process)).document()


def _stands_aside(node: NodeBase) -> bool:
    """Whether an event or the undoing of another step begins it, so that the element above does not."""
    return bool(getattr(node, "triggered_by_event", False) or getattr(node, "for_compensation", False))


def _goes_nowhere(node: NodeBase) -> bool:
    """Whether no element below follows it by itself."""
    jumps = isinstance(node, IntermediateThrowEvent) and node.event is EventTrigger.LINK
    return jumps or _stands_aside(node)


class _Writing:
    """One process while it is written. `places` knows how its file ordered and spelt things."""

    def __init__(self, process: Process) -> None:
        self.process = process
        origin = process.origin
        self.places = origin.places if isinstance(origin.places, Places) else None
        self.spelling = origin.spelling if isinstance(origin.spelling, Spelling) else None
        self.lanes = {lane.id: lane for lane in process.lanes}

    def document(self) -> dict[str, Any]:
        """The whole file."""
        process = self.process
        found = {"procmodel": 1, **TOP.plain(process)}
        if process.assumptions_file is not None:
            found["assumptions"] = {"file": process.assumptions_file, **found.get("assumptions", {})}
        if process.observed_source is not None:
            found["observed"] = {**found.get("observed", {}), "source": process.observed_source}
        found["steps"] = self._steps(process.nodes, process.flows, "", None)
        return {key: found[key] for key in _ordered(found, [key for key in self._keys_of() if key in found])}

    def _keys_of(self, *path: str) -> Sequence[str]:
        return self.places.keys_of(path) if self.places is not None else ()

    def _steps(
        self, nodes: Sequence[NodeBase], flows: Iterable[SequenceFlow], prefix: str, box: str | None
    ) -> dict[str, Any]:
        leaving: dict[str, list[SequenceFlow]] = {}
        for flow in flows:
            leaving.setdefault(flow.source, []).append(flow)
        lanes = default_lanes(
            [(isinstance(n, Activity), isinstance(n, EndEvent), n.lane) for n in nodes], box
        )
        found: dict[str, Any] = {}
        for at, (node, lane) in enumerate(zip(nodes, lanes, strict=True)):
            below = nodes[at + 1] if at + 1 < len(nodes) else None
            name = id_text(_local(node.id, prefix))
            found[name] = self._element(node, lane, leaving.get(node.id, []), below, prefix)
        return found

    def _element(
        self, node: NodeBase, lane: str | None, flows: list[SequenceFlow], below: NodeBase | None, prefix: str
    ) -> dict[str, Any]:
        kind: str = getattr(node, "kind")  # noqa: B009 (every element has one; the base does not say so)
        found = TABLES[str(kind)].plain(node)
        extensions = {key: found.pop(key) for key in node.extensions}
        if isinstance(node, Activity) and "name" not in found:
            found = {"name": _local(node.id, prefix), **found}  # the format asks for one
        found["kind"] = str(kind)
        written = self._keys_of("steps", node.id)
        if not self._says_lane(node, lane, written):
            found.pop("lane", None)
        if self._kind_goes_without_saying(node, written):
            del found["kind"]
        if isinstance(node, Activity) and node.on:
            for plain, event in zip(found["on"], node.on, strict=True):
                if event.to:
                    plain["to"] = _one_or_many([_local(target, prefix) for target in event.to])
        if isinstance(node, SubProcess) and (node.nodes or "steps" in written):
            found["steps"] = self._steps(node.nodes, node.flows, f"{node.id}/", node.lane)
        goes_on = self._next(node, flows, below, prefix)
        if goes_on is not None:
            found["next"] = goes_on
        return self._spelt(node.id, found, extensions, written)

    def _says_lane(self, node: NodeBase, lane: str | None, written: Sequence[str]) -> bool:
        if isinstance(node, EndEvent) and node.lane is not None and node.lane_written:
            return True
        return node.lane != lane or "lane" in written or "who" in written

    def _kind_goes_without_saying(self, node: NodeBase, written: Sequence[str]) -> bool:
        if not written or "kind" in written or "how" in written or not isinstance(node, Task):
            return False
        lane: Lane | None = self.lanes.get(node.lane or "")
        return node.kind is default_kind(bool(node.systems), lane)

    def _next(self, node: NodeBase, flows: list[SequenceFlow], below: NodeBase | None, prefix: str) -> Any:
        """What stands under `next`; None where the order of the elements says it."""
        if not flows:
            return None if below is None or isinstance(node, EndEvent) else []
        plain = [_plain_flow(flow, prefix) for flow in flows]
        if len(plain) > 1 or not isinstance(plain[0], str):
            return plain
        if (
            below is not None
            and flows[0].target == below.id
            and not _stands_aside(below)
            and not _goes_nowhere(node)
            and "next" not in self._keys_of("steps", node.id)
        ):
            return None
        return plain[0]

    def _spelt(
        self, id_: str, found: dict[str, Any], extensions: dict[str, Any], written: Sequence[str]
    ) -> dict[str, Any]:
        """Keys in the file's own order and spelling; in that of the table where it had none."""
        table = list(TABLES["task"].keys) if not written else []
        order = [_CANONICAL.get(key, key) for key in written or table]
        found = {**{key: found[key] for key in _ordered(found, order)}, **extensions}
        spelt: dict[str, Any] = {}
        for key, value in found.items():
            short = _SHORT.get(key)
            if short is None or not self._uses_short(id_, key, value, written):
                spelt[key] = value
            elif key == "kind":
                spelt[short] = _WORDS_OF_HOW.get(value, value)
            else:
                spelt[short] = value
        return spelt

    def _uses_short(self, id_: str, key: str, value: Any, written: Sequence[str]) -> bool:
        if key in written:
            return False
        if _SHORT[key] in written:
            return True
        return key == "systems" and not isinstance(value, list)


def _ordered(found: Mapping[str, Any], order: Iterable[str]) -> list[str]:
    """The keys of `found`, those of `order` first."""
    first = [key for key in dict.fromkeys(order) if key in found]
    return [*first, *(key for key in found if key not in set(first))]


def _local(id_: str, prefix: str) -> str:
    return id_.removeprefix(prefix)


def _one_or_many(items: list[str]) -> Any:
    return items[0] if len(items) == 1 else items


def _plain_flow(flow: SequenceFlow, prefix: str) -> Any:
    target = _local(flow.target, prefix)
    plain = BRANCH.plain(flow)
    plain["to"] = target
    return target if len(plain) == 1 else plain
