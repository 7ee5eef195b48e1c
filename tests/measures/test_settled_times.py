"""Where the counting rules leave a question open, what is settled: times, money, the drawing, what is unknown."""

from __future__ import annotations

import pytest

from procmodel.measures import measure
from tests.measures.small_files import found, process, value

DAY = 7.4 * 3600

WAITS_TWO_DAYS = """
a: {name: Take, lane: desk, kind: manual, time: 10 min, wait: 2 days}
"""
RANGE = """
a: {name: Take, lane: desk, kind: manual, time: 4-6-10 min, wait: 0 min}
"""
TWO_NUMBERS = RANGE.replace("4-6-10", "4-10")
SPREAD = RANGE.replace("4-6-10 min", "{mean: 10 min, sd: 2 min, shape: normal}")
LARGEST = """
g: {kind: parallel, lane: desk, next: [x, c]}
x: {kind: exclusive, next: [{to: a, share: 50%}, {to: b, share: 50%}]}
a: {name: Short, lane: desk, kind: manual, time: 10 min, wait: 0 min, next: m}
b: {name: Long, lane: desk, kind: manual, time: 30 min, wait: 0 min, next: m}
m: {kind: exclusive, next: j}
c: {name: Other, lane: back, kind: manual, time: 20 min, wait: 0 min, next: j}
j: {kind: parallel, next: e}
e: {kind: end}
"""
UNLIKE = """
x: {kind: exclusive, lane: desk, next: [{to: a, share: 50%}, {to: b, share: 50%}]}
a: {name: At once, lane: desk, kind: manual, time: 10 min, wait: 0 min, next: e}
b: {name: Later, lane: desk, kind: manual, time: 10 min, wait: 80 min, next: e}
e: {kind: end}
"""
WORTH = """
g: {kind: parallel, lane: desk, next: [a, b]}
a: {name: One, lane: desk, kind: manual, time: 10 min, wait: 0 min, value: adding, next: j}
b: {name: Other, lane: back, kind: manual, time: 20 min, wait: 0 min, value: adding, next: j}
j: {kind: parallel, next: e}
e: {kind: end}
"""
SPLITS_ITSELF = """
a: {name: Sort, lane: desk, kind: manual, next: [{to: b, when: x, share: 50%}, {to: e, when: y}]}
b: {name: Look up, lane: desk, kind: manual, next: e}
e: {kind: end}
"""
INTERRUPTED = """
a:
  name: Ask
  lane: desk
  kind: manual
  time: 10 min
  wait: 0 min
  on: [{event: timer, after: 4 min, to: e, share: 50%}]
  next: e
e: {kind: end}
"""
WITHOUT_AFTER = INTERRUPTED.replace("timer, after: 4 min", "message")
LATE = INTERRUPTED.replace("after: 4 min", "after: 20 min")
BESIDE = """
a:
  name: Ask
  lane: desk
  kind: manual
  time: 10 min
  wait: 0 min
  on: [{event: timer, after: 4 min, interrupts: false, to: b, share: 100%}]
  next: e
b: {name: Remind, lane: form, kind: send, time: 9 min, next: f}
e: {kind: end}
f: {kind: end}
"""
OBSERVED = """
a: {name: Take, lane: desk, kind: manual, time: 10 min, wait: 2 h, delay: 1 h}
"""
CUSTOMERS = """
a: {name: Fill in, lane: resident, kind: manual, time: 10 min}
"""
LOOP = """
s: {kind: start, lane: desk}
a: {name: Check, lane: desk, kind: manual, time: 10 min, wait: 0 min, accurate: 100%}
b:
  name: Decide
  lane: desk
  kind: manual
  time: 5 min
  accurate: 90%
  next: [{to: a, when: wrong, share: 20%}, {to: e, when: right, share: 80%}]
e: {kind: end}
"""
TANGLE = """
x: {kind: exclusive, lane: desk, next: [{to: a, share: 50%}, {to: b, share: 50%}]}
a: {name: One, lane: desk, kind: manual, accurate: 100%, next: [{to: b, share: 25%}, {to: e, share: 75%}]}
b: {name: Other, lane: desk, kind: manual, accurate: 100%, next: [{to: a, share: 25%}, {to: e, share: 75%}]}
e: {kind: end}
"""

TABLE = [
    ("M04 two days are ten sevenths of a working day", WAITS_TWO_DAYS, "waiting_time", "expected", 10 / 7 * DAY),
    ("M04 the same from start to end", WAITS_TWO_DAYS, "end_to_end_time", "expected", 10 / 7 * DAY + 600),
    ("M05 the usual case has the mean", RANGE, "touch_time", "main_path", 380),
    ("M16 the middle of two numbers", TWO_NUMBERS, "touch_time", "likely", 420),
    ("N17 low of a spread", SPREAD, "touch_time", "low", 600 - 1.6449 * 120),
    ("N17 likely of a spread", SPREAD, "touch_time", "likely", 600),
    ("N17 high of a spread", SPREAD, "touch_time", "high", 600 + 1.6449 * 120),
    ("M13 the mean of the largest", LARGEST, "end_to_end_time", "expected", 25 * 60),
    ("M14 the ratio of the means", UNLIKE, "flow_efficiency", "value", 0.2),
    ("M18 only the critical path", WORTH, "value_efficiency", "value", 1.0),
    ("M19 a step with branches is a split", SPLITS_ITSELF, "cfc", "value", 2),
    ("M20 an event on a border is a split", INTERRUPTED, "cfc", "value", 2),
    ("M20 and a flow", INTERRUPTED, "connectivity", "value", 2 / 2),
    ("M20 of all there could be", INTERRUPTED, "density", "value", 2 / 2),
    ("M20 an interrupted visit costs up to `after`", INTERRUPTED, "touch_time", "expected", 7 * 60),
    ("M20 half where none is stated", WITHOUT_AFTER, "touch_time", "expected", 7.5 * 60),
    ("M20 never more than its time", LATE, "touch_time", "expected", 10 * 60),
    ("M20 what is beside begins at `after`", BESIDE, "end_to_end_time", "expected", 13 * 60),
    ("M25 a silent wait of a customer", CUSTOMERS, "waiting_time", "expected", 0),
    ("M27 the observed wait contains the delay", OBSERVED, "waiting_time", "expected", 2 * 3600),
    ("M22 who goes back is not first pass", LOOP, "first_pass_yield", "value", 0.9 * 0.8),
    ("M22 nor who goes round a tangle", TANGLE, "first_pass_yield", "value", 0.75),
    ("N12 the longest path in flows, loops left aside", LOOP, "diameter", "value", 3),
    ("N12 at least", LOOP, "human_touches", "min", 2),
    ("N12 at most", LOOP, "human_touches", "max", 2),
    ("N12 nested blocks", LARGEST, "depth", "value", 2),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "name", "key", "wanted"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_a_settled_reading_comes_out(steps: str, name: str, key: str, wanted: float) -> None:
    assert value(steps, name, key) == pytest.approx(wanted, rel=1e-4)


def test_m06_a_silent_wait_where_a_pick_up_begins_is_unknown_and_named() -> None:
    steps = """
    a: {name: Take, lane: desk, kind: manual, time: 5 min, wait: 1 h}
    b: {name: Look up, lane: desk, kind: manual, time: 5 min}
    c: {name: Print, lane: form, kind: service}
    d: {name: Check, lane: back, kind: manual, time: 5 min}
    """
    for name in ("waiting_time", "end_to_end_time", "calendar_days"):
        assert (found(steps, name).expected, found(steps, name).missing) == (None, ("d.wait",))
    known = steps.replace("lane: back, kind: manual,", "lane: back, kind: manual, wait: 2 h,")
    assert value(known, "waiting_time") == 3 * 3600


def test_m28_known_in_the_usual_case_where_the_pick_up_goes_on() -> None:
    steps = """
    a: {name: Take, lane: desk, kind: manual, time: 5 min, wait: 0 min, next: x}
    x: {kind: exclusive, next: [{to: c, share: 90%}, {to: b, share: 10%}]}
    b: {name: Ask, lane: back, kind: manual, time: 5 min, wait: 0 min, next: c}
    c: {name: Close, lane: desk, kind: manual, time: 5 min}
    """
    waiting = found(steps, "waiting_time")
    assert (waiting.expected, waiting.main_path, waiting.missing) == (None, 0, ("c.wait",))


def test_m13_a_loop_or_spread_in_a_block_makes_a_lower_bound() -> None:
    assert found(LARGEST, "end_to_end_time").exact
    spread = found(LARGEST.replace("time: 20 min", "time: 5-20-60 min"), "end_to_end_time")
    assert (spread.exact, spread.bound) == (False, "lower")


def test_m20_several_tokens_without_a_join_are_for_simulation() -> None:
    steps = """
    g: {kind: parallel, lane: desk, next: [b, c]}
    b: {name: One, lane: desk, kind: manual, time: 1 min, wait: 0 min, next: x}
    c: {name: Other, lane: desk, kind: manual, time: 1 min, wait: 0 min, next: x}
    x: {kind: exclusive, next: d}
    d: {name: Send, lane: desk, kind: manual, time: 1 min, wait: 0 min}
    """
    assert found(steps, "end_to_end_time").missing == ("simulation",)
    assert value(steps, "touch_time") == 240


def test_m24_a_doubtful_share_stays_below_all_cases() -> None:
    steps = """
    a: {name: Sort, lane: form, kind: service, next: [{to: b, share: 97%}, {to: e, default: true}]}
    b: {name: Check, lane: desk, kind: manual, time: {value: 10 min, doubt: 0%}, next: e}
    e: {kind: end}
    """
    times = found(steps, "touch_time").values
    assert times["p10"] < times["expected"] < times["p90"] < 600


def test_m26_flow_efficiency_says_why_it_means_nothing() -> None:
    nothing = found(RANGE, "flow_efficiency")
    assert (nothing.value, nothing.missing) == (None, ())
    assert "nothing waits" in (nothing.why or "")


def test_c00_what_needs_simulation_is_unknown_and_says_so() -> None:
    within = found(RANGE, "within_target", "targets: [{within: 2 days, share: 95%}]\n")
    assert (within.value, within.missing) == (None, ("simulation",))


def test_an_automated_step_without_a_time_takes_none_and_is_remarked() -> None:
    steps = """
    a: {name: Store, lane: form, kind: service}
    b: {name: Read, lane: desk, kind: manual, time: 1 min, wait: 0 min}
    """
    measured = measure(process(steps))
    assert measured["end_to_end_time"].expected == 60
    assert [remark.rule for remark in measured.remarks] == ["machine-time"]


def test_a_closed_sub_process_counts_what_it_states_else_once_and_is_remarked() -> None:
    steps = "a: {name: Handle, lane: desk, kind: subprocess, touches: 4, time: 1 h}"
    assert value(steps, "human_touches") == 4
    opaque = measure(process("a: {name: Handle, lane: desk, kind: subprocess}"))
    assert opaque["human_touches"].expected == 1
    assert "opaque" in {remark.rule for remark in opaque.remarks}
