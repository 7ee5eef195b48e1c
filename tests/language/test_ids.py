"""Go to definition, rename everywhere, quick fixes."""

from __future__ import annotations

import pytest

from procmodel import read_text
from tests.language.conftest import Editor

SERVICE = """\
# The service, admin and log as they were.
procmodel: 1
name: log  # not the step
assumptions:
  quick: 4 min
lanes:
  admin: {name: admin}
  resident: {name: Resident, kind: customer}
  council: {name: "😀 Council", kind: partner}
steps:
  "log":
    name: log
    who: admin   # admin again
    how: by hand
    time: $quick
    replaces: log
  ask: {who: resident, name: ask, how: by hand, time: {value: $quick, grade: assumed},
    next: [{to: log, share: 20%, rework: true}, {to: 'box', share: 80%}]}
  box:
    name: Look at it
    kind: subprocess
    who: admin
    steps:
      look: {name: Look, how: by hand, time: 1 min, next: log}
      log: {name: Write, how: by hand, time: 1 min}
  inform: {name: Inform, who: admin, how: by hand, time: 1 min, to: council}
main_path: [log, ask, box/look, box/log, inform]
messages:
  - {from: admin, to: council, name: log}
  - {from: log, to: council, name: admin}
removed: [ask]
"""


@pytest.fixture
def at_service(editor: Editor) -> Editor:
    editor.open(SERVICE)
    return editor


def declared(editor: Editor, anchor: str, into: int) -> tuple[int, str]:
    """The line and the text that the id at a place leads to."""
    return editor.named(editor.ask("textDocument/definition", editor.at(anchor, into)))


def test_an_id_leads_to_the_line_that_declares_it(at_service: Editor) -> None:
    assert declared(at_service, "who: admin", 6) == (7, "admin")
    assert declared(at_service, "to: log, share", 5) == (11, '"log"')
    assert declared(at_service, "$quick", 2) == (5, "quick")


def test_an_id_inside_a_box_leads_to_the_step_inside(at_service: Editor) -> None:
    assert declared(at_service, "next: log}", 7) == (25, "log")
    assert declared(at_service, "box/look", 5) == (24, "look")
    assert declared(at_service, "box/look", 1) == (19, "box")


def test_text_that_looks_like_an_id_leads_nowhere(at_service: Editor) -> None:
    for anchor in ("log  # not", "log\n    who", "log\n  ask", "ask]"):
        assert at_service.ask("textDocument/definition", at_service.at(anchor, 1)) is None, anchor


def test_all_places_of_an_id_are_found(at_service: Editor) -> None:
    asked = {**at_service.at("  admin: {", 3), "context": {"includeDeclaration": True}}
    found = at_service.ask("textDocument/references", asked)
    assert [at_service.named(one)[0] for one in found] == [7, 13, 22, 26, 29]


def test_a_step_is_renamed_where_it_is_meant_and_nowhere_else(at_service: Editor) -> None:
    renamed = at_service.rename("to: log, share", 5, "note_down")
    expected = SERVICE.replace('"log":', '"note_down":').replace("{to: log, share", "{to: note_down, share")
    expected = expected.replace("[log, ask", "[note_down, ask").replace("{from: log,", "{from: note_down,")
    assert renamed == expected


def test_a_step_in_a_box_is_renamed_with_its_full_id(at_service: Editor) -> None:
    renamed = at_service.rename("      log: {name: Write", 7, "write")
    expected = SERVICE.replace("      log: {name: Write", "      write: {name: Write")
    assert renamed == expected.replace("next: log}", "next: write}").replace("box/log", "box/write")


def test_a_box_is_renamed_in_the_ids_of_what_is_inside(at_service: Editor) -> None:
    renamed = at_service.rename("  box:", 3, "case")
    expected = SERVICE.replace("  box:", "  case:").replace("{to: 'box',", "{to: 'case',")
    assert renamed == expected.replace("box/look, box/log", "case/look, case/log")


def test_a_lane_is_renamed_in_who_to_and_messages(at_service: Editor) -> None:
    renamed = at_service.rename("who: admin", 6, "office")
    expected = SERVICE.replace("  admin: {", "  office: {").replace("who: admin", "who: office")
    assert renamed == expected.replace("{from: admin,", "{from: office,")
    renamed = at_service.rename("  council:", 3, "town")
    assert renamed == SERVICE.replace("  council:", "  town:").replace("to: council", "to: town")


def test_an_assumption_is_renamed_where_it_is_used(at_service: Editor) -> None:
    assert at_service.rename("$quick", 2, "short") == SERVICE.replace("quick", "short")


def test_the_process_is_the_same_after_a_rename_there_and_back(editor: Editor, example: str) -> None:
    editor.open(example)
    there = editor.rename("  report_data:", 4, "the_report")
    assert read_text(there).data[0].id == "the_report"
    editor.type(there)
    assert editor.rename("  the_report:", 4, "report_data") == example


def test_a_rename_that_would_mix_things_up_is_refused_with_the_reason(at_service: Editor) -> None:
    assert "step ask already" in at_service.refused('"log":', 2, "ask")
    assert "step log already" in at_service.refused("  council:", 3, "log")
    assert "no id" in at_service.refused("  council:", 3, "two words")
    assert "no id here" in at_service.refused("name: log", 7, "x")
    at_service.type(SERVICE + "steps2: [\n")
    assert "mend the errors first" in at_service.refused("  council:", 3, "town")


def test_a_rename_starts_from_the_id_as_it_stands(at_service: Editor) -> None:
    found = at_service.ask("textDocument/prepareRename", at_service.at("{to: 'box'", 7))
    assert found["placeholder"] == "box"
    assert at_service.cut(found["range"]) == "box"
    assert at_service.ask("textDocument/prepareRename", at_service.at("name: log", 7)) is None


def test_missing_quotes_are_offered_as_a_fix_and_nothing_else_changes(editor: Editor) -> None:
    broken = "procmodel: 1\r\nname: 😀: fix  me\r\nlanes: {a: {}}\r\nsteps: {b: {name: B, who: a}}\r\n"
    assert [one for one in editor.open(broken) if one["severity"] == 1]
    (fix,) = editor.fixes("name: 😀")
    assert (fix["kind"], fix["title"]) == ("quickfix", "Put quotes round the text")
    mended = editor.with_edits(fix["edit"]["changes"][editor.uri])
    assert mended == broken.replace("😀: fix  me", '"😀: fix  me"')
    assert not [one for one in editor.type(mended) if one["severity"] == 1]
    assert editor.fixes("name: ") == []


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("  s: {name: S, who: a, note: }\n", "  s: {name: S, who: a}\n"),
        (
            "  s:\n    name: S\n    who: a\n    note:\n  t: {name: T, who: a}\n",
            "  s:\n    name: S\n    who: a\n  t: {name: T, who: a}\n",
        ),
        ("  s:\n    name: S\n    who: a\n    note:\n", "  s:\n    name: S\n    who: a\n"),
    ],
)
def test_what_is_needless_is_offered_to_be_taken_out(editor: Editor, written: str, mended: str) -> None:
    head = "procmodel: 1\nname: A\nlanes: {a: {}}\nsteps:\n"
    editor.open(head + written)
    fixes = [one for one in editor.fixes("note:") if one["title"] == "Take out what is needless"]
    assert editor.with_edits(fixes[0]["edit"]["changes"][editor.uri]) == head + mended
