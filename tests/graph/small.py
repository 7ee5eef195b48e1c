"""Small processes written as lines of flow: `a > b`, `a > b 60%`."""

from procmodel.graph import FlowRole, ProcessView, Routing
from procmodel.graph.case import Case
from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.solving import solved
from procmodel.model import (
    Dimension,
    Gateway,
    Lane,
    Process,
    Quantity,
    SequenceFlow,
    Task,
    TaskKind,
    spread,
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
        time=time if time is None or isinstance(time, Quantity) else minutes(time),
        wait=wait if isinstance(wait, Quantity) else minutes(wait),
    )


def viewed(*lines, **more):
    return ProcessView(drawn(*lines, **more))


def case_of(view, main=None):
    """The average case, by plain elimination; `main` names the nodes of a single run instead."""
    shares = [_share(view, number) for number in range(len(view.flows))]
    if main is not None:
        on = {view.index[name] for name in main}
        shares = [1.0 if f.source in on and f.target in on else 0.0 for f in view.flows]
    rows = [{} for _ in view.ids]
    for number, flow in enumerate(view.flows):
        waits = view.join(flow.target) is Routing.PARALLEL
        weight = shares[number] / (len(view.into[flow.target]) if waits else 1)
        rows[flow.target][flow.source] = rows[flow.target].get(flow.source, 0.0) + weight
    visits = solved(rows, [[1.0 if n in view.starts else 0.0 for n in range(len(view))]])[0]
    live = [shares[n] != 0 and visits[flow.source] != 0 for n, flow in enumerate(view.flows)]
    return Case(view, StatedNumbers(view), visits, shares, live)


def _share(view, number):
    flow = view.flows[number]
    if flow.role is FlowRole.ATTACH:
        return spread.mean(view.nodes[flow.target].share)
    attached = [
        view.nodes[view.flows[f].target]
        for f in view.out[flow.source]
        if view.flows[f].role is FlowRole.ATTACH
    ]
    left = 1 - sum(spread.mean(event.share) for event in attached if event.interrupts)
    return left * (spread.mean(flow.model.share) if flow.model and flow.model.share else 1.0)
