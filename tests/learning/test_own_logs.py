"""The log that a simulation writes follows the model that it is of, whatever the model has."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel import read, read_text
from procmodel.formats.logs import read_log
from procmodel.model import Process
from procmodel.recipes.learned import Learned, learned
from procmodel.recipes.simulated_log import log_text

TWO_PARTIES = """\
procmodel: 1
name: Ask and answer
volume: 1000 per year
lanes:
  client: {name: Client, kind: customer}
  team: {name: Team, people: 2, organisation: Office}
steps:
  begin: {kind: start, who: client}
  ask: {name: Ask, who: client, how: by hand, time: 5 min}
  read: {name: Read the answer, who: client, kind: receive, time: 5 min}
  done: {kind: end, who: client}
  asked: {kind: start, event: message, who: team}
  answer: {name: Answer, who: team, how: by hand, time: 25 min}
  file: {name: File it, who: team, how: by hand, time: 5 min}
  filed: {kind: end, who: team}
messages:
  - {from: ask, to: asked}
  - {from: answer, to: read}
"""

NAMESAKES = """\
procmodel: 1
name: Decide twice
volume: 1000 per year
lanes: {team: {name: Team, people: 2}}
steps:
  look:
    name: Look
    who: team
    how: by hand
    time: 5 min
    next: [{to: easy, share: 75 %}, {to: hard, share: 25 %}]
  easy: {name: Decide at once, who: team, how: by hand, time: 5 min}
  tell: {name: Tell, who: team, how: by hand, time: 10 min, next: [{to: told}]}
  hard: {name: Decide in the panel, who: team, how: by hand, time: 50 min}
  tell_too: {name: Tell, who: team, how: by hand, time: 10 min, next: [{to: told}]}
  told: {kind: end}
"""


def of_its_own_log(folder: Path, model: Process) -> Learned:
    path = folder / "own.csv"
    path.write_text(log_text(model, ".csv", cases=100), encoding="utf-8")
    return learned(read_log(str(path)), model)


@pytest.mark.parametrize("name", sorted(path.name for path in Path("examples").glob("*.yaml")))
def test_the_log_of_an_example_follows_it(tmp_path: Path, name: str) -> None:
    fit = of_its_own_log(tmp_path, read(f"examples/{name}")).conformance
    assert (fit.fitting, fit.deviations) == (fit.cases, ())


def test_parties_that_send_messages_each_begin_and_end_for_themselves(tmp_path: Path) -> None:
    fit = of_its_own_log(tmp_path, read_text(TWO_PARTIES)).conformance
    assert (fit.fitting, fit.cases) == (100, 100)
    early = "case,activity,end\n1,Ask,2026-01-05T09:00\n1,Read the answer,2026-01-05T10:00\n"
    path = tmp_path / "early.csv"
    path.write_text(f"{early}1,Answer,2026-01-05T11:00\n1,File it,2026-01-05T12:00\n")
    fit = learned(read_log(str(path)), read_text(TWO_PARTIES)).conformance
    assert (fit.deviations[0].came, fit.deviations[0].could) == ("Read the answer", ("answer",))


def test_a_step_that_asks_another_party_and_is_answered_can_be_done(tmp_path: Path) -> None:
    model = TWO_PARTIES.replace("from: answer, to: read", "from: answer, to: ask").replace(
        "kind: receive", "how: by hand"
    )
    fit = of_its_own_log(tmp_path, read_text(model)).conformance
    assert (fit.fitting, fit.cases) == (100, 100)


def test_messages_that_nobody_takes_up_hold_nobody_up(tmp_path: Path) -> None:
    again = "time: 5 min, next: [{to: ask, share: 80 %}, {to: read, share: 20 %}]}"
    model = TWO_PARTIES.replace(
        "ask: {name: Ask, who: client, how: by hand, time: 5 min}",
        "ask: {name: Ask, who: client, how: by hand, " + again,
    )
    fit = of_its_own_log(tmp_path, read_text(model)).conformance
    assert (fit.fitting, fit.cases) == (100, 100)


def test_steps_of_one_name_share_what_is_learnt_and_are_no_deviation(tmp_path: Path) -> None:
    found = of_its_own_log(tmp_path, read_text(NAMESAKES))
    assert found.conformance.fitting == 100
    assert found.unmatched == ()
    steps = {node.id: node for node in found.process.nodes}
    assert found.written["tell.time"] == found.written["tell_too.time"] == 100
    assert steps["tell"].time.sample == 100  # type: ignore[union-attr]
    assert steps["tell"].time == steps["tell_too"].time  # type: ignore[union-attr]
    shares = {flow.target: flow.share for flow in found.process.flows if flow.source == "look"}
    assert shares["hard"].likely == pytest.approx(0.25, abs=0.1)  # type: ignore[union-attr]


def test_a_choice_between_two_steps_of_one_name_is_told_by_no_event(tmp_path: Path) -> None:
    lines = NAMESAKES.replace("{to: easy,", "{to: tell,").replace("{to: hard,", "{to: tell_too,").splitlines()
    model = "\n".join(line for line in lines if not line.startswith(("  easy:", "  hard:")))
    found = of_its_own_log(tmp_path, read_text(model))
    assert found.passed_over == ("look",)
    assert found.conformance.fitting == 100


def test_ids_tell_steps_of_one_name_apart(tmp_path: Path) -> None:
    path = tmp_path / "ids.csv"
    rows = ["1,look", "1,hard", "1,tell", "2,look", "2,easy", "2,tell_too", "3,look", "3,easy", "3,tell"]
    path.write_text(
        "case,activity,end\n" + "".join(f"{row},2026-01-05T09:{n:02}\n" for n, row in enumerate(rows))
    )
    fit = learned(read_log(str(path)), read_text(NAMESAKES)).conformance
    assert [one.which for one in fit.deviations if one.came] == [("1",), ("2",)]
