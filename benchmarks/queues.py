"""W7, the process that engines are held against, as a file, and its numbers for simpy.

Seven tasks, four pools of 3, 3, 2 and 1 people (loads 0.72, 0.8, 0.8, 0.8), a fifth of the cases reworked, a
parallel block, a step that a tenth skips, exponential times: 6.4 tasks a case, 7.4 events with its arrival.
"""

from __future__ import annotations

__all__ = ["EVENTS", "MEANS", "POOLS", "RATE", "TASK_POOL", "w7"]

EVENTS = 7.4
RATE = 12.0  # cases an hour
POOLS = {"a": 3, "b": 3, "c": 2, "d": 1}
MEANS = (9.0, 4.8, 7.2, 5.0, 3.0, 20 / 3, 4.0)  # minutes
TASK_POOL = ("a", "b", "a", "c", "c", "b", "d")


def w7(top: str = "") -> str:
    """The file; `top` are more keys, such as a calendar."""
    ways = (
        "t1",
        "[{to: t2, when: flawed, share: 20%, rework: true}, {to: both, when: fine, share: 80%}]",
        "t1",
        "meet",
        "meet",
        "t6",
        "done",
    )
    tasks = [
        f"  t{n}: {{name: Do {n}, who: {pool}, how: by hand, "
        f"time: {{mean: {mean!r} min, shape: exponential}}, next: {way}}}"
        for n, (pool, mean, way) in enumerate(zip(TASK_POOL, MEANS, ways, strict=True))
    ]
    lanes = [f"  {pool}: {{name: Pool {pool}, people: {people}}}" for pool, people in POOLS.items()]
    return "\n".join(
        [
            "procmodel: 1",
            "name: W7",
            f"volume: {RATE:g} per hour",
            *([top] if top else []),
            "lanes:",
            *lanes,
            "steps:",
            "  begun: {kind: start, name: Begun, who: a, next: t0}",
            *tasks[:2],
            *tasks[2:3],
            "  both: {kind: parallel, who: c, next: [t3, t4]}",
            *tasks[3:5],
            "  meet: {kind: parallel, who: c, next: some}",
            "  some: {kind: exclusive, who: b, next: [{to: t5, share: 90%}, {to: t6, share: 10%}]}",
            *tasks[5:],
            "  done: {kind: end, name: Done}",
            "",
        ]
    )
