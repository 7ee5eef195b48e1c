"""One of the two processes of a comparison, as steps, other nodes and lanes."""

from __future__ import annotations

from procmodel.graph import NodeRole, ProcessView
from procmodel.graph.order import flow_order
from procmodel.light.caching import cached_property
from procmodel.model import EndEvent, Gateway, Lane, NodeBase, Process, StartEvent

__all__ = ["Side", "folded"]

_NEAR = 24  # neighbours that are looked for: beyond, a hub says nothing about a step
_LETTERS = {code: " " for code in range(128) if not chr(code).isalnum()}


class Side:
    """The earlier or the later process.

    Attributes:
        view: its graph.
        steps: the nodes that stand in `steps`: tasks, and boxes whose contents the file does not show.
        others: the nodes that stand in `nodes`: gateways, events, boxes with contents.
    """

    def __init__(self, process: Process | ProcessView) -> None:
        self.view = process if isinstance(process, ProcessView) else ProcessView(process)
        self.process = self.view.process
        self.steps: list[int] = self.view.activities
        known = set(self.steps)
        self.others = [
            node
            for node, role in enumerate(self.view.roles)
            if role is NodeRole.ELEMENT and node not in known
        ]
        self.is_step = known.__contains__

    def id(self, node: int) -> str:
        """The id of a node."""
        return self.view.ids[node]

    def model(self, node: int) -> NodeBase:
        """The element of the file that a node is."""
        found = self.view.nodes[node]
        assert isinstance(found, NodeBase)
        return found

    def label(self, node: int) -> str:
        """What people call the node."""
        return self.view.label(node)

    def name(self, node: int) -> str:
        """Its name, empty where the file gives none."""
        return self.view.nodes[node].name or ""

    def lane(self, node: int) -> Lane | None:
        """Its lane."""
        return self.view.lane(node)

    def lane_id(self, node: int) -> str | None:
        """The id of its lane."""
        lane = self.view.lane(node)
        return lane.id if lane is not None else None

    def kind(self, node: int) -> str:
        """Its kind, as the file spells it."""
        return str(getattr(self.view.nodes[node], "kind", ""))

    def family(self, node: int) -> str:
        """What can be matched with what: steps, gateways, starts, ends, other events, boxes."""
        model = self.view.nodes[node]
        if self.is_step(node):
            return "step"
        if isinstance(model, Gateway):
            return "gateway"
        if isinstance(model, StartEvent):
            return "start"
        if isinstance(model, EndEvent):
            return "end"
        return "box" if self.view.is_expanded(node) else "event"

    @cached_property
    def order(self) -> dict[int, int]:
        """The place of each node along the flow, ties by file."""
        return {node: place for place, node in enumerate(flow_order(self.view))}

    def inside(self, box: int) -> list[int]:
        """The steps that lie in a box, at any depth."""
        found = []
        for step in self.steps:
            parent = self.view.parents[step]
            while parent >= 0 and parent != box:
                parent = self.view.parents[parent]
            if parent == box:
                found.append(step)
        return found

    @cached_property
    def earlier(self) -> dict[int, tuple[int, ...]]:
        """For each step the steps right before it, gateways and events skipped."""
        return {step: self._near(step, False) for step in self.steps}

    @cached_property
    def later(self) -> dict[int, tuple[int, ...]]:
        """For each step the steps right after it, gateways and events skipped."""
        return {step: self._near(step, True) for step in self.steps}

    def _near(self, step: int, forwards: bool) -> tuple[int, ...]:
        view, met = self.view, {step}
        found: list[int] = []
        stack = [step]
        while stack and len(found) < _NEAR:
            node = stack.pop()
            for other in view.successors(node) if forwards else view.predecessors(node):
                if other in met:
                    continue
                met.add(other)
                if self.is_step(other):
                    found.append(other)
                else:
                    stack.append(other)
        return tuple(sorted(found))


def folded(text: str | None) -> str:
    """Text without case, accents, marks and double spaces: what is the same when read aloud."""
    if text is not None and text.isascii():
        return " ".join(text.lower().translate(_LETTERS).split())
    from unicodedata import combining, normalize

    letters = normalize("NFKD", text or "").casefold()
    kept = (letter if letter.isalnum() else " " for letter in letters if not combining(letter))
    return " ".join("".join(kept).split())
