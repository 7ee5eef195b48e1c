"""What an event takes off a visit: what was done until then where the file says, nothing made up where it does not."""

from __future__ import annotations

import pytest

from procmodel import dump, measure, read_text, simulate
from procmodel.measures.by_simulation import with_simulated
from tests.simulation.test_handlers import HEAD, box, handler, task

THROWING = (
    "  one: {name: Do one, who: a, how: by hand, time: 10 min, wait: 0 min,"
    " next: [{to: ok, share: 60%%}, {to: bad, share: 40%%}]}\n"
    "  ok: {kind: end, name: Fine}\n"
    "  bad: {kind: end, event: %s, name: Bad}\n"
)
TWO = task("last", 5, "[]") + task("sorry", 7, "[]")


@pytest.mark.parametrize(("event", "more"), [("error", ""), ("cancel", ", share: 40%")])
def test_what_is_thrown_inside_a_box_costs_what_was_done_until_then(event: str, more: str) -> None:
    """Ten minutes in every case, then five or seven: 15.8; not half of the ten where it is cut short."""
    steps = box(THROWING % event, f"    on: [{{event: {event}, to: sorry{more}}}]\n") + TWO
    made = read_text(f"{HEAD}steps:\n{steps}")
    found, played = measure(made), simulate(made, cases=2_000, replications=5)
    for name in ("touch_time", "end_to_end_time"):
        assert found[name].expected == pytest.approx((10 + 0.6 * 5 + 0.4 * 7) * 60)
        simulated = played.results[name]
        assert simulated.mean is not None
        assert simulated.half_width is not None
        assert abs(simulated.mean - (10 + 0.6 * 5 + 0.4 * 7) * 60) < 2 * simulated.half_width
    assert found["human_touches"].expected == 2


def test_one_event_without_a_share_leaves_the_average_unknown() -> None:
    """It takes 15 minutes where it never comes and 12 where it always does: nobody says how often it comes."""
    steps = task("one", 10, "last").replace("}\n", ", on: [{event: error, id: bad, to: sorry}]}\n") + TWO
    found = measure(read_text(f"{HEAD}steps:\n{steps}"))
    assert found["touch_time"].expected is None
    assert found["touch_time"].missing == ("bad",)
    assert found["touch_time"].main_path == 15 * 60
    assert found["human_touches"].expected == 2  # whichever way


def test_one_branch_of_an_inclusive_split_without_a_share_leaves_it_unknown() -> None:
    steps = "  some: {kind: inclusive, lane: a, next: [{to: last, share: 100%}, {to: sorry}]}\n" + TWO
    found = measure(read_text(f"{HEAD}steps:\n{steps}"))
    assert found["human_touches"].expected is None
    assert found["human_touches"].missing == ("some",)


@pytest.mark.parametrize("event", ["terminate", "error"])
def test_what_runs_beside_an_end_of_all_is_left_to_the_simulation(event: str) -> None:
    """One branch ends all after 10 minutes; the other has 30 and 30: three touches are drawn, two are done."""
    inside = "  both: {kind: parallel, lane: a, next: [one, two]}\n" + task("one", 10, "bad")
    inside += f"  bad: {{kind: end, event: {event}, name: Bad}}\n" + task("two", 30, "three")
    inside += task("three", 30, "[]")
    border = "    on: [{event: error, to: sorry}]\n" if event == "error" else ""
    steps = box(inside, border) + TWO if event == "error" else inside
    made = read_text(f"{HEAD}steps:\n{steps}")
    found = measure(made)
    for name in ("touch_time", "human_touches", "end_to_end_time"):
        assert found[name].expected is None
        assert found[name].missing == ("simulation",)
    played = simulate(made, cases=20, replications=2).results
    assert played["human_touches"].mean == (3 if event == "error" else 2)


HANDLED = """procmodel: 1
name: Handled
lanes:
  a: {name: Applicant desk, organisation: X, rate: 20 per hour}
  b: {name: Officer, organisation: X, rate: 20 per hour}
steps:
  begin: {kind: start, who: a, name: Begun}
  one: {name: Do one, who: a, how: by hand, time: 10 min, wait: 1 h}
  box:
    kind: subprocess
    name: The box
    lane: b
    repeat: {while: 50%%}
    steps:
      two: {name: Do two, who: b, how: by hand, time: 5 min, wait: 1 h}
      inner:
        kind: subprocess
        name: Handle
        triggered_by_event: true
        steps:
          wet: {kind: start, name: Wet, event: conditional, %s}
          file: {name: File it, who: a, how: by hand, time: 4 min, wait: 1 h}
  after: {name: Do after, who: b, how: by hand, time: 1 min, wait: 0 min}
  outer:
    kind: subprocess
    name: Handle too
    lane: a
    triggered_by_event: true
    steps:
      dry: {kind: start, name: Dry, event: conditional, share: 10%%, interrupts: false}
      note: {name: Note it, who: b, how: by hand, time: 20 min, wait: 1 h}
"""


def test_event_sub_processes_count_by_their_shares() -> None:
    """Two rounds on average, in each three of ten; beside a tenth of the cases. Half of what is replaced is done."""
    made = read_text(HANDLED % "share: 30%")
    found, played = measure(made), simulate(made, cases=3_000, replications=6).results
    assert found["human_touches"].expected == pytest.approx(1 + 2 + 1 + 2 * 0.3 + 0.1)
    assert found["human_touches"].main_path == 3
    touch = 10 + 2 * 5 * 0.85 + 1 + 2 * 0.3 * 4 + 0.1 * 20
    assert found["touch_time"].expected == pytest.approx(touch * 60)
    assert found["handling_cost"].expected == pytest.approx(touch / 3)
    for name in ("human_touches", "touch_time", "handling_cost"):
        simulated, expected = played[name], found[name].expected
        assert simulated.mean is not None
        assert simulated.half_width is not None
        assert expected is not None
        assert abs(simulated.mean - expected) <= 2 * simulated.half_width, name
    assert found["straight_through"].value == 0  # with nothing beside, nobody is spared a touch either
    for name in ("end_to_end_time", "waiting_time"):
        assert found[name].missing == ("simulation",)  # which measure --simulate fills
    assert not any("never done" in remark.text for remark in made.origin.remarks)


def test_an_event_sub_process_whose_event_is_not_counted_leaves_averages_unknown() -> None:
    """Nobody says how often: the share is missing. A time says when, which the simulation tells how often."""
    silent = measure(read_text(HANDLED % "interrupts: false"))["human_touches"]
    assert silent.expected is None
    assert silent.missing == ("box/inner/wet",)
    assert silent.main_path == 3
    timed = HANDLED % "interrupts: false, definitions: [{event: timer, timer: duration, text: PT70M}]"
    found = measure(read_text(timed.replace("event: conditional, interrupts", "event: timer, interrupts")))
    assert found["human_touches"].missing == ("simulation",)


UNDONE = """procmodel: 1
name: Undone
lanes: {a: {name: Officer, rate: 20 per hour}}
steps:
  begin: {kind: start, who: a, name: Begun%s}
  book: {name: Book a room, who: a, how: by hand, time: 10 min, wait: 0 min, on: [{event: compensation, to: unbook}]}
  which: {kind: exclusive, next: [{to: undo, share: 40%%}, {to: done, share: 60%%}]}
  undo: {kind: throw, event: compensation, name: Undo, next: done}
  done: {kind: end, name: Done}
  unbook: {name: Cancel the room, who: a, how: by hand, time: 3 min, wait: 0 min, for_compensation: true}
"""


def test_what_is_surely_done_once_is_undone_as_often_as_an_event_says() -> None:
    """Ten minutes, and three more in four of ten cases."""
    made = read_text(UNDONE % "")
    found, played = measure(made), simulate(made, cases=3_000, replications=5).results
    assert found["touch_time"].expected == pytest.approx((10 + 0.4 * 3) * 60)
    assert found["human_touches"].expected == pytest.approx(1.4)
    assert found["human_touches"].main_path == 1
    assert played["touch_time"].mean == pytest.approx((10 + 0.4 * 3) * 60, rel=0.01)


def test_what_may_not_have_been_done_is_left_to_the_simulation() -> None:
    """The room is booked in half of the cases only: what there is to undo hangs together with that."""
    some = ", next: some}\n  some: {kind: exclusive, next: [{to: book, share: 50%}, {to: which, share: 50%}]"
    found = measure(read_text(UNDONE % some))
    for name in ("touch_time", "human_touches"):
        assert found[name].expected is None
        assert found[name].missing == ("simulation",)


def test_what_stands_beside_the_flow_is_passed_over_by_what_lies_above_it() -> None:
    """Nobody falls into an event sub-process or the undoing of a step, nor out of them or of a link that jumps."""
    text = HANDLED % "share: 30%"
    made = read_text(text + "  last: {name: Do last, who: b, how: by hand, time: 1 min, wait: 0 min}\n")
    assert [flow.target for flow in made.flows if flow.source == "after"] == ["last"]
    assert not [flow for flow in made.flows if "outer" in (flow.source, flow.target)]
    jump = "  here: {kind: throw, event: link, name: L}\n  there: {kind: catch, event: link, name: L, next: done}\n"
    linked = read_text(UNDONE.replace("  done: {kind: end", jump + "  done: {kind: end") % "")
    assert not [flow for flow in linked.flows if flow.source == "here"]
    for each in (made, linked):
        assert read_text(dump(each)).flows == each.flows


def test_who_needs_no_staff_is_left_to_the_simulation_where_an_event_may_bring_some() -> None:
    automatic = (HANDLED % "share: 30%").replace(
        "who: a, how: by hand, time: 10", "who: s, how: automatic, time: 10"
    )
    automatic = automatic.replace("who: b, how: by hand, time: 5", "who: s, how: automatic, time: 5")
    automatic = automatic.replace("who: b, how: by hand, time: 1 ", "who: s, how: automatic, time: 1 ")
    made = read_text(
        automatic.replace("steps:\n  begin", "  s: {name: System, kind: system}\nsteps:\n  begin")
    )
    found = measure(made)
    assert found["straight_through"].missing == ("simulation",)
    assert found["human_touches"].expected == pytest.approx(2 * 0.3 + 0.1)
    played = simulate(made, cases=3_000, replications=6).results["straight_through"]
    assert played.mean is not None
    assert played.half_width is not None
    assert (
        abs(played.mean - 0.9 * 0.35 / 0.65) <= 2 * played.half_width
    )  # a round without, again in half of them


def test_a_simulation_fills_the_days_too_and_the_share_is_named_as_evidence() -> None:
    """Two beside one another for the longer of both: 15 minutes, in working days of 7.4 hours, 7 days for 5 of them."""
    steps = task("one", 15, "[]") + handler("event: conditional, interrupts: false, share: 30%")
    made = read_text(f"{HEAD}steps:\n{steps}")
    found = measure(made)
    assert found["calendar_days"].missing == ("simulation",)
    filled = with_simulated(found, simulate(made, cases=200, replications=3), made)["calendar_days"]
    assert filled.expected == pytest.approx(15 / 60 / 7.4 * 7 / 5)
    assert filled.missing == ()
    assert found["human_touches"].grade == "assumed"
