"""The queue before the people of one lane, worked out by formula."""

from __future__ import annotations

from procmodel.light.tuples import NamedTuple

__all__ = ["QueueEstimate"]


class QueueEstimate(NamedTuple):
    """The queue before the people of one lane by formula: a first estimate, nothing is played.

    Attributes:
        people: how many there are.
        load: the part of their time that this process takes; from 1 on the queue grows without end.
        p_wait: the share of visits that wait at all.
        wait: seconds at work that a case waits at each visit; infinite from a load of 1 on, as `length` is.
        length: cases that wait, on average over the time at work.
        formula: `M/M/c` or `M/G/c`.
    """

    people: int
    load: float
    p_wait: float
    wait: float
    length: float
    formula: str
