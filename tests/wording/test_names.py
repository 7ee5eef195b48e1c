"""A model that gives its names in two languages shows the one that is spoken, or both."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from procmodel import compare, dump, read_lenient, read_text, speaking
from procmodel.cli import procmodel
from procmodel.recipes.picture import diagram_of

BEFORE = """\
procmodel: 1
name: Library card
names: {cy: Cerdyn llyfrgell}
lanes:
  reader: {name: Reader, names: {cy: Darllenydd}, kind: customer}
  desk: {name: Front desk, names: {cy: Desg flaen}}
systems:
  cards: {name: Card file, names: {cy: Ffeil cardiau}}
steps:
  ask: {name: Ask for a card, names: {cy: Gofyn am gerdyn}, who: reader, how: by hand}
  write: {name: Write the details down, names: {cy: "Nodi'r manylion"}, who: desk, system: cards, time: 4 min}
  post: {name: Post the card, how: by hand, time: 2 min}
"""
AFTER = BEFORE.replace("write: {", "note: {").replace("details down", "details")


def told(language: str) -> str:
    with speaking(language):
        return diagram_of(read_text(BEFORE)).alternative


def test_the_picture_shows_the_name_in_the_language_that_is_spoken() -> None:
    english, welsh = told("en"), told("cy")
    assert "Write the details down" in english
    assert "Nodi'r manylion" not in english
    for name in ("Cerdyn llyfrgell", "Nodi'r manylion", "Desg flaen", "Post the card"):
        assert name in welsh
    assert "Write the details down" not in welsh


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("cy+en", "Nodi'r manylion / Write the details down"),
        ("en+cy", "Write the details down / Nodi'r manylion"),
    ],
)
def test_the_picture_shows_both_names_side_by_side(language: str, name: str) -> None:
    assert name in told(language)
    assert "Post the card / " not in told(language)


def test_steps_are_matched_by_the_same_names_in_every_language() -> None:
    found = []
    for language in ("en", "cy", "cy+en"):
        with speaking(language):
            result = compare(read_text(BEFORE), read_text(AFTER))
        found.append([(entry.before, entry.after, entry.kind, entry.confidence) for entry in result.steps])
    assert found[0] == found[1] == found[2]


def test_a_comparison_names_steps_in_the_language_of_its_reader(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BEFORE)
    (tmp_path / "b.yaml").write_text(BEFORE.replace("time: 4 min", "time: 2 min"))
    done = CliRunner().invoke(
        procmodel, ["diff", str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"), "--lang", "cy"]
    )
    assert "'Nodi'r manylion'; time: 4 min → 2 min" in done.output


def test_names_survive_writing_and_reading_again() -> None:
    process = read_text(BEFORE)
    assert read_text(dump(process)) == process
    assert process.systems[0].names == {"cy": "Ffeil cardiau"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("names: Y", "'names' must be a map, found 'Y'"),
        ("names: {Welsh: Y}", "'names' must be the code of a language, such as cy, found 'Welsh'"),
        ("names: {cy: [a]}", "'names' must be text"),
    ],
)
def test_names_that_make_no_sense_are_told_by_line(names: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        f"procmodel: 1\nname: N\nlanes: {{a: {{name: A}}}}\nsteps:\n  x: {{name: X, who: a, {names}}}\n"
    )
    _, findings = read_lenient(path)
    assert next(str(one) for one in findings if said in one.message).startswith(f"{path}:5:")
