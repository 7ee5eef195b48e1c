"""What changed is told by names, each thing once, gateways and events included."""

from __future__ import annotations

from dataclasses import replace

import pytest

from procmodel import before_after, read, read_text, write
from procmodel.reports.changes import change_lines
from procmodel.reports.compared import compared_markdown
from procmodel.results.comparison import ChangeKind, Entry, FieldChange
from procmodel.results.lacking import lacking
from tests.comparison.small_models import end, gateway, minutes, process, start, task

BEFORE = """
procmodel: 1
name: Cards
lanes: {desk: {name: Front desk}, form: {name: Web form, kind: system}}
systems: {crm: {name: Customer records}, desk: {name: Desk phone}}
data: {card: {name: Card file}}
steps:
  begin: {kind: start, lane: desk}
  ask:
    {name: Ask, kind: user, lane: desk, systems: [desk],
     on: [{name: Nobody in, event: error, to: call, share: 20%, interrupts: false}]}
  which: {name: Which card?, kind: exclusive, lane: desk, next: [{to: send, share: 50%}, {to: call, share: 50%}]}
  call: {name: Call, lane: desk, kind: manual, next: done}
  send: {name: Send, lane: desk, kind: manual}
  done: {name: Done, kind: end, lane: desk}
"""


def told(after: str, before: str = BEFORE) -> list[str]:
    pair = before_after(read_text(before, "before.yaml"), read_text(after, "after.yaml"))
    return [line.strip() for line in pair.text().splitlines()]


@pytest.fixture(scope="module")
def lines() -> list[str]:
    after = (
        BEFORE.replace("systems: [desk]", "systems: [crm], writes: [card]")
        .replace("20%", "10%")
        .replace(", interrupts: false", "")
    )
    after = after.replace("name: Which card?", "name: Which kind of card?").replace(
        "name: Done", "name: Sent"
    )
    return told(
        after.replace(
            "send: {name: Send, lane: desk, kind: manual}", "send: {name: Send, lane: form, kind: service}"
        )
    )


def test_lanes_systems_and_data_are_named_and_not_given_by_id(lines):
    assert "Δ 'Send'; lane: 'Front desk' → 'Web form'; how: by hand → automatic; same id" in lines
    (ask,) = [line for line in lines if line.startswith("Δ 'Ask'")]
    assert "systems: 'Desk phone' → 'Customer records'" in ask
    assert "writes: – → 'Card file'" in ask


def test_an_event_at_a_border_is_told_by_name_and_by_what_changed(lines):
    (ask,) = [line for line in lines if line.startswith("Δ 'Ask'")]
    assert "on 'Nobody in': interrupts no → yes, share 20% → 10%" in ask
    assert "{" not in ask


def test_renamed_gateways_and_events_are_listed(lines):
    at = lines.index("Gateways and events (2)")
    assert sorted(lines[at + 1 : at + 3]) == [
        "Δ 'Done' → 'Sent'; same id",
        "Δ 'Which card?' → 'Which kind of card?'; same id",
    ]


def test_a_new_name_is_told_once_and_a_step_that_kept_it_is_not_named_twice(lines):
    assert not [line for line in lines if "is now '" in line]
    assert "automation: 'Send': done by a person before, now automatic" in lines


def test_gateways_without_a_name_that_came_are_counted():
    one = process(start(), task("a"), end())
    two = process(start(), task("a"), gateway("g"), end())
    lines = before_after(one, two).text().splitlines()
    at = lines.index("  Gateways and events (1)")
    assert lines[at + 1] == "    without a name: 1 new"


def test_what_a_figure_lacks_is_told_by_name():
    one = process(task("a", "Log the report"), task("b", "Answer", time=minutes(2)))
    line = next(line for line in before_after(one, one).text().splitlines() if "not known: needs" in line)
    assert line == "  staff minutes, not known: needs times of 'Log the report'"


def test_a_pool_with_a_new_id_and_its_old_name_is_no_change(shared_data):
    here = shared_data / "as-is-to-be" / "university-contact-form"
    pair = before_after(read(here / "as-is.bpmn"), read(here / "to-be.bpmn"))
    assert {entry.kind for entry in pair.comparison.lanes if entry.before and entry.after} == {"unchanged"}


def test_in_markdown_each_entry_stands_below_its_kind():
    one = process(task("a", "Log"), task("b", "Send"))
    two = process(task("a", "Log it"), task("b", "Send", lane="officer"))
    pair = before_after(one, two)
    lines = compared_markdown(pair.comparison, *pair.names).splitlines()
    at = lines.index("- moved (1)")
    assert lines[at + 1] == "  - → 'Send'; lane: 'Admin' → 'Officer'; same id"
    assert lines[at + 2 : at + 4] == ["- changed (1)", "  - Δ 'Log' → 'Log it'; same id"]


def test_what_only_a_simulation_tells_names_the_option(shared_data):
    here = shared_data / "as-is-to-be" / "pizza-customer-journey"
    text = before_after(read(here / "as-is.bpmn"), read(here / "to-be.bpmn")).text()
    assert "  needs no staff, not known: needs a simulation (--simulate)\n" in text


def test_a_step_that_only_an_editor_named_is_said_to_have_no_name(tmp_path):
    head = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n  ask: {name: Ask, who: team, how: by hand}\n"
    later = tmp_path / "after.bpmn"
    write(read_text(f"{head}  Activity_1fykkyh: {{name: Sort it, who: team, how: by hand}}\n"), later)
    later.write_text(later.read_text("utf-8").replace(' name="Sort it"', ""), "utf-8")
    pair = before_after(read_text(head, "before.yaml"), read(later))
    assert "+ no name (Activity_1fykkyh)" in [line.strip() for line in pair.text().splitlines()]


def test_what_only_other_tools_read_is_not_called_more_than_that():
    keys = "extensions: {'http://camunda.org/schema/1.0/bpmn': []}"
    head = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n  ask: {name: Ask, who: team, how: by hand}\n"
    found = Entry(
        ("ask",),
        ("ask",),
        ChangeKind.CHANGED,
        None,
        (),
        True,
        1.0,
        "same id",
        (FieldChange("extensions", None, keys),),
    )
    pair = before_after(read_text(head, "before.yaml"), read_text(head, "after.yaml"))
    only = replace(pair.comparison, steps=(found,), nodes=(found._replace(before=("x",), after=("x",)),))
    lines = [
        line.strip() for line in change_lines(only, {"ask": "Ask", "x": "x"}, {"ask": "Ask", "x": "x"}, False)
    ]
    assert "Δ 'Ask'; only what other tools read; same id" in lines
    assert "without a name: 1 changed" in lines


def test_where_the_usual_case_is_known_only_the_average_is_said_not_to_be():
    split = (
        "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n  ask: {name: Ask, who: team, how: by hand}\n"
        "  q: {name: Which?, kind: exclusive, next: [{to: easy, when: more}, {to: done, default: true}]}\n"
        "  easy: {name: Do it, who: team, how: by hand}\n"
        "  done: {name: Done, kind: end}\n"
    )
    text = before_after(read_text(split, "before.yaml"), read_text(split, "after.yaml")).text()
    assert "times a person handles it in the average case, not known: needs shares at 'Which?'" in text


def test_a_step_that_only_changed_its_place_says_so():
    steps = [task("a", "Log"), task("b", "Check"), task("c", "Send")]
    pair = before_after(process(*steps), process(steps[2], steps[0], steps[1]))
    assert "  → 'Send'; at another place in the order; same id" in pair.text()


def test_a_gateway_that_only_an_editor_named_is_said_to_have_no_name_where_its_shares_lack():
    names = {"Gateway_0ab": "Gateway_0ab", "which": "which"}
    assert lacking(["Gateway_0ab", "which"], names) == "shares at no name (Gateway_0ab), 'which'"


def test_a_count_that_grew_as_drawn_is_worse_as_drawn():
    split = (
        "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n  ask: {name: Ask, who: team, how: by hand}\n"
        "  q: {name: Which?, kind: exclusive, next: [{to: easy, when: more}, {to: done, when: less}]}\n"
        "  easy: {name: Do it, who: team, how: by hand}\n"
    )
    more = f"{split}  again: {{name: Do it again, who: team, how: by hand}}\n"
    end = "  done: {name: Done, kind: end}\n"
    pairs = [[read_text(text + end, "a.yaml") for text in pair] for pair in ((split, more), (more, split))]
    worse, better = (before_after(*pair).text().partition("What got worse")[2] for pair in pairs)
    assert "times a person handles it: 2 became 3 (as drawn)" in worse
    assert "times a person handles it" not in better
