"""A tree becomes a process: ids first, then what refers to them, then what was left out, then the checks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from procmodel.formats.context import Context
from procmodel.formats.drafts import Draft, Level, read_levels
from procmodel.formats.problems import Problems, Unreadable
from procmodel.formats.review import review
from procmodel.formats.settling import settle_flows, settle_kinds, settle_lanes
from procmodel.formats.slugs import slug
from procmodel.formats.source import Source
from procmodel.formats.top import TOP
from procmodel.formats.tree import Map, Value
from procmodel.formats.types import is_absent
from procmodel.light.garbage import no_collector
from procmodel.model import CallActivity, Origin, Process, SubProcess
from procmodel.model.base import make
from procmodel.model.nodes import NodeBase
from procmodel.results.finding import Place

__all__ = ["process_of"]

_FIRST = ("procmodel", "sources", "systems", "data", "decisions", "assumptions", "lanes")
_RANK = {key: number for number, key in enumerate(_FIRST)}


def process_of(tree: Value | None, mark: int, source: Source, problems: Problems) -> Process | None:
    """The process that a tree says, as far as it says one; what is wrong goes to `problems`.

    Raises:
        Unreadable: a limit is broken.
    """
    if tree is None or (isinstance(tree, str) and is_absent(tree)):
        problems.error("syntax", None, "empty_file")
        return None
    if not isinstance(tree, Map) or (tree.position("procmodel") < 0 and tree.position("steps") < 0):
        problems.error("syntax", mark, "no_process")
        return None
    with no_collector():
        return _Reading(tree, source, problems).process()


class _Reading:
    """One file while it is read."""

    def __init__(self, tree: Map, source: Source, problems: Problems) -> None:
        self.tree, self.source, self.problems = tree, source, problems

    def process(self) -> Process | None:
        """The process, None where its format number is not ours."""
        context = Context(self.problems, self.source.limits)
        context.source = self.source
        self._declare(context)
        fields = TOP.read(context, _in_order(self.tree))
        if "procmodel" not in fields and self.tree.position("procmodel") >= 0:
            self.problems.only_first()
            return None
        fields.pop("procmodel", None)
        fields.pop("assumptions", None)
        steps = fields.pop("nodes", None)
        self._count(context, "lanes", len(fields.get("lanes", ())))
        levels = self._levels(context, steps)
        lanes = {lane.id: lane for lane in fields.get("lanes", ())}
        settle_lanes(context, levels)
        settle_kinds(context, levels, lanes)
        settle_flows(context, levels)
        self._calls(context, levels)
        self._count(context, "flows", sum(len(draft.flows) for level in levels for draft in level.drafts))
        self._finish(fields, context)
        review(context, self.tree, fields, levels)
        nodes, flows = _built(levels)
        return self._made({**fields, "nodes": nodes, "flows": flows})

    def _declare(self, context: Context) -> None:
        for what, key in (("lane", "lanes"), ("data", "data"), ("decision", "decisions")):
            context.declare(what, self.tree.get(key))
        for what, key in (("system", "systems"), ("source", "sources")):
            context.declare(what, self.tree.get(key), free=True)
        context.declared["party"] = None

    def _levels(self, context: Context, steps: tuple[Value, int] | None) -> list[Level]:
        if steps is None:
            return [Level("", None, 0)]
        written, mark = steps
        if is_absent(written) or (isinstance(written, Map) and not len(written)):
            context.problems.remark("empty", mark, "no_steps")
            return [Level("", None, 0)]
        if not isinstance(written, Map):
            context.key = "steps"
            context.wrong(mark, "a map by id", written)
            return [Level("", None, 0)]
        return read_levels(context, written)

    def _calls(self, context: Context, levels: list[Level]) -> None:
        self.source.size = sum(len(level.drafts) for level in levels)
        if any(draft.type is CallActivity for level in levels for draft in level.drafts):
            from procmodel.formats.calls import settle_calls

            settle_calls(context, levels)

    def _count(self, context: Context, what: str, found: int) -> None:
        limit = context.limits[what]
        if found > limit:
            context.problems.error("limit", None, "too_many", what=what, found=found, limit=limit, name=what)
            raise Unreadable

    def _finish(self, fields: dict[str, Any], context: Context) -> None:
        fields["assumptions"] = context.assumptions
        if context.assumptions_file is not None:
            fields["assumptions_file"] = context.assumptions_file
        observed = fields.get("observed", {})
        if "source" in observed:
            fields["observed_source"] = observed.pop("source")
        fields.setdefault("name", "")
        if "id" not in fields:
            fields["id"] = slug(fields["name"])

    def _made(self, fields: dict[str, Any]) -> Process:
        name, told = self.source.name, self.problems
        origin = Origin(
            file=name,
            content=self.source.content,
            places=partial(_places, name, self.tree, told.sheets, told.lines_only, told.shapes),
            spelling=partial(_spelling, self.tree),
        )
        return make(Process, fields).with_origin(origin)


def _places(
    file: str, tree: Map, sheets: tuple[str, ...], lines_only: bool, shapes: bool
) -> Mapping[tuple[str, ...], Place]:
    from procmodel.formats.places import Places

    return Places(file, tree, sheets, lines_only=lines_only, shapes=shapes)


def _spelling(tree: Map) -> Mapping[tuple[str, ...], str]:
    from procmodel.formats.places import Spelling

    return Spelling(tree)


def _in_order(tree: Map) -> Map:
    """The same map, what others refer to first; within that, as written."""
    last = len(_FIRST)
    ranks = [_RANK.get(key, last) for key in tree.keys]
    order = sorted(range(len(tree)), key=ranks.__getitem__)
    return Map(
        tree.mark,
        [tree.keys[at] for at in order],
        [tree.values[at] for at in order],
        [tree.key_marks[at] for at in order],
        [tree.marks[at] for at in order],
    )


def _built(levels: list[Level]) -> tuple[tuple[NodeBase, ...], tuple[Any, ...]]:
    """Nodes and flows of the process; boxes take up their contents, innermost first."""
    inside: dict[int, tuple[tuple[NodeBase, ...], tuple[Any, ...]]] = {}
    for level in reversed(levels):
        nodes = tuple(_node(draft, inside) for draft in level.drafts)
        flows = tuple(flow for draft in level.drafts for flow, _ in draft.flows)
        inside[id(level.box)] = nodes, flows
    return inside[id(None)]


def _node(draft: Draft, inside: dict[int, tuple[tuple[NodeBase, ...], tuple[Any, ...]]]) -> NodeBase:
    fields = draft.fields
    fields["id"] = draft.id
    if draft.type is SubProcess and id(draft) in inside:
        fields["nodes"], fields["flows"] = inside[id(draft)]
    node: NodeBase = make(draft.type, fields)
    return node
