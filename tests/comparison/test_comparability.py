"""What makes one side look better than it is comes with every comparison, in both directions."""

from __future__ import annotations

import pytest

from procmodel import compare
from procmodel.formats import read_text

HEAD = "procmodel: 1\nname: P\nlanes:\n"
LANES = "  a: {name: A}\n  b: {name: B}\n  it: {name: IT, kind: system}\n"


def model(steps, lanes=LANES):
    return read_text(f"{HEAD}{lanes}steps:\n{steps}")


def rules(first, second):
    return {finding.rule for finding in compare(first, second).comparability}


def steps(*keys, lanes="aaa"):
    return "".join(
        f"  s{n}: {{name: Step {n} of it, who: {lane}, how: by hand{more}}}\n"
        for n, (more, lane) in enumerate(zip(keys, lanes, strict=True))
    )


PLAIN = steps("", "", "")
CASES = [
    ("coarser-lanes", model(steps("", "", "", lanes="aba")), model(PLAIN)),
    ("coarser-steps", model(steps(*[", time: 5 min"] * 3)), model(steps(*[", time: 20 min"] * 3))),
    ("waits-on-one-side", model(steps(", wait: 1 h", "", "")), model(PLAIN)),
    ("values-on-one-side", model(steps(", value: adding", "", "")), model(PLAIN)),
    (
        "exceptions-on-one-side",
        model(f"{PLAIN}  bad: {{kind: end, name: Refused, good: false}}\n"),
        model(f"{PLAIN}  fine: {{kind: end, name: Done}}\n"),
    ),
    (
        "other-rate",
        model(PLAIN, LANES.replace("name: A", "name: A, rate: 20 per hour")),
        model(PLAIN, LANES.replace("name: A", "name: A, rate: 10 per hour")),
    ),
    (
        "main-path-share",
        model(PLAIN),
        model(
            "  s0:\n    name: Step 0 of it\n    who: a\n    how: by hand\n    next:\n"
            "      - {to: s1, when: x, share: 60%}\n      - {to: s2, when: y, share: 40%}\n"
            "  s1: {name: Step 1 of it, who: a, how: by hand, next: []}\n"
            "  s2: {name: Step 2 of it, who: a, how: by hand}\n"
        ),
    ),
]


@pytest.mark.parametrize(("rule", "first", "second"), CASES, ids=[case[0] for case in CASES])
def test_it_is_found_whichever_side_flatters(rule, first, second):
    assert rule in rules(first, second)
    assert rule in rules(second, first)
    assert not rules(first, first)


def test_a_channel_that_is_left_out_is_named():
    start = "  {0}: {{kind: start, channel: {0}, share: {1}, next: s0}}\n"
    both = model(start.format("phone", "50%") + start.format("web", "50%") + PLAIN)
    one = model(start.format("web", "100%") + PLAIN)
    (found,) = [f for f in compare(both, one).comparability if f.rule == "channel-gone"]
    assert "phone" in found.message
    assert "channel-gone" not in rules(one, both)


def test_two_unrelated_models_are_said_to_be_unrelated_and_not_forced_together():
    baking = ("Bake bread", "Knead dough", "Heat oven", "Sell rolls")
    moving = ("Sign lease", "Pay rent", "Paint wall", "Move in")
    texts = [
        "".join(f"  {prefix}{n}: {{name: {name}, who: a, how: by hand}}\n" for n, name in enumerate(these))
        for prefix, these in (("x", baking), ("y", moving))
    ]
    found = compare(*map(model, texts))
    assert "unrelated" in {remark.rule for remark in found.remarks}
    assert all(not entry.before or not entry.after for entry in found.steps)


def test_two_steps_that_replace_each_other_have_changed_places():
    first = model(PLAIN)
    second = model(
        "  s0: {name: Step 0 of it, who: a, how: by hand, replaces: [s1]}\n"
        "  s1: {name: Step 1 of it, who: a, how: by hand, replaces: [s0]}\n"
        "  s2: {name: Step 2 of it, who: a, how: by hand}\n"
    )
    pairs = {(entry.before, entry.after) for entry in compare(first, second).steps}
    assert pairs == {(("s0",), ("s1",)), (("s1",), ("s0",)), (("s2",), ("s2",))}


def test_an_empty_model_is_compared_too():
    empty = read_text("procmodel: 1\nname: P\nlanes: {}\nsteps: {}\n")
    assert {str(entry.kind) for entry in compare(empty, model(PLAIN)).steps} == {"added"}
    assert compare(empty, empty).steps == ()
