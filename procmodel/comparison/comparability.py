"""What makes one side look better than it is: drawn coarser, or with less told about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from procmodel.comparison.evidence import Evidence, percent, quoted
from procmodel.comparison.fields import quantity_text
from procmodel.comparison.main_share import main_share
from procmodel.comparison.side import Side, folded
from procmodel.comparison.ways_back import ways_back
from procmodel.model import Activity, Quantity, StartEvent
from procmodel.results.finding import Finding, Severity
from procmodel.results.readable import readable
from procmodel.wording import say

__all__ = ["COARSER", "comparability"]

COARSER = 2.0  # times as many lanes for the same work, or minutes in a step, on one side
FEW = 3  # steps with a time, on each side, before minutes per step say anything
MAIN = 0.10  # of the cases: difference of the main path's share


def comparability(pair: Evidence) -> tuple[Finding, ...]:
    """Each reason to look twice before the numbers are believed; both directions alike.

    Lanes for the same work, minutes per step, exceptions, waits and values told on one side only, another
    rate for the same lane, a channel that is gone, the share of the cases on the main path.
    """
    checks: Sequence[Callable[[Evidence], Iterator[Finding]]] = (
        _lanes,
        _minutes,
        _exceptions,
        _stated,
        _rates,
        _channels,
        _main_path,
    )
    return tuple(finding for check in checks for finding in check(pair))


def _finding(rule: str, severity: Severity = Severity.WARNING, /, **values: object) -> Finding:
    return Finding(rule, severity, say(f"comparison.{rule}", **values))


def _name(which: int) -> str:
    return say("comparison.side-after" if which else "comparison.side-before")


def _lanes(pair: Evidence) -> Iterator[Finding]:
    """The same work of people, in how many lanes each side draws it."""
    lanes: tuple[set[str], set[str]] = set(), set()
    for group in pair.pairs():
        was = [node for node in group.before if pair.before.view.is_touch(node)]
        now = [node for node in group.after if pair.after.view.is_touch(node)]
        if was and now:
            lanes[0].update(pair.before.lane_id(node) or "" for node in was)
            lanes[1].update(pair.after.lane_id(node) or "" for node in now)
    counts = tuple(map(len, lanes))
    if min(counts) and max(counts) >= COARSER * min(counts):
        coarse = _name(counts[1] < counts[0])
        yield _finding("coarser-lanes", before=counts[0], after=counts[1], side=coarse)


def _minutes(pair: Evidence) -> Iterator[Finding]:
    """Minutes in one step of a person: many speak for a coarser drawing."""
    means = [mean for side in (pair.before, pair.after) if (mean := _mean_time(side)) is not None]
    if len(means) == 2 and max(means) >= COARSER * min(means):
        texts = [readable(mean, "s") for mean in means]
        yield _finding("coarser-steps", before=texts[0], after=texts[1], side=_name(means[1] > means[0]))


def _mean_time(side: Side) -> float | None:
    """Mean seconds of the touches that state a time, None where few do."""
    from procmodel.graph.clock import Clock
    from procmodel.model import spread

    clock = Clock(side.process)
    times = [getattr(side.model(node), "time", None) for node in side.steps if side.view.is_touch(node)]
    known = [time for time in times if isinstance(time, Quantity)]
    if len(known) < FEW:
        return None
    return sum(spread.mean(time) * clock.seconds(time.unit) for time in known) / len(known)


def _exceptions(pair: Evidence) -> Iterator[Finding]:
    """Events on borders, ends that are not good and ways back: told by one side only."""
    counts = [_exceptional(side) for side in (pair.before, pair.after)]
    if bool(counts[0]) != bool(counts[1]):
        yield _finding("exceptions-on-one-side", number=max(counts), side=_name(not counts[0]))


def _exceptional(side: Side) -> int:
    from procmodel.comparison.endings import bad_ends

    borders = sum(len(side.view.boundary_of(node)) for node in side.steps)
    return borders + len(bad_ends(side)) + len(ways_back(side))


def _stated(pair: Evidence) -> Iterator[Finding]:
    """Waits, and the value of steps, told by one side only."""
    for key in ("wait", "value"):
        counts = [sum(_says(side, node, key) for node in side.steps) for side in (pair.before, pair.after)]
        people = [sum(map(side.view.is_touch, side.steps)) for side in (pair.before, pair.after)]
        if all(people) and bool(counts[0]) != bool(counts[1]):
            yield _finding(f"{key}s-on-one-side", side=_name(not counts[0]), other=_name(bool(counts[1])))


def _says(side: Side, node: int, key: str) -> bool:
    model = side.view.nodes[node]
    return isinstance(model, Activity) and getattr(model, key) is not None


def _rates(pair: Evidence) -> Iterator[Finding]:
    later = {lane.id: lane for lane in pair.after.view.lanes}
    for lane in pair.before.view.lanes:
        other = later.get(pair.lanes[lane.id][0]) if lane.id in pair.lanes else None
        if other is None or not (lane.rate or other.rate) or not lane.delivers:
            continue
        texts = [quantity_text(x.rate) if x.rate else say("comparison.none") for x in (lane, other)]
        if texts[0] != texts[1]:
            yield _finding("other-rate", lane=lane.label, before=texts[0], after=texts[1])


def _channels(pair: Evidence) -> Iterator[Finding]:
    was, now = (
        {
            folded(node.channel): node.channel
            for node in side.view.nodes
            if isinstance(node, StartEvent) and node.channel
        }
        for side in (pair.before, pair.after)
    )
    gone = [text for key, text in was.items() if key not in now]
    if gone:
        yield _finding("channel-gone", channels=quoted(gone))


def _main_path(pair: Evidence) -> Iterator[Finding]:
    shares = [main_share(side) for side in (pair.before, pair.after)]
    if shares[0] is None or shares[1] is None or abs(shares[0] - shares[1]) < MAIN:
        return
    yield _finding("main-path-share", Severity.INFO, before=percent(shares[0]), after=percent(shares[1]))
