"""Where the counting rules leave a question open, what is settled: people, hands, systems, repeats."""

from __future__ import annotations

import pytest

from procmodel.errors import AnalysisError, ReadError
from procmodel.measures import MEASURES, measure
from tests.measures.small_files import found, process, value

TWO_PARTIES = """
a: {name: Take, lane: desk, kind: manual, next: g}
g: {kind: parallel, next: [b, c]}
b: {name: Check, lane: back, kind: manual, next: j}
c: {name: Value, lane: expert, kind: manual, next: j}
j: {kind: parallel, next: d}
d: {name: Decide, lane: desk, kind: manual}
"""
SYSTEM_FIRST = """
a: {name: Read in, lane: form, kind: service}
b: {name: Check, lane: desk, kind: manual}
"""
EQUAL_WAYS = """
a: {name: Take, lane: desk, kind: manual, next: [b, c]}
b: {name: One way, lane: desk, kind: manual, next: e}
c: {name: Other way, lane: desk, kind: manual, next: e}
e: {kind: end}
""".replace("next: [b, c]", "next: [{to: b, when: one}, {to: c, when: other}]")
ONLY_OWNS = """
a: {name: Take, lane: desk, kind: manual}
b: {name: Print, lane: back, kind: service}
"""
WITH_PARTNERS = """
a: {name: Take, lane: desk, kind: manual}
b: {name: Judge, lane: clerk, kind: manual}
c: {name: Judge again, lane: nobody, kind: manual}
"""
SYSTEMS = """
a: {name: Ask, lane: resident, kind: user, system: web}
b: {name: Store, lane: form, kind: service, system: crm}
c: {name: Check, lane: desk, kind: manual}
"""
CUSTOMER_BETWEEN = """
a: {name: Take, lane: desk, kind: user, system: crm}
b: {name: Sign, lane: resident, kind: manual}
c: {name: Send, lane: desk, kind: user, system: mail, wait: 0 min}
"""
TWO_TO_ONE = """
a: {name: Sort, lane: desk, kind: manual, next: [{to: b, when: x, share: 50%}, {to: c, when: y, share: 50%}]}
b: {name: One, lane: desk, kind: user, system: crm, next: d}
c: {name: Other, lane: desk, kind: user, system: map, next: d}
d: {name: Send, lane: desk, kind: user, system: mail}
"""
BRANCHES_OF_ONE = """
g: {kind: parallel, lane: desk, next: [b, c]}
b: {name: One, lane: desk, kind: manual, next: j}
c: {name: Other, lane: desk, kind: manual, next: j}
j: {kind: parallel, next: d}
d: {name: Send, lane: desk, kind: manual}
"""
TWO_TOKENS = """
g: {kind: parallel, lane: desk, next: [b, c]}
b: {name: One, lane: desk, kind: manual, time: 1 min, wait: 0 min, next: x}
c: {name: Other, lane: desk, kind: manual, time: 1 min, wait: 0 min, next: x}
x: {kind: exclusive, next: d}
d: {name: Send, lane: desk, kind: manual, time: 1 min, wait: 0 min}
"""
NOT_TAKEN = """
a: {name: Sort, lane: desk, kind: manual, next: [{to: b, when: x, share: 100%}, {to: c, when: y, share: 0%}]}
b: {name: One, lane: desk, kind: manual, next: e}
c: {name: Other, lane: desk, kind: manual, next: d}
d: {name: Another, lane: desk, kind: manual, next: e}
e: {kind: end}
"""
DEADLINES = """
a:
  name: Ask
  lane: desk
  kind: manual
  time: 10 min
  wait: 0 min
  on:
    - {event: timer, after: 4 min, to: b, share: 20%}
    - {event: message, to: c, share: 30%}
  next: e
b: {name: Chase, lane: desk, kind: manual, time: 1 min, next: e}
c: {name: Stop, lane: desk, kind: manual, time: 2 min, next: e}
e: {kind: end}
"""

PASSED_ON = """
x: {kind: exclusive, lane: desk, next: [{to: a, share: 50%}, {to: b, share: 50%}]}
a: {name: By phone, lane: desk, kind: manual, next: m}
b: {name: By post, lane: back, kind: manual, next: m}
m: {kind: exclusive, next: g}
g: {kind: parallel, next: [c, d]}
c: {name: Store, lane: form, kind: service, next: j}
d: {name: Print, lane: form, kind: service, next: j}
j: {kind: parallel, next: k}
k: {name: Close, lane: desk, kind: manual}
"""
SENT_AT_THE_END = """
a: {name: Read in, lane: form, kind: service}
b: {name: Pass on, lane: desk, kind: send, transfers: responsibility, to: clerk}
"""

TABLE = [
    ("X01 static: each distinct party at a join", TWO_PARTIES, "handoffs", "static", 4),
    ("X01 expected: the same", TWO_PARTIES, "handoffs", "expected", 4),
    ("X01 usual case: the same", TWO_PARTIES, "handoffs", "main_path", 4),
    ("M03 nobody, a system, then staff", SYSTEM_FIRST, "handoffs", "expected", 1),
    ("M03 that is taken in", SYSTEM_FIRST, "intake", "expected", 1),
    ("M07 every way gives the same", EQUAL_WAYS, "human_touches", "main_path", 2),
    ("M07 on average too", EQUAL_WAYS, "human_touches", "expected", 2),
    ("M08 a customer who only begins", "s: {kind: start, lane: resident}\n" + SYSTEM_FIRST, "customers", "value", 0),
    ("M09 stated organisations of parties", WITH_PARTNERS, "organisations", "value", 2),
    ("M10 systems of customers and services", SYSTEMS, "systems", "value", 2),
    ("M11 a customer's step between", CUSTOMER_BETWEEN, "system_switches", "expected", 0),
    ("M11 as drawn", CUSTOMER_BETWEEN, "system_switches", "static", 0),
    ("M12 as drawn per pair", TWO_TO_ONE, "system_switches", "static", 2),
    ("M12 on average", TWO_TO_ONE, "system_switches", "expected", 1),
    ("M15 a lane that only owns a service", ONLY_OWNS, "parties", "value", 1),
    ("M17 branches of one lane that join", BRANCHES_OF_ONE, "pick_ups", "static", 1),
    ("M17 usual case", BRANCHES_OF_ONE, "pick_ups", "main_path", 1),
    ("M17 average case", BRANCHES_OF_ONE, "pick_ups", "expected", 1),
    ("M17 branches that only pass a run on are one", PASSED_ON, "pick_ups", "expected", 1.5),
    ("a party that both branches pass on is one", PASSED_ON, "handoffs", "expected", 0.5),
    ("received and sent in one step: at least", SENT_AT_THE_END, "handoffs", "min", 2),
    ("received and sent in one step: at most", SENT_AT_THE_END, "handoffs", "max", 2),
    ("M21 two tokens are two", TWO_TOKENS, "human_touches", "main_path", 4),
    ("M21 on average", TWO_TOKENS, "human_touches", "expected", 4),
    ("M21 at least", TWO_TOKENS, "human_touches", "min", 4),
    ("M21 at most", TWO_TOKENS, "human_touches", "max", 4),
    ("M23 no run along 0 %", NOT_TAKEN, "human_touches", "max", 2),
    ("M23 nor the least", NOT_TAKEN, "human_touches", "min", 2),
    ("M23 drawn all the same", NOT_TAKEN, "human_touches", "static", 4),
    ("M29 several events share one split", DEADLINES, "human_touches", "expected", 1.5),
    ("M29 a deadline breaks no pick-up", DEADLINES, "pick_ups", "expected", 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("steps", "name", "key", "wanted"), [row[1:] for row in TABLE], ids=[r[0] for r in TABLE]
)
def test_a_settled_reading_comes_out(steps: str, name: str, key: str, wanted: float) -> None:
    assert value(steps, name, key) == pytest.approx(wanted)


HANDS = [
    ("N01 information, then another person", """
        a: {name: Tell the back office, lane: desk, kind: send, transfers: information}
        b: {name: Take over, lane: back, kind: manual}""", {"handoffs": 1, "notifications": 1, "internal": 1}),
    ("N02 the sender files a copy", """
        a: {name: Pass on, lane: desk, kind: send, transfers: responsibility, to: clerk}
        b: {name: File a copy, lane: desk, kind: manual}""", {"handoffs": 1, "outbound": 1}),
    ("N02 somebody else goes on", """
        a: {name: Pass on, lane: desk, kind: send, transfers: responsibility, to: clerk}
        b: {name: Check, lane: back, kind: manual}""", {"handoffs": 1, "internal": 1, "outbound": 0}),
    ("N03 the last of two counts", """
        a: {name: Pass on, lane: desk, kind: send, transfers: responsibility, to: clerk}
        b: {name: Pass on again, lane: desk, kind: send, transfers: responsibility, to: agency}""",
     {"handoffs": 1, "outbound": 1}),
    ("N03 to oneself is none", """
        a: {name: Pass on, lane: desk, kind: manual, transfers: responsibility, to: desk}""", {"handoffs": 0}),
    ("N04 no default but for sends", """
        a: {name: Hand over, lane: desk, kind: manual}
        e: {kind: end, lane: clerk}""", {"handoffs": 0, "notifications": 0}),
    ("N04 unless it says to whom", """
        a: {name: Hand over, lane: desk, kind: manual, to: clerk}""", {"handoffs": 1, "outbound": 1}),
    ("N05 a system's send to nobody", """
        a: {name: Take, lane: desk, kind: manual}
        b: {name: Send, lane: form, kind: send}""", {"handoffs": 0, "notifications": 1}),
    ("N06 a customer to a partner", """
        a: {name: Ask, lane: resident, kind: manual}
        b: {name: Judge, lane: clerk, kind: manual}""", {"handoffs": 1, "outbound": 1}),
    ("N06 two lanes of one partner", """
        a: {name: Judge, lane: clerk, kind: manual}
        b: {name: Sign, lane: deputy, kind: manual}""", {"handoffs": 1, "internal": 1}),
    ("default: a send informs where its lane goes on", """
        a: {name: Send, lane: desk, kind: send, to: clerk}
        b: {name: Close, lane: desk, kind: manual}""", {"handoffs": 0, "notifications": 1}),
    ("default: a send to the customer informs", """
        a: {name: Send, lane: desk, kind: send, to: resident}""", {"handoffs": 0, "notifications": 1}),
    ("default: else it hands over", """
        a: {name: Send, lane: desk, kind: send, to: clerk}""", {"handoffs": 1, "notifications": 0}),
    ("alternatives share one", """
        a: {name: Sort, lane: desk, kind: manual, next: [{to: b, when: x, share: 25%}, {to: c, when: y}]}
        b: {name: Check, lane: back, kind: manual, next: c}
        c: {name: Value, lane: expert, kind: manual}""", {"handoffs": 1.25, "internal": 1.25}),
    ("back to the customer", """
        a: {name: Take, lane: desk, kind: manual}
        b: {name: Sign, lane: resident, kind: manual}""", {"handoffs": 1, "to_customer": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "wanted"), [row[1:] for row in HANDS], ids=[row[0] for row in HANDS])
def test_hands_change_as_settled(steps: str, wanted: dict[str, float]) -> None:
    measured = measure(process(steps))
    both = {**measured.measures, **measured.handoffs_by}
    assert {name: both[name].expected for name in wanted} == pytest.approx(wanted)


def test_n05_a_send_to_nobody_is_remarked() -> None:
    steps = "a: {name: Send, lane: form, kind: send}"
    assert "silent-send" in {remark.rule for remark in measure(process(steps)).remarks}


def test_n06_a_system_receives_no_responsibility() -> None:
    with pytest.raises(ReadError):
        process("a: {name: Send, lane: desk, kind: send, transfers: responsibility, to: form}")


def test_n16_messages_carry_only_the_walk_back() -> None:
    more = "messages: [{from: resident, to: b, name: proof}]\n"
    steps = "a: {name: Take, lane: desk, kind: manual}\nb: {name: Check, lane: desk, kind: manual}"
    assert value(steps, "handoffs") == 0
    assert value(steps, "handoffs", more=more) == 1
    assert value(steps, "human_touches", more=more) == 2


STARTS = """
a: {kind: start, lane: desk, share: 50%, next: c}
b: {kind: start, lane: desk, next: c}
d: {kind: start, lane: desk, next: f}
c: {name: Take, lane: desk, kind: manual, next: f}
f: {name: Close, lane: desk, kind: manual}
"""


def test_x05_one_silent_start_takes_the_rest_and_two_are_unknown() -> None:
    assert value(STARTS.replace("d: {kind: start,", "d: {kind: start, share: 20%,"), "human_touches") == 1.8
    unknown = found(STARTS, "human_touches")
    assert (unknown.expected, set(unknown.missing)) == (None, {"b", "d"})
    same = STARTS.replace("next: f}\nc:", "next: c}\nc:")
    assert value(same, "human_touches") == 2


def test_n07_decisions_are_steps_that_decide_or_stand_before_a_choice() -> None:
    steps = """
    a: {name: Read, lane: desk, kind: manual}
    b: {name: Sort, lane: form, kind: rule, next: x}
    x: {kind: exclusive, next: [{to: c, share: 50%}, {to: d, share: 50%}]}
    c: {name: Judge, lane: desk, kind: manual, next: [{to: d, when: yes, share: 50%}, {to: e, when: no}]}
    d: {name: Close, lane: desk, kind: manual}
    e: {kind: end}
    """
    assert value(steps, "decision_automation", "value") == pytest.approx(1 / 1.5)
    assert found("a: {name: Read, lane: desk, kind: manual}", "decision_automation").why


def test_n08_hard_points_are_counted_and_all_are_listed_with_their_share() -> None:
    steps = """
    a: {name: Take, lane: desk, kind: user, system: crm, next: [{to: b, when: x, share: 30%}, {to: c, when: y}]}
    b: {name: Look up, lane: back, kind: user, system: map, next: c}
    c: {kind: end}
    """
    points = found(steps, "single_points_of_failure")
    assert points.value == 1
    assert {part["id"]: part["share"] for part in points.parts} == pytest.approx({"crm": 1, "map": 0.3})


def test_x02_a_system_with_a_fallback_is_no_single_point() -> None:
    steps = "a: {name: Take, lane: desk, kind: user, system: crm}"
    more = "systems:\n  crm: {name: Records, fallback: paper}\n"
    assert value(steps, "single_points_of_failure", "value") == 1
    points = found(steps, "single_points_of_failure", more)
    assert (points.value, points.bound, points.parts) == (0, "lower", ())


def test_n09_three_measures_are_of_a_year() -> None:
    yearly = [name for name in MEASURES if name.startswith("annual_")]
    assert yearly == ["annual_touch_time", "annual_customer_time", "annual_handling_cost"]


REKEYED = """
a: {name: Fill in, lane: resident, kind: user, system: web, writes: [request], next: x}
x: {kind: exclusive, next: [{to: b, share: 40%}, {to: c, share: 60%}]}
b: {name: Type in, lane: desk, kind: user, system: crm, writes: [request, letter], next: d}
c: {name: Note on paper, lane: desk, kind: manual, next: d}
d: {name: Type again, lane: back, kind: user, system: map, writes: [request, letter], next: f}
f: {name: Correct, lane: resident, kind: user, system: web, writes: request}
"""
DATA = "data:\n  request: {name: Request, electronic: true}\n  letter: {name: Letter, electronic: true}\n"


def test_n11_what_exists_on_any_path_before_is_typed_again() -> None:
    # b types the request again (not the letter, which it makes); d both, the letter on one path; f the request
    assert value(REKEYED, "rekeyings", "static", DATA) == 4
    assert value(REKEYED, "rekeyings", "expected", DATA) == pytest.approx(0.4 + 2 + 1)


def test_n13_inclusive_branches_are_independent_and_the_default_takes_the_rest() -> None:
    steps = """
    g: {kind: inclusive, lane: desk, next: [{to: a, share: 60%}, {to: b, share: 50%}, {to: c, default: true}]}
    a: {name: One, lane: desk, kind: manual, next: j}
    b: {name: Other, lane: desk, kind: manual, next: j}
    c: {name: Neither, lane: desk, kind: manual, next: j}
    j: {kind: inclusive, next: d}
    d: {name: Close, lane: desk, kind: manual}
    """
    assert value(steps, "human_touches") == pytest.approx(0.6 + 0.5 + 0.2 + 1)
    with pytest.raises(AnalysisError, match="takes no branch at all"):
        value(
            steps.replace(", {to: c, default: true}", "").replace("next: j}\n    j:", "next: d}\n    j:"),
            "steps",
        )


def test_n13_a_merge_is_visited_unless_all_branches_were_missed() -> None:
    steps = """
    g: {kind: inclusive, lane: desk, next: [{to: a, share: 60%}, {to: b, share: 50%}, {to: e, default: true}]}
    a: {name: One, lane: desk, kind: manual, next: j}
    b: {name: Other, lane: desk, kind: manual, next: j}
    j: {kind: inclusive, next: d}
    d: {name: Close, lane: desk, kind: manual, next: e}
    e: {kind: end}
    """
    assert value(steps, "steps") == pytest.approx(0.6 + 0.5 + 1 - 0.4 * 0.5)


def test_n14_a_complex_gateway_is_an_inclusive_one_without_shares() -> None:
    steps = """
    g: {kind: complex, lane: desk, next: [a, b]}
    a: {name: One, lane: desk, kind: manual, next: j}
    b: {name: Other, lane: desk, kind: manual, next: j}
    j: {kind: complex, next: d}
    d: {name: Close, lane: desk, kind: manual}
    """
    unknown = found(steps, "human_touches")
    assert (unknown.static, unknown.expected, unknown.missing) == (3, None, ("g",))


def test_n15_a_step_that_repeats_itself_is_rework_and_no_loop() -> None:
    steps = "a: {name: Try, lane: desk, kind: manual, repeat: {while: 20%}}"
    assert value(steps, "human_touches") == pytest.approx(1.25)
    assert value(steps, "rework", "value") == pytest.approx(0.25)
    assert value(steps, "loops", "value") == 0
    assert value(steps, "pick_ups") == 1


def test_n15_several_at_once_take_effort_each_and_one_pick_up() -> None:
    steps = "a: {name: Ask, lane: desk, kind: manual, time: 5 min, wait: 0 min, repeat: {times: 3, parallel: true}}"
    assert value(steps, "human_touches") == 3
    assert value(steps, "touch_time") == 900
    assert value(steps, "end_to_end_time") == 300
    assert value(steps, "pick_ups") == 1
    assert value(steps, "rework", "value") == 0


def test_n18_reasons_of_two_kinds_are_all_named() -> None:
    steps = """
    a: {name: Sort, lane: desk, kind: manual, next: [{to: b, when: x}, {to: c, when: y}]}
    b: {name: One, lane: desk, kind: manual, time: 5 min, next: c}
    c: {kind: end}
    """
    assert set(found(steps, "touch_time").missing) == {"a.time", "a"}


def test_an_average_has_the_worst_grade_of_the_shares_it_rests_on() -> None:
    graded = "{value: 50%, grade: measured}"
    steps = TWO_TO_ONE.replace("share: 50%", f"share: {graded}")
    assert str(found(steps, "human_touches").grade) == "measured"
    assert str(found(TWO_TO_ONE, "human_touches").grade) == "assumed"


def test_n19_a_count_without_graded_inputs_has_no_grade() -> None:
    assert found(SYSTEM_FIRST, "human_touches").grade is None
