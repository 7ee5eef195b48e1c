"""Small processes written as lines of flow: `a > b`, `a > b 60%`."""

from procmodel.graph import ProcessView
from procmodel.model import (
    Dimension,
    Gateway,
    Lane,
    Process,
    Quantity,
    SequenceFlow,
    Task,
    TaskKind,
)

GATEWAYS = {"x": "exclusive", "p": "parallel", "o": "inclusive"}


def minutes(value, **more):
    return Quantity(dimension=Dimension.DURATION, unit="min", likely=value, **more)


def share(text):
    return Quantity(dimension=Dimension.SHARE, likely=float(text.rstrip("%")) / 100)


def drawn(*lines, times=None, waits=None, **more):
    """A process of tasks, in minutes; ids that begin with x_, p_ or o_ are gateways."""
    flows, ids = [], {}
    for line in lines:
        source, _, rest = line.partition(" > ")
        target, _, part = rest.partition(" ")
        ids[source] = ids[target] = None
        flows.append(SequenceFlow(source=source, target=target, share=share(part) if part else None))
    return Process(
        id="small",
        lanes=(Lane(id="staff"),),
        nodes=tuple(_node(name, times or {}, waits or {}) for name in ids),
        flows=tuple(flows),
        **more,
    )


def _node(name, times, waits):
    kind = GATEWAYS.get(name.partition("_")[0]) if "_" in name else None
    if kind:
        return Gateway(id=name, kind=kind, lane="staff")
    time, wait = times.get(name, 0), waits.get(name, 0)
    return Task(
        id=name,
        kind=TaskKind.MANUAL,
        lane="staff",
        time=time if isinstance(time, Quantity) else minutes(time),
        wait=wait if isinstance(wait, Quantity) else minutes(wait),
    )


def viewed(*lines, **more):
    return ProcessView(drawn(*lines, **more))
