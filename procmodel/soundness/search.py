"""Every state that a net can come to, up to a limit, and what that says about its four properties."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import field

from procmodel.graph.game import Game, Net, PlaceKind
from procmodel.light.records import dataclass

__all__ = ["Exploration", "explore", "flatten"]

FIRINGS_PER_SECOND = 500_000
"""How much work stands for one second of the limit, so that a verdict does not depend on the machine."""

_WALKS, _LONGEST_WALK = 64, 2_000

MAX_BITS = 400_000_000
"""Places times steps up to which a net is played at all: its steps are masks as wide as the net."""


@dataclass(slots=True)
class Exploration:
    """What was seen.

    Attributes:
        complete: whether every reachable state was seen.
        states: how many were.
        stuck: the nodes that wait and the way there of the first state that can never end; None: none seen.
        moves_on: whether that state can still move (it goes round for ever) or not (it is stuck).
        twice: the end that was reached twice, and the way there.
        crowded: the node before which two tokens lay at once, and the way there.
        left_over: the way to an end with messages that nobody took; `unread` names who should have.
        alive: the nodes that ran.
        can_end: True, False, or None where that is not known.
    """

    complete: bool = True
    states: int = 0
    stuck: tuple[list[int], list[int]] | None = None
    moves_on: bool = False
    twice: tuple[int, list[int]] | None = None
    crowded: tuple[int, list[int]] | None = None
    left_over: list[int] | None = None
    unread: list[int] = field(default_factory=list)
    alive: set[int] = field(default_factory=set)
    can_end: bool | None = None


def explore(net: Net, *, states: int, seconds: float) -> Exploration:
    """Play every game of the net.

    First with one bit a place; where a place gets crowded, or many messages are on their way, again with
    room to count, because what happens then is part of the answer.
    """
    if len(net.kinds) * len(net.steps) > MAX_BITS:
        return Exploration(complete=False)
    seen = _Search(net, 1, states, seconds).run()
    for width in (2, 4) if net.messages else (2,):
        if seen is not None:
            break
        last = width == 4 or not net.messages
        seen = _Search(net, width, max(states // 20, 1), seconds / 20, final=last).run()
    assert seen is not None
    return seen


class _Search:
    """One breadth-first walk over the markings of a net."""

    def __init__(self, net: Net, width: int, states: int, seconds: float, *, final: bool = False) -> None:
        self.net, self.game = net, Game(net, width)
        self.most, self.work = states, int(seconds * FIRINGS_PER_SECOND)
        self.gives_up_when_crowded = width == 1
        self.final = final
        self.found = Exploration()
        self.marks = [self.game.initial]
        self.parent = array("l", [-1])
        self.by = array("l", [-1])
        self.sources, self.targets = array("l"), array("l")
        self.open_ended: list[int] = []  # states whose futures were not all followed
        self.fired = bytearray(len(net.steps))

    def run(self) -> Exploration | None:
        """The walk; None where a place got crowded that this width cannot count."""
        index = {self.marks[0]: 0}
        at = 0
        while at < len(self.marks):
            if len(self.marks) > self.most or len(self.targets) > self.work:
                self.found.complete = False
                self.open_ended.extend(range(at, len(self.marks)))
                break
            for step, marking, crowded in self.game.moves(self.marks[at]):
                self.fired[step] = 1
                if crowded >= 0 and not self._crowd(at, step, crowded, marking):
                    return None
                if marking is None:
                    continue
                number = index.get(marking)
                if number is None:
                    number = index[marking] = len(self.marks)
                    self.marks.append(marking)
                    self.parent.append(at)
                    self.by.append(step)
                self.sources.append(at)
                self.targets.append(number)
            at += 1
        return self._conclude()

    def _crowd(self, at: int, step: int, place: int, marking: int | None) -> bool:
        """Note a crowded place; False where the walk has to begin again with more room."""
        kind = self.net.kinds[place]
        if kind == PlaceKind.DONE:
            if self.found.twice is None and place not in self.net.uncounted:
                self.found.twice = self.net.leads_to[place], self._way(at, step)
            return True
        if self.gives_up_when_crowded:
            return False
        if kind == PlaceKind.LIVE and self.found.crowded is None:
            self.found.crowded = self.net.leads_to[place], self._way(at, step)
        if marking is None:
            if kind == PlaceKind.IDLE and not self.final:
                return False
            self.found.complete = False
            self.open_ended.append(at)
        return True

    def _way(self, state: int, last: int = -1) -> list[int]:
        """The nodes that happen on the way to a state, and then in step `last`."""
        steps = [last] if last >= 0 else []
        while self.parent[state] >= 0:
            steps.append(self.by[state])
            state = self.parent[state]
        trails: list[object] = [self.net.begun, *(self.net.steps[s].trail for s in reversed(steps))]
        return flatten(trails)

    def _conclude(self) -> Exploration:
        found, game = self.found, self.game
        found.complete = found.complete and not self.net.partial
        found.states = len(self.marks)
        members: list[object] = [s.members for s, hit in zip(self.net.steps, self.fired, strict=True) if hit]
        found.alive = set(flatten([self.net.begun, *members]))
        over = [n for n, marking in enumerate(self.marks) if game.is_over(marking)]
        hopeful = self._can_reach({*over, *self.open_ended})
        lost = [n for n in range(len(self.marks)) if not hopeful[n]]
        found.can_end = False if lost else (True if found.complete else None)
        if lost:
            moving = bytearray(len(self.marks))
            for source in self.sources:
                moving[source] = 1
            first = next((n for n in lost if not moving[n]), lost[0])
            found.moves_on = bool(moving[first])
            live = self.marks[first] & game.live
            waiting = [self.net.leads_to[place] for place in game.marked(live)]
            found.stuck = waiting, self._way(first)
        elif not found.complete:
            self._probe()
        if game.in_transit:
            left = next((n for n in over if self.marks[n] & game.in_transit and self._rests(n)), None)
            if left is not None:
                unread = game.marked(self.marks[left] & game.in_transit)
                found.unread = [self.net.leads_to[place] for place in unread]
                found.left_over = self._way(left)
        return found

    def _probe(self) -> None:
        """Where not all states were seen: walk to the bottom in some ways, for one that gets stuck."""
        for walk in range(_WALKS):
            marking, fired = self.marks[0], []
            for turn in range(_LONGEST_WALK):
                moves = [move for move in self.game.moves(marking) if move.marking is not None]
                if not moves:
                    break
                move = moves[(walk * 7919 + turn * (walk + 3) * 104_729) % len(moves)]
                marking = move.marking if move.marking is not None else marking
                fired.append(move.step)
            if not moves and not self.game.is_over(marking) and not self.game.moves(marking):
                trails: list[object] = [self.net.begun, *(self.net.steps[step].trail for step in fired)]
                waiting = [self.net.leads_to[place] for place in self.game.marked(marking & self.game.live)]
                self.found.stuck, self.found.can_end = (waiting, flatten(trails)), False
                return

    def _rests(self, state: int) -> bool:
        return not self.game.moves(self.marks[state])

    def _can_reach(self, goals: Iterable[int]) -> bytearray:
        """The states from which one of `goals` can be reached."""
        first, before = self._backwards()
        met = bytearray(len(self.marks))
        stack = sorted(goals)
        for state in stack:
            met[state] = 1
        while stack:
            state = stack.pop()
            for source in before[first[state] : first[state + 1]]:
                if not met[source]:
                    met[source] = 1
                    stack.append(source)
        return met

    def _backwards(self) -> tuple[array[int], array[int]]:
        """For each state those before it: `before[first[s]:first[s + 1]]`."""
        first = array("l", bytes((len(self.marks) + 1) * array("l").itemsize))
        for target in self.targets:
            first[target + 1] += 1
        for state in range(len(self.marks)):
            first[state + 1] += first[state]
        fill = array("l", first)
        before = array("l", bytes(len(self.targets) * array("l").itemsize))
        for source, target in zip(self.sources, self.targets, strict=True):
            before[fill[target]] = source
            fill[target] += 1
        return first, before


def flatten(nested: Iterable[object]) -> list[int]:
    """The numbers in nested tuples, from left to right; -1 stands for nothing."""
    flat: list[int] = []
    stack: list[object] = list(reversed(list(nested)))
    while stack:
        top = stack.pop()
        if isinstance(top, int):
            if top >= 0:
                flat.append(top)
        elif isinstance(top, tuple):
            stack.extend(reversed(top))
    return flat
