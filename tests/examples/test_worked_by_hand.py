"""The counts of the shipped examples, worked out by hand from the files, line by line.

A mean of `low-likely-high` is PERT's, (low + 4 likely + high) / 6. `v` is how often a case visits a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from procmodel.formats import read
from procmodel.measures import measure
from procmodel.results.measurement import Measurement, Measurements

EXAMPLES = Path(__file__).parents[2] / "examples"

Row = dict[str, float]

# -- Missed bin collection, before ---------------------------------------------------------------------
# v: take_down 1, check_day 1, tell_not_due .15, email_depot = log = ask_crew .85, read_sheet .1 x .85 = .085,
#    decide_return .85, explain .2 x .85 = .17. collect is entered by .8 x .85 = .68 of the cases and again by
#    a fifth of its own visits: .68 / (1 - .2) = .85, so relist .2 x .85 = .17 and tick_off .8 x .85 = .68.
# Main path: due (.85), the crew answers (.9), goes back (.8), reaches the bin (.8).
BINS_BEFORE: dict[str, Row] = {
    # contact 4, depot 5 (log, ask_crew, read_sheet, decide_return, explain) + 2 (relist, tick_off), crew 1.
    # main: take_down, check_day, email_depot, log, ask_crew, decide_return, collect, tick_off.
    # expected: 1 + 1 + .15 + 5 x .85 (email, log, ask, decide, collect) + .085 + .17 + .17 + .68 = 7.505
    "human_touches": {"static": 12, "main_path": 8, "expected": 7.505},
    "customer_steps": {"static": 1, "main_path": 1, "expected": 1},
    # runs: contact's four; the depot's five from log on; collect; relist; tick_off.
    # expected: 1 + .85 + .85 + .17 + .68 = 3.55; main: all but relist.
    "pick_ups": {"static": 5, "main_path": 4, "expected": 3.55},
    # take_down from the resident 1; log from contact .85; collect from the depot .85; relist from the
    # crew .17; tick_off from the crew .68: 3.55.
    "handoffs": {"static": 5, "main_path": 4, "expected": 3.55},
    "intake": {"static": 1, "main_path": 1, "expected": 1},
    "internal": {"static": 4, "main_path": 3, "expected": 2.55},
    "outbound": {"static": 0, "main_path": 0, "expected": 0},
    "to_customer": {"static": 0, "main_path": 0, "expected": 0},
    # tell_not_due .15 and explain .17, neither on the main path.
    "notifications": {"static": 2, "main_path": 0, "expected": 0.32},
    # flagged: email_depot .85 and log .85.
    "rekeyings": {"static": 2, "main_path": 2, "expected": 1.7},
    # take_down (records) to check_day (lists) 1; check_day to email_depot (mail) .85; inside log .85.
    "system_switches": {"static": 3, "main_path": 3, "expected": 2.7},
    "straight_through": {"value": 0},
    # means 5.5, 2, 3, 3, 4, 6, 3, 2, 5, 15, 2, 1 in the order of the file, staff only:
    # 5.5 + 2 + .15 x 3 + .85 x (3 + 4 + 6 + 2 + 15) + .085 x 3 + .17 x 5 + .17 x 2 + .68 x 1 = 35.575 min.
    # (The unanswered radio call ran its 6 minutes: 2 h after is more than that.)
    "touch_time": {"expected": 35.575 * 60, "main_path": (5.5 + 2 + 3 + 4 + 6 + 2 + 15 + 1) * 60},
    "customer_time": {"expected": 38 / 6 * 60},
    # contact 10.5 min x .30 + depot .85 x 12 + .255 + .85 + .34 + .68 = 12.325 min x .28 + crew 12.75 x .75
    # = 3.15 + 3.451 + 9.5625 = 16.1635 pounds; 5,200 cases a year.
    "handling_cost": {"expected": 16.1635},
    "annual_handling_cost": {"expected": 16.1635 * 5200},
    # one flow leads back: relist to collect. collect: .85 - .68 = .17 more than cases that see it;
    # relist: .17 visits by .68 x .2 = .136 of the cases, .034 more.
    "loops": {"value": 1},
    "rework_touches": {"value": 0.204},
    "parties": {"value": 3},
}

# -- Missed bin collection, after ----------------------------------------------------------------------
# v: fill_for_them .2, check_round 1, ask_by_radio .05; not due .15, reason .85 x .2 = .17, return .68;
#    collect .68 / .8 = .85, relist .17, tell_done .68.
# Main path: web (.8), log found (.95), return (.68), reached (.8).
BINS_AFTER: dict[str, Row] = {
    # fill_for_them .2 + ask_by_radio .05 + collect .85
    "human_touches": {"static": 3, "main_path": 1, "expected": 1.1},
    "customer_steps": {"static": 2, "main_path": 1, "expected": 1},
    # collect waits a day each time, so every visit is a pick-up
    "pick_ups": {"static": 3, "main_path": 1, "expected": 1.1},
    # fill_for_them .2 and ask_by_radio .05 from another person; collect .68: coming back from relist
    # (a system) the crew follows itself.
    "handoffs": {"static": 3, "main_path": 1, "expected": 0.93},
    # fill_for_them .2; ask_by_radio after the web form .8 x .05 = .04; collect after the web form without
    # radio .8 x .95 x .68 = .5168
    "intake": {"main_path": 1, "expected": 0.7568},
    # ask_by_radio after the contact centre .01; collect after it .2 x .95 x .68 = .1292, after radio .034
    "internal": {"main_path": 0, "expected": 0.1732},
    "outbound": {"static": 0, "expected": 0},
    "to_customer": {"static": 0, "expected": 0},
    "notifications": {"static": 3, "main_path": 1, "expected": 1},
    "rekeyings": {"static": 0, "main_path": 0, "expected": 0},
    "system_switches": {"static": 0, "main_path": 0, "expected": 0},
    # by web .8, log found .95, no return .32
    "straight_through": {"value": 0.2432},
    # 5.5 x .2 + 6 x .05 + 15 x .85 = 1.1 + .3 + 12.75
    "touch_time": {"expected": 14.15 * 60, "main_path": 15 * 60},
    # .2 x 38/6 (telephone) + .8 x 3 (web)
    "customer_time": {"expected": (0.2 * 38 / 6 + 2.4) * 60},
    "handling_cost": {"expected": 1.1 * 0.30 + 0.3 * 0.28 + 12.75 * 0.75},
    "automated_steps": {"static": 7, "main_path": 4},
    "parties": {"value": 3},
    "loops": {"value": 1},
}

# -- Resident parking permit, before -------------------------------------------------------------------
# Of the decisions .25 ask for papers and .8 of those come back: r = .2, so the checks and judge run
# 1 / (1 - .2) = 1.25 times. ask_papers = send_papers .25 x 1.25 = .3125, add_papers .8 x .3125 = .25,
# close_lapsed .2 x .3125 = .0625, refuse .05 x 1.25 = .0625, the four last steps .7 x 1.25 = .875.
PARKING_BEFORE: dict[str, Row] = {
    # 2 (post, typing) + 3 x 1.25 + .3125 + .25 + .0625 + .0625 + 4 x .875 = 9.9375
    "human_touches": {"static": 13, "main_path": 9, "expected": 9.9375},
    "customer_steps": {"static": 2, "main_path": 1, "expected": 1.3125},
    # runs: open_post, key_in, check_address and add_papers (the office, no waits but at the two entries);
    # check_vehicle, judge, refuse; ask_papers; close_lapsed; bank_cheque; the last three. As drawn 6.
    # But add_papers waits a day, and nobody waits between it and check_address: one component all the same.
    # expected: 1 + .25 + 1.25 + .3125 + .0625 + .875 + .875 = 4.625
    "pick_ups": {"static": 6, "main_path": 4, "expected": 4.625},
    # open_post 1; check_vehicle 1.25 (from the office); judge 1.25 (its join brings the office's half);
    # ask_papers .3125; send_papers .3125; add_papers .25; close_lapsed .0625; bank_cheque, print_permit .875
    "handoffs": {"static": 9, "main_path": 5, "expected": 6.1875},
    "intake": {"static": 3, "main_path": 1, "expected": 1.3125},
    "internal": {"static": 5, "main_path": 4, "expected": 4.5625},
    "to_customer": {"static": 1, "main_path": 0, "expected": 0.3125},
    "outbound": {"static": 0, "main_path": 0, "expected": 0},
    "notifications": {"static": 2, "main_path": 1, "expected": 0.9375},
    # key_in makes the application electronic; list_for_wardens types it again
    "rekeyings": {"static": 1, "main_path": 1, "expected": 0.875},
    # key_in (permits) to check_address (council tax) 1; print_permit to list_for_wardens .875
    "system_switches": {"static": 2, "main_path": 2, "expected": 1.875},
    "straight_through": {"value": 0},
    # means: open 3, key 7, address 4, vehicle 4, judge 2, ask 9, add 3, lapsed 3, refuse 10, bank 4, print 3,
    # list 2, post 2: 3 + 7 + 1.25 x 10 + .3125 x 9 + .25 x 3 + .0625 x 13 + .875 x 11 = 36.5
    "touch_time": {"expected": 36.5 * 60, "main_path": (3 + 7 + 4 + 4 + 2 + 4 + 3 + 2 + 2) * 60},
    "parties": {"value": 3},
    "loops": {"value": 1},
}

# -- Resident parking permit, after --------------------------------------------------------------------
# The table: refuse .05, papers .95 x .1 = .095, grant .855. Of the uploads .8 arrive and .25 of those cannot
# be read: r = .2, upload .095 / .8 = .11875, check_proof .095, good .75 x .095 = .07125, lapsed .02375.
# pay .855 + .07125 = .92625; pay_by_phone .04 x .92625 = .03705.
PARKING_AFTER: dict[str, Row] = {
    # check_proof .095 + pay_by_phone .03705 + review .05
    "human_touches": {"static": 3, "main_path": 0, "expected": 0.18205},
    # apply 1 + upload .11875 + pay .92625
    "customer_steps": {"static": 3, "main_path": 2, "expected": 2.045},
    "pick_ups": {"static": 3, "main_path": 0, "expected": 0.18205},
    # the three touches, all from the resident; back to the resident: an upload again .25 x .095 = .02375,
    # paying after the proof .07125
    "handoffs": {"static": 5, "main_path": 0, "expected": 0.27705},
    "intake": {"static": 3, "main_path": 0, "expected": 0.18205},
    "internal": {"static": 0, "main_path": 0, "expected": 0},
    "to_customer": {"static": 2, "main_path": 0, "expected": 0.095},
    # tell_resident .92625, refuse .05
    "notifications": {"static": 2, "main_path": 1, "expected": 0.97625},
    "rekeyings": {"static": 0, "main_path": 0, "expected": 0},
    "system_switches": {"static": 0, "main_path": 0, "expected": 0},
    # granted and paid .855 x .96 = .8208; lapsed before anybody looked .095 x .2 = .019
    "straight_through": {"value": 0.8398},
    # 5 x .095 + 6 x .03705 + 9 x .05 = .475 + .2223 + .45
    "touch_time": {"expected": 1.1473 * 60, "main_path": 0},
    "parties": {"value": 1},
    "loops": {"value": 1},
}

# -- Housing repair, before ----------------------------------------------------------------------------
# book .8; knock .8 / (1 - .2) = 1; leave_card = rebook .2; find_fault .8; fix = test .8 / .8 = 1;
# fill_sheet .8; send_contractor = contractor_repair = contractor_report .2; all others 1.
REPAIR_BEFORE: dict[str, Row] = {
    # 4 + .8 + 1 + .2 + .2 + .8 + 1 + 1 + .8 + 3 x .2 + 1 = 11.4; the box of the sub-process is no touch
    "human_touches": {"static": 16, "main_path": 11, "expected": 11.4},
    "customer_steps": {"static": 1, "main_path": 1, "expected": 1},
    # runs: the line's three; raise_job, book, send_contractor; knock to fill_sheet with leave_card; rebook;
    # the contractor's two; close_job. expected 1 + 1 + 1 + .2 + .2 + 1
    "pick_ups": {"static": 6, "main_path": 4, "expected": 4.4},
    # note_down 1, raise_job 1, knock 1 (from the planner, each time), rebook .2, contractor_repair .2,
    # close_job 1 (.8 from the trade, .2 from the contractor)
    "handoffs": {"static": 6, "main_path": 4, "expected": 4.4},
    "outbound": {"static": 1, "main_path": 0, "expected": 0.2},
    # note_down, and close_job where the contractor hands back: from outside to staff
    "intake": {"static": 1, "main_path": 1, "expected": 1.2},
    "internal": {"static": 4, "main_path": 3, "expected": 3.0},
    "to_customer": {"static": 0, "main_path": 0, "expected": 0},
    # email_planner 1, raise_job 1, send_contractor .2, close_job 1
    "rekeyings": {"static": 4, "main_path": 3, "expected": 3.2},
    # inside raise_job 1; raise_job (jobs last) to send_contractor (mail) .2
    "system_switches": {"static": 2, "main_path": 1, "expected": 1.2},
    "straight_through": {"value": 0},
    # means: note 6, choose 3, e-mail 3, raise 5, book 6, knock 3 (half of it where nobody is in), card 2,
    # rebook 5, find 10, fix 30, test 3, sheet 4, send 4, heating 50, report 5, close 3:
    # 17 + 4.8 + (.8 x 3 + .2 x 1.5) + .4 + 1 + 8 + 30 + 3 + 3.2 + .8 + 10 + 1 + 3 = 84.9
    "touch_time": {"expected": 84.9 * 60, "main_path": (17 + 6 + 3 + 10 + 30 + 3 + 4 + 3) * 60},
    # .5 + 5 x 1 + 1 x .2 + 3 x .2 + 1 = 7.3 working days of 7.4 h
    "waiting_time": {"expected": 7.3 * 7.4 * 3600},
    # rebook to knock, and test to fix
    "loops": {"value": 2},
    # knock: 1 - .8 = .2; leave_card and rebook: .2 visits by .8 x .2 = .16 of the cases, .04 each;
    # fix and test: 1 - .8 = .2 each
    "rework_touches": {"value": 0.68},
    "parties": {"value": 4},
    "organisations": {"value": 2},
}

# -- Housing repair, after -----------------------------------------------------------------------------
# The table: ask .1, contractor .9 x .2 = .18, own trade .72; after the call .08 and .02 more: .8 and .2.
# knock = book = remind .8 / (1 - .1) = 8/9; leave_card .8/9 = 4/45.
REPAIR_AFTER: dict[str, Row] = {
    # call .1 + knock 8/9 + leave_card 4/45 + find .8 + fix 1 + test 1 + record .8 + contractor 2 x .2
    "human_touches": {"static": 9, "main_path": 5, "expected": 4.1 + 44 / 45},
    "customer_steps": {"static": 2, "main_path": 2, "expected": 1 + 8 / 9},
    # the call; knock to fill_sheet with leave_card; the contractor's two
    "pick_ups": {"static": 3, "main_path": 1, "expected": 0.1 + 8 / 9 + 0.2},
    # call .1; book after the call .08 and after a missed visit 4/45; knock 8/9; contractor .2
    "handoffs": {"static": 4, "main_path": 1, "expected": 0.38 + 44 / 45},
    "intake": {"static": 2, "main_path": 1, "expected": 0.1 + 8 / 9},
    "internal": {"static": 0, "main_path": 0, "expected": 0},
    "outbound": {"static": 1, "main_path": 0, "expected": 0.2},
    "to_customer": {"static": 1, "main_path": 0, "expected": 0.08 + 4 / 45},
    # remind 8/9, tell_tenant 1
    "notifications": {"static": 2, "main_path": 2, "expected": 17 / 9},
    "rekeyings": {"static": 0, "main_path": 0, "expected": 0},
    "system_switches": {"static": 0, "main_path": 0, "expected": 0},
    "straight_through": {"value": 0},
    # call 7 x .1; knock 3, half where nobody is in: 8/9 x .95 x 3; card 4/45; 8 + 30 + 3; record 2 x .8;
    # heating 10; report 3 x .2
    "touch_time": {
        "expected": (0.7 + 8 / 9 * 2.85 + 4 / 45 + 41 + 1.6 + 10 + 0.6) * 60,
        "main_path": (3 + 10 + 30 + 3 + 2) * 60,
    },
    "loops": {"value": 2},
    "parties": {"value": 3},
    "organisations": {"value": 2},
}

WORKED = {
    "bins_before": BINS_BEFORE,
    "bins_after": BINS_AFTER,
    "parking_before": PARKING_BEFORE,
    "parking_after": PARKING_AFTER,
    "repair_before": REPAIR_BEFORE,
    "repair_after": REPAIR_AFTER,
}


@cache
def measured(name: str) -> Measurements:
    return measure(read(EXAMPLES / f"{name}.yaml"))


def found(name: str, what: str) -> Measurement:
    measurements = measured(name)
    return measurements.handoffs_by[what] if what in measurements.handoffs_by else measurements[what]


def cases() -> Iterator[tuple[str, str, str, float]]:
    for name, rows in WORKED.items():
        for what, values in rows.items():
            for which, value in values.items():
                yield name, what, which, value


@pytest.mark.parametrize(("name", "what", "which", "value"), list(cases()))
def test_a_count_worked_by_hand_comes_out(name: str, what: str, which: str, value: float) -> None:
    assert found(name, what).values[which] == pytest.approx(value, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("name", WORKED)
@pytest.mark.parametrize("which", ["static", "main_path", "expected"])
def test_the_parts_of_the_handoffs_add_up(name: str, which: str) -> None:
    measurements = measured(name)
    parts = [part.values[which] for part in measurements.handoffs_by.values()]
    assert sum(part or 0 for part in parts) == pytest.approx(measurements["handoffs"].values[which])
