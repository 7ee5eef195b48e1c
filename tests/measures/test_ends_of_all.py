"""An end of all leaves exact what nothing runs beside it."""

from __future__ import annotations

import pytest

from procmodel import measure, read_text, simulate

HEAD = """procmodel: 1
name: Ended
lanes:
  a: {name: Desk, organisation: X}
steps:
"""
READ = "  read: {name: Read it, who: a, how: by hand, time: 5 min, wait: 0 min, next: [%s]}\n"
TASK = "  %s: {name: Do %s, who: a, how: by hand, time: %d min, wait: 0 min, next: [%s]}\n"
ALL = "  all: {kind: end, name: Over, event: terminate}\n"
END = "  done: {kind: end, name: Done}\n"
TIMES = ("touch_time", "end_to_end_time", "human_touches", "straight_through")
NOTE = """  outer:
    kind: subprocess
    name: Handle it
    lane: a
    triggered_by_event: true
    steps:
      dry: {kind: start, name: Dry, event: conditional, share: 10%, interrupts: false}
      note: {name: Note it, who: a, how: by hand, time: 20 min, wait: 0 min}
"""


@pytest.mark.parametrize(
    "steps",
    [
        READ % "done, all" + END + ALL,
        READ % "split, all"
        + "  split: {kind: exclusive, lane: a, next: [{to: done, share: 50%}, other]}\n"
        + END
        + "  other: {kind: end, name: Other}\n"
        + ALL,
        READ % "one"
        + TASK % ("one", "one", 0, "all, told")
        + "  told: {kind: throw, event: message, next: done}\n"
        + END
        + ALL,
        "  both: {kind: parallel, lane: a, next: [read, one]}\n"
        + READ % "meet"
        + TASK % ("one", "one", 0, "meet")
        + "  meet: {kind: parallel, lane: a, next: all}\n"
        + ALL,
    ],
    ids=["beside a plain end", "beside a choice of ends", "beside a message", "after all have met"],
)
def test_nothing_that_takes_time_is_left_to_stop(steps: str) -> None:
    process = read_text(HEAD + steps)
    found, played = measure(process), simulate(process, cases=20, replications=2).results
    assert not [name for name, one in found.items() if "simulation" in one.missing and not one.why]
    for name in TIMES:
        assert found[name].headline == pytest.approx(played[name].mean)


@pytest.mark.parametrize(
    "steps",
    [
        READ % "one, all" + TASK % ("one", "one", 20, "done") + END + ALL,
        READ % "late, all"
        + "  late: {kind: catch, event: timer, lane: a, delay: 1 h, next: done}\n"
        + END
        + ALL,
        READ % "all" + ALL + NOTE,
    ],
    ids=["a step", "a timer", "an event sub-process"],
)
def test_what_may_still_be_going_on_is_left_to_the_simulation(steps: str) -> None:
    found = measure(read_text(HEAD + steps))
    assert "simulation" in found["end_to_end_time"].missing
