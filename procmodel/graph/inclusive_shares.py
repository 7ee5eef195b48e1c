"""The shares of the branches of inclusive splits, of which a case takes one or more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from procmodel.errors import AnalysisError
from procmodel.model import Gateway
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.graph.shares import Reader

__all__ = ["share_out"]

_TINY = 1e-12


def share_out(reader: Reader, node: int, leaving: Sequence[int]) -> None:
    """Fill in the shares of the branches of an inclusive split, and note where no branch may be taken."""
    models = [reader.view.said[f] for f in leaving]
    joint = _joint(reader, node, leaving)
    given = joint or [reader.value(model.share) if model is not None else None for model in models]
    default = [n for n, model in enumerate(models) if model is not None and model.default]
    misses = 1.0
    values = list(given)
    unknown = [n for n, share in enumerate(given) if share is None and n not in default[:1]]
    if unknown:
        made_up = reader.made_up(len(unknown) + 1, (reader.view.ids[node],), node)
        for n, share in zip(unknown, made_up[:-1], strict=True):
            values[n] = 0.5 * share + 0.25
    for n, value in enumerate(values):
        if n not in default[:1]:
            misses *= 1.0 - min(1.0, value or 0.0)
    if joint:
        misses = _joint_miss(reader, node)
    if default and given[default[0]] is None:
        values[default[0]] = misses
    elif misses > _TINY and not unknown and not joint:
        from procmodel.results.readable import readable

        why = "default_has_share" if default else "no_branch_taken"
        told = say(f"measures.{why}", id=reader.view.ids[node], share=readable(misses, "1"))
        reader.wrong[node] = AnalysisError(told, place=reader.view.place(node))
    reader.shares.none_taken[node] = misses
    reader.put(leaving, [min(1.0, value or 0.0) for value in values])


def _joint(reader: Reader, node: int, leaving: Sequence[int]) -> list[float | None] | None:
    """The share of each branch from the combinations that a file gives."""
    model = reader.view.nodes[node]
    if not isinstance(model, Gateway) or not model.combinations:
        return None
    targets = [flow.target if flow else "" for flow in (reader.view.said[f] for f in leaving)]
    return [
        sum(reader.read(each.share) for each in model.combinations if target in each.take)
        for target in targets
    ]


def _joint_miss(reader: Reader, node: int) -> float:
    model = reader.view.nodes[node]
    assert isinstance(model, Gateway)
    return max(0.0, 1.0 - sum(reader.read(each.share) for each in model.combinations if each.take))
