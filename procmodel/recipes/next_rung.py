"""What the numbers of a process need next: times, volumes, money, people and hours, one rung after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from procmodel.graph import ProcessView
from procmodel.light.tuples import NamedTuple
from procmodel.model import Process
from procmodel.results.lacking import lacking
from procmodel.results.measurement import Measurements
from procmodel.wording import say

__all__ = ["NextRung", "next_rung"]


class NextRung(NamedTuple):
    """The next rung of the ladder: what it gives, and the inputs that it needs.

    `gives` is `averages`, `times`, `waits` (`simulation` where queues tell them), `year`, `money`, `queues` or `clock`.
    """

    gives: str
    needs: tuple[str, ...]

    def text(self, names: Mapping[str, str]) -> str:
        """In one sentence; `names` are those of steps by id, and of lanes by `lanes/id`."""
        lanes = [id_.split(".")[1] for id_ in self.needs if id_.endswith(".people")]
        called = ", ".join(repr(names.get(f"lanes/{lane}", lane)) for lane in lanes)
        return say(f"reports.next-{self.gives}", needs=called or lacking(self.needs, names))


def next_rung(process: Process, found: Measurements) -> NextRung | None:
    """The first rung that is not there yet; None at the top.

    Args:
        process: the process.
        found: its measures.

    Example:
        >>> from procmodel import measure, read
        >>> process = read("examples/speeding_before.yaml")
        >>> next_rung(process, measure(process)).gives
        'year'
    """
    for gives, needs in _rungs(process, found):
        if lacks := needs():
            return NextRung(gives, tuple(lacks))
    return None


def _rungs(process: Process, found: Measurements) -> Iterator[tuple[str, Callable[[], list[str]]]]:
    def missing(name: str) -> list[str]:
        return [id_ for id_ in found[name].missing if id_ not in ("volume", "simulation")]

    queued = bool(process.volume) and not _without_people(process)
    yield "averages", lambda: missing("human_touches")
    yield "times", lambda: missing("touch_time")
    yield ("simulation" if queued else "waits"), lambda: missing("end_to_end_time")
    yield "year", lambda: [] if process.volume else ["volume"]
    yield "money", lambda: missing("handling_cost")
    yield "queues", lambda: _without_people(process)
    yield "clock", lambda: [] if _says_hours(process) else ["calendar.hours"]


def _without_people(process: Process) -> list[str]:
    """The lanes of the service with something for people to do, of which the file does not say how many they are."""
    view = ProcessView(process)
    lanes = dict.fromkeys(view.lane_of[step] for step in view.touches)
    return [f"lanes.{view.lanes[n].id}.people" for n in lanes if n >= 0 and view.lanes[n].people is None]


def _says_hours(process: Process) -> bool:
    calendar = process.calendar
    return bool(calendar and calendar.hours) or any(lane.hours for lane in process.lanes)
