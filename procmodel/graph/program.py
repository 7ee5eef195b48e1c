"""A process as flat arrays of whole and broken numbers: what every engine of the simulation plays.

An *operation* (op) is a number: what a token does next. A node becomes one or several of them, in a row: wait
for others, wait some time, be worked on, go on. Nothing here refers to the model any more, so a program is
small, can be sent to another process, and can be played by compiled code.
"""

from __future__ import annotations

from procmodel.light.enums import IntEnum
from procmodel.light.tuples import NamedTuple

__all__ = ["Decision", "Op", "Pool", "Program", "Shape", "Site", "Special"]


class Op(IntEnum):
    """What a token does."""

    TASK = 0  # is worked on, then goes on to `next`
    PASS = 1  # goes on at once
    CHOICE = 2  # takes one of `targets`, drawn at `site`
    FORK = 3  # takes all of `targets`
    JOIN = 4  # waits until all ways in have a token: `a` slot of the case, `b` bit, `c` number of ways
    DELAY = 5  # waits a time drawn at `site`
    END = 6  # is over; `a` outcome
    SOME = 7  # takes each of `targets` with its own chance; if none, the last one
    ANY = 8  # waits while others may still come: `a` number of the join, `b` place
    RACE = 9  # waits for the first of `targets` (delays)
    ENTER = 10  # begins a box: `a` its scope, takes all of `targets`
    LEAVE = 11  # ends a path inside a box: `a` its scope
    KILL = 12  # ends all that runs in scope `a`, then goes on to `next`
    DECIDE = 13  # takes the one of `targets` that the decision table `a` says
    SPECIAL = 14  # is worked on in an unusual way (`Special`), then goes on to `next`
    AGAIN = 15  # goes back to `targets` until it was there `b` times: `a` slot of the case
    SEND = 16  # sends a message: `a` slot of the case, which counts those that nobody has taken
    RECEIVE = 17  # waits until there is a message: `a` slot of the case
    WATCH = 18  # from now on what its `Special` says may come inside scope `a`
    ASIDE = 19  # begins `targets` in scope `a` and goes on itself
    SPREAD = 20  # does a box of scope `a` `b` times at once, each from `targets`, and then goes on
    COUNT = 21  # one more in slot `a` of the case
    UNDO = 22  # one less in slot `a`, over `targets` and back here, until there is none
    BROADCAST = 23  # reaches all that listen for what is thrown: `Program.heard` has their slots
    DRAW = 24  # draws at `site` what slot `a` of the case keeps, one more than it; passes where there is one
    PART = 25  # takes the one of `targets` that slot `a` keeps, and empties it


class Shape(IntEnum):
    """How the times drawn at a site spread; the numbers of a site are its parameters."""

    FIXED = 0  # value
    UNIFORM = 1  # low, width
    TRIANGULAR = 2  # low, likely, high
    EXPONENTIAL = 3  # mean
    LOGNORMAL = 4  # mu, sigma
    NORMAL = 5  # mean, sd, share left by the cut at 0
    TABLE = 6  # first node, number of nodes in `Program.nodes`
    WAYS = 7  # first cumulative share, how many: the draw is the number of a way


class Site(NamedTuple):
    """Where a number is drawn: its key names the stream, so that matched steps draw alike."""

    key: str
    shape: Shape
    a: float = 0.0
    b: float = 0.0
    c: float = 0.0
    ways: tuple[float, ...] = ()  # cumulative shares
    nodes: tuple[float, ...] = ()  # of a table: the points of time ...
    below: tuple[float, ...] = ()  # ... and the share that stays below each


class Pool(NamedTuple):
    """People (or machines) who take work from one queue; `groups` are those who may do it.

    `calendar` -1: round the clock. `slow`: how much longer work holds them, because other work takes its part.
    """

    lane: str
    groups: tuple[int, ...]
    calendar: int = -1
    slow: float = 1.0
    ranked: bool = False  # whether some of its steps have a priority


class Special(NamedTuple):
    """What is unusual about a step. Times are sites; -1 is none."""

    batch: int = 0
    every: float = 0.0
    setup: int = -1
    patience: int = -1
    priority: float = 0.0
    timers: tuple[tuple[float, int, bool], ...] = ()  # after, where to, whether it interrupts
    signals: tuple[
        tuple[int, int, bool], ...
    ] = ()  # messages and signals that do the same: slot, where to, whether it interrupts
    short: tuple[int, ...] = ()  # the slots that say how much of it is done: `Program.kept`
    listens: int = -1  # the slot of the message without which work does not begin
    calendar: int = -1  # where no people are given: when they work
    wait: tuple[int, int] = (-1, -1)  # and a stated wait that ends with what comes: its site, its hours


class Decision(NamedTuple):
    """A decision table, unfolded: the number of the way for each combination of answers.

    `sites` are where the answers are drawn, and whether the answer is the case's own (an attribute), which
    stays the same however often it is asked for.
    """

    sites: tuple[tuple[int, bool], ...]
    ways: dict[tuple[int, ...], int]


class Program:
    """The operations of a process, by number, and what they refer to.

    Attributes:
        kind, next, site, a, b, c: of each operation.
        targets: where several ways lead, by operation.
        pool: of each TASK, whose people do it; -1: whoever is free, at once.
        touch: 1 where people of the service do it; `rate` money per second, `cost` money per visit.
        scope: the box in which each operation lies (0: the process); `up` the box round each box.
        node: the view's node of each operation, for logs.
        entry: where a case begins.
        abandoned: where a token goes whose patience is over.
        begun: the operation that a message or a signal begins, by its slot.
        kept: for each slot that says what cuts a box short, the part that is done by what it keeps.
        shortened: each scope that may be cut short, with the slot that says what by.
        last: by scope (the process itself, and what is done several times at once), its PART: where what takes
            the place of all else comes when that is done.
        heard: for each BROADCAST the slots of those that it reaches.
        ways: the names of the ways that part at an operation; `masks` the bit of each in the route of a case.
    """

    def __init__(self) -> None:
        self.kind: list[int] = []
        self.next: list[int] = []
        self.site: list[int] = []
        self.a: list[int] = []
        self.b: list[int] = []
        self.c: list[int] = []
        self.targets: list[tuple[int, ...]] = []
        self.pool: list[int] = []
        self.touch: list[float] = []
        self.rate: list[float] = []
        self.cost: list[float] = []
        self.scope: list[int] = []
        self.node: list[int] = []
        self.special: dict[int, Special] = {}
        self.decisions: list[Decision] = []
        self.sites: list[Site] = []
        self.pools: list[Pool] = []
        self.groups: list[int] = []  # people of each group
        self.up: list[int] = [-1]
        self.slots = 0  # numbers that a case keeps for its joins
        self.outcomes: list[str] = []
        self.good: list[bool] = []
        self.plain: list[bool] = []  # pools with one group of people, first come first served
        self.entry = 0
        self.abandoned = -1
        self.begun: dict[int, int] = {}
        self.heard: dict[int, tuple[int, ...]] = {}
        self.kept: dict[int, tuple[float, ...]] = {}
        self.shortened: list[tuple[int, int]] = []
        self.last: dict[int, int] = {}
        self.ways: dict[int, tuple[str, ...]] = {}
        self.masks: list[tuple[int, ...]] = []
        self.turnings: list[str] = []  # the way of each bit

    def add(self, kind: Op, node: int, scope: int = 0, following: int = -1) -> int:
        """A new operation."""
        self.kind.append(kind)
        self.next.append(following)
        self.site.append(-1)
        self.a.append(0)
        self.b.append(0)
        self.c.append(0)
        self.targets.append(())
        self.pool.append(-1)
        self.touch.append(0.0)
        self.rate.append(0.0)
        self.cost.append(0.0)
        self.scope.append(scope)
        self.node.append(node)
        return len(self.kind) - 1

    def add_site(self, site: Site) -> int:
        """A new place where numbers are drawn."""
        self.sites.append(site)
        return len(self.sites) - 1

    def settle(self) -> None:
        """Leave out the operations that only pass on, and give each way that has a name a bit."""
        self._number_ways()
        self.next = [self._past(op) if op >= 0 else op for op in self.next]
        self.targets = [tuple(map(self._past, targets)) for targets in self.targets]
        self.entry = self._past(self.entry)
        self.last = {scope: self._past(op) for scope, op in self.last.items()}
        self.begun = {slot: self._past(op) for slot, op in self.begun.items()}
        self.special = {
            op: each._replace(
                timers=tuple((after, self._past(to), stops) for after, to, stops in each.timers),
                signals=tuple((slot, self._past(to), stops) for slot, to, stops in each.signals),
            )
            for op, each in self.special.items()
        }

    def _number_ways(self) -> None:
        self.masks = [(0,) * len(targets) for targets in self.targets]
        for op in sorted(self.ways, key=lambda op: (self.node[op], op)):
            masks = []
            for name in self.ways[op]:
                masks.append(1 << len(self.turnings) if name else 0)
                if name:
                    self.turnings.append(name)
            self.masks[op] = tuple(masks)

    def _past(self, op: int) -> int:
        seen = 0
        while self.kind[op] == Op.PASS and self.next[op] >= 0 and seen <= len(self.kind):
            op = self.next[op]
            seen += 1
        return op
