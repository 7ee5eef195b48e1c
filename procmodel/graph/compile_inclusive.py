"""Inclusive splits as operations: each way by a chance of its own, or the combinations that a file gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmodel.graph.program import Op
from procmodel.graph.sites import ways_site
from procmodel.model import Gateway, spread

if TYPE_CHECKING:
    from procmodel.graph.compile import Compiler

__all__ = ["take_some"]


def take_some(compiler: Compiler, node: int, op: int, flows: list[int], targets: list[int]) -> None:
    """After `op`, the last operation of a node so far, one way or more."""
    model = compiler.view.nodes[node]
    models = [compiler.view.flows[f].model for f in flows]
    default = [t for t, f in zip(targets, flows, strict=True) if f in compiler.rules[node].defaults]
    if isinstance(model, Gateway) and model.combinations:
        names = {m.target: t for t, m in zip(targets, models, strict=True) if m is not None}
        rows = [
            ([names[name] for name in each.take if name in names], spread.mean(each.share))
            for each in model.combinations
        ]
        _combined(compiler, node, op, rows, default or targets[:1])
        return
    if node in compiler.gaps:
        compiler.remark("inclusive", id=compiler.view.ids[node])
    some = compiler.program.add(Op.SOME, node, compiler.scope_of(node))
    compiler.program.next[op] = some
    key = compiler.names(compiler.view.ids[node])
    chances = [
        (t, min(1.0, compiler.shares.weight[f]) if node not in compiler.gaps else 0.5)
        for t, f in zip(targets, flows, strict=True)
        if t not in default[:1]
    ]
    sites = [
        compiler.program.add_site(ways_site(f"{key}:way{n}", [chance, 1 - chance]))
        for n, (_, chance) in enumerate(chances)
    ]
    last = default[0] if default else chances[0][0]
    compiler.program.targets[some] = (*(t for t, _ in chances), last)
    compiler.program.site[some] = sites[0]
    compiler.program.a[some] = len(sites)


def _combined(
    compiler: Compiler, node: int, op: int, rows: list[tuple[list[int], float]], default: list[int]
) -> None:
    rest = 1 - sum(share for _, share in rows)
    if rest > 1e-9:
        rows = [*rows, ([], rest)]
    ways = []
    for targets, _ in rows:
        fork = compiler.program.add(Op.PASS, node, compiler.scope_of(node))
        chosen = targets or default[:1]
        if len(chosen) > 1:
            compiler.become(fork, Op.FORK, tuple(chosen))
        else:
            compiler.program.next[fork] = chosen[0]
        ways.append(fork)
    choice = compiler.program.add(Op.PASS, node, compiler.scope_of(node))
    compiler.program.next[op] = choice
    compiler.choose(choice, node, ways, [share for _, share in rows])
