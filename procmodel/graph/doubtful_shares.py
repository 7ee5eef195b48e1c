"""The shares that a file states and that may be off: of branches, starts, events, and of doing a step again."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph.asides import asides_of, is_thrown_to
from procmodel.graph.case import Case
from procmodel.graph.inputs import Input
from procmodel.graph.semantics import are_alternatives
from procmodel.graph.shares import repeating, start_groups
from procmodel.graph.view import FlowRole, NodeRole, ProcessView
from procmodel.light.enums import IntEnum
from procmodel.light.tuples import NamedTuple
from procmodel.model import Activity, BoundaryEvent, Gateway, Quantity, StartEvent, spread

__all__ = [
    "DoubtfulShare",
    "ShareOf",
    "doubtful_shares",
    "entries",
    "is_attached",
    "share_at_start",
    "share_of_flow",
]


class ShareOf(IntEnum):
    """What a share is a share of."""

    FLOW = 0  # of the visits of a node, the part that a flow out of it takes; an event on a border too
    START = 1  # of the cases, the part that begins at a start
    HANDLER = 2  # of the visits of what is round an event sub-process, the part in which this start begins it
    AGAIN = 3  # of the times that a step is done, the part after which it is done once more
    TAKEN = 4  # of the visits of an inclusive split, the part that takes a combination of branches


class DoubtfulShare(NamedTuple):
    """A stated share that may be off.

    Attributes:
        flow: the flow that it bears on; of a combination its number in the file; else -1.
        node: the node that the flow leaves, the start, the event sub-process, or what is done again.
        input: the share.
        of: what it is a share of.
    """

    flow: int
    node: int
    input: Input
    of: ShareOf = ShareOf.FLOW


def doubtful_shares(case: Case) -> list[DoubtfulShare]:
    """All stated shares that the visits of a case rest on, but those of 0 and 100 %."""
    found = (*_of_starts(case), *_of_flows(case), *_of_handlers(case), *_taken(case), *_again(case))
    return [share for share in found if 0 < spread.mean(share.input.quantity) < 1]


def share_of_flow(view: ProcessView, number: int) -> Quantity | None:
    """The stated share of a flow; of the way into a box that of the start there, where it has several."""
    flow = view.flows[number]
    target = view.nodes[flow.target]
    if flow.role is FlowRole.ATTACH:
        return target.share if isinstance(target, BoundaryEvent) else None
    if flow.role is FlowRole.ENTER:
        return target.share if isinstance(target, StartEvent) and entries(view, flow.source) else None
    return flow.model.share if flow.model is not None else None


def is_attached(view: ProcessView, way: int) -> bool:
    """Whether a way leads to an event on a border."""
    return way < len(view.flow_roles) and view.flow_roles[way] is FlowRole.ATTACH


def entries(view: ProcessView, box: int) -> list[int]:
    """The ways into a box that has several starts, of which a case takes one; else none."""
    found = (
        [flow for flow in view.out[box] if view.flow_roles[flow] is FlowRole.ENTER]
        if box in view.exit_of
        else []
    )
    return found if are_alternatives(view, [view.target[flow] for flow in found]) else []


def share_at_start(view: ProcessView, flow: int) -> float:
    """The mean share of the start that a flow enters a box by; 0 where it states none."""
    start = view.nodes[view.target[flow]]
    return spread.mean(start.share) if isinstance(start, StartEvent) and start.share is not None else 0.0


def _of_starts(case: Case) -> Iterator[DoubtfulShare]:
    for group, alternatives in start_groups(case.view):
        for node in group if alternatives and len(group) > 1 else ():
            start = case.view.nodes[node]
            if isinstance(start, StartEvent) and start.share is not None:
                yield DoubtfulShare(-1, node, case.numbers.of_node(node, "share", start.share), ShareOf.START)


def _of_flows(case: Case) -> Iterator[DoubtfulShare]:
    handlers = {aside.target for aside in asides_of(case.view) if aside.undoes < 0}
    for number, (source, target, role) in enumerate(
        zip(case.view.source, case.view.target, case.view.flow_roles, strict=True)
    ):
        stated = share_of_flow(case.view, number)
        if stated is None or not case.visited(source):
            continue
        if role is not FlowRole.ENTER:
            owner = case.numbers.of_node(source, "share", stated)
            key = f"next.{case.view.ids[target]}.share"
            yield DoubtfulShare(number, source, owner._replace(key=key))
        elif source not in handlers:
            yield DoubtfulShare(number, source, case.numbers.of_node(target, "share", stated))


def _of_handlers(case: Case) -> Iterator[DoubtfulShare]:
    """Of the starts of event sub-processes, where these shares say how often they begin."""
    view = case.view
    for handler in dict.fromkeys(aside.target for aside in asides_of(view) if aside.undoes < 0):
        if not case.visited(handler) or is_thrown_to(view, handler):
            continue
        for flow in view.out[handler]:
            node = view.flows[flow].target
            start = view.nodes[node]
            if isinstance(start, StartEvent) and start.share is not None:
                share = case.numbers.of_node(node, "share", start.share)
                yield DoubtfulShare(flow, handler, share, ShareOf.HANDLER)


def _taken(case: Case) -> Iterator[DoubtfulShare]:
    for node in case.view.others:
        model = case.view.nodes[node]
        if isinstance(model, Gateway) and model.combinations and case.visited(node):
            for number, combination in enumerate(model.combinations):
                share = case.numbers.of_node(node, f"combinations.{number}.share", combination.share)
                yield DoubtfulShare(number, node, share, ShareOf.TAKEN)


def _again(case: Case) -> Iterator[DoubtfulShare]:
    for node in sorted(repeating(case.view)):
        model = case.view.nodes[node]
        is_done = case.view.roles[node] is NodeRole.ELEMENT
        repeat = model.repeat if is_done and isinstance(model, Activity) else None
        if repeat is not None and repeat.again is not None and case.visited(node):
            share = case.numbers.of_node(node, "repeat.while", repeat.again)
            yield DoubtfulShare(-1, node, share, ShareOf.AGAIN)
