"""Errors as one types, completion and hover, asked for as an editor asks."""

from __future__ import annotations

from tests.language.conftest import Editor

SHORT = """\
procmodel: 1
name: Short
lanes:
  admin: {name: Administrator}
  resident: {name: Resident, kind: customer}
systems:
  crm: {name: Records}
steps:
  log:
    name: Log it
    who: admin
    how: with a system
    system: crm
    time: 4 min
  reply: {name: Reply, how: by hand, time: 2 min}
"""


def test_an_example_has_no_errors(editor: Editor, example: str) -> None:
    assert not [one for one in editor.open(example) if one["severity"] == 1]


def test_an_error_stands_under_its_word_while_one_types_and_goes_when_it_is_mended(editor: Editor) -> None:
    assert not [one for one in editor.open(SHORT) if one["severity"] == 1]
    wrong = [one for one in editor.type(SHORT.replace("who: admin", "who: admim")) if one["severity"] == 1]
    assert [one["code"] for one in wrong] == ["unknown-lane"]
    assert wrong[0]["source"] == "procmodel"
    assert "admin" in wrong[0]["message"]
    assert wrong[0]["range"] == {"start": {"line": 10, "character": 9}, "end": {"line": 10, "character": 14}}
    assert not [one for one in editor.type(SHORT) if one["severity"] == 1]


def test_remarks_are_told_apart_from_errors(editor: Editor) -> None:
    found = editor.open(SHORT.replace("    time: 4 min\n", ""))
    assert {"missing-time"} <= {one["code"] for one in found}
    assert 1 not in {one["severity"] for one in found}


def test_a_letter_outside_the_first_plane_does_not_shift_what_follows_it(editor: Editor) -> None:
    found = editor.open(SHORT.replace("{name: Reply, how: by hand,", "{name: 😀 ŵ, how: by hamd,"))
    wrong = next(one for one in found if one["severity"] == 1)
    assert wrong["range"]["start"]["character"] == len("  reply: {name: xx ŵ, how: ")


def test_lanes_are_offered_where_a_step_says_who(editor: Editor) -> None:
    editor.open(SHORT)
    assert list(editor.complete("who: ")) == ["admin", "resident"]


def test_ids_are_offered_while_the_rest_of_the_file_is_half_typed(editor: Editor) -> None:
    editor.open(SHORT.replace("who: admin", "who: re") + "  more: {name: [unclosed\n")
    assert "resident" in editor.complete("who: re")
    editor.type(SHORT.replace("who: admin", "who: {"))
    assert "name" not in editor.complete("who: ")


def test_steps_are_offered_where_a_step_or_a_branch_leads(editor: Editor) -> None:
    editor.open(SHORT.replace("time: 2 min}", "time: 2 min, next: [{to: lo}]}"))
    assert list(editor.complete("next: [{to: lo")) == ["log", "reply"]


def test_kinds_are_offered_and_take_the_place_of_all_the_words_typed(editor: Editor) -> None:
    editor.open(SHORT)
    offered = editor.complete("how: with a sys")
    assert {"by hand", "with a system", "automatic", "exclusive"} <= set(offered)
    assert offered["with a system"]["textEdit"]["range"]["start"]["character"] == len("    how: ")


def test_units_are_offered_after_a_number(editor: Editor) -> None:
    editor.open(SHORT)
    assert {"min", "h", "working days"} <= set(editor.complete("time: 4 m"))


def test_keys_are_offered_that_the_step_has_not_yet(editor: Editor) -> None:
    editor.open(SHORT.replace("    time: 4 min\n", "    wa\n"))
    offered = editor.complete("\n    wa")
    assert {"time", "wait", "next"} <= set(offered)
    assert not {"who", "name"} & set(offered)
    assert offered["wait"]["textEdit"]["newText"] == "wait: "
    assert "waiting" in offered["wait"]["detail"]


def test_keys_are_offered_inside_a_map_on_one_line(editor: Editor) -> None:
    editor.open(SHORT)
    assert "time" in editor.complete("reply: {name: Reply, ")
    assert "organisation" in editor.complete("resident: {name: Resident, ")


def test_a_gateway_is_offered_the_keys_of_gateways_only(editor: Editor) -> None:
    editor.open(SHORT + "  split:\n    kind: exclusive\n    x\n")
    offered = set(editor.complete("kind: exclusive\n    "))
    assert "next" in offered
    assert "time" not in offered


def test_a_key_tells_what_it_means(editor: Editor) -> None:
    editor.open(SHORT)
    assert "hands-on time" in editor.hover("time: 4")
    assert "the version of this format" in editor.hover("procmodel: 1")


def test_a_step_tells_its_numbers(editor: Editor, example: str) -> None:
    editor.open(example)
    told = editor.hover("  take_down:", 4)
    assert "Take the report down" in told
    assert "Counts as a human touch." in told
    assert "6.3 min" in told
    assert "No human touch." in editor.hover("  report:", 4)


def test_a_step_with_errors_about_says_that_its_numbers_are_to_come(editor: Editor) -> None:
    editor.open(SHORT.replace("who: admin", "who: admim"))
    assert "once the file has no errors" in editor.hover("  log:", 3)


def test_another_yaml_file_is_left_alone(editor: Editor) -> None:
    assert editor.open("services:\n  web: {image: x}\n") == []
    assert editor.complete("services:\n  ") == {}
    assert editor.hover("services") == ""
