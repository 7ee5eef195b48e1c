"""Queues by formula, at once and roughly: how long cases wait for the people of each lane."""

from __future__ import annotations

import math
from collections.abc import Mapping

from procmodel.errors import AnalysisError
from procmodel.graph.compile import Compiled
from procmodel.graph.inputs import StatedNumbers
from procmodel.graph.view import ProcessView
from procmodel.results.queue_estimate import QueueEstimate
from procmodel.simulation.arrivals import Arrivals
from procmodel.simulation.load import moments_of
from procmodel.simulation.simulate import Plan, plan_of
from procmodel.wording import say

__all__ = ["erlang_c", "estimate_queues"]

_SAME = 1e-9


def erlang_c(servers: int, offered: float) -> float:
    """The part of the arrivals that wait, where they come at random and service times are exponential.

    Args:
        servers: how many serve.
        offered: arrival rate times mean service time, below the number of servers.

    Example:
        >>> round(erlang_c(1, 0.8), 6), round(erlang_c(2, 2 / 3), 6)
        (0.8, 0.166667)

    Reference: Erlang, Solution of some problems in the theory of probabilities of significance in automatic
    telephone exchanges (1917).
    """
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = offered * blocked / (number + offered * blocked)
    return blocked / (1 - offered / servers * (1 - blocked))


def estimate_queues(view: ProcessView) -> Mapping[str, QueueEstimate]:
    """A first estimate of the queue before each lane whose people are given, without playing a case.

    Each lane is taken alone, its cases as coming at random: M/M/c where all its times are exponential, which is
    exact for steps in a row and for rework (Jackson), else M/G/c: the wait of M/M/c times (1 + the squared
    coefficient of variation of the times) / 2, which is exact for one person and near for more. Ranks, batches,
    set-up, deadlines and arrivals that are even are not seen. Times are those at work.

    Args:
        view: the process; it needs a volume.

    Raises:
        AnalysisError: no volume, or the time of a step with people is not known.

    Reference: Allen, Probability, Statistics and Queueing Theory (1990); Jackson, Networks of waiting lines
    (1957).
    """
    plan = plan_of(view, cases=1, replications=1, seed=0)
    if not plan.has_volume:
        raise AnalysisError(say("simulation.estimate_needs", missing="volume"))
    missing = [name for name in plan.compiled.missing if name.endswith(".time")]
    if missing:
        raise AnalysisError(say("simulation.estimate_needs", missing=", ".join(missing[:4])))
    return _Estimating(plan).lanes()


class _Estimating:
    """The pools of one process, with what comes to each."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.compiled: Compiled = plan.compiled
        self.numbers = StatedNumbers(plan.view)
        self.rate = _rate(plan.arrivals)

    def lanes(self) -> Mapping[str, QueueEstimate]:
        """The estimate of each pool."""
        sums = [[0.0, 0.0, 0.0] for _ in self.compiled.program.pools]
        for node, number in self.compiled.pools.items():
            time = self.numbers.timed.get(node)
            if time is None:
                continue
            mean, square = moments_of(time, self.numbers.clock)
            visits = self.plan.visits[node] * self.numbers.times_done(node)
            for place, value in enumerate((1.0, mean, square)):
                sums[number][place] += visits * value
        return {
            pool.lane: self._estimate(number, *sums[number])
            for number, pool in enumerate(self.compiled.program.pools)
        }

    def _estimate(self, number: int, visits: float, first: float, second: float) -> QueueEstimate:
        """From the visits of a case, and the first two moments of the service times summed over them."""
        program, line = self.compiled.program, self.compiled.timeline
        pool = program.pools[number]
        servers = sum(program.groups[group] for group in pool.groups)
        if not first:
            return QueueEstimate(servers, 0.0, 0.0, 0.0, 0.0, "M/M/c")
        mean, square = first / visits * pool.slow, second / visits * pool.slow**2
        share = line.calendars[pool.calendar].open_share(mean, square) if pool.calendar >= 0 else 1.0
        rate = self.rate / share * visits
        variation = square / mean**2 - 1
        offered = rate * mean
        load = offered / servers
        formula = "M/M/c" if abs(variation - 1) < _SAME else "M/G/c"
        if load >= 1:
            return QueueEstimate(servers, load, 1.0, math.inf, math.inf, formula)
        waiting = erlang_c(servers, offered)
        wait = waiting * mean / (servers * (1 - load)) * (1 + variation) / 2
        return QueueEstimate(servers, load, waiting, wait, rate * wait, formula)


def _rate(arrivals: Arrivals) -> float:
    """Cases a second, on average over all the time that passes."""
    rate = 1.0 / arrivals.gap
    return rate * arrivals.hours.total / arrivals.hours.period if arrivals.hours is not None else rate
