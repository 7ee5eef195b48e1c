"""All elements of a file as a graph of numbers: what reachability and the main path walk on."""

from __future__ import annotations

from procmodel.formats.drafts import Draft, Level
from procmodel.model import StartEvent

__all__ = ["Wiring"]


class Wiring:
    """Elements numbered in file order, boxes entered and left.

    Attributes:
        drafts: the element of each number; the exit of a box is its box again.
        out: where each leads.
        exits: the exit of each box that has contents.
        starts: where cases begin.
        declared: whether the file declares its starts.
    """

    def __init__(self, levels: list[Level]) -> None:
        self.drafts: list[Draft] = [draft for level in levels for draft in level.drafts]
        self.number = {draft.id: at for at, draft in enumerate(self.drafts)}
        self.exits: dict[int, int] = {}
        for level in levels[1:]:
            if level.box is not None and level.drafts:
                self.exits[self.number[level.box.id]] = len(self.drafts)
                self.drafts.append(level.box)
        self.out: list[list[int]] = [[] for _ in self.drafts]
        for level in levels:
            self._connect(level)
        for level in levels[1:]:
            if level.drafts:
                self._tie(level)
        self.starts = self._entries(levels[0])
        self.declared = any(draft.type is StartEvent for draft in levels[0].drafts)

    def _connect(self, level: Level) -> None:
        links: dict[str, int] = {}
        for draft in level.drafts:
            if draft.kind == "catch" and str(draft.fields.get("event", "")) == "link":
                links[draft.fields.get("name", "")] = self.number[draft.id]
        for draft in level.drafts:
            here = self.number[draft.id]
            leaving = self.exits.get(here, here)
            self.out[leaving] += [self.number[flow.target] for flow, _ in draft.flows]
            self.out[leaving] += [self.number[target] for target in draft.guessed]
            for event in draft.fields.get("on", ()):
                self.out[here] += [self.number[target] for target in event.to if target in self.number]
            if draft.kind == "throw" and str(draft.fields.get("event", "")) == "link":
                target = links.get(draft.fields.get("name", ""))
                self.out[here] += [] if target is None else [target]

    def _tie(self, level: Level) -> None:
        """Lead into a box and out of it again."""
        assert level.box is not None
        box = self.number[level.box.id]
        self.out[box] = [*self._entries(level), *self.out[box]]
        for draft in level.drafts:
            last = self.exits.get(self.number[draft.id], self.number[draft.id])
            if not self.out[last]:
                self.out[last].append(self.exits[box])

    def _entries(self, level: Level) -> list[int]:
        """The starts of a level, else what nothing leads to."""
        here = [self.number[draft.id] for draft in level.drafts]
        declared = [at for at in here if self.drafts[at].type is StartEvent]
        if declared:
            return declared
        entered = {flow.target for draft in level.drafts for flow, _ in draft.flows}
        entered |= {target for draft in level.drafts for target in draft.guessed}
        entered |= {to for draft in level.drafts for event in draft.fields.get("on", ()) for to in event.to}
        links = {at for at in here if self.drafts[at].kind == "catch" and self._is_link(at)}
        return [at for at in here if self.drafts[at].id not in entered and at not in links]

    def _is_link(self, at: int) -> bool:
        return str(self.drafts[at].fields.get("event", "")) == "link"

    def reached(self, roots: list[int]) -> bytearray:
        """Which elements can be reached from some."""
        return _closure(self.out, roots)

    def ending(self) -> bytearray:
        """From which elements an end, or whatever has no way on, can be reached."""
        back: list[list[int]] = [[] for _ in self.out]
        for source, targets in enumerate(self.out):
            for target in targets:
                back[target].append(source)
        return _closure(back, [at for at, targets in enumerate(self.out) if not targets])

    def trapped(self, ending: bytearray) -> list[int]:
        """The loops that no way leads out of, without what merely leads into them."""
        stuck = [at for at, ends in enumerate(ending) if not ends]
        arriving = dict.fromkeys(stuck, 0)
        for at in stuck:
            for target in self.out[at]:
                arriving[target] += 1
        loose = [at for at in stuck if not arriving[at]]
        while loose:
            at = loose.pop()
            del arriving[at]
            for target in self.out[at]:
                arriving[target] -= 1
                if not arriving[target]:
                    loose.append(target)
        return [at for at in stuck if at in arriving]


def _closure(out: list[list[int]], roots: list[int]) -> bytearray:
    seen = bytearray(len(out))
    stack = list(roots)
    for root in roots:
        seen[root] = 1
    while stack:
        for target in out[stack.pop()]:
            if not seen[target]:
                seen[target] = 1
                stack.append(target)
    return seen
