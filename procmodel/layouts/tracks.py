"""Which of several parallel flows runs where on a line that they share.

A *wire* is a stretch of one line that one flow, or several into the same step, take up. Wires that overlap get
different levels, in the order that crosses least; flows that lead to one step from one side join into one wire.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import field

from procmodel.layouts.router import Route
from procmodel.light.records import dataclass

__all__ = ["Leg", "Wire", "levels", "wires"]

_CLEARANCE = 6.0  # px that two wires on one level stay apart
_MANY = 60_000  # overlapping pairs on one line beyond which only overlaps count, not crossings


@dataclass(slots=True, eq=False)
class Wire:
    """A stretch of a grid line.

    `ends` are (place along the line, turn): where a flow leaves the line, to lower (-1) or higher (+1)
    coordinates, or ends at an item (0). `items` are the items it touches.
    """

    line: int
    vertical: bool
    first: float = float("inf")
    last: float = float("-inf")
    ends: list[tuple[float, int]] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    straight: bool = False  # from item to item
    slot: float | None = None
    flows: int = 0
    level: float = 0.0
    at: float = 0.0  # its coordinate, once known


@dataclass(slots=True)
class Leg:
    """One leg of a route: its wire, and the grid points of its two ends."""

    wire: Wire
    start: tuple[int, int]
    end: tuple[int, int]


def wires(
    routes: Sequence[Route],
    targets: Sequence[int],
    sources: Sequence[int],
    slots: Sequence[float | None],
    messages: Sequence[bool],
    combs: Collection[int] = (),
) -> tuple[list[list[Leg]], list[Wire]]:
    """The legs of every route, and all wires.

    Flows that arrive alike share their wires from where they meet, but messages only with messages. The flows in
    `combs` share those by which they leave their source: the way to the trunk, and the trunk.
    """
    shared: dict[tuple[object, ...], Wire] = {}
    all_legs: list[list[Leg]] = []
    for number, route in enumerate(routes):
        legs: list[Leg] = []
        after: object = ("item", targets[number], messages[number])
        for k in range(len(route) - 2, -1, -1):
            start, end = route[k], route[k + 1]
            vertical = start[0] == end[0]
            line = start[0] if vertical else start[1]
            slot = slots[number] if k == 0 else None
            side = _sign(end, start, vertical) if k == len(route) - 2 else 0
            key: tuple[object, ...] = (vertical, line, after, side, number if slot is not None else -1)
            if k < 2 and number in combs:
                key = (vertical, line, "comb", sources[number])
            wire = shared.get(key)
            if wire is None:
                wire = shared[key] = Wire(line, vertical, slot=slot)
            wire.flows += 1
            _note_items(wire, number, k, len(route) - 2, sources, targets)
            legs.append(Leg(wire, start, end))
            after = key
        legs.reverse()
        all_legs.append(legs)
    return all_legs, list(shared.values())


def _sign(a: tuple[int, int], b: tuple[int, int], vertical: bool) -> int:
    axis = 1 if vertical else 0
    return (b[axis] > a[axis]) - (b[axis] < a[axis])


def _note_items(
    wire: Wire, number: int, leg: int, last: int, sources: Sequence[int], targets: Sequence[int]
) -> None:
    if leg == 0:
        wire.items.append(sources[number])
    if leg == last:
        wire.items.append(targets[number])
    wire.straight |= leg == 0 == last


def span(all_legs: Sequence[Sequence[Leg]], vertical: bool, place: Callable[[int, int, bool], float]) -> None:
    """Fill in where the wires of one direction begin, end and turn.

    `place` gives the coordinate, along the wire, of the start (False) or the end (True) of leg k of a flow.
    """
    for number, legs in enumerate(all_legs):
        for k, leg in enumerate(legs):
            if leg.wire.vertical is not vertical:
                continue
            for is_end in (False, True):
                at = place(number, k, is_end)
                leg.wire.first = min(leg.wire.first, at)
                leg.wire.last = max(leg.wire.last, at)
                next_ = k + 1 if is_end else k - 1
                beyond = legs[next_] if 0 <= next_ < len(legs) else None
                leg.wire.ends.append((at, _turn(beyond, is_end, vertical)))


def _turn(beyond: Leg | None, is_end: bool, vertical: bool) -> int:
    """Whether the route goes on to lower or to higher coordinates."""
    if beyond is None:
        return 0
    here, there = (beyond.start, beyond.end) if is_end else (beyond.end, beyond.start)
    axis = 0 if vertical else 1
    return 1 if there[axis] > here[axis] else -1


def levels(group: list[Wire], *, centred: bool, gap: float = _CLEARANCE) -> None:
    """Give each wire of one line a level: 0, 1, 2, ... in a channel; round 0 where the line is a middle line."""
    group.sort(key=lambda w: (w.first, w.last))
    overlaps = _overlaps(group, gap)
    order = _order(group, overlaps)
    if centred:
        _round_zero(group, overlaps, order)
    else:
        _from_zero(group, overlaps, order)


def _overlaps(group: list[Wire], gap: float) -> list[list[int]]:
    """For each wire the wires that may not be on its level. `group` is sorted by where the wires begin."""
    found: list[list[int]] = [[] for _ in group]
    active: list[int] = []
    for n, wire in enumerate(group):
        active = [m for m in active if group[m].last + gap >= wire.first]
        for m in active:
            found[n].append(m)
            found[m].append(n)
        active.append(n)
    return found


def _order(group: list[Wire], overlaps: list[list[int]]) -> list[int]:
    """The wires from low to high coordinates so that they cross each other least."""
    count = len(group)
    if sum(map(len, overlaps)) > _MANY:
        return sorted(range(count), key=lambda n: (_lean(group[n]), group[n].first, n))
    after: list[set[int]] = [set() for _ in range(count)]
    before = [0] * count
    for a in range(count):
        for b in overlaps[a]:
            if b <= a:
                continue
            forward, backward = _crossings(group[a], group[b]), _crossings(group[b], group[a])
            if forward != backward:
                low, high = (a, b) if forward < backward else (b, a)
                after[low].add(high)
                before[high] += 1
    return _settle(group, after, before)


def _settle(group: list[Wire], after: list[set[int]], before: list[int]) -> list[int]:
    """A topological order of the preferences; where they go in a circle, the least contested comes first."""
    from heapq import heapify, heappop, heappush

    left = set(range(len(group)))
    keys = [(_lean(wire), wire.first, n) for n, wire in enumerate(group)]
    ready = [keys[n] for n in range(len(group)) if not before[n]]
    heapify(ready)
    order: list[int] = []
    while left:
        n = heappop(ready)[2] if ready else min(left, key=lambda m: (before[m], keys[m]))
        if n not in left:
            continue
        left.discard(n)
        order.append(n)
        for m in sorted(after[n]):
            before[m] -= 1
            if not before[m] and m in left:
                heappush(ready, keys[m])
    return order


def _lean(wire: Wire) -> float:
    """Whether a wire rather turns to lower or to higher coordinates."""
    return sum(turn for _, turn in wire.ends) / (len(wire.ends) or 1)


def _crossings(low: Wire, high: Wire) -> float:
    """How often two wires cross if one lies at lower coordinates than the other; a near miss counts a little."""
    total = 0.0
    for at, turn in low.ends:
        if turn > 0:
            total += _hit(at, high)
    for at, turn in high.ends:
        if turn < 0:
            total += _hit(at, low)
    return total


def _hit(at: float, wire: Wire) -> float:
    if wire.first < at < wire.last:
        return 1.0
    return 0.3 if at in (wire.first, wire.last) else 0.0


def _from_zero(group: list[Wire], overlaps: list[list[int]], order: list[int]) -> None:
    done = [-1] * len(group)
    for n in order:
        level = 1 + max((done[m] for m in overlaps[n]), default=-1)
        done[n] = level
        group[n].level = level


def _round_zero(group: list[Wire], overlaps: list[list[int]], order: list[int]) -> None:
    """Straight wires on the middle line itself, the others as near to it as they can be."""
    place = {n: k for k, n in enumerate(order)}
    anchored: dict[int, int] = {n: 0 for n, wire in enumerate(group) if wire.slot is not None}
    rank = sorted(
        range(len(group)), key=lambda n: (not group[n].straight, -group[n].flows, len(overlaps[n]), n)
    )
    for n in rank:
        if group[n].slot is None and all(
            anchored.get(m) is None or group[m].slot is not None for m in overlaps[n]
        ):
            anchored[n] = 0
    level: dict[int, float] = dict(anchored)
    for direction in (1, -1):
        for n in order[::direction]:
            if n in anchored:
                continue
            inner = [m for m in overlaps[n] if (place[m] - place[n]) * direction < 0 and m in level]
            reach = [
                level[m] * direction for m in inner if level[m] * direction >= 0 and group[m].slot is None
            ]
            if reach and n not in level:
                level[n] = direction * (1 + max(reach))
    for n, wire in enumerate(group):
        wire.level = level.get(n, 0)
    _balance(group, overlaps)


def _balance(group: list[Wire], overlaps: list[list[int]]) -> None:
    """Move bundles without a straight wire so that the line runs through their middle."""
    seen: set[int] = set()
    for root in range(len(group)):
        if root in seen:
            continue
        bundle, stack = [], [root]
        seen.add(root)
        while stack:
            n = stack.pop()
            bundle.append(n)
            for m in overlaps[n]:
                if m not in seen:
                    seen.add(m)
                    stack.append(m)
        if any(group[n].straight or group[n].slot is not None for n in bundle):
            continue
        middle = (min(group[n].level for n in bundle) + max(group[n].level for n in bundle)) / 2
        for n in bundle:
            group[n].level -= middle
