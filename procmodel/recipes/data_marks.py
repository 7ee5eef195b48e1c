"""Which data and systems a step works with in one version only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from procmodel.graph import ProcessView
from procmodel.layouts.data import Ware, known_wares, uses, ware_names

__all__ = ["data_changes"]

Ids = tuple[str, ...]
Change = Mapping[tuple[str, str], str]


def data_changes(
    views: tuple[ProcessView, ProcessView], pairs: Iterable[tuple[Ids, Ids]]
) -> tuple[Change, Change]:
    """For each version, by (step, id of the data), `removed` or `added` where its match does not have it.

    Data is the same under the same id or the same name. All that a step without a match has came or went with it.
    """
    used = [_used(view) for view in views]
    others: list[dict[str, set[str]]] = [{}, {}]  # by what names the matches of each step know data
    for ids in pairs:
        for side in (0, 1):
            theirs = {
                name
                for id_ in ids[1 - side]
                for ware in used[1 - side].get(id_, ())
                for name in ware_names(ware)
            }
            for id_ in ids[side]:
                others[side].setdefault(id_, set()).update(theirs)
    first, second = (
        {
            (id_, ware.key): kind
            for id_, wares in mine.items()
            for ware in wares
            if theirs.get(id_, set()).isdisjoint(ware_names(ware))
        }
        for mine, theirs, kind in zip(used, others, ("removed", "added"), strict=True)
    )
    return first, second


def _used(view: ProcessView) -> dict[str, Sequence[Ware]]:
    known = known_wares(view.process)
    return {id_: tuple(ware for ware, _ in uses(view.nodes[node], known)) for id_, node in view.index.items()}
