"""What hangs on one case giving the same answer wherever it is asked: the shares among cases that answer alike."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from itertools import pairwise, product
from math import prod

from procmodel.graph.program import Decision, Site
from procmodel.graph.shares import Shares
from procmodel.graph.view import ProcessView
from procmodel.light.tuples import NamedTuple

__all__ = ["shares_by_answer"]

_MOST = 64  # groups of cases up to which answers to several questions are looked at together


class _Asked(NamedTuple):
    """A split that attributes decide, its ways, the decision, and where its answers are drawn."""

    flows: tuple[int, ...]
    decision: Decision
    sites: tuple[Site, ...]


def shares_by_answer(view: ProcessView, shares: Shares) -> list[list[tuple[float, Shares]]]:
    """Groups of cases whose attributes answer alike: what part of the cases they are, and their shares.

    One list where all attributes are looked at together, one for each where that were too many groups. No list
    where no attribute decides anything.

    Example:
        >>> from procmodel import read
        >>> from procmodel.graph.shares import branch_shares
        >>> view = ProcessView(read("examples/speeding_after.yaml"))
        >>> shares_by_answer(view, branch_shares(view))
        []
    """
    if not view.process.attributes or not view.process.decisions:
        return []
    asked = _asked(view, shares)
    cuts: dict[str, set[float]] = {}
    for one in asked:
        for site, own in zip(one.sites, [own for _, own in one.decision.sites], strict=True):
            if own:
                cuts.setdefault(site.key, {0.0}).update(site.ways)
    pieces = {key: _pieces(ends) for key, ends in cuts.items()}
    if prod(map(len, pieces.values())) > _MOST:
        return [_groups(asked, shares, {key: pieces[key]}) for key in pieces]
    return [_groups(asked, shares, pieces)] if pieces else []


def _asked(view: ProcessView, shares: Shares) -> list[_Asked]:
    from procmodel.graph.compile_decisions import decision_at  # here: few models have attributes

    found = []
    for node, out in enumerate(view.out):
        flows = tuple(view.leaving(node)) if len(out) > 1 else ()
        sites: list[Site] = []

        def numbered(site: Site, sites: list[Site] = sites) -> int:
            sites.append(site)
            return len(sites) - 1

        weights = [shares.weight[flow] for flow in flows]
        models = [view.flows[flow].model for flow in flows]
        decision = decision_at(view, node, models, weights, numbered) if len(flows) > 1 else None
        if isinstance(decision, Decision):
            found.append(_Asked(flows, decision, tuple(sites)))
    return found


def _pieces(ends: set[float]) -> list[tuple[float, float]]:
    """The parts of a line from 0 to 1 between its cuts: how long each is, and its middle."""
    line = sorted(ends)
    return [(b - a, (a + b) / 2) for a, b in pairwise(line) if b - a > 1e-12]


def _groups(
    asked: list[_Asked], shares: Shares, pieces: dict[str, list[tuple[float, float]]]
) -> list[tuple[float, Shares]]:
    found = []
    for parts in product(*pieces.values()):
        known = {key: middle for key, (_, middle) in zip(pieces, parts, strict=True)}
        weight = list(shares.weight)
        for one in asked:
            total = sum(weight[flow] for flow in one.flows)
            for flow, part in zip(one.flows, _ways(one, known), strict=True):
                weight[flow] = total * part
        fixed = copy(shares)
        fixed.weight = weight
        found.append((prod(part for part, _ in parts), fixed))
    return found


def _ways(one: _Asked, known: dict[str, float]) -> list[float]:
    """The part of the cases with these answers that takes each way."""
    chances = [_chances(site, known.get(site.key)) for site in one.sites]
    found = [0.0] * len(one.flows)
    for numbers, way in one.decision.ways.items():
        found[way] += prod(chance[number] for chance, number in zip(chances, numbers, strict=True))
    return found


def _chances(site: Site, known: float | None) -> list[float]:
    """The chance of each answer; of one that is known, all or nothing."""
    if known is not None:
        answer = min(bisect_right(site.ways, known), len(site.ways) - 1)
        return [float(number == answer) for number in range(len(site.ways))]
    return [b - a for a, b in pairwise((0.0, *site.ways))]
