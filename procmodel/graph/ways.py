"""How each node goes on: which of its ways are taken together, which instead, which beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.graph.view import FlowRole, Routing
from procmodel.light.tuples import NamedTuple
from procmodel.model import BoundaryEvent, StartEvent

if TYPE_CHECKING:
    from procmodel.graph.routes import Routes

__all__ = ["Ways", "sends_one", "splits_of", "ways_of"]


class Ways(NamedTuple):
    """How a node goes on: by one of `groups`, all ways of it together, and each of `beside` or not.

    `inclusive` are ways of which any number can be taken, at least one; `default` where none is.
    """

    groups: tuple[tuple[int, ...], ...]
    beside: tuple[int, ...] = ()
    inclusive: tuple[int, ...] = ()
    default: int = -1


_SEVERAL = (Routing.PARALLEL, Routing.INCLUSIVE, Routing.COMPLEX)
_EMPTY = Ways(((),))


def ways_of(routes: Routes) -> dict[int, Ways]:
    """The ways on from each node that has several."""
    return {i: _ways(routes, i, out) for i, out in enumerate(routes.out) if len(out) > 1}


def splits_of(routes: Routes) -> set[int]:
    """The nodes that may send several tokens."""
    several = [node for node, out in enumerate(routes.out) if len(out) > 1]
    if routes.view.only_sequence:
        split = routes.view.split
        return {node for node in several if split(node) in _SEVERAL}
    return {node for node in several if _sends_several(routes, node)}


def _sends_several(routes: Routes, node: int) -> bool:
    if _is_common(routes, node):
        return routes.view.split(node) in _SEVERAL
    ways = _ways(routes, node, routes.out[node])
    return bool(ways.beside or ways.inclusive) or max(map(len, ways.groups)) > 1


def _is_common(routes: Routes, node: int) -> bool:
    """Whether all ways on are sequence flows."""
    return node not in routes.through and len(routes.view.leaving(node)) == len(routes.out[node])


def sends_one(routes: Routes) -> bool:
    """Whether at most one token of a case is under way at any time."""
    return all(
        not ways.beside and not ways.inclusive and all(len(group) <= 1 for group in ways.groups)
        for node, ways in routes.ways.items()
        if node not in routes.through
    ) and all(_is_plain_box(routes, box) for box in routes.through)


def _is_plain_box(routes: Routes, box: int) -> bool:
    ways = routes.ways.get(box, _EMPTY)
    return not ways.beside and all(len(group) <= 2 for group in ways.groups)


def _ways(routes: Routes, node: int, out: Sequence[int]) -> Ways:
    if _is_common(routes, node):
        return _sequence_ways(routes, routes.view.split(node), out)
    stops: list[int] = []
    beside: list[int] = []
    normal: list[int] = []
    for way in out:
        event = _event(routes, way)
        if way in routes.begun:
            beside.append(way)
        elif event is None:
            normal.append(way)
        else:
            (stops if event.interrupts else beside).append(way)
    if node in routes.through:
        return _box_ways(routes, normal, stops, beside, routes.through[node])
    sequence = _sequence_ways(routes, routes.view.split(node), normal)
    groups = sequence.groups if normal else ((),)
    return sequence._replace(groups=(*groups, *((way,) for way in stops)), beside=tuple(beside))


def _sequence_ways(routes: Routes, routing: Routing, ways: Sequence[int]) -> Ways:
    """The ways on where no event on a border leads elsewhere."""
    if routing is Routing.INCLUSIVE or routing is Routing.COMPLEX:
        default = next((way for way in ways if _is_default(routes, way)), -1)
        return Ways((), (), tuple(ways), default)
    if routing is Routing.PARALLEL:
        return Ways((tuple(ways),))
    return Ways(tuple([(way,) for way in ways]))


def _box_ways(routes: Routes, normal: list[int], stops: list[int], beside: list[int], through: int) -> Ways:
    entries = [way for way in normal if way != through]
    if len(entries) > 1 and _are_alternatives(routes, entries):
        groups = [(entry, end) for entry in entries for end in (through, *stops)]
        return Ways(tuple(groups), tuple(beside))
    return Ways(tuple((*entries, end) for end in (through, *stops)), tuple(beside))


def _are_alternatives(routes: Routes, entries: list[int]) -> bool:
    return all(isinstance(routes.view.nodes[routes.target[way]], StartEvent) for way in entries)


def _event(routes: Routes, way: int) -> BoundaryEvent | None:
    if way >= len(routes.view.flows) or routes.view.flows[way].role is not FlowRole.ATTACH:
        return None
    event = routes.view.nodes[routes.target[way]]
    return event if isinstance(event, BoundaryEvent) else None


def _is_default(routes: Routes, way: int) -> bool:
    model = routes.view.flows[way].model if way < len(routes.view.flows) else None
    return model is not None and model.default
