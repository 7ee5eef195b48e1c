"""How hard the drawing is to read. Under its own heading, never a benefit.

References: Cardoso, Business process control-flow complexity (2008); Mendling, Metrics for process models (2008).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from procmodel.graph import FlowRole, NodeRole, ProcessView, Routing
from procmodel.graph.basis import Basis
from procmodel.measures.single import single
from procmodel.results.measurement import Measurement
from procmodel.wording import say

__all__ = ["cfc", "connectivity", "density", "depth", "diameter", "size"]


def size(basis: Basis) -> Measurement:
    """Elements as written: steps, gateways and events, those inside sub-processes included."""
    return _of("size", float(_elements(basis.view)), "elements")


def cfc(basis: Basis) -> Measurement:
    """Control-flow complexity: over all splits, n for an exclusive one of n ways, 2^n - 1 for an inclusive, 1
    for a parallel one. A step with events on its border is an exclusive split of these and its normal way.
    """  # noqa: D205
    return _of("cfc", sum(_choices(basis.view)), "states")


def connectivity(basis: Basis) -> Measurement:
    """Flows over elements."""
    elements = _elements(basis.view)
    value = _flows(basis.view) / elements if elements else None
    return _of("connectivity", value, "flows per element")


def density(basis: Basis) -> Measurement:
    """Flows over the most there could be: n (n - 1) for n elements; 0 to 1."""
    elements = _elements(basis.view)
    value = _flows(basis.view) / (elements * (elements - 1)) if elements > 1 else None
    return _of("density", value, "1")


def diameter(basis: Basis) -> Measurement:
    """The longest path from a start to an end in flows, without the flows that lead back."""
    return _of("diameter", float(_reach(basis)[0]), "flows")


def depth(basis: Basis) -> Measurement:
    """How deep blocks of splits and joins are nested."""
    return _of("depth", float(_reach(basis)[1]), "levels")


def _reach(basis: Basis) -> tuple[int, int]:
    """How long paths are and how deep blocks are nested at most, told in one pass; worked out once."""
    if "reach" not in basis.memory:
        basis.memory["reach"] = _reached(basis)
    return cast(tuple[int, int], basis.memory["reach"])


def _reached(basis: Basis) -> tuple[int, int]:
    routes, back, roles = basis.routes, basis.routes.back, basis.view.flow_roles
    source, into = routes.source, routes.into
    drawn = [role is not FlowRole.ENTER and role is not FlowRole.LEAVE for role in roles]
    drawn += [False] * (len(source) - len(drawn))
    splits = [node for node, out in enumerate(routes.out) if len(out) > 1]
    opening = {node for node in splits if len([way for way in routes.out[node] if way not in back]) > 1}
    far, deep = [0] * len(routes), [0] * len(routes)  # up to a node, and past it
    for node in routes.order:
        ways = into[node]
        if len(ways) > 1:
            ways = [way for way in ways if way not in back]
            far[node] = max([far[source[way]] + drawn[way] for way in ways], default=0)
            before = max([deep[source[way]] for way in ways], default=0)
            deep[node] = max(0, before - (len(ways) > 1)) + (node in opening)
        elif ways and ways[0] not in back:
            far[node] = far[source[ways[0]]] + drawn[ways[0]]
            deep[node] = deep[source[ways[0]]] + (node in opening)
        else:
            deep[node] = int(node in opening)
    return max(far, default=0), max(deep, default=0)


def _of(name: str, value: float | None, unit: str) -> Measurement:
    why = say("measures.too_few_elements") if value is None else None
    return single(name, value, unit, better="neither", why=why)


def _elements(view: ProcessView) -> int:
    return view.roles.count(NodeRole.ELEMENT)


def _flows(view: ProcessView) -> int:
    return view.flow_roles.count(FlowRole.SEQUENCE)


def _choices(view: ProcessView) -> Iterator[float]:
    bordered = {host for host, role in zip(view.hosts, view.roles, strict=True) if role is NodeRole.BOUNDARY}
    for node in [node for node, out in enumerate(view.out) if len(out) > 1 or node in bordered]:
        ways = len(view.leaving(node))
        routing = view.split(node)
        if routing in (Routing.INCLUSIVE, Routing.COMPLEX):
            yield 2.0 ** min(ways, 1_000) - 1.0
        elif routing is Routing.PARALLEL:
            yield 1.0
        elif routing is not Routing.NONE:
            yield float(ways)
        if node in bordered:
            yield len(view.boundary_of(node)) + 1.0
