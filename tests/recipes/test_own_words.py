"""A project's own words of one meaning: read from a file, told by `--synonyms` or by `procmodel.toml`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import procmodel
from procmodel.cli import procmodel as command
from procmodel.cli.running import run
from procmodel.comparison.labels import Labels
from procmodel.recipes.own_words import read_words

WORDS = "things:\n  - [blue badge, parking permit]\nactions:\n  - [eyeball, check]\n"
HEAD = "procmodel: 1\nname: Badge\nlanes:\n  office: {name: Office}\nsteps:\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two versions of a process of one step, which only own words can match."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(f"{HEAD}  one: {{name: Issue blue badge, lane: office}}\n", "utf-8")
    Path("b.yaml").write_text(f"{HEAD}  two: {{name: Issue parking permit, lane: office}}\n", "utf-8")
    Path("words.yaml").write_text(WORDS, "utf-8")
    return tmp_path


def call(capsys, *arguments):
    code = run(command, list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def pairs(capsys, *options):
    steps = json.loads(call(capsys, "diff", "a.yaml", "b.yaml", "--json", *options)[1])["steps"]
    return [(entry["before"], entry["after"]) for entry in steps]


def test_own_words_match_what_nothing_else_does(folder, capsys):
    assert pairs(capsys) == [(["one"], []), ([], ["two"])]
    assert pairs(capsys, "--synonyms", "words.yaml") == [(["one"], ["two"])]


def test_a_project_sets_its_words_once(folder, capsys):
    Path("procmodel.toml").write_text('[labels]\nsynonyms = "words.yaml"\n', "utf-8")
    assert pairs(capsys) == [(["one"], ["two"])]


def test_the_words_named_stand_in_place_of_those_of_the_project(folder, capsys):
    Path("procmodel.toml").write_text('[labels]\nsynonyms = "words.yaml"\n', "utf-8")
    Path("none.yaml").write_text("light: [badge]\n", "utf-8")
    assert len(pairs(capsys, "--synonyms", "none.yaml")) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "a.yaml", "b.yaml", "b.yaml"),
        ("diff", "a.yaml", "b.yaml", "--explain-pair", "one", "two"),
        ("report", "a.yaml", "b.yaml", "-o", "paper.md"),
        ("check", "--pair", "a.yaml", "b.yaml"),
        ("simulate", "a.yaml", "b.yaml", "--cases", "10", "--replications", "2"),
        ("serve", "a.yaml", "b.yaml"),
    ],
)
def test_every_command_that_matches_reads_the_words(folder, capsys, arguments):
    code, _, error = call(capsys, *arguments, "--synonyms", "missing.yaml")
    assert code == 3
    assert error.startswith("missing.yaml: no such file")


def test_the_log_learnt_from_is_matched_by_own_words(folder, capsys):
    rows = "".join(f"{case},Issue parking permit,2026-03-0{case}T09:00:00\n" for case in (1, 2, 3))
    Path("log.csv").write_text(f"case,activity,end\n{rows}", "utf-8")
    asked = ("learn", "log.csv", "--into", "a.yaml", "--json")
    assert call(capsys, *asked)[:2] == (3, "")  # nothing matches: a log of another process
    found = json.loads(call(capsys, *asked, "--synonyms", "words.yaml")[1])
    assert found["matched"] == [{"activity": "Issue parking permit", "step": "one"}]


def test_the_library_takes_words(folder):
    before, after = procmodel.read("a.yaml"), procmodel.read("b.yaml")
    found = procmodel.compare(before, after, words=procmodel.read_words("words.yaml"))
    assert [(entry.before, entry.after) for entry in found.steps] == [(("one",), ("two",))]


def test_an_own_word_means_what_its_partner_means(folder):
    labels = Labels(own=read_words("words.yaml"))
    assert labels.similarity("Eyeball the claim", "Verify the claim") > 0.85
    assert Labels().similarity("Eyeball the claim", "Verify the claim") < 0.7


def test_labels_may_be_in_another_language(folder, capsys):
    for name, label in (("a", "Antrag prüfen"), ("b", "Kontrolle der Bewerbung")):
        text = f"{HEAD}  {name}: {{name: {label}, lane: office}}\n"
        Path(f"{name}.yaml").write_text(text, "utf-8")
    assert len(pairs(capsys)) == 2
    Path("procmodel.toml").write_text('[labels]\nlanguage = "de"\n', "utf-8")
    assert pairs(capsys) == [(["a"], ["b"])]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("things:\n  - [badge]\n", "words.yaml:2:5", "two words or more"),
        ("thigns:\n  - [badge, permit]\n", "words.yaml:1:1", "did you mean 'things'"),
        ("things:\n  - badge, permit\n", "words.yaml:2:5", "expected a list of words"),
        ("things: badge\n", "words.yaml:1:9", "expected a list of groups"),
        ("things:\n  - [badge, {a: b}]\n", "words.yaml:2:13", "expected a word"),
        ("things:\n  - [badge, '']\n", "words.yaml:2:13", "expected a word"),
        ("opposites:\n  - [open, close, shut]\n", "words.yaml:2:5", "two groups each"),
        ("- [badge, permit]\n", "words.yaml:1:1", "expected a map"),
        ("things: [\n", "words.yaml:2:1", ""),
    ],
)
def test_a_mistake_in_the_words_is_told_by_file_and_line(folder, capsys, text, place, said):
    Path("words.yaml").write_text(text, "utf-8")
    code, out, error = call(capsys, "diff", "a.yaml", "b.yaml", "--synonyms", "words.yaml")
    assert (code, out) == (3, "")
    assert place in error
    assert said in error


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[labels]\nlanguage = "fr"\n', "'fr' is not known (one of: en, cy, de)"),
        ('[labels]\nsynonym = "words.yaml"\n', "unknown key 'synonym'"),
        ("[labels]\nsynonyms = 3\n", "[labels] takes texts"),
        ('[labels]\nsynonyms = "gone.yaml"\n', "gone.yaml: no such file"),
    ],
)
def test_a_mistake_in_the_settings_is_told(folder, capsys, text, said):
    Path("procmodel.toml").write_text(text, "utf-8")
    code, out, error = call(capsys, "diff", "a.yaml", "b.yaml")
    assert (code, out) == (3, "")
    assert said in error
