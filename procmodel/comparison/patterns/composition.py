"""Steps put together, or taken apart."""

from __future__ import annotations

from collections.abc import Iterator

from procmodel.comparison.evidence import Evidence, listed, percent
from procmodel.comparison.patterns.framework import Seen, pattern, seen
from procmodel.comparison.routes import alternatives
from procmodel.results.comparison import ChangeKind, Entry

__all__ = ["composition"]


@pattern("task composition")
def composition(pair: Evidence) -> Iterator[Seen]:
    """Several steps became one, or one became several.

    Rule: `merged` or `split` holds for the entry. Where the several stand instead of each other, the
    evidence says that the step was split over the routes, with the share of the cases of each.
    """
    for entry in pair.entries(ChangeKind.MERGED):
        yield seen(
            entry.after,
            "merged",
            steps=pair.names(pair.was(entry), later=False),
            now=pair.names(pair.now(entry)),
        )
    for entry in pair.entries(ChangeKind.SPLIT):
        yield _split(pair, entry)


def _split(pair: Evidence, entry: Entry) -> Seen:
    now = pair.now(entry)
    routes = len(alternatives(pair.relations[1], now)) == len(now)
    return seen(
        entry.after,
        "split-routes" if routes else "split",
        steps=pair.names(pair.was(entry), later=False),
        now=listed([_part(pair, node, routes) for node in now]),
    )


def _part(pair: Evidence, node: int, routes: bool) -> str:
    name = pair.names([node])
    if not routes or pair.visits is None:
        return name
    return f"{name} ({percent(pair.visits[1][node])})"
