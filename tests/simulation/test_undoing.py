"""What was done is undone where an event says so, as often as it was done; worked out by hand."""

from __future__ import annotations

import pytest

from procmodel import read_text, simulate

TEXT = """procmodel: 1
name: Undoing
lanes: {a: {name: Officer}}
steps:
  book: {name: Book a room, who: a, how: by hand, time: 10 min, wait: 0 min, %s
         on: [{event: compensation, to: unbook}]}
  pay: {name: Pay for it, who: a, how: by hand, time: 5 min, wait: 0 min, next: which,
        on: [{event: compensation, to: refund}]}
  which: {kind: exclusive, next: [{to: undo, share: %s}, {to: never, share: 0%%}, {to: done, share: %s}]}
  never: {name: Print it, who: a, how: by hand, time: 70 min, wait: 0 min, next: done,
          on: [{event: compensation, to: unprint}]}
  undo: {kind: %s, event: compensation, name: Undo}
  done: {kind: end, name: Done}
  unbook: {name: Cancel the room, who: a, how: by hand, time: 3 min, wait: 0 min, for_compensation: true, next: []}
  refund: {name: Pay it back, who: a, how: by hand, time: 2 min, wait: 0 min, for_compensation: true, next: []}
  unprint: {name: Shred it, who: a, how: by hand, time: 60 min, wait: 0 min, for_compensation: true, next: []}
"""


def minutes(share: str, rest: str, kind: str = "end", looping: bool = False) -> float:
    text = TEXT % ("next: again," if looping else "next: pay,", share, rest, kind)
    begin = "\nsteps:\n  begin: {kind: start, name: Begun, who: a, next: book}\n"
    if looping:
        begin += "  again: {kind: exclusive, next: [{to: book, share: 50%}, {to: pay, share: 50%}]}\n"
    found = simulate(read_text(text.replace("\nsteps:\n", begin)), cases=2_000, replications=3)
    mean = found.results["end_to_end_time"].mean
    assert mean is not None
    assert found.results["touch_time"].mean == pytest.approx(mean)
    return mean / 60


@pytest.mark.parametrize("kind", ["end", "throw"])
def test_what_was_done_is_undone_and_nothing_else(kind: str) -> None:
    """Fifteen done, two and three to undo them; what was not printed is not shredded."""
    assert minutes("100%", "0%", kind) == pytest.approx(20)
    assert minutes("0%", "100%", kind) == pytest.approx(15)


def test_it_is_undone_as_often_as_it_was_done() -> None:
    """Booked twice on average: 20 and 5, then 2 and 6."""
    assert minutes("100%", "0%", looping=True) == pytest.approx(33, rel=0.03)


def test_an_event_that_names_a_step_undoes_that_one() -> None:
    text = TEXT % ("next: pay,", "100%", "0%", "end")
    named = text.replace("name: Undo}", "name: Undo, definitions: [{event: compensation, means: pay}]}")
    named = named.replace("\nsteps:\n", "\nsteps:\n  begin: {kind: start, name: Begun, who: a}\n")
    found = simulate(read_text(named), cases=20, replications=2)
    assert found.results["end_to_end_time"].mean == pytest.approx(17 * 60)
