"""The turnings of a process: where one case goes another way than the next, and what each way is called.

A way is called by what its flow says (`when`), else by what it leads to. The usual way on (a step
that is not interrupted, not done again) has no name of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmodel.graph.program import Op, Program
from procmodel.graph.view import NodeRole, ProcessView
from procmodel.wording import say

__all__ = ["turnings_of"]

_SPLITS = frozenset({Op.CHOICE, Op.SOME, Op.RACE, Op.DECIDE, Op.PART})


def turnings_of(view: ProcessView, program: Program) -> dict[int, tuple[str, ...]]:
    """For each operation at which ways part, the names of its ways; of a deadline, what its event is called."""
    found: dict[int, tuple[str, ...]] = {}
    for op, kind in enumerate(program.kind):
        if kind in _SPLITS:
            found[op] = tuple(_names(view, program, op))
    for op, special in program.special.items():
        if comes := (*special.timers, *special.signals):
            found[op] = tuple(_label(view, program, to) for _, to, _ in comes)
    return {op: names for op, names in found.items() if any(names) or op in program.special}


def _names(view: ProcessView, program: Program, op: int) -> Iterator[str]:
    node, targets, site = program.node[op], program.targets[op], program.site[op]
    what = program.sites[site].key.rpartition(":")[2] if site >= 0 else "way"
    if what == "again":
        yield from (say("simulation.way_again", step=view.label(node)), "")
    elif what == "handler":
        yield from (_label(view, program, program.targets[targets[0]][0]), "")
    elif what == "share":
        yield from (_label(view, program, program.targets[targets[0]][1]), "")
    elif what == "border":
        yield from ("", *(_label(view, program, _border(view, program, to)) for to in targets[1:]))
    else:
        taken: set[int] = set()
        yield from (_way(view, program, node, to, taken) for to in targets)


def _way(view: ProcessView, program: Program, node: int, to: int, taken: set[int]) -> str:
    """What a way from a node is called; several that are taken together are named together."""
    named = _flow(view, program, node, to, taken)
    if named or program.node[to] != node:
        return named or _label(view, program, to)
    together: Sequence[int] = program.targets[to] or (program.next[to],)
    ways = (_flow(view, program, node, each, set()) or _label(view, program, each) for each in together)
    return " + ".join(dict.fromkeys(ways))


def _flow(view: ProcessView, program: Program, node: int, to: int, taken: set[int]) -> str:
    """What the flow from a node says that leads there, else what it leads to; empty where no flow does."""
    for flow in view.out[node]:
        model = view.flows[flow].model
        if view.flows[flow].target == program.node[to] and flow not in taken:
            taken.add(flow)
            said = (model.when or "").strip() if model is not None else ""
            return said or _label(view, program, to)
    return ""


def _border(view: ProcessView, program: Program, op: int) -> int:
    """The first operation from here on that is an event on a border, or enters an event sub-process."""
    for _ in range(len(program.kind)):
        if op < 0 or program.kind[op] == Op.ENTER or view.roles[program.node[op]] is NodeRole.BOUNDARY:
            break
        op = program.next[op]
    return op


def _label(view: ProcessView, program: Program, op: int) -> str:
    return view.label(program.node[op]) if op >= 0 and program.node[op] >= 0 else ""
