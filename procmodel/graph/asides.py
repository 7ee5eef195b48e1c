"""What a case comes to without a flow that leads there: event sub-processes, and what undoes a step."""

from __future__ import annotations

from procmodel.graph.once import once
from procmodel.graph.order import retreating_flows
from procmodel.graph.semantics import Deed, are_alternatives, rules_of
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import EventTrigger, StartEvent, SubProcess

__all__ = [
    "Aside",
    "asides_of",
    "comes_by_itself",
    "event_sub_processes",
    "is_done_once_before",
    "is_thrown_to",
]


class Aside(NamedTuple):
    """Something that begins beside the flow.

    Attributes:
        source: where a case is when it may begin: the box or the start of what is round it, or what undoes.
        target: what begins.
        undoes: the step that it undoes; -1: none, it is an event sub-process.
    """

    source: int
    target: int
    undoes: int = -1


@once
def asides_of(view: ProcessView) -> list[Aside]:
    """All of a process; event sub-processes first.

    Example:
        >>> from procmodel import read
        >>> asides_of(ProcessView(read("examples/speeding_before.yaml")))
        []
    """
    found = [
        Aside(source, handler)
        for handler in event_sub_processes(view)
        for source in _begins_at(view, handler)
    ]
    if NodeRole.BOUNDARY not in view.roles:
        return found  # nothing can be undone
    for thrower, rule in enumerate(rules_of(view)):
        for activity in rule.undoes:
            found += [Aside(thrower, step, activity) for step in _undoing(view, activity)]
    return found


def event_sub_processes(view: ProcessView) -> list[int]:
    """The boxes that an event starts, wherever a case is in what is round them."""
    nodes = view.nodes
    return [
        box for box in view.exit_of if isinstance(sub := nodes[box], SubProcess) and sub.triggered_by_event
    ]


def _begins_at(view: ProcessView, handler: int) -> list[int]:
    """Where what is round an event sub-process begins: its box, or the starts of which a case takes one."""
    if view.parents[handler] >= 0:
        return [view.parents[handler]]
    return list(view.starts) if are_alternatives(view, view.starts) else list(view.starts[:1])


def _undoing(view: ProcessView, activity: int) -> list[int]:
    """The step that undoes an activity."""
    borders = [view.flows[flow].target for flow in view.out[activity]]
    rules = rules_of(view)
    ways = [way for each in borders if rules[each].deed is Deed.UNDO for way in rules[each].ways]
    return [view.flows[way].target for way in ways][:1]


def is_thrown_to(view: ProcessView, box: int) -> bool:
    """Whether something in the process throws what an event sub-process handles."""
    return any(rule.handler == box for rule in rules_of(view))


def comes_by_itself(view: ProcessView, box: int) -> bool:
    """Whether a time, a message, a signal or what is thrown inside says when an event sub-process begins."""
    from procmodel.formats.bpmn.events import duration_of
    from procmodel.graph.post import post_of

    starts = [view.flows[way].target for way in view.out[box]]
    if is_thrown_to(view, box) or not post_of(view).slots.keys().isdisjoint(starts):
        return True
    models = [view.nodes[start] for start in starts]
    timed = [m for m in models if isinstance(m, StartEvent) and m.event is EventTrigger.TIMER]
    return any(duration_of(list(model.definitions)) is not None for model in timed)


def is_done_once_before(view: ProcessView, activity: int, later: int) -> bool:
    """Whether every case that comes to `later` has done the activity before, and just once."""
    return not (retreating_flows(view) or _is_reached_without(view, activity, later))


def _is_reached_without(view: ProcessView, activity: int, later: int) -> bool:
    met = {start for start in view.starts if start != activity}
    stack = list(met)
    while stack:
        for flow in view.out[stack.pop()]:
            target = view.flows[flow].target
            if target != activity and target not in met:
                met.add(target)
                stack.append(target)
    return later in met
