"""The token game over whole markings: what may happen next in a process, and what is the state after it.

A `Net` says it all: places that tokens lie on, and steps that take tokens from some places and give tokens
to others. `tokens.py` makes one of the rules of a process (`semantics.py`); soundness plays it exhaustively.
A marking is one Python integer: a few bits for each place, so that comparing and hashing states is cheap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from procmodel.graph.semantics import holding_up, upstream
from procmodel.light.records import dataclass
from procmodel.light.tuples import NamedTuple

__all__ = ["Game", "Move", "Net", "PlaceKind", "Step"]


class PlaceKind:
    """What a token on a place means."""

    LIVE = 0  # the case is still running
    DONE = 1  # an end that was reached; counted up to one, never taken away
    IDLE = 2  # something that may still happen, or a message on its way


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that can happen.

    Attributes:
        node: the node that does it (-1: none of the drawing).
        take: the places that one token each is taken from; of an inclusive join, those that may have one.
        give: the places that one token each is put on.
        joins: whether it is an inclusive join, which takes what is there and waits by its own rule.
        clear: the places that are swept empty (an interruption, a terminate end).
        empty: the places that must hold no token (the exit of a sub-process).
        busy: places of which one must hold a token (a handler that starts while its surroundings run).
        trail: the nodes that a reader sees happen, nested tuples allowed.
        members: the nodes known to be able to run once this happened, nested tuples allowed.
    """

    node: int
    take: tuple[int, ...]
    give: tuple[int, ...]
    joins: bool = False
    clear: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()
    busy: tuple[int, ...] = ()
    trail: tuple[object, ...] = ()
    members: tuple[object, ...] = ()


@dataclass(slots=True)
class Net:
    """Places and steps; `leads_to` names for each place the node that takes its tokens."""

    kinds: list[int] = field(default_factory=list)
    leads_to: list[int] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    initial: list[int] = field(default_factory=list)
    begun: tuple[object, ...] = ()  # what has happened when the game begins
    messages: list[int] = field(default_factory=list)  # the places of messages on their way
    uncounted: set[int] = field(default_factory=set)  # ends that may be reached more than once
    partial: bool = False  # whether some ways of an inclusive split are left out, for there are too many

    def place(self, kind: int, leads_to: int) -> int:
        """A new place."""
        self.kinds.append(kind)
        self.leads_to.append(leads_to)
        return len(self.kinds) - 1

    def upstream(self, places: Sequence[int], without: int) -> list[set[int]]:
        """For each of `places`, those from which a token can come to it past no step of node `without`."""
        before: list[list[int]] = [[] for _ in self.kinds]
        for step in self.steps:
            if step.node != without:
                moved = [
                    place for place in step.take if place not in step.give
                ]  # the others stay where they are
                for to in step.give:
                    before[to].extend(moved)
        return [upstream(before, place) for place in places]


class Move(NamedTuple):
    """What one step does to a marking.

    `crowded` is a place that got a token beside one it had (-1: none). `marking` is None where the place
    has no room to count it.
    """

    step: int
    marking: int | None
    crowded: int


class _Coded(NamedTuple):
    """A step in bits."""

    needs: tuple[int, ...]
    minus: int
    keep: int
    gives: int
    plus: int
    empty: int
    busy: int
    plain: bool


class Game:
    """A net made playable: markings are integers with `width` bits for each place.

    Width 1 tells a place with a token from one without, which is all that a safe process needs.

    Example:
        >>> net = Net()
        >>> a, b = net.place(PlaceKind.LIVE, 0), net.place(PlaceKind.DONE, 1)
        >>> net.steps.append(Step(0, (a,), (b,)))
        >>> game = Game(net)
        >>> [move.marking == game.marking([b]) for move in game.moves(game.marking([a]))]
        [True]
    """

    def __init__(self, net: Net, width: int = 1) -> None:
        self.net = net
        self.width = width
        self._full = (1 << width) - 1
        self.live = self.mask(p for p, kind in enumerate(net.kinds) if kind == PlaceKind.LIVE)
        self.done = self.mask(p for p, kind in enumerate(net.kinds) if kind == PlaceKind.DONE)
        self.in_transit = self.mask(net.messages)
        self._messages = frozenset(net.messages)
        self._coded = [self._code(step) for step in net.steps]
        self._by_place: list[list[int]] = [[] for _ in net.kinds]
        self._always: list[int] = []
        for number, step in enumerate(net.steps):
            for place in step.take if step.joins else step.take[:1]:
                self._by_place[place].append(number)
            if not step.take:
                self._always.append(number)
        self._upstream: dict[int, list[int]] = {}
        self._waits: dict[tuple[int, int], tuple[int, int]] = {}

    # -- markings ----------------------------------------------------------------------------------

    def mask(self, places: Iterable[int]) -> int:
        """All bits of these places."""
        return sum(self._full << place * self.width for place in places)

    def marking(self, places: Iterable[int]) -> int:
        """One token on each of these places."""
        return sum(1 << place * self.width for place in places)

    @property
    def initial(self) -> int:
        """Where a case begins."""
        return self.marking(self.net.initial)

    def is_over(self, marking: int) -> bool:
        """Whether nothing of the case runs any more."""
        return not marking & self.live

    def marked(self, marking: int) -> Iterator[int]:
        """The places that hold tokens, lowest first."""
        while marking:
            place = ((marking & -marking).bit_length() - 1) // self.width
            yield place
            marking &= ~(self._full << place * self.width)

    # -- moves -------------------------------------------------------------------------------------

    def moves(self, marking: int) -> list[Move]:
        """Everything that can happen in `marking`, in the order of places and steps."""
        found = []
        left = marking
        width, full = self.width, self._full
        while left:
            place = ((left & -left).bit_length() - 1) // width
            left &= ~(full << place * width)
            for number in self._by_place[place]:
                code = self._coded[number]
                for need in code.needs:
                    if not marking & need:
                        break
                else:
                    if code.plain:
                        after = marking - code.minus
                        if not after & code.gives:
                            found.append(Move(number, after + code.plus, -1))
                        else:
                            found.append(self._crowd(number, after))
                    else:
                        self._special(number, place, marking, found)
        for number in self._always:
            self._special(number, -1, marking, found)
        return found

    def _special(self, number: int, place: int, marking: int, found: list[Move]) -> None:
        code, step = self._coded[number], self.net.steps[number]
        if marking & code.empty or (step.busy and not marking & code.busy):
            return
        minus = code.minus
        if step.joins:
            ins = marking & code.busy
            if ((ins & -ins).bit_length() - 1) // self.width != place:
                return
            held, minus = self._waiting(number, ins)
            if marking & held:
                return
        found.append(self._crowd(number, (marking - minus) & code.keep))

    def _crowd(self, number: int, after: int) -> Move:
        """Put the tokens of step `number` down, with an eye on places that hold some already."""
        crowded = -1
        for place in self.net.steps[number].give:
            bits = self._full << place * self.width
            if after & bits:
                if self.net.kinds[place] == PlaceKind.IDLE and place not in self._messages:
                    continue
                if crowded < 0 or self.net.kinds[place] == PlaceKind.LIVE:
                    crowded = place
                if after & bits == bits:
                    if self.net.kinds[place] == PlaceKind.DONE:
                        continue
                    return Move(number, None, place)
            after += 1 << place * self.width
        return Move(number, after, crowded)

    def _waiting(self, number: int, ins: int) -> tuple[int, int]:
        """The places whose tokens hold the join up while it has the tokens `ins`, and what it takes."""
        key = number, ins
        if key not in self._waits:
            step = self.net.steps[number]
            if step.node not in self._upstream:
                self._upstream[step.node] = [
                    self.mask(sorted(places)) for places in self.net.upstream(step.take, step.node)
                ]
            before = dict(zip(step.take, self._upstream[step.node], strict=True))
            full = [place for place in before if ins & (self._full << place * self.width)]
            held = holding_up(
                (before[place] for place in full),
                (before[place] for place in before if place not in full),
                self.mask(step.take),
            )
            self._waits[key] = held, self.marking(full)
        return self._waits[key]

    def _code(self, step: Step) -> _Coded:
        take = self.mask(step.take)
        return _Coded(
            needs=() if step.joins else tuple(self.mask([place]) for place in step.take[1:]),
            minus=0 if step.joins else self.marking(step.take),
            keep=~self.mask(step.clear),
            gives=self.mask(step.give),
            plus=self.marking(step.give),
            empty=self.mask(step.empty),
            busy=take if step.joins else self.mask(step.busy),
            plain=not (step.joins or step.clear or step.empty or step.busy),
        )
