"""Elements as read, before lanes, kinds and flows are settled; level by level, without recursion."""

from __future__ import annotations

from typing import Any

from procmodel.formats.context import Context
from procmodel.formats.element_tables import PLAIN_KINDS, TABLES, element_table
from procmodel.formats.problems import Unreadable
from procmodel.formats.tree import Map, Value
from procmodel.formats.types import Id, is_absent, is_id
from procmodel.model import (
    CallActivity,
    EndEvent,
    Gateway,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    SequenceFlow,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
)

__all__ = ["ACTIVITIES", "Draft", "Level", "read_levels"]

_GATEWAYS = frozenset({"exclusive", "parallel", "inclusive", "event", "complex"})
_CLASSES: dict[str, type[Any]] = {
    **dict.fromkeys((kind.value for kind in TaskKind), Task),
    **dict.fromkeys(_GATEWAYS, Gateway),
    "subprocess": SubProcess,
    "call": CallActivity,
    "start": StartEvent,
    "end": EndEvent,
    "catch": IntermediateCatchEvent,
    "throw": IntermediateThrowEvent,
}
ACTIVITIES = frozenset({*(kind.value for kind in TaskKind), "subprocess", "call"})
"""The kinds that are something done, as words of the file."""

_DONE = frozenset({Task, SubProcess, CallActivity})
_ID = Id()


class Draft:
    """One element: its fields so far, its kind as a word ('' until a default is found), its way on."""

    __slots__ = (
        "fields", "flows", "guessed", "id", "is_activity", "kind", "mark", "next", "next_mark", "type", "written"
    )  # fmt: skip

    def __init__(self, id_: str, kind: str, written: Map, mark: int) -> None:
        self.id = id_
        self.kind = kind
        self.type = _CLASSES.get(kind, Task)
        self.is_activity = self.type in _DONE  # whether something is done there
        self.written = written
        self.mark = mark
        self.fields: dict[str, Any] = {}
        self.next: Value | None = None
        self.next_mark = mark
        self.flows: list[tuple[SequenceFlow, int]] = []  # with the marks of what was written
        self.guessed: list[str] = []  # what a misspelt way on may have meant: no dead ends follow from it


class Level:
    """The elements of one map of steps: the process itself, or the inside of one box."""

    __slots__ = ("box", "depth", "drafts", "index", "prefix")

    def __init__(self, prefix: str, box: Draft | None, depth: int) -> None:
        self.prefix = prefix
        self.box = box
        self.depth = depth
        self.drafts: list[Draft] = []
        self.index: dict[str, int] = {}


def read_levels(context: Context, steps: Map) -> list[Level]:
    """All elements of a file, boxes before their contents.

    Raises:
        Unreadable: more elements or deeper boxes than the limits allow.
    """
    levels: list[Level] = []
    waiting = [(Level("", None, 0), steps)]
    left = context.limits["steps"]
    while waiting:
        level, written = waiting.pop(0)
        levels.append(level)
        left -= len(written)
        if left < 0:
            found = context.limits["steps"] - left
            context.problems.error("limit", written.mark, "too_many", what="steps", found=found,
                                   limit=context.limits["steps"], name="steps")  # fmt: skip
            raise Unreadable
        for id_, value, key_mark, mark in written.rows():
            inner = _read_element(context, level, id_, value, key_mark, mark)
            if inner is not None:
                waiting.append((_inside(context, level, inner[1]), inner[0]))
    return levels


def _inside(context: Context, level: Level, box: Draft) -> Level:
    if level.depth >= context.limits["subprocess-depth"]:
        context.problems.error(
            "limit", box.mark, "too_deep_boxes", box.id, limit=context.limits["subprocess-depth"]
        )
        raise Unreadable
    return Level(f"{box.id}/", box, level.depth + 1)


def _read_element(
    context: Context, level: Level, id_: str, value: Value, key_mark: int, mark: int
) -> tuple[Map, Draft] | None:
    """Add one element to its level; returns its contents and itself where it is a box."""
    context.element = level.prefix + id_
    if not is_id(id_) or len(id_) > 100:
        _ID.read(context, id_, key_mark)
    if not isinstance(value, Map):
        if not is_absent(value):
            context.key = id_
            context.wrong(mark, "a map such as {name: ..., lane: ...}", value)
        value = Map(key_mark)
    draft = Draft(level.prefix + str(id_), _written_kind(value), value, key_mark)
    table = TABLES.get(draft.kind or "manual") or element_table()
    draft.fields = table.read(context, value)
    if "next" in draft.fields:
        draft.next, draft.next_mark = draft.fields.pop("next")
    contents = draft.fields.pop("nodes", None)
    if draft.is_activity and "name" not in draft.fields and value.position("name") < 0:
        context.problems.error("missing-key", key_mark, "missing_key", draft.id, key="name",
                               what=context.where("step"))  # fmt: skip
    level.index[str(id_)] = len(level.drafts)
    level.drafts.append(draft)
    context.element = None
    if contents is None or is_absent(contents[0]):
        return None
    if not isinstance(contents[0], Map):
        context.key = "steps"
        context.wrong(contents[1], "a map by id", contents[0])
        return None
    return contents[0], draft


def _written_kind(value: Map) -> str:
    """The kind as a word of BPMN, '' where none is written."""
    word = value.get("kind")
    if word is None:
        word = value.get("how")
        word = PLAIN_KINDS.get(word, word) if isinstance(word, str) else word
    return str(word) if isinstance(word, str) and not is_absent(word) else ""
