"""Where data first exists electronically, and who types it again after that."""

from __future__ import annotations

from procmodel.graph.view import Nature, ProcessView

__all__ = ["typed_again"]


def typed_again(view: ProcessView) -> dict[int, tuple[str, ...]]:
    """The human steps that write what exists electronically already, with the data objects they type again.

    A step that says `rekeys` itself is taken at its word; its objects are then those found, or none.
    """
    derived = _derived(view)
    human = view.human
    said = {node: getattr(view.nodes[node], "rekeys", None) for node in view.activities if human[node]}
    return {
        node: derived.get(node, ())
        for node, says in said.items()
        if says or (says is None and node in derived)
    }


def _derived(view: ProcessView) -> dict[int, tuple[str, ...]]:
    """For each human step the objects it writes that some step before it made electronic."""
    electronic = {data.id: data.electronic for data in view.process.data}
    writers: dict[str, list[int]] = {}
    written = ((node, getattr(view.nodes[node], "writes", ())) for node in view.activities)
    for node, names in [(node, names) for node, names in written if names]:
        for name in names:
            writers.setdefault(name, []).append(node)
    found: dict[int, tuple[str, ...]] = {}
    for name, nodes in writers.items():
        makers = [n for n in nodes if electronic.get(name) or view.nature(n) is not Nature.MANUAL]
        if electronic.get(name) is False or (len(nodes) < 2 and makers):
            continue
        after = _after_each(view, makers)
        for node in nodes:
            if node in after and view.is_human(node):
                found[node] = (*found.get(node, ()), name)
    return found


def _after_each(view: ProcessView, makers: list[int]) -> set[int]:
    """The nodes that come after any of these; one of them itself only where another comes before it."""
    met: dict[int, set[int]] = {}
    out, target = view.out, view.target
    stack = [(maker, maker) for maker in makers]
    while stack:
        node, maker = stack.pop()
        for flow in out[node]:
            other = target[flow]
            known = met.setdefault(other, set())
            if maker not in known and len(known) < 2:
                known.add(maker)
                stack.append((other, maker))
    return {node for node, from_ in met.items() if from_ - {node}}
