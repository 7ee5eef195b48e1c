"""Handoffs as drawn, one by one, and the trail of responsibility that all their values come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from procmodel.graph.basis import Basis
from procmodel.graph.possible import possible
from procmodel.graph.responsibility import SYSTEM, Held, Responsibility
from procmodel.graph.transfers import transfers_of
from procmodel.graph.view import ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.measures.trailing import Trail, trail_of

__all__ = ["Handoff", "as_drawn", "handoff_list", "trail"]


class Handoff(NamedTuple):
    """One handoff as drawn.

    Attributes:
        sender: the id of the step that was last responsible, '' where that is nobody in the drawing.
        receiver: the id of the step, or of the end, that receives; '' where it is nobody in the drawing.
        part: which part of the handoffs it is.
        amount: 1.
    """

    sender: str
    receiver: str
    part: str
    amount: int = 1


def trail(basis: Basis) -> Trail:
    """The responsibility that cases bring along."""
    return trail_of(basis, lambda b: Responsibility(b.view, transfers_of(b.view)), "responsibility")


def handoff_list(view: ProcessView) -> list[Handoff]:
    """Every handoff as drawn, in the order of the receiving steps.

    Example:
        >>> from procmodel import ProcessView, read
        >>> [h.receiver for h in handoff_list(ProcessView(read("examples/speeding_before.yaml")))]
        ['take_down', 'log', 'find_parish', 'look_up_contact', 'with_parish']
    """
    return list(_Drawn(Basis(view)).handoffs())


def as_drawn(basis: Basis) -> Mapping[str, int]:
    """How many handoffs as drawn are of each part; alternatives share one, parties of a join count each."""
    known = basis.memory.get("handoffs as drawn")
    if not isinstance(known, Counter):
        known = basis.memory["handoffs as drawn"] = Counter(_Drawn(basis).parts())
    return known


_Parties = tuple[tuple[int, str], ...]
"""Who hands over, each with the part of the handoffs that it is."""


class _Drawn:
    """The walk over the drawing."""

    def __init__(self, basis: Basis) -> None:
        self.basis, self.view, self.trail = basis, basis.view, trail(basis)
        self.rule: Responsibility = self.trail.rule
        self._known: dict[tuple[frozenset[int], int], _Parties] = {}
        self.arriving = possible(self.trail.routes, self.rule)

    def parts(self) -> Iterator[str]:
        """The part of each handoff."""
        for _, parties in self._receiving():
            for _, part in parties:
                yield part
        for _, _, part in self._outwards():
            yield part

    def handoffs(self) -> Iterator[Handoff]:
        """The handoffs, with who hands over and who receives."""
        ids = self.view.ids
        for node, parties in self._receiving():
            for sender, part in parties:
                yield Handoff(self._last_step(node, sender), ids[node], part)
        for sent, node, part in self._outwards():
            receiver = "" if self.rule.transfers.receiver(sent) is not None else ids[node]
            yield Handoff(ids[sent], receiver, part)

    def _receiving(self) -> Iterator[tuple[int, _Parties]]:
        """The steps that may receive, and from whom they do."""
        human, lane_of, alone, messages = (
            self.rule.human,
            self.view.lane_of,
            self.rule.alone,
            self.rule.messages,
        )
        own = {lane: (held,) for lane, held in alone.items()}
        for node, memories in enumerate(self.arriving):
            if human[node] and (memories != own[lane_of[node]] or node in messages):
                yield node, self._received(node, memories)

    def _outwards(self) -> Iterator[tuple[int, int, str]]:
        """The steps that hand over to somebody outside, with the end where that counts, and its part."""
        ended: dict[int, list[tuple[int, str]]] = {}
        for node in [node for node, out in enumerate(self.view.out) if not out]:
            for memory in self.arriving[node]:
                self._note_end(node, memory, ended)
        for sent, ends in sorted(ended.items()):
            node, part = max(ends, key=lambda end: (self._times(end), -end[0]))
            yield sent, node, part

    def _received(self, node: int, memories: Collection[Held]) -> _Parties:
        """The alternative with most parties; of equal ones, the likeliest part."""
        lane = self.view.lane_of[node]
        if len(memories) == 1:
            (memory,) = memories
            return self._parties(node, memory, lane)
        return self._best(node, list({self._parties(node, memory, lane): None for memory in memories}))

    def _best(self, node: int, alternatives: list[_Parties]) -> _Parties:
        if len(alternatives) > 1:
            most = max(map(len, alternatives))
            alternatives = [parties for parties in alternatives if len(parties) == most]
        if len(alternatives) > 1:
            return max(alternatives, key=partial(self._weight, node))
        return alternatives[0] if alternatives else ()

    def _parties(self, node: int, memory: Held, lane: int) -> _Parties:
        people = memory.people
        if node in self.rule.messages:
            people |= self.rule.messages[node]
        known = self._known.get((people, lane))
        if known is None:
            others = people - {SYSTEM} if len(people) > 1 else people
            found = ((sender, self.rule.part(sender, lane)) for sender in sorted(others) if sender != lane)
            known = self._known[people, lane] = tuple(found)
        return known

    def _weight(self, node: int, parties: _Parties) -> float:
        return sum(self._times((node, part)) for _, part in parties)

    def _times(self, at: tuple[int, str]) -> float:
        node, part = at
        return self.trail.average.at(part).get(node, 0.0)

    def _note_end(self, node: int, memory: Held, ended: dict[int, list[tuple[int, str]]]) -> None:
        counted, after = self.rule.visit(node, memory)
        if after.sent >= 0:
            received = (
                len(self._parties(node, memory, self.view.lane_of[node])) if self.rule.human[node] else 0
            )
            for part, _ in counted[received:]:
                ended.setdefault(after.sent, []).append((node, part))

    def _last_step(self, node: int, sender: int) -> str:
        """The nearest step before that the sender did."""
        view, routes = self.view, self.trail.routes
        met, queue = {node}, [node]
        for at in queue:
            for way in routes.into[at]:
                before = routes.source[way]
                if before in met:
                    continue
                met.add(before)
                if self.rule.human[before]:
                    if view.lane_of[before] == sender:
                        return view.ids[before]
                    continue
                queue.append(before)
        return ""
