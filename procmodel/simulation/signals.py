"""Signals inside a case: they reach all that listen when they are thrown, and nobody later."""

from __future__ import annotations

from typing import Any

from procmodel.graph.program import Op
from procmodel.simulation.case import AT, CASE, NUMBER
from procmodel.simulation.messages import Messages, Waiting
from procmodel.simulation.moves import Token

__all__ = ["Signals"]


class Signals(Messages):
    """Cases in which one event reaches several."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.moves[Op.BROADCAST] = self._broadcast

    def _broadcast(self, op: int, token: Token, now: float) -> int:
        """Reach all that listen at this moment; who throws may be one of those whom it ends."""
        token[AT] = op
        case, slots = self.root(token[CASE]), self.program.heard[op]
        listening = [each for each in self.waiting.get(case[NUMBER], ()) if each.slot in slots]
        ends = False
        for entry in listening:
            if not self._still_waits(entry):
                continue
            ends = self.ends(entry, op, token[CASE]) or ends
            self.take(entry, token, now)
        for slot in slots:
            self.begins(case, slot, token)
        return -1 if ends else self.program.next[op]

    def _still_waits(self, entry: Waiting) -> bool:
        """Whether it listens still, as what came before it may have ended it; it listens no more."""
        entries = self.waiting.get(entry.token[CASE][NUMBER], [])
        places = [n for n, each in enumerate(entries) if each is entry]
        if places:
            del entries[places[0]]
        return bool(places) and self.is_there(entry)
