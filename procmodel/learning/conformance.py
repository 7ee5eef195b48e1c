"""Which cases of a log leave the model, where, and how often; and how much the model allows that never happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from procmodel.graph import ProcessView
from procmodel.graph.game import Game
from procmodel.graph.tokens import net_of
from procmodel.learning.leeway import add_answers, add_withdrawals
from procmodel.learning.namesakes import namesakes_of
from procmodel.learning.repeats import add_rounds
from procmodel.light.records import dataclass
from procmodel.results.event_log import EventLog

__all__ = ["Conformance", "Deviation", "conformance"]

_STATES = 2_000  # markings that one moment of a case may be in

_MESSAGES = 6  # bits that count the messages on their way from one step to another

_Place = tuple[str, str, tuple[str, ...]]  # after which step, what came, what could have come


@dataclass(frozen=True, slots=True)
class Deviation:
    """A moment at which cases left the model.

    Attributes:
        after: the last step before it that fitted, '' at the beginning.
        came: what came, as the log calls it; '' where the case stopped.
        could: the ids of the steps that could have come.
        which: the names of the cases, in the order of the log; each once, however often it left here.
    """

    after: str
    came: str
    could: tuple[str, ...]
    which: tuple[str, ...]

    @property
    def cases(self) -> int:
        """In how many cases."""
        return len(self.which)


@dataclass(frozen=True, slots=True)
class Conformance:
    """How a log fits a model.

    Attributes:
        cases: how many there are; `fitting` of them follow the model from start to end.
        fitness: the share of events that the model allowed when they came, 0 to 1.
        precision: the share of what the model allowed, moment by moment, that was ever done, 0 to 1
            (escaping edges).
        deviations: where cases left the model, the most frequent first.
        exact: False where the model can be in too many states to follow them all.
    """

    cases: int
    fitting: int
    fitness: float
    precision: float
    deviations: tuple[Deviation, ...]
    exact: bool = True


def conformance(view: ProcessView, log: EventLog, activities: Mapping[str, str]) -> Conformance:
    """Replay every way through on the model; an event that cannot come is told and skipped.

    Args:
        view: the model.
        log: what happened.
        activities: for each activity of the log that is a step of the model, the id of that step.

    Reference: Muñoz-Gama and Carmona (2010), A fresh look at precision in process conformance.
    """
    return _Replay(view, log, activities).result()


class _Replay:
    """The token game, played along the log."""

    def __init__(self, view: ProcessView, log: EventLog, activities: Mapping[str, str]) -> None:
        self.view, self.log = view, log
        net = net_of(view, range(len(view)), messages=True)
        add_withdrawals(view, net)
        add_answers(net)
        width = add_rounds(view, net).bit_length()
        self.game = Game(net, width=max(2, width, _MESSAGES if net.messages else 0))
        steps = set(view.activities)
        alike = namesakes_of(view, activities.values())
        done_by = [_visible(step.trail, steps) for step in self.game.net.steps]
        self.done_by = [alike.get(node, node) for node in done_by]
        self.node = [view.index.get(activities.get(name, ""), -1) for name in log.activities]
        self.known: dict[tuple[frozenset[int], int], frozenset[int]] = {}
        self.closed: dict[frozenset[int], frozenset[int]] = {}
        self.exact = True
        self.allowed: dict[tuple[int, ...], tuple[frozenset[int], int]] = {}
        self.taken: dict[tuple[int, ...], set[int]] = {}

    def result(self) -> Conformance:
        """All ways through, each once."""
        fitting = events = fitted = 0
        leaving: dict[tuple[int, ...], list[_Place]] = {}
        for trace, cases in self.log.variants.items():
            good, places = self._follow(trace, cases)
            events += cases * len(trace)
            fitted += cases * good
            fitting += 0 if places else cases
            if places:
                leaving[trace] = places
        total = sum(self.log.variants.values())
        fitness = fitted / events if events else 1.0
        found = tuple(self._named(leaving))
        return Conformance(total, fitting, fitness, self._precision(), found, self.exact)

    def _named(self, leaving: Mapping[tuple[int, ...], list[_Place]]) -> Iterator[Deviation]:
        """The places with the names of the cases that left there; those of the most cases first."""
        ways: dict[_Place, list[tuple[int, ...]]] = {}
        for trace, places in leaving.items():
            for place in dict.fromkeys(places):
                ways.setdefault(place, []).append(trace)
        counts, cases = self.log.variants, self.log.cases_by_variant(leaving)
        for place, traces in sorted(ways.items(), key=lambda row: -sum(counts[trace] for trace in row[1])):
            which = sorted(case for trace in traces for case in cases[trace])
            yield Deviation(*place, tuple(self.log.cases[case] for case in which))

    def _follow(self, trace: tuple[int, ...], cases: int) -> tuple[int, list[_Place]]:
        here = self._closure(frozenset([self.game.initial]))
        good, last = 0, ""
        left: list[_Place] = []
        prefix: tuple[int, ...] = ()
        for activity in trace:
            node = self.node[activity]
            if prefix not in self.allowed:
                self.allowed[prefix] = self._possible(here), 0
            steps, times = self.allowed[prefix]
            self.allowed[prefix] = steps, times + cases
            after = self._step(here, node) if node >= 0 else frozenset()
            if not after:
                left.append((last, self.log.activities[activity], self._ids(steps)))
                continue
            self.taken.setdefault(prefix, set()).add(node)
            here, good, last = after, good + 1, self.view.ids[node]
            prefix = (*prefix, node)
        if not any(self.game.is_over(marking) for marking in here):
            left.append((last, "", self._ids(self._possible(here))))
        return good, left

    def _ids(self, nodes: frozenset[int]) -> tuple[str, ...]:
        return tuple(self.view.ids[node] for node in sorted(nodes))

    def _precision(self) -> float:
        allowed = sum(len(steps) * times for steps, times in self.allowed.values())
        never = sum(len(steps - self.taken.get(at, set())) * n for at, (steps, n) in self.allowed.items())
        return 1.0 - never / allowed if allowed else 1.0

    # -- the game ----------------------------------------------------------------------------------

    def _closure(self, markings: frozenset[int]) -> frozenset[int]:
        """All that can be reached without a step that people see."""
        if markings not in self.closed:
            met, stack = set(markings), list(markings)
            while stack:
                for move in self.game.moves(stack.pop()):
                    if self.done_by[move.step] < 0 and move.marking is not None and move.marking not in met:
                        if len(met) >= _STATES:
                            self.exact = False
                            stack.clear()
                            break
                        met.add(move.marking)
                        stack.append(move.marking)
            self.closed[markings] = frozenset(met)
        return self.closed[markings]

    def _step(self, markings: frozenset[int], node: int) -> frozenset[int]:
        key = markings, node
        if key not in self.known:
            after = {
                move.marking
                for marking in markings
                for move in self.game.moves(marking)
                if self.done_by[move.step] == node and move.marking is not None
            }
            self.known[key] = self._closure(frozenset(after)) if after else frozenset()
        return self.known[key]

    def _possible(self, markings: frozenset[int]) -> frozenset[int]:
        found = {self.done_by[move.step] for marking in markings for move in self.game.moves(marking)}
        return frozenset(node for node in found if node >= 0)


def _visible(trail: tuple[object, ...], steps: set[int]) -> int:
    """The step that people see happen, -1 for none."""
    stack: list[object] = [trail]
    while stack:
        one = stack.pop()
        if isinstance(one, tuple):
            stack.extend(one)
        elif isinstance(one, int) and one in steps:
            return one
    return -1
