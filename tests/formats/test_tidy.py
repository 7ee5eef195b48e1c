"""Laying out YAML anew changes how it looks, and nothing that it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmodel.formats import dump
from procmodel.formats.tidy import tidy
from procmodel.formats.written import meaning
from procmodel.model import Process
from tests.strategies import processes

ROOT = Path(__file__).parent.parent.parent
FILES = [
    *sorted((ROOT / "examples").glob("*.yaml")),
    *sorted((ROOT / "tests" / "checks").rglob("*.yaml")),
]

CASES = {
    "indents are two spaces a level": ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
    "dashes stand two spaces in": ("a:\n- 1\n-   2\n", "a:\n  - 1\n  - 2\n"),
    "one space behind a colon": ("a:    1\n", "a: 1\n"),
    "maps in braces have one spacing": ("a: { b:  1,c: [ 2,3 ] }\n", "a: {b: 1, c: [2, 3]}\n"),
    "braces over several lines are joined": ("a: {b: 1,\n    c: 2}\n", "a: {b: 1, c: 2}\n"),
    "a text that needs quotes only in braces takes a line": (
        'a:\n  s: {name: "Log: it", who: b}\n',
        'a:\n  s:\n    name: "Log: it"\n    who: b\n',
    ),
    "texts that look like numbers keep their quotes in braces": (
        'a: {date: "2026"}\n',
        'a: {date: "2026"}\n',
    ),
    "maps by id are written out": ("a: {b: {c: 1}}\n", "a:\n  b: {c: 1}\n"),
    "a list of maps is written out": (
        "a:\n  n: [{to: b}, {to: c}]\n",
        "a:\n  n:\n    - {to: b}\n    - {to: c}\n",
    ),
    "comments above keep their level": (
        "a:\n      # one\n      b: 1\n      # two\n# three\nc: 2\n",
        "a:\n  # one\n  b: 1\n  # two\n# three\nc: 2\n",
    ),
    "comments behind keep their column": ("a:   1      # one\n", "a: 1        # one\n"),
    "a comment inside braces leaves them as they are": (
        "a: {b: 1, # one\n  c:  2}\n",
        "a: {b: 1, # one\n  c:  2}\n",
    ),
    "a comment between key and value moves above": ("a:\n  # why\n  1\nb: 2\n", "# why\na: 1\nb: 2\n"),
    "a comment behind braces that are written out stays on top": (
        "a: {b: {c: 1}} # one\n",
        "a:             # one\n  b: {c: 1}\n",
    ),
    "one blank line of several stays": ("\n\na: 1\n\n\n\nb: 2\n\n", "a: 1\n\nb: 2\n"),
    "texts in lines of their own move with their key": (
        "a:\n     b: |\n        one\n          two\n\n        three\n     c: >-\n        x\n",
        "a:\n  b: |\n    one\n      two\n\n    three\n  c: >-\n    x\n",
    ),
    "an explicit indent of a text is kept": ("a:\n    b: |2\n         one\n", "a:\n  b: |2\n       one\n"),
    "quoted texts over two lines stay": ('a: "one\n      two"\n', 'a: "one\n  two"\n'),
    "anchors and aliases stay": ("a:   &x {b: 1}\nc:   *x\n", "a: &x {b: 1}\nc: *x\n"),
    "an anchored map moves": ("a: &x\n     b: 1\nc: *x\n", "a: &x\n  b: 1\nc: *x\n"),
    "the mark of a document stays": ("# top\n---\na:  1\n", "# top\n---\na: 1\n"),
    "nothing is nothing": ("a:\nb:  ~\n", "a:\nb: ~\n"),
    "the last line ends": ("a: 1", "a: 1\n"),
    "a map begins behind its dash": ("a:\n  -\n    b: 1\n    c: 2\n", "a:\n  - b: 1\n    c: 2\n"),
    "a comment at the end of a list stays in it": (
        "a:\n  - 1\n  # - 2\nb: 1\n",
        "a:\n  - 1\n  # - 2\nb: 1\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_laid_out_like_this(name: str) -> None:
    source, wanted = CASES[name]
    assert tidy(source) == wanted
    assert tidy(wanted) == wanted


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_keeps_its_meaning_and_its_comments(path: Path) -> None:
    text = path.read_text("utf-8")
    laid_out = tidy(text)
    assert meaning(laid_out) == meaning(text)
    assert comments(laid_out) == comments(text)
    assert tidy(laid_out) == laid_out


def comments(text: str) -> list[str]:
    return [line[line.index("#") :].rstrip() for line in text.splitlines() if "# " in line]


@given(processes())
def test_what_is_written_by_us_is_laid_out_already(process: Process) -> None:
    text = dump(process)
    assert tidy(text) == text


@given(processes(plain=True), st.data())
def test_any_spacing_comes_to_the_same(process: Process, data: st.DataObject) -> None:
    text = dump(process)
    lines = []
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        lines.append(" " * (2 * indent) + line.lstrip(" ") + " " * data.draw(st.integers(0, 2)))
    assert tidy("\n".join(lines)) == text


@pytest.mark.parametrize("text", ["? [a, b]\n: 1\n", "a: 1\n---\nb: 2\n"])
def test_what_is_no_model_is_left_alone(text: str) -> None:
    with pytest.raises(ValueError, match=r"key|document"):
        tidy(text)
