"""Steps of one name, which a log that names activities cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from procmodel.graph import ProcessView

__all__ = ["namesakes_of"]


def namesakes_of(view: ProcessView, matched: Iterable[str]) -> Mapping[int, int]:
    """For each step that no activity stands for: the step of the same name that one stands for, where there is one.

    Args:
        view: the model.
        matched: the ids of the steps that activities of the log stand for.
    """
    known = [view.index[id_] for id_ in matched if id_ in view.index]
    by_name: dict[str, set[int]] = {}
    for node in known:
        by_name.setdefault(_name(view, node), set()).add(node)
    lone = {name: nodes.pop() for name, nodes in by_name.items() if len(nodes) == 1}
    others = set(view.activities).difference(known)
    return {node: lone[_name(view, node)] for node in sorted(others) if _name(view, node) in lone}


def _name(view: ProcessView, node: int) -> str:
    return view.label(node).strip().casefold()
