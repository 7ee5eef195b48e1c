"""What a stranger's file may cost, and that each refusal says how to lift the limit."""

from __future__ import annotations

import time

import pytest

from procmodel.errors import ProcmodelError, ReadError
from procmodel.formats import read_text
from procmodel.limits import LIMITS, Limits

HEAD = "procmodel: 1\nname: X\nlanes: {a: {}}\nsteps: {t: {name: T, lane: a, kind: manual}}\n"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(20)
)
QUADRATIC = HEAD + "x-a: &a [" + "x," * 3_000 + "]\nx-b: [" + "*a," * 3_000 + "]\n"

REFUSED = {
    "brackets": ("[" * 100_000, ".yaml", "nested deeper than 100"),
    "braces": ("{a: " * 100_000, ".yaml", "nested deeper than 100"),
    "block": ("".join("  " * i + "a:\n" for i in range(300)), ".yaml", "nested deeper than 100"),
    "json brackets": ("[" * 100_000, ".json", "nested deeper than 100"),
    "one level too many": (HEAD + "x-a: " + "[" * 100 + "]" * 100, ".yaml", "depth"),
    "alias bomb": (BOMB, ".yaml", "aliases unfold"),
    "quadratic aliases": (QUADRATIC, ".yaml", "aliases unfold"),
    "recursive alias": (HEAD + "x-a: &a [*a]\n", ".yaml", "names nothing"),
    "large scalar": (HEAD + "description: " + "x" * 1_100_000, ".yaml", "scalar=1100000"),
    "second document": (HEAD + "---\na: 1\n", ".yaml", "second document"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bombs_are_refused_at_once_and_by_name(name: str) -> None:
    text, ending, reason = REFUSED[name]
    before = time.perf_counter()
    with pytest.raises(ReadError, match=reason) as caught:
        read_text(text, ending=ending)
    assert time.perf_counter() - before < 2
    assert len(str(caught.value)) < 1_000


def test_a_modest_alias_and_ninety_nine_levels_are_read() -> None:
    process = read_text(HEAD + "x-a: &a [1, 2]\nx-b: *a\nx-c: " + "[" * 98 + "]" * 98)
    assert process.extensions["x-b"] == [1, 2]


def test_a_limit_can_be_lifted_and_lowered() -> None:
    deep = HEAD + "x-a: " + "[" * 150 + "]" * 150
    assert read_text(deep, limits=Limits(depth=200)).extensions
    with pytest.raises(ReadError, match="limit is 1"):
        read_text(HEAD.replace("}}", "}, u: {name: U, kind: manual}}"), limits=Limits(steps=1))
    with pytest.raises(ReadError, match="2 lanes, the limit is 1"):
        read_text(HEAD.replace("{a: {}}", "{a: {}, b: {}}"), limits=Limits(lanes=1))


@pytest.mark.parametrize(
    ("key", "text"), [("name", "n" * 1_001), ("description", "d" * 100_001), ("state", "s" * 1_001)]
)
def test_texts_have_a_longest_length(key: str, text: str) -> None:
    with pytest.raises(ReadError, match=f"{len(text)} characters"):
        read_text(HEAD.replace("name: X\n", "" if key == "name" else "name: X\n") + f"{key}: {text}\n")


def test_limits_are_typed_as_name_equals_value() -> None:
    assert Limits.parse(["steps=1e6", "depth=50"])["steps"] == 1_000_000
    assert Limits()["steps"] == LIMITS["steps"].default
    for wrong in ("stepps=3", "steps", "steps=many", "steps=0", "steps=1.5", "steps=1e999", "steps=-1"):
        with pytest.raises(ProcmodelError):
            Limits.parse([wrong])


def test_a_hundred_thousand_unknown_keys_are_all_told_and_few_get_a_hint() -> None:
    text = HEAD + "".join(f"stepps{i}: 1\n" for i in range(20_000))
    with pytest.raises(ReadError) as caught:
        read_text(text)
    assert len(caught.value.problems) == 20_000
    assert sum("did you mean" in problem.message for problem in caught.value.problems) <= 100
