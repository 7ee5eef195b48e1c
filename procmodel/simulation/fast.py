"""The compiled engine from outside: arrays in, sums out. Needs numba; gives the bits of the engine in Python."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import Any

from procmodel.graph.hours import Hours
from procmodel.graph.program import Op, Program
from procmodel.simulation import kernel
from procmodel.simulation.arrivals import Arrivals
from procmodel.simulation.kernel_arrays import arrays_of, grown
from procmodel.simulation.kernel_draws import fill, when
from procmodel.simulation.kernel_queues import planned
from procmodel.simulation.kernel_state import (
    ARRIVED,
    BLOCKS,
    DONE,
    ENDED,
    ENDED_AT,
    FAIL,
    FILLED,
    FIRST,
    GROW,
    HEAP,
    KEPT,
    LENGTH,
    MARK,
    MARKED,
    MOMENT,
    MONEY,
    NEXT,
    NUMBER,
    ROUTES,
    STRAIGHT,
    TOUCHED,
    TOUCHING,
    WAITED,
    WORD,
    Kernel,
)
from procmodel.simulation.streams import BLOCK, Streams, words_of
from procmodel.simulation.tally import MOST_ROUTES, REST, Mark, Tally

__all__ = ["play_fast"]


@cache
def _compiled() -> tuple[Callable[..., int], Callable[..., None], Callable[..., None]]:
    """The kernel, compiled once and kept beside the code for the next time.

    Nothing is allocated inside, so references are not counted: counting them takes ten times the rest.
    """
    from numba import njit
    from numba.extending import register_jitable

    options: dict[str, Any] = {"error_model": "numpy", "_nrt": False}
    for helper in kernel.HELPERS:
        register_jitable(forceinline=True, **options)(helper)
    parts = (kernel.play, fill, _arrivals)
    try:
        built = [njit(cache=True, nogil=True, **options)(part) for part in parts]
    except RuntimeError:  # nowhere to keep it
        built = [njit(nogil=True, **options)(part) for part in parts]
    return built[0], built[1], built[2]


def _arrivals(s: Kernel, uniforms: Any, begun: Any, gap: float, even: bool, hours: int, count: int) -> None:
    """When the next cases come; `begun` holds where the ones before went on from."""
    now = begun[0]
    for place in range(count):
        now += gap if even else -gap * math.log(1.0 - uniforms[place])
        s.times[place] = now if hours < 0 else when(s, hours, now)
    begun[0] = now


def play_fast(
    program: Program, calendars: list[Hours], arrivals: Arrivals, streams: Streams, tally: Tally, cases: int
) -> bool:
    """Play one replication and fill in `tally`; False where it met what only the other engine can do."""
    return _Player(program, calendars, arrivals, streams, tally, cases).play()


class _Player:
    """Answers the codes of the kernel."""

    def __init__(
        self,
        program: Program,
        calendars: list[Hours],
        arrivals: Arrivals,
        streams: Streams,
        tally: Tally,
        cases: int,
    ) -> None:
        import numpy

        self.np, self.program, self.calendars, self.arrivals = numpy, program, calendars, arrivals
        self.tally, self.cases = tally, cases
        self.run, self.fill, self.come = _compiled()
        self.generators = [numpy.random.RandomState(words_of(key)) for key in streams.keys]
        self.arriving = numpy.random.RandomState(words_of(streams.arrivals_key))
        self.kernel = arrays_of(program, calendars, streams, tally, cases)
        self.begun = numpy.zeros(1)
        self.blocks = 0
        self.backlog = min(arrivals.backlog, cases)
        self.parts = numpy.array(
            [
                0x9E3779B97F4A7C15,
                0xD1B54A32D192ED03,
                0xBF58476D1CE4E5B9,
                0x94D049BB133111EB,
                30,
                27,
                31,
                11,
                0,
                0,
            ],
            dtype=numpy.uint64,
        )

    def play(self) -> bool:
        """Until all cases have ended."""
        n = self.kernel.n
        if not self.tally.after and not self.tally.first:
            self._mark(0.0)
        while (code := self.run(self.kernel, self.parts)) != DONE:
            if code == FAIL:
                return False
            if code == GROW:
                self.kernel = grown(self.kernel)
                n = self.kernel.n
            elif code == MARK:
                self._mark(float(self.kernel.x[MOMENT]))
            else:
                self._more()
        if n[NUMBER] > n[ENDED] and Op.RECEIVE in self.program.kind:
            return False  # the other engine says where messages are waited for that nobody sends
        self._fill_in(n)
        return True

    def _more(self) -> None:
        """The arrivals and the numbers of the next block of cases."""
        number = int(self.kernel.n[NUMBER])
        if number % BLOCK == 0:
            self._draw(number)
        room = BLOCK - number % BLOCK
        if self.backlog > number:
            size = min(room, self.backlog - number)
            self.kernel.times[:size] = 0.0
            self.kernel.n[NEXT], self.kernel.n[FILLED] = 0, size
            return
        size = min(room, self.cases - number)
        hours = self._number_of(self.arrivals.hours)
        uniforms = self.np.zeros(size) if self.arrivals.even else self.arriving.random_sample(size)
        self.come(self.kernel, uniforms, self.begun, self.arrivals.gap, self.arrivals.even, hours, size)
        self.kernel.n[NEXT], self.kernel.n[FILLED] = 0, size

    def _number_of(self, hours: Hours | None) -> int:
        return next((n for n, each in enumerate(self.calendars) if each is hours), -1)

    def _draw(self, number: int) -> None:
        """Numbers for the next block, in a place whose cases have all ended."""
        count = min(BLOCK, self.cases - number)
        uniforms = self.np.empty((len(self.generators), count))
        for site, generator in enumerate(self.generators):
            uniforms[site] = generator.random_sample(count)
        slot = number // BLOCK % int(self.kernel.n[BLOCKS])
        if self.kernel.living[slot]:
            self.kernel = grown(self.kernel, blocks=True)
            slot = number // BLOCK % int(self.kernel.n[BLOCKS])
        self.fill(self.kernel, slot, uniforms, count)

    def _mark(self, now: float) -> None:
        """As the engine in Python marks a moment, to the bit."""
        s, n, program = self.kernel, self.kernel.n, self.program
        held, queued = s.held.tolist(), s.waits.tolist()
        size = int(n[HEAP])
        events = sorted(event for event in (planned(s, place) for place in range(size)) if event[2] >= 0)
        for until, _, token in events:
            pool = program.pool[int(s.at[token])]
            if pool >= 0:
                hours = program.pools[pool].calendar
                left = until - now
                if hours >= 0:
                    left = self.calendars[hours].between(now, until)
                held[pool] -= left
        for pool in range(len(program.pools)):
            waits, token = [], int(s.head[pool])
            while token >= 0:
                waits.append(now - float(s.ready[token]))
                token = int(s.link[token]) if token != int(s.tail[pool]) else -1
            queued[pool] += sum(waits)
        ended = int(n[ENDED])
        present = float(s.x[ENDED_AT]) + (int(n[NUMBER]) - ended) * now - float(s.x[ARRIVED])
        counts = s.started.tolist(), s.waited.tolist()
        self.tally.marks.append(Mark(now, held, queued, *counts, s.waits.tolist(), present, ended))
        n[MARKED] += 1

    def _fill_in(self, n: Any) -> None:
        tally, s, x = self.tally, self.kernel, self.kernel.x
        tally.ended, tally.straight = int(n[ENDED]), int(n[STRAIGHT])
        tally.stuck = int(n[NUMBER]) - tally.ended
        tally.first = int(n[FIRST])
        tally.sums = [float(x[place]) for place in (LENGTH, WAITED, TOUCHING, MONEY, TOUCHED)]
        tally.within = s.within.tolist()
        tally.by_outcome = [[int(row[0]), *map(float, row[1:])] for row in s.by_outcome]
        keys = [sum(int(word) << WORD * k for k, word in enumerate(row)) for row in s.routes[: n[ROUTES]]]
        rows = zip([*keys, REST], s.by_route[[*range(len(keys)), MOST_ROUTES]], strict=True)
        tally.by_route = {key: [int(row[0]), *map(float, row[1:])] for key, row in rows if row[0]}
        tally.came, tally.gone = s.came[:, 0].astype(int).tolist(), s.gone[:, 0].astype(int).tolist()
        tally.came_at, tally.gone_at = s.came[:, 1].tolist(), s.gone[:, 1].tolist()
        for values, kept in zip(tally.kept, s.kept, strict=True):
            values += self.np.sort(kept[: int(n[KEPT])]).tolist()
