"""How hard the drawing is to read. Under its own heading, never a benefit.

References: Cardoso, Business process control-flow complexity (2008); Mendling, Metrics for process models (2008).
"""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.graph import FlowRole, NodeRole, ProcessView, Routing
from procmodel.graph.basis import Basis
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["cfc", "connectivity", "density", "depth", "diameter", "size"]


def size(basis: Basis) -> Measurement:
    """Elements as written: steps, gateways and events, those inside sub-processes included."""
    return _of("size", float(len(_elements(basis.view))), "elements")


def cfc(basis: Basis) -> Measurement:
    """Control-flow complexity: over all splits, n for an exclusive one of n ways, 2^n - 1 for an inclusive, 1
    for a parallel one. A step with events on its border is an exclusive split of these and its normal way.
    """  # noqa: D205
    return _of("cfc", sum(_choices(basis.view)), "states")


def connectivity(basis: Basis) -> Measurement:
    """Flows over elements."""
    elements = len(_elements(basis.view))
    value = _flows(basis.view) / elements if elements else None
    return _of("connectivity", value, "flows per element")


def density(basis: Basis) -> Measurement:
    """Flows over the most there could be: n (n - 1) for n elements; 0 to 1."""
    elements = len(_elements(basis.view))
    value = _flows(basis.view) / (elements * (elements - 1)) if elements > 1 else None
    return _of("density", value, "1")


def diameter(basis: Basis) -> Measurement:
    """The longest path from a start to an end in flows, without the flows that lead back."""
    routes, far = basis.routes, [0] * len(basis.routes)
    inner = {FlowRole.ENTER, FlowRole.LEAVE}
    drawn = [role not in inner for _, _, role, _ in basis.view.flows] + [False] * len(routes.through)
    out, target, back = routes.out, routes.target, routes.back
    for node in routes.order:
        for way in out[node]:
            if way not in back and far[target[way]] < far[node] + drawn[way]:
                far[target[way]] = far[node] + drawn[way]
    return _of("diameter", float(max(far, default=0)), "flows")


def depth(basis: Basis) -> Measurement:
    """How deep blocks of splits and joins are nested."""
    routes, back = basis.routes, basis.routes.back
    source, into = routes.source, routes.into
    onward = [len([way for way in out if way not in back]) > 1 if len(out) > 1 else 0 for out in routes.out]
    after = [0] * len(routes)  # how deep it is past a node
    for node in routes.order:
        before = [after[source[way]] for way in into[node] if way not in back]
        deep = max(0, max(before, default=0) - (len(before) > 1))
        after[node] = deep + onward[node]
    most = max(after, default=0)
    return _of("depth", float(most), "levels")


def _of(name: str, value: float | None, unit: str) -> Measurement:
    why = say("measures.too_few_elements") if value is None else None
    return single(name, value, unit, better="neither", why=why)


def _elements(view: ProcessView) -> list[int]:
    element = NodeRole.ELEMENT
    return [node for node, role in enumerate(view.roles) if role is element]


def _flows(view: ProcessView) -> int:
    sequence = FlowRole.SEQUENCE
    return len([role for _, _, role, _ in view.flows if role is sequence])


def _choices(view: ProcessView) -> Iterator[float]:
    for node, out in enumerate(view.out):
        if not out or (len(out) == 1 and view.flows[out[0]].role is FlowRole.SEQUENCE):
            continue
        ways = len(view.leaving(node))
        routing = view.split(node)
        if routing in (Routing.INCLUSIVE, Routing.COMPLEX):
            yield 2.0 ** min(ways, 1_000) - 1.0
        elif routing is Routing.PARALLEL:
            yield 1.0
        elif routing is not Routing.NONE:
            yield float(ways)
        border = len(view.boundary_of(node))
        if border:
            yield border + 1.0
