"""Pairs with exact gold: a model, and the same model after edits that are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from benchmarks.matching.hidden import hidden_process, with_other_ids
from procmodel import read
from procmodel.model import Activity, Lane, Node, Process, SequenceFlow, Task

__all__ = ["EDITS", "bases", "generated", "with_replaces"]

Links = list[tuple[str, str]]
_OTHER_WORDS = {
    "check": "verify", "send": "dispatch", "log": "record", "decide": "determine", "look": "look",
    "write": "draft", "tell": "inform", "enter": "key in", "take": "take", "find": "locate", "book": "schedule",
    "report": "notify", "close": "finish", "inform": "notify", "create": "set up", "review": "examine",
    "fill": "complete", "collect": "pick up", "update": "amend", "print": "print out", "choose": "select",
}  # fmt: skip


def bases(folder: Path) -> Iterator[tuple[str, Process]]:
    """The models that are edited: our examples, or those of any other folder."""
    for path in sorted(folder.glob("*.yaml")):
        process = read(path)
        nodes = tuple(node.model_copy(update={"replaces": None}) for node in process.nodes)
        yield path.stem, process.model_copy(update={"nodes": nodes, "removed": ()})


def generated(process: Process, edit: str, ids: float, seed: int) -> tuple[Process, Links]:
    """The process after an edit, a share of its ids replaced, and which step is which."""
    random = Random(f"{edit}/{ids}/{seed}")
    changed, links = EDITS[edit](process, random)
    later = {node.id for node in changed.walk()}
    chosen = {id_ for id_ in sorted(later) if random.random() < ids}
    final, names = hidden_process(changed, str(seed), chosen.__contains__)
    return final, [(one, names.get(other, other)) for one, other in links]


def with_replaces(before: Process, after: Process, links: Links) -> Process:
    """The later process whose steps say what they replace, and that says what is gone."""
    known = {node.id for node in _tasks(after)}
    nodes = tuple(
        node.model_copy(update={"replaces": tuple(one for one, other in links if other == node.id)})
        if node.id in known
        else node
        for node in after.nodes
    )
    gone = tuple(node.id for node in _tasks(before) if node.id not in {one for one, _ in links})
    return after.model_copy(update={"nodes": nodes, "removed": gone})


def _tasks(process: Process) -> list[Node]:
    return [node for node in process.walk() if isinstance(node, Activity)]


def _same(process: Process) -> Links:
    return [(node.id, node.id) for node in _tasks(process)]


def _with(process: Process, changes: dict[str, Node], **more: object) -> Process:
    nodes = tuple(changes.get(node.id, node) for node in process.nodes)
    return process.model_copy(update={"nodes": nodes, **more})


def _nothing(process: Process, random: Random) -> tuple[Process, Links]:
    return process, _same(process)


def _rename(process: Process, random: Random) -> tuple[Process, Links]:
    """Another verb, or the object first, on every third step."""
    changes: dict[str, Node] = {}
    for node in process.nodes:
        if isinstance(node, Task) and node.name and random.random() < 1 / 3:
            first, _, rest = node.name.partition(" ")
            verb = _OTHER_WORDS.get(first.lower(), first)
            changes[node.id] = node.model_copy(update={"name": f"{verb.capitalize()} {rest}".strip()})
    return _with(process, changes), _same(process)


def _automate(process: Process, random: Random) -> tuple[Process, Links]:
    """Every third step goes to a system's lane."""
    lane = Lane(id="machine-x", name="Platform", kind="system")
    changes: dict[str, Node] = {
        node.id: node.model_copy(update={"lane": lane.id, "kind": "service", "time": None, "wait": None})
        for node in process.nodes
        if isinstance(node, Task) and random.random() < 1 / 3
    }
    return _with(process, changes, lanes=(*process.lanes, lane)), _same(process)


def _lanes(process: Process, random: Random) -> tuple[Process, Links]:
    """Every lane has another name and another id."""
    names = {lane.id: f"unit-{n}" for n, lane in enumerate(process.lanes)}
    lanes = tuple(
        lane.model_copy(update={"id": names[lane.id], "name": f"Unit {n}"})
        for n, lane in enumerate(process.lanes)
    )
    nodes = tuple(
        node.model_copy(update={"lane": names.get(node.lane or "", node.lane)}) for node in process.nodes
    )
    return process.model_copy(update={"nodes": nodes, "lanes": lanes}), _same(process)


def _straight(process: Process) -> list[tuple[Task, Task]]:
    """Neighbouring steps with one flow out and one in, so that they may change places or become one."""
    out = [flow.source for flow in process.flows]
    into = [flow.target for flow in process.flows]
    ends = {(flow.source, flow.target) for flow in process.flows}
    return [
        (one, other)
        for one, other in pairwise(process.nodes)
        if isinstance(one, Task) and isinstance(other, Task) and (one.id, other.id) in ends
        and out.count(one.id) == 1 == into.count(other.id) and not one.on and not other.on
    ]  # fmt: skip


def _merge(process: Process, random: Random) -> tuple[Process, Links]:
    """Two neighbours become one step, named after both."""
    found = _straight(process)
    if not found:
        return process, _same(process)
    one, other = random.choice(found)
    name = f"{one.name} and {(other.name or '')[:1].lower()}{(other.name or '')[1:]}"
    nodes = tuple(
        node.model_copy(update={"name": name}) if node.id == one.id else node
        for node in process.nodes
        if node.id != other.id
    )
    flows = tuple(_moved(flow, other.id, one.id) for flow in process.flows if flow.target != other.id)
    links = [(a, one.id if b == other.id else b) for a, b in _same(process)]
    return process.model_copy(update={"nodes": nodes, "flows": flows, "main_path": ()}), links


def _moved(flow: SequenceFlow, source: str, new: str) -> SequenceFlow:
    return flow.model_copy(update={"source": new}) if flow.source == source else flow


def _reorder(process: Process, random: Random) -> tuple[Process, Links]:
    """Two neighbours change places."""
    found = _straight(process)
    if not found:
        return process, _same(process)
    one, other = random.choice(found)
    swap = {one.id: other.id, other.id: one.id}
    flows = tuple(
        flow.model_copy(
            update={
                "source": swap.get(flow.source, flow.source),
                "target": swap.get(flow.target, flow.target),
            }
        )
        for flow in process.flows
    )
    nodes = list(process.nodes)
    at = nodes.index(one)
    nodes[at], nodes[at + 1] = nodes[at + 1], nodes[at]
    return process.model_copy(update={"nodes": tuple(nodes), "flows": flows, "main_path": ()}), _same(process)


def _reuse(process: Process, random: Random) -> tuple[Process, Links]:
    """A step is gone, and its id stands for another one: another label, kind and lane, elsewhere."""
    spots = _straight(process)
    choices = [
        (gone, after)
        for gone in process.nodes
        if isinstance(gone, Task) and _stands_alone(process, gone)
        for after, then in spots
        if not {after.id, then.id} & {gone.id, *_next_to(process, gone)}
    ]
    if not choices:
        return process, _same(process)
    gone, after = random.choice(choices)
    kind = "receive" if gone.kind != "receive" else "service"
    fresh = Task(id=gone.id, name="Water the botanical borders", lane="garden", kind=kind)
    lanes = (*process.lanes, Lane(id="garden", name="Gardeners", kind="partner"))
    changed = _put(_without(process, gone), fresh, after.id).model_copy(update={"lanes": lanes})
    return changed, [link for link in _same(process) if link[0] != gone.id]


def _next_to(process: Process, node: Node) -> set[str]:
    return {flow.source for flow in process.flows if flow.target == node.id} | {
        flow.target for flow in process.flows if flow.source == node.id
    }


def _stands_alone(process: Process, node: Node) -> bool:
    """Whether it has a step on either side and nothing hangs on it, so that it can be taken out."""
    ends = [flow.source for flow in process.flows], [flow.target for flow in process.flows]
    tasks = {task.id for task in process.nodes if isinstance(task, Task)}
    hanging = {getattr(other, "attached_to", None) for other in process.nodes}
    return (
        all(side.count(node.id) == 1 for side in ends)
        and _next_to(process, node) <= tasks
        and node.id not in hanging
    )


def _without(process: Process, gone: Task) -> Process:
    then = next(flow.target for flow in process.flows if flow.source == gone.id)
    flows = tuple(
        flow.model_copy(update={"target": then}) if flow.target == gone.id else flow
        for flow in process.flows
        if flow.source != gone.id
    )
    nodes = tuple(node for node in process.nodes if node.id != gone.id)
    return process.model_copy(update={"nodes": nodes, "flows": flows, "main_path": ()})


def _put(process: Process, fresh: Task, after: str) -> Process:
    """The process with a step put behind another one, in the file and in the flow."""
    nodes, flows = list(process.nodes), list(process.flows)
    place = next(place for place, node in enumerate(nodes) if node.id == after)
    nodes.insert(place + 1, fresh)
    flow = next(flow for flow in flows if flow.source == after)
    flows[flows.index(flow)] = flow.model_copy(update={"target": fresh.id})
    flows.append(SequenceFlow(source=fresh.id, target=flow.target))
    return process.model_copy(update={"nodes": tuple(nodes), "flows": tuple(flows), "main_path": ()})


def _renumber(process: Process, random: Random) -> tuple[Process, Links]:
    """A step is new, and each step behind it in the file takes the id of the next one, the last a new one."""
    found = _straight(process)
    if not found:
        return process, _same(process)
    after, _ = random.choice(found)
    tasks = [node.id for node in process.nodes if isinstance(node, Task)]
    behind = tasks[tasks.index(after.id) + 1 :]
    ids = dict(zip(behind, [*behind[1:], "last"], strict=True))
    fresh = Task(id=behind[0], name="Weigh the parcel", lane=after.lane, kind=after.kind)
    links = [(one, ids.get(one, one)) for one, _ in _same(process)]
    return _put(with_other_ids(process, ids), fresh, after.id), links


EDITS: dict[str, Callable[[Process, Random], tuple[Process, Links]]] = {
    "none": _nothing,
    "rename": _rename,
    "automate": _automate,
    "lanes": _lanes,
    "merge": _merge,
    "reorder": _reorder,
    "reused id": _reuse,
    "renumbered": _renumber,
}
"""Each edit by its name. A merge read backwards is a split."""
