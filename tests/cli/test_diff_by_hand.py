"""`diff` with a mapping by hand, its edit script replayed by `apply`, and why two steps match."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from procmodel import read
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.formats import read_text, write
from tests.formats.books import full_book

PAIRS = ("speeding", "bins", "parking", "repair")


@pytest.fixture
def pair(examples, tmp_path, monkeypatch):
    for path in examples.glob("speeding_*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.chdir(tmp_path)
    return "speeding_before.yaml", "speeding_after.yaml"


def call(capsys, *arguments):
    code = run(procmodel, list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("name", PAIRS)
def test_an_edit_script_replayed_gives_the_later_model_and_back(name, examples, tmp_path, capsys):
    before, after = (str(examples / f"{name}_{side}.yaml") for side in ("before", "after"))
    script = str(tmp_path / "edits.yaml")
    assert call(capsys, "diff", before, after, "--edits", script)[0] == 0
    assert read_text(call(capsys, "apply", before, script)[1]) == read(after)
    assert read_text(call(capsys, "apply", after, script, "--reverse")[1]) == read(before)


def test_the_json_of_a_diff_is_an_edit_script_too(pair, capsys):
    Path("diff.json").write_text(call(capsys, "diff", *pair, "--json")[1], "utf-8")
    assert read_text(call(capsys, "apply", pair[0], "diff.json")[1]) == read(pair[1])


def test_edits_made_for_another_model_are_refused_and_nothing_is_written(pair, capsys):
    call(capsys, "diff", *pair, "--edits", "edits.yaml")
    code, _, error = call(capsys, "apply", pair[1], "edits.yaml", "-o", "new.yaml")
    assert code == 3
    assert "does not fit" in error
    assert not Path("new.yaml").exists()


def test_what_edits_come_to_names_their_numbers(pair, capsys):
    import yaml

    call(capsys, "diff", *pair, "--edits", "edits.yaml")
    found = yaml.safe_load(Path("edits.yaml").read_text("utf-8"))
    views = {tuple(view["after"] or view["before"]): view for view in found["compound"]}
    assert views[("decide",)]["what"] == "automated"
    assert views[("found",)]["what"] == "branch"
    numbers = views[("decide",)]["edits"]
    assert any(found["edits"][number - 1]["path"][:2] == ["steps", "decide"] for number in numbers)


def test_a_written_mapping_given_back_changes_nothing(pair, capsys):
    call(capsys, "diff", *pair, "--write-mapping", "mapping.yaml")
    plain = json.loads(call(capsys, "diff", *pair, "--json")[1])
    mapped = json.loads(call(capsys, "diff", *pair, "--json", "--mapping", "mapping.yaml")[1])
    assert [(e["before"], e["after"], e["kind"]) for e in mapped["steps"]] == [
        (e["before"], e["after"], e["kind"]) for e in plain["steps"]
    ]


def test_a_mapping_by_hand_overrules_the_file(pair, capsys):
    Path("mapping.yaml").write_text("pairs: [{before: log, after: tell_resident}]\n", "utf-8")
    found = json.loads(call(capsys, "diff", *pair, "--json", "--mapping", "mapping.yaml")[1])
    entry = next(e for e in found["steps"] if "log" in e["before"])
    assert (entry["after"], entry["why"]) == (["tell_resident"], "mapped by hand")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pairs: [{before: lgo, after: decide}]", "did you mean 'log'"),
        ("pairs: [{before: log}]", "no pair of steps"),
        ("- log", "no mapping of steps"),
        ("pairs: [", "expected"),
        ("a: &a [log]\npairs: *a", "aliases"),
    ],
)
def test_a_wrong_mapping_is_refused_with_what_was_expected(pair, capsys, text, said):
    Path("mapping.yaml").write_text(text, "utf-8")
    code, out, error = call(capsys, "diff", *pair, "--mapping", "mapping.yaml")
    assert (code, out) == (3, "")
    assert said in error


def test_a_pair_is_explained_part_by_part(pair, capsys):
    code, out, _ = call(capsys, "diff", *pair, "--explain-pair", "look_up_contact", "get_contact")
    assert code == 0
    assert "label 0." in out
    assert "the later file says so (replaces)" in out


def test_explaining_what_is_no_step_names_the_nearest(pair, capsys):
    code, _, error = call(capsys, "diff", *pair, "--explain-pair", "logg", "decide")
    assert code == 3
    assert "'log'" in error


def test_explaining_what_is_like_no_step_names_some(pair, capsys):
    code, _, error = call(capsys, "diff", *pair, "--explain-pair", "zzzz", "decide")
    assert code == 3
    assert (
        "'zzzz' is no step of 'before' (its steps are, by their ids: report, take_down, email_on, " in error
    )


def test_a_pair_is_explained_in_own_words(tmp_path, capsys):
    head = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n"
    for name in ("badge", "permit"):
        (tmp_path / f"{name}.yaml").write_text(
            f"{head}  {name}: {{name: Issue {name}, who: team, how: by hand}}\n"
        )
    (tmp_path / "words.yaml").write_text("things: [[badge, permit]]\n")
    asked = ("diff", tmp_path / "badge.yaml", tmp_path / "permit.yaml", "--explain-pair", "badge", "permit")
    labels = [
        float(re.search(r"label (\d\.\d+)", call(capsys, *map(str, asked), *more)[1])[1])
        for more in ((), ("--synonyms", str(tmp_path / "words.yaml")))
    ]
    assert labels[0] < 0.7 < labels[1]


def test_a_pair_that_shares_its_place_and_hardly_its_name_does_not_count(tmp_path, capsys):
    head = "procmodel: 1\nname: P\nlanes: {team: {name: Team}}\nsteps:\n"
    for n, name in enumerate(("Call the bank", "Call a locksmith out for whoever lost their keys")):
        steps = ("Open the file", name, "Close the file")
        text = "".join(
            f"  s{n}{i}: {{name: {step}, who: team, how: by hand}}\n" for i, step in enumerate(steps)
        )
        (tmp_path / f"{n}.yaml").write_text(head + text)
    out = call(capsys, "diff", str(tmp_path / "0.yaml"), str(tmp_path / "1.yaml"))[1]
    assert "'Call the bank' ? 'Call a locksmith out for whoever lost their keys'" in out
    assert "counts from 50 % where the labels are 40 % alike" in out


def test_an_acknowledged_boundary_is_said_and_does_not_fail(pair, capsys):
    later = Path(pair[1])
    later.write_text(later.read_text("utf-8").replace("trigger: A resident", "trigger: Nobody"), "utf-8")
    assert call(capsys, "diff", *pair)[0] == 1
    code, out, _ = call(capsys, "diff", *pair, "--acknowledge", "boundary")
    assert code == 0
    assert out.startswith("NOT COMPARABLE")
    assert "accepted by those who ask" in out
    assert json.loads(call(capsys, "diff", *pair, "--acknowledge", "boundary", "--json")[1])["acknowledged"]


def test_changed_flows_are_named_by_their_ends(pair, capsys):
    out = call(capsys, "diff", *pair, "--all")[1]
    assert (
        "after 'Decide whether it is for the parish or the district' now goes to 'Whose road?', not to "
        "'Look up the contact'" in out
    )
    assert "'Look up the parish of the place' when parish (60 %)" in out


DOUBTFUL = "procmodel: 1\nname: P\nlanes:\n  office: {name: Office}\nsteps:\n"


@pytest.fixture
def doubtful(tmp_path, monkeypatch):
    """A pair in which a step may be either of two."""
    monkeypatch.chdir(tmp_path)
    earlier = "  one: {name: Check the big form, who: office, how: by hand}\n"
    later = (
        "  two: {name: Check the fee, who: office, how: by hand}\n"
        "  three: {name: Check the fees, who: office, how: by hand}\n"
    )
    Path("a.yaml").write_text(DOUBTFUL + earlier, "utf-8")
    Path("b.yaml").write_text(DOUBTFUL + later, "utf-8")


def test_a_doubtful_pair_is_settled_by_one_paste(doubtful, capsys):
    out = call(capsys, "diff", "a.yaml", "b.yaml")[1]
    (line, text) = re.search(r"b\.yaml:([67]) add  (replaces: \[one\])", out).groups()
    lines = Path("b.yaml").read_text("utf-8").splitlines()
    lines[int(line) - 1] = lines[int(line) - 1].replace("{", f"{{{text}, ")
    Path("b.yaml").write_text("\n".join(lines), "utf-8")
    assert "Not sure" not in call(capsys, "diff", "a.yaml", "b.yaml")[1]


def test_in_json_it_is_settled_by_a_key_of_json(doubtful, capsys):
    write(read("b.yaml"), "b.json")
    out = call(capsys, "diff", "a.yaml", "b.json")[1]
    (line, text) = re.search(r'b\.json:(\d+) add  ("replaces": \["one"\],)', out).groups()
    lines = Path("b.json").read_text("utf-8").splitlines()
    lines[int(line) - 1] += text
    Path("b.json").write_text("\n".join(lines), "utf-8")
    assert "Not sure" not in call(capsys, "diff", "a.yaml", "b.json")[1]


def test_in_bpmn_it_is_settled_by_a_mapping(doubtful, capsys):
    write(read("b.yaml"), "b.bpmn")
    out = call(capsys, "diff", "a.yaml", "b.bpmn")[1]
    text = re.search(r"in a file for --mapping write  (pairs: \[\{.*\}\])", out)[1]
    Path("m.yaml").write_text(text, "utf-8")
    assert "Not sure" not in call(capsys, "diff", "a.yaml", "b.bpmn", "--mapping", "m.yaml")[1]


def test_in_a_workbook_it_is_settled_in_a_cell(doubtful, capsys):
    write(read("b.yaml"), "b.xlsx")
    out = call(capsys, "diff", "a.yaml", "b.xlsx")[1]
    assert re.search(r"b\.xlsx#[^!]*![A-Z]+\d+ write  one  in the column 'replaces'", out), out


REPORTED = DOUBTFUL + "  ask: {name: Ask, who: office}\n  %s: {name: Check the %s, who: office}\n"


@pytest.mark.parametrize(("pasted", "kind"), [(1, "changed"), (2, "removed")])
def test_a_pair_that_counts_but_is_doubtful_is_settled_by_one_paste_too(
    pasted, kind, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(REPORTED % ("check", "form"), "utf-8")
    Path("b.yaml").write_text(REPORTED % ("proof", "report"), "utf-8")
    out = call(capsys, "diff", "a.yaml", "b.yaml")[1]
    found = re.search(
        r"% sure\); b\.yaml:(\d+) add  (replaces: \[check\])  if it is one step, else  (replaces: \[\])", out
    )
    lines = Path("b.yaml").read_text("utf-8").splitlines()
    lines[int(found[1]) - 1] = lines[int(found[1]) - 1].replace("{", f"{{{found[1 + pasted]}, ")
    Path("b.yaml").write_text("\n".join(lines), "utf-8")
    settled = json.loads(call(capsys, "diff", "a.yaml", "b.yaml", "--json")[1])
    assert {one["kind"]: one["confidence"] for one in settled["steps"] if one["before"] == ["check"]} == {
        kind: 1.0
    }
    assert "if it is one step" not in call(capsys, "diff", "a.yaml", "b.yaml")[1]


def test_in_a_workbook_of_both_versions_it_is_settled_on_the_sheet_matches(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    full_book(tmp_path / "service.xlsx")
    out = call(capsys, "diff", "service.xlsx")[1]
    text = "write  check  under today and  proof  under proposed  if it is one step, else  new  under today"
    assert f"on the sheet Matches of service.xlsx {text}" in out


def test_what_a_pair_is_alike_in_is_said_once_and_in_percent(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    full_book(tmp_path / "service.xlsx")
    lines = call(capsys, "diff", "service.xlsx", "--explain-pair", "check", "proof")[1].splitlines()
    assert [line for line in lines if "is matched with" in line] == lines[-1:]
    assert re.search(
        r"\d+ % alike \(label \d+ %, .*; next best 0 %, counts from \d+ %\) \(\d+ % sure\)", lines[-1]
    )


def test_help_fits_a_screen():
    result = CliRunner().invoke(procmodel, ["apply", "--help"])
    assert len(result.output.splitlines()) < 24


@pytest.mark.parametrize(
    "command", [("measure",), ("simulate", "--cases", "20", "--replications", "2"), ("diff", "--simulate")]
)
def test_what_is_lacking_is_said_by_the_names_of_steps_and_lanes(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    full_book(tmp_path / "service.xlsx")
    book = load_workbook("service.xlsx")
    book["Proposed"]["E3"] = None
    book.save("service.xlsx")
    out = call(capsys, *command, "service.xlsx")[1]
    assert re.search(r"needs .*(times|waits) of .*'Check the report'", out), out
    assert not re.search(r"needs [^\n]*(proof|check)\.(time|wait)|lanes\.team", out), out
