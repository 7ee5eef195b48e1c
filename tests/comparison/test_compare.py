"""What changed between two versions, where the files say what is what."""

import pytest

from procmodel import before_after
from procmodel.comparison import compare
from procmodel.errors import ReadError
from procmodel.formats import read_text
from procmodel.model import DataObject, Lane, Quantity
from procmodel.reports.compared import compared_text
from tests.comparison.small_models import (
    LANES,
    end,
    entry_of,
    flow,
    gateway,
    kinds,
    minutes,
    process,
    share,
    start,
    task,
)


def test_a_process_compared_with_itself_has_only_unchanged_steps():
    one = process(task("a", replaces=("old",)), gateway("g"), task("b"), removed=("older",))
    result = compare(one, one)
    assert kinds(result) == {(("a",), ("a",)): "unchanged", (("b",), ("b",)): "unchanged"}
    assert not result.flows
    assert not result.remarks
    assert result.comparable
    assert result.is_unchanged


def test_moving_a_step_to_another_lane_is_reported_as_moved():
    result = compare(process(task("a")), process(task("a", lane="officer")))
    entry = entry_of(result, "a")
    assert entry.kind == "moved"
    assert entry.also == ()
    assert [(c.field, c.before, c.after) for c in entry.fields] == [("lane", "admin", "officer")]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (task("a"), task("a", lane="form", kind="service"), "automated"),
        (task("a"), task("a", lane="resident"), "self_service"),
        (task("a", lane="form", kind="service"), task("a", kind="user"), "by_hand"),
        (task("a", kind="user"), task("a"), "by_hand"),
        (task("a"), task("a", kind="user", systems=("crm",)), "assisted"),
        (task("a", lane="resident"), task("a", lane="resident", kind="user"), "assisted"),
        (task("a", kind="task"), task("a", kind="user"), "changed"),
        (task("a", kind="user"), task("a", kind="task"), "changed"),
        (task("a", kind="user"), task("a", kind="send"), "changed"),
        (task("a", kind="receive"), task("a", kind="user"), "changed"),
        (task("a", kind="task"), task("a", lane="form", kind="service"), "automated"),
        (task("a", lane="form", kind="service"), task("a", kind="task"), "by_hand"),
        (task("a", kind="task", systems=("crm",)), task("a"), "by_hand"),
        (task("a"), task("a", time=minutes(3)), "changed"),
        (task("a", "Log"), task("a", "Log it"), "changed"),
        (task("a"), task("a"), "unchanged"),
    ],
)
def test_a_step_has_the_first_kind_that_holds(before, after, kind):
    assert entry_of(compare(process(before), process(after)), "a").kind == kind


def test_an_automated_step_in_another_lane_has_also_moved():
    entry = entry_of(compare(process(task("a")), process(task("a", lane="form", kind="service"))), "a")
    assert entry.also == ("moved",)


def test_branches_written_the_other_way_round_have_not_moved():
    steps = {name: task(name) for name in ("log", "grant", "refuse", "write", "close")}
    ways = [flow("log", "which"), flow("which", "grant"), flow("which", "refuse"), flow("refuse", "write")]
    ways += [flow("grant", "close"), flow("write", "close")]
    one = process(*steps.values(), gateway("which"), flows=ways)
    other = process(*reversed(steps.values()), gateway("which"), flows=ways)
    assert set(kinds(compare(one, other)).values()) == {"unchanged"}


def test_steps_that_changed_places_have_moved():
    found = compare(process(task("a"), task("b"), task("c")), process(task("b"), task("a"), task("c")))
    assert kinds(found) == {
        (("a",), ("a",)): "unchanged",
        (("b",), ("b",)): "moved",
        (("c",), ("c",)): "unchanged",
    }


def test_steps_that_replace_each_other_are_matched_crosswise():
    before = process(task("a", "Log"), task("b", "Write"))
    found = compare(
        before, process(task("a", "Log it", replaces=("b",)), task("b", "Write it", replaces=("a",)))
    )
    assert {(entry.before, entry.after) for entry in found.steps} == {(("a",), ("b",)), (("b",), ("a",))}


def test_a_changed_decision_table_is_told():
    text = """
procmodel: 1
name: Decide
lanes: {desk: {}}
decisions:
  grant:
    inputs: {entitled: {ask: "Entitled?", answers: [yes, no]}}
    rules: [{when: {entitled: yes}, then: FIRST}, {when: {entitled: no}, then: SECOND}]
steps:
  look: {name: Look at it, lane: desk, decides: grant}
  which: {kind: exclusive, next: [{to: a, when: grant}, {to: b, when: refuse}]}
  a: {name: Grant it, next: []}
  b: {name: Refuse it}
"""
    before, after = (
        read_text(text.replace("FIRST", one).replace("SECOND", other))
        for one, other in (("grant", "refuse"), ("refuse", "grant"))
    )
    found = compare(before, after, edits=False)
    assert [(entry.after, [change.field for change in entry.fields]) for entry in found.decisions] == [
        (("grant",), ["rules"])
    ]
    assert found.has_differences
    assert "Decision tables (1)\n    Δ 'grant'; rules; same id" in compared_text(found, {}, {})
    assert not compare(before, before).decisions


def test_what_only_other_tools_read_is_a_note():
    entry = entry_of(compare(process(task("a")), process(task("a", extensions={"x-form": "7b"}))), "a")
    assert entry.kind == "changed"
    assert entry.notes_only


def test_only_a_new_id_is_no_change():
    result = compare(process(task("a")), process(task("x", "a", replaces=("a",))))
    assert entry_of(result, "a").kind == "unchanged"
    assert not result.flows


@pytest.mark.parametrize("key", [{"note": "n"}, {"source": "s"}, {"grade": "measured"}, {"value": "adding"}])
def test_notes_sources_grades_and_value_are_notes_only(key):
    entry = entry_of(compare(process(task("a")), process(task("a", **key))), "a")
    assert (entry.kind, entry.notes_only) == ("changed", True)


def test_other_evidence_for_the_same_time_is_notes_only():
    times = [
        Quantity(dimension="duration", unit="min", likely=6, grade=grade) for grade in (None, "measured")
    ]
    entry = entry_of(compare(*(process(task("a", time=time)) for time in times)), "a")
    assert entry.notes_only
    assert entry.field("time.grade").after == "measured"


def test_a_time_is_shown_as_people_write_it():
    entry = entry_of(compare(process(task("a", time=minutes(6))), process(task("a", time=minutes(2.5)))), "a")
    assert (entry.field("time").before, entry.field("time").after) == ("6 min", "2.5 min")


def test_two_steps_replaced_by_one_are_merged_and_one_by_two_split():
    two, one = process(task("a"), task("b")), process(task("c", replaces=("a", "b")))
    assert kinds(compare(two, one)) == {(("a", "b"), ("c",)): "merged"}
    assert kinds(compare(one, two)) == {(("c",), ("a", "b")): "split"}


def test_two_steps_that_one_automatic_step_replaces_are_automated_and_also_merged():
    after = process(task("c", lane="form", kind="service", replaces=("a", "b")))
    entry = entry_of(compare(process(task("a"), task("b")), after), "c")
    assert (entry.kind, entry.also) == ("automated", ("merged", "moved"))


def test_a_level_holds_for_a_group_only_if_it_holds_for_each_of_its_steps():
    after = process(task("c", kind="user", replaces=("a", "b")))
    entry = entry_of(compare(process(task("a"), task("b", kind="user")), after), "c")
    assert entry.kind == "merged"


def test_replaces_wins_over_an_id_that_is_still_there():
    after = process(task("a", "Write to the parish"), task("x", "Log it", replaces=("a",)))
    result = compare(process(task("a", "Log")), after)
    assert kinds(result) == {(("a",), ("x",)): "changed", ((), ("a",)): "added"}


def test_a_step_that_is_asserted_new_is_added_even_with_a_known_id():
    result = compare(process(task("a")), process(task("a", replaces=())))
    assert kinds(result) == {(("a",), ()): "removed", ((), ("a",)): "added"}


def test_removed_in_the_later_file_is_believed():
    result = compare(process(task("a"), task("b")), process(task("b"), removed=("a",)))
    assert kinds(result) == {(("a",), ()): "removed", (("b",), ("b",)): "unchanged"}


@pytest.mark.parametrize(
    ("after", "message"),
    [
        (process(task("x", replaces=("aa",))), "did you mean 'a'"),
        (process(task("x"), removed=("zz",)), "'zz'"),
        (process(task("x", replaces=("a",)), removed=("a",)), "both replaced and removed"),
    ],
)
def test_what_the_later_file_says_about_the_earlier_one_is_checked(after, message):
    with pytest.raises(ReadError, match=message):
        compare(process(task("a")), after)


def test_steps_that_replace_each_other_are_a_swap_of_ids():
    before = process(task("a", "Log"), task("b", "Find the place"))
    after = process(task("b", "Log", replaces=("a",)), task("a", "Find the place", replaces=("b",)))
    assert set(kinds(compare(before, after)).values()) == {"unchanged"}


def test_declarations_are_read_backwards_where_the_sides_are_swapped():
    before = process(task("a"), task("b"), task("c"))
    after = process(task("x", replaces=("a", "b")), task("y", replaces=()), removed=("c",))
    forwards, backwards = compare(before, after), compare(after, before)
    assert kinds(forwards) == {
        (("a", "b"), ("x",)): "merged",
        (("c",), ()): "removed",
        ((), ("y",)): "added",
    }
    assert kinds(backwards) == {
        (("x",), ("a", "b")): "split",
        (("y",), ()): "removed",
        ((), ("c",)): "added",
    }


def test_of_two_swapped_steps_the_later_one_has_moved():
    result = compare(process(task("a"), task("b"), task("c")), process(task("b"), task("a"), task("c")))
    assert {e.before[0]: str(e.kind) for e in result.steps} == {
        "a": "unchanged",
        "b": "moved",
        "c": "unchanged",
    }


def test_order_is_that_of_the_flow_not_of_the_file():
    before = process(task("a"), task("b"))
    after = process(task("b"), task("a"), flows=[flow("a", "b")])
    assert {str(entry.kind) for entry in compare(before, after).steps} == {"unchanged"}


def test_a_renamed_lane_is_one_lane_change_and_its_steps_are_unchanged():
    renamed = tuple(
        lane.model_copy(update={"name": "Back office"}) if lane.id == "admin" else lane for lane in LANES
    )
    result = compare(process(task("a")), process(task("a"), lanes=renamed))
    assert entry_of(result, "a").kind == "unchanged"
    assert [entry.kind for entry in result.lanes if entry.before == ("admin",)] == ["changed"]
    assert [entry.kind for entry in result.lanes].count("unchanged") == 4


def test_a_lane_with_only_another_id_is_unchanged():
    lanes = tuple(lane.model_copy(update={"id": f"x_{lane.id}"}) for lane in LANES)
    result = compare(process(task("a")), process(task("a", lane="x_admin"), lanes=lanes))
    assert {str(entry.kind) for entry in (*result.lanes, *result.steps)} == {"unchanged"}


def test_a_lane_with_another_id_and_name_is_changed_where_its_steps_stayed_together():
    lanes = (Lane(id="contact_centre", name="Contact centre"), *LANES[:1])
    before = process(task("a"), task("b"), lanes=LANES[:2])
    after = process(task("a", lane="contact_centre"), task("b", lane="contact_centre"), lanes=lanes)
    result = compare(before, after)
    assert {str(entry.kind) for entry in result.steps} == {"unchanged"}
    assert next(e for e in result.lanes if "admin" in e.before).after == ("contact_centre",)


def test_an_id_used_again_for_something_else_is_questioned():
    data = (DataObject(id="x"), DataObject(id="y"))
    before = process(task("p"), task("a", "Bake the pizza", reads=("x",)), task("q"), data=data)
    after = process(
        task("r"), task("a", "Archive invoices", "form", "service", reads=("y",)), task("s"), data=data
    )
    result = compare(before, after)
    assert kinds(result)[("a",), ()] == "removed"
    assert any(remark.rule == "reused-id" for remark in result.remarks)


def test_ids_that_moved_on_by_numbering_anew_are_questioned_and_found_by_their_labels():
    before = process(task("s1", "Log it"), task("s2", "Decide it"), task("s3", "Write the letter"))
    after = process(
        task("s1", "Log it"),
        task("s2", "Weigh the parcel"),
        task("s3", "Decide it"),
        task("s4", "Write the letter"),
    )
    result = compare(before, after)
    assert {(e.before, e.after) for e in result.steps} == {
        (("s1",), ("s1",)), (("s2",), ("s3",)), (("s3",), ("s4",)), ((), ("s2",)),
    }  # fmt: skip
    assert [remark.element for remark in result.remarks if remark.rule == "reused-id"] == ["s2", "s3"]


def test_a_label_that_a_new_step_bears_too_does_not_question_an_id():
    before = process(task("a", "Check the claim"), task("b", "Pay the claim"))
    after = process(
        task("a", "Check the claim form"), task("b", "Pay the claim"), task("c", "Check the claim")
    )
    assert entry_of(compare(before, after), "a").after == ("a",)


def test_automation_under_one_id_is_not_questioned():
    before = process(task("p"), task("a", "Look up the contact"), task("q"))
    after = process(task("p"), task("a", "Get the clerk from Modern.Gov", "form", "service"), task("q"))
    assert entry_of(compare(before, after), "a").kind == "automated"


def test_another_share_is_a_flow_change():
    def model(value):
        nodes = start(), task("a"), gateway("g"), task("b"), task("c"), end()
        flows = [
            flow("start", "a"),
            flow("a", "g"),
            flow("g", "b", share=share(value)),
            flow("g", "c"),
            flow("b", "end"),
            flow("c", "end"),
        ]
        return process(*nodes, flows=flows)

    result = compare(model(0.6), model(0.7))
    assert {str(entry.kind) for entry in (*result.steps, *result.nodes)} == {"unchanged"}
    (change,) = result.flows.changed
    assert (change.before, change.after) == (("g", "b"), ("g", "b"))
    assert [(c.field, c.before, c.after) for c in change.fields] == [("share", "60%", "70%")]


def test_an_inserted_step_changes_two_flows():
    result = compare(process(task("a"), task("b")), process(task("a"), task("x"), task("b")))
    assert result.flows.removed == (("a", "b"),)
    assert result.flows.added == (("a", "x"), ("x", "b"))


def test_nodes_without_names_are_matched_by_what_stands_round_them():
    before = process(start("s1"), task("a"), gateway("g1"), task("b"), end("e1"))
    after = process(start("s2"), task("a"), gateway("g2"), task("b"), end("e2"))
    result = compare(before, after)
    assert [(e.before, e.after) for e in result.nodes] == [
        (("s1",), ("s2",)),
        (("g1",), ("g2",)),
        (("e1",), ("e2",)),
    ]
    assert not result.flows


def test_another_trigger_outcome_or_currency_is_not_comparable():
    one = process(task("a"), trigger="A resident reports", outcomes=("sent", "closed"))
    assert compare(
        one, one.model_copy(update={"trigger": "a RESIDENT  reports.", "outcomes": ("Closed", "sent")})
    ).comparable
    for update in ({"trigger": "An officer sees"}, {"outcomes": ("sent",)}, {"currency": "EUR"}):
        result = compare(one, one.model_copy(update=update))
        assert not result.comparable
        assert result.finding.startswith(f"NOT COMPARABLE: {result.boundaries[0].message}. ")
        assert [finding.rule for finding in result.boundaries] == [f"other-{next(iter(update))}"]
        assert kinds(result) == {(("a",), ("a",)): "unchanged"}


def test_large_numbers_of_touches_are_written_out():
    many = process(*(task(f"t{n}") for n in range(1_234)))
    assert before_after(many, many).comparison.finding.startswith("1,234 touches by hand stayed 1,234")


def test_a_boundary_that_one_side_leaves_out_and_another_volume_are_remarks():
    rate = Quantity(dimension="rate", unit="per year", likely=300)
    one = process(task("a"), trigger="A resident reports", volume=rate)
    result = compare(one, process(task("a")))
    assert result.comparable
    assert {remark.rule for remark in result.remarks} == {"no-trigger", "other-volume"}


def test_an_empty_model_has_everything_removed():
    result = compare(process(task("a"), gateway("g")), process(lanes=()))
    assert kinds(result) == {(("a",), ()): "removed"}
    assert {str(entry.kind) for entry in (*result.nodes, *result.lanes)} == {"removed"}


def test_an_end_that_alone_bears_its_name_is_the_same_whatever_leads_to_it():
    one = process(task("a"), end("e1", name="Sent"))
    two = process(task("b", "Other"), gateway("g", name="Well?"), task("c", "New"), end("e2", name="Sent"))
    entry = next(entry for entry in compare(one, two).nodes if "e1" in entry.before)
    assert entry.after == ("e2",)
    twins = process(task("b", "Other"), end("e2", name="Sent"), end("e3", name="Sent"))
    assert all(not entry.before or not entry.after for entry in compare(one, twins).nodes)
