"""Small processes in a line a step, for tests of the comparison."""

from __future__ import annotations

from itertools import pairwise

from procmodel.model import (
    Dimension,
    EndEvent,
    Gateway,
    Lane,
    Process,
    Quantity,
    SequenceFlow,
    StartEvent,
    Task,
)

LANES = (
    Lane(id="resident", name="Resident", kind="customer"),
    Lane(id="admin", name="Admin"),
    Lane(id="officer", name="Officer"),
    Lane(id="clerk", name="Parish clerk", kind="partner", organisation="Parish"),
    Lane(id="form", name="Online form", kind="system"),
)


def share(value):
    return Quantity(dimension=Dimension.SHARE, likely=value)


def minutes(value):
    return Quantity(dimension=Dimension.DURATION, unit="min", likely=value)


def task(id_, name=None, lane="admin", kind="manual", **keys):
    return Task(id=id_, name=name or id_, lane=lane, kind=kind, **keys)


def gateway(id_, kind="exclusive", lane="admin", **keys):
    return Gateway(id=id_, kind=kind, lane=lane, **keys)


def start(id_="start", lane="admin", **keys):
    return StartEvent(id=id_, lane=lane, **keys)


def end(id_="end", lane="admin", **keys):
    return EndEvent(id=id_, lane=lane, **keys)


def flow(source, target, **keys):
    return SequenceFlow(source=source, target=target, **keys)


def process(*nodes, flows=None, **keys):
    """Nodes one after the other, unless `flows` says otherwise."""
    if flows is None:
        flows = [flow(a.id, b.id) for a, b in pairwise(nodes)]
    return Process(**{"id": "p", "name": "P", "lanes": LANES, "nodes": nodes, "flows": tuple(flows)} | keys)


def kinds(comparison):
    """Ids of both sides -> kind."""
    return {(entry.before, entry.after): str(entry.kind) for entry in comparison.steps}


def entry_of(comparison, id_):
    return next(entry for entry in comparison.steps if id_ in (*entry.before, *entry.after))
