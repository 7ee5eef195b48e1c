"""What the parts of a process are called, by the ids under which results speak of them."""

from __future__ import annotations

from procmodel.graph import ProcessView

__all__ = ["names_in"]


def names_in(view: ProcessView) -> dict[str, str]:
    """Steps, nodes and lanes by id, everything but steps and nodes by kind and id too (`systems/crm`)."""
    process = view.process
    kinds = {
        "lanes": view.lanes,
        "systems": process.systems,
        "data": process.data,
        "decisions": process.decisions,
        "pools": process.pools,
    }
    names = {lane.id: lane.label for lane in view.lanes}
    names.update((f"{kind}/{one.id}", one.label) for kind, found in kinds.items() for one in found)
    names.update((id_, view.label(node)) for id_, node in view.index.items())
    return names
