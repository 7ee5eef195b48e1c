"""Who sends the messages that others of a process wait for, and which of them can only come too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.graph.parts import parts_of
from procmodel.graph.semantics import Deed, rules_of
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.model import Activity, BoundaryEvent, IntermediateCatchEvent, StartEvent, TaskKind

if TYPE_CHECKING:
    from procmodel.graph.post import Post

__all__ = ["read_post"]


def read_post(view: ProcessView, heard: dict[int, tuple[int, ...]], post: Post) -> Post:
    """Fill in the messages of a process, told which elements each one that throws a signal reaches."""
    senders: dict[int, list[int]] = {}
    for message in view.process.messages:
        source, target = (view.index.get(end, -1) for end in (message.source, message.target))
        if target >= 0 and _can_wait(view, target):
            senders.setdefault(target, []).extend([source] if source >= 0 else [])
    found = {target: list(dict.fromkeys(sources)) for target, sources in senders.items()}
    post.given = [target for target, sources in found.items() if not sources and _only_waits(view, target)]
    found = {target: sources for target, sources in found.items() if sources}
    listening = {each for listeners in heard.values() for each in listeners}
    if _nobody_begins(view, listening.union(found)):
        found = {target: sources for target, sources in found.items() if target not in view.starts}
        listening.difference_update(view.starts)
    speaking = {source for sources in found.values() for source in sources}
    _judge(view, found, speaking, post)
    for target in (target for target in found if target not in post.late):
        post.slots[target] = len(post.slots)
        for source in found[target]:
            post.sends.setdefault(source, []).append(target)
    post.signalled = listening - post.slots.keys()
    for target in sorted(post.signalled):
        post.slots[target] = len(post.slots)
    for node, listeners in heard.items():
        if mine := tuple(each for each in listeners if each in post.signalled):
            post.heard[node] = mine
    post.begun = [
        node for node in post.slots if node in view.starts and isinstance(view.nodes[node], StartEvent)
    ]
    return post


def _is_handler(view: ProcessView, box: int) -> bool:
    return rules_of(view)[box].deed is Deed.HANDLE


def _nobody_begins(view: ProcessView, waiting: set[int]) -> bool:
    """Whether every start waits for something, so that nobody would begin."""
    return all(start in waiting and isinstance(view.nodes[start], StartEvent) for start in view.starts)


def _judge(view: ProcessView, found: dict[int, list[int]], speaking: set[int], post: Post) -> None:
    """Tell which elements ask before they wait, and which wait for what only comes after them."""
    part = {node: number for number, nodes in enumerate(parts_of(view)) for node in nodes}
    for target, sources in found.items():
        near = any(part[source] == part[target] for source in sources)
        if not (near or target in speaking):
            continue
        if _reached(view, found, speaking, target).isdisjoint(sources):
            if target in speaking:
                post.asks.add(target)
            elif not view.boundary_of(target):
                post.late.append(target)


def _can_wait(view: ProcessView, node: int) -> bool:
    model = view.nodes[node]
    if isinstance(model, StartEvent):
        return model.share is None and (view.parents[node] < 0 or _is_handler(view, view.parents[node]))
    if view.roles[node] is NodeRole.BOUNDARY:
        return isinstance(model, BoundaryEvent) and model.share is None and model.after is None
    return isinstance(model, Activity | IntermediateCatchEvent)


def _only_waits(view: ProcessView, node: int) -> bool:
    """Whether an element is there to wait for a message, and does not say how long that takes."""
    model = view.nodes[node]
    if isinstance(model, IntermediateCatchEvent):
        return model.delay is None
    receives = getattr(model, "kind", None) is TaskKind.RECEIVE
    return receives and isinstance(model, Activity) and model.delay is None and model.wait is None


def _reached(view: ProcessView, found: dict[int, list[int]], speaking: set[int], but: int) -> set[int]:
    """What a case can come to without a node: past an element that receives only once its message can be sent."""
    met: set[int] = set()
    held: set[int] = set()
    begun = {node for node in found if isinstance(view.nodes[node], StartEvent)}
    stack = [start for start in view.starts if start not in begun]
    stack += [box for box in view.exit_of if _is_handler(view, box) and begun.isdisjoint(_entered(view, box))]
    while stack:
        node = stack.pop()
        if node in met or node == but:
            continue
        if node in found and node not in speaking | begun and met.isdisjoint(found[node]):
            held.add(node)
            continue
        met.add(node)
        stack += [view.flows[flow].target for flow in view.out[node]]
        stack += [one for one in held if node in found[one]]
        stack += [start for start in begun if node in found[start]]
    return met


def _entered(view: ProcessView, box: int) -> list[int]:
    return [view.flows[flow].target for flow in view.out[box]]
