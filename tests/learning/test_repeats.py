"""A step or box that is done several times is no deviation; another number of rounds is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import read_text
from procmodel.formats.logs import read_log
from procmodel.learning import Conformance
from procmodel.recipes.learned import learned
from procmodel.recipes.simulated_log import log_text

HEAD = """\
procmodel: 1
name: Review a file
volume: 1000 per year
lanes: {team: {name: Team, people: 2}}
steps:
  open: {name: Open, who: team, how: by hand, time: 5 min}
"""
STEP = "  read: {name: Read, who: team, how: by hand, time: {low: 2 min, high: 9 min}, repeat: REPEAT}\n"
BOX = """\
  review:
    name: Review
    kind: subprocess
    repeat: REPEAT
    BORDER
    steps:
      read: {name: Read, who: team, how: by hand, time: {low: 2 min, high: 9 min}}
      note: {name: Note, who: team, how: by hand, time: {low: 2 min, high: 9 min}}
"""
OUTER = """\
  outer:
    name: Outer
    kind: subprocess
    on: [{event: timer, share: 40 %, after: 1 min, to: close}]
    steps:
"""
CLOSE = "  close: {name: Close, who: team, how: by hand, time: 5 min}\n"
SIDE = """\
  remind: {name: Remind, who: team, how: by hand, time: 5 min, next: [{to: reminded}]}
  reminded: {kind: end}
"""
ENDS = "on: [{event: timer, share: 40 %, after: 4 min, to: close}]"
RACES = "on: [{event: timer, after: 9 min, to: close}]"
BESIDE = "on: [{event: timer, share: 40 %, after: 4 min, to: remind, interrupts: false}]"

MODELS = {
    "step": STEP + CLOSE,
    "step that is interrupted": STEP.replace("REPEAT}", f"REPEAT, {ENDS}}}") + CLOSE,
    "step that races with a deadline": STEP.replace("REPEAT}", f"REPEAT, {RACES}}}") + CLOSE,
    "step with something beside it": STEP.replace("REPEAT}", f"REPEAT, {BESIDE}}}") + CLOSE + SIDE,
    "box": BOX.replace("    BORDER\n", "") + CLOSE,
    "box that is interrupted": BOX.replace("BORDER", ENDS) + CLOSE,
    "box that races with a deadline": BOX.replace("BORDER", RACES) + CLOSE,
    "box with something beside it": BOX.replace("BORDER", BESIDE) + CLOSE + SIDE,
    "box in a box that is interrupted": OUTER
    + "".join(f"    {line}\n" for line in BOX.replace("    BORDER\n", "").splitlines())
    + CLOSE,
}


def replayed(folder: Path, model: str, log: str) -> Conformance:
    path = folder / "log.csv"
    path.write_text(log, encoding="utf-8")
    return learned(read_log(str(path)), read_text(model)).conformance


@pytest.mark.parametrize(
    "repeat", ["{times: 2}", "{times: 3, parallel: true}", "{while: 30 %}", "{times: 2, while: 30 %}"]
)
@pytest.mark.parametrize("kind", MODELS)
def test_a_log_of_a_simulation_follows_its_model(tmp_path: Path, kind: str, repeat: str) -> None:
    model = HEAD + MODELS[kind].replace("REPEAT", repeat)
    found = replayed(tmp_path, model, log_text(read_text(model), ".csv", cases=60))
    assert (found.fitting, found.cases, found.exact) == (60, 60, True)


def test_a_case_that_leaves_a_step_over_its_border_while_it_waits_follows_the_model(tmp_path: Path) -> None:
    step = STEP.replace(", repeat: REPEAT", f", {RACES}")
    model = HEAD.replace("volume: 1000 per year", "volume: 18 per hour") + step + CLOSE
    log = log_text(read_text(model), ".csv", cases=100)
    assert any(n and log.count(f"\n{n},Read,") == 0 for n in range(1, 101))
    assert replayed(tmp_path, model, log).fitting == 100


@pytest.mark.parametrize(
    ("repeat", "rounds", "fits"),
    [
        ("{times: 2}", 1, False),
        ("{times: 2}", 2, True),
        ("{times: 2}", 3, False),
        ("{times: 2, parallel: true}", 2, True),
        ("{times: 2, parallel: true}", 3, False),
        ("{while: 30 %}", 1, True),
        ("{while: 30 %}", 4, True),
        ("{times: 2, while: 30 %}", 3, False),
        ("{times: 2, while: 30 %}", 4, True),
        ("{parallel: true}", 5, True),
        ("{times: 1000}", 5, True),
    ],
)
@pytest.mark.parametrize("kind", ["step", "box"])
def test_rounds_are_counted(tmp_path: Path, kind: str, repeat: str, rounds: int, fits: bool) -> None:
    model = HEAD + MODELS[kind].replace("REPEAT", repeat)
    inside = ["Read"] if kind == "step" else ["Read", "Note"]
    names = ["Open", *inside * rounds, "Close"]
    rows = [f"odd,{name},2026-01-05T09:{minute:02}" for minute, name in enumerate(names)]
    found = replayed(tmp_path, model, "\n".join(["case,activity,end", *rows]))
    assert [one.which for one in found.deviations[:1]] == ([] if fits else [("odd",)])


def test_the_two_halves_of_a_box_done_twice_at_once_may_mix_and_no_third_one_may_come(tmp_path: Path) -> None:
    model = HEAD + MODELS["box"].replace("REPEAT", "{times: 2, parallel: true}")
    mixed = ["Open", "Read", "Read", "Note", "Note", "Close"]
    rows = [f"mixed,{name},2026-01-05T09:{minute:02}" for minute, name in enumerate(mixed)]
    rows += [
        f"more,{name},2026-01-06T09:{minute:02}" for minute, name in enumerate([*mixed[:5], "Read", "Close"])
    ]
    found = replayed(tmp_path, model, "\n".join(["case,activity,end", *rows]))
    assert [(one.after, one.came, one.which) for one in found.deviations] == [
        ("review/note", "Read", ("more",))
    ]
