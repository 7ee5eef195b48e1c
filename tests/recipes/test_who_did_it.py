"""A simulated log names persons: as many as the model has, none at two things at once, and `learn` counts them."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest

from procmodel import read_text
from procmodel.formats.logs import read_log
from procmodel.recipes.learned import Learned, learned
from procmodel.recipes.simulated_log import log_text

MODEL = """\
procmodel: 1
name: Answer a letter
volume: 6 per hour
lanes:
  client: {name: Client, kind: customer}
  team: {name: Team, people: 3}
  desk: {name: Desk, roles: {expert: 2}}
  anybody: {name: Anybody}
steps:
  ask: {name: Ask, who: client, how: by hand, time: 5 min}
  answer: {name: Answer, who: team, how: by hand, time: {low: 5 min, high: 40 min}}
  look: {name: Look, who: desk, how: by hand, time: {low: 5 min, high: 20 min}}
  send: {name: Send, who: anybody, how: by hand, time: {low: 5 min, high: 40 min}}
"""


def rows(model: str, cases: int = 200) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(log_text(read_text(model), ".csv", cases=cases))))


def people(of: list[dict[str, str]], activity: str) -> list[str]:
    return sorted({row["resource"] for row in of if row["activity"] == activity})


def most_at_once(of: list[dict[str, str]]) -> int:
    """The most pieces of work that one person has at the same time."""
    most = 0
    for name in {row["resource"] for row in of}:
        work = [row for row in of if row["resource"] == name]
        for row in work:
            at = datetime.fromisoformat(row["start"])
            began = [
                (datetime.fromisoformat(one["start"]), datetime.fromisoformat(one["end"])) for one in work
            ]
            most = max(most, sum(start <= at < end for start, end in began))
    return most


def taught(folder: Path, log: str, model: str = MODEL) -> Learned:
    path = folder / "log.csv"
    path.write_text(log, encoding="utf-8")
    return learned(read_log(str(path)), read_text(model))


def test_work_is_given_to_the_people_of_a_lane_or_role_by_number() -> None:
    found = rows(MODEL)
    assert people(found, "Answer") == ["Team 1", "Team 2", "Team 3"]
    assert people(found, "Look") == ["expert 1", "expert 2"]
    assert people(found, "Send") == ["Anybody"]
    assert people(found, "Ask") == ["Client"]
    assert found == rows(MODEL)


def test_all_get_their_part_of_the_work_so_that_all_are_counted() -> None:
    many = MODEL.replace("people: 3", "people: 20")
    assert len(people(rows(many), "Answer")) == 20


def test_nobody_does_two_things_at_once() -> None:
    assert most_at_once([row for row in rows(MODEL) if row["activity"] in ("Answer", "Look")]) == 1


def test_work_that_is_cut_short_ends_in_the_log_when_it_was_cut_short() -> None:
    cut = "time: {low: 5 min, high: 40 min}, on: [{event: timer, after: 20 min, to: look}]"
    model = MODEL.replace(
        "who: team, how: by hand, time: {low: 5 min, high: 40 min}", f"who: team, how: by hand, {cut}"
    )
    model = model.replace("volume:", "calendar: {hours: always}\nvolume:")
    found = [row for row in rows(model) if row["activity"] == "Answer"]
    lengths = [
        (datetime.fromisoformat(row["end"]) - datetime.fromisoformat(row["start"])).total_seconds()
        for row in found
    ]
    assert min(lengths) > 0
    assert max(lengths) == pytest.approx(20 * 60, abs=1)
    assert most_at_once(found) == 1


def test_the_cases_of_a_batch_share_a_person() -> None:
    model = MODEL.replace("time: {low: 5 min, high: 20 min}", "time: 5 min, batch: {size: 4}")
    found = [row for row in rows(model, cases=80) if row["activity"] == "Look"]
    by_person = {(row["start"], row["resource"]) for row in found}
    assert len(found) == 4 * len(by_person)


def test_two_who_begin_the_same_at_the_same_moment_are_two() -> None:
    model = MODEL.replace("time: {low: 5 min, high: 20 min}", "time: 5 min, setup: 1 min")
    model = model.replace("volume: 6 per hour", "volume: 6 per hour\nbacklog: 4")
    ahead = model.replace("ask: {name: Ask, who: client, how: by hand, time: 5 min}", "").replace(
        "answer: {name: Answer, who: team, how: by hand, time: {low: 5 min, high: 40 min}}", ""
    )
    first = [row for row in rows(ahead, cases=4) if row["activity"] == "Look"][:2]
    assert len({row["start"] for row in first}) == 1
    assert [row["resource"] for row in first] == ["expert 1", "expert 2"]


def test_people_are_learnt_back_from_a_simulated_log(tmp_path: Path) -> None:
    few = MODEL.replace("people: 3", "people: 7")
    found = taught(tmp_path, log_text(read_text(MODEL), ".csv", cases=200), few)
    assert [(lane.id, lane.people) for lane in found.process.lanes] == [
        ("client", None), ("team", 3), ("desk", None), ("anybody", None),
    ]  # fmt: skip
    assert found.teams == ("anybody",)


@pytest.mark.parametrize("name", ["Team", "team", "Client", "North office"])
def test_people_that_the_model_states_stay_where_the_log_names_a_team(tmp_path: Path, name: str) -> None:
    found = taught(tmp_path, log_text(read_text(MODEL), ".csv", cases=200))
    assert "lanes.team.people" in found.written
    text = (tmp_path / "log.csv").read_text()
    for number in (1, 2, 3):
        text = text.replace(f",Team {number},", f",{name},")
    found = taught(tmp_path, text)
    assert found.process.lanes[1].people == 3
    assert "team" in found.teams
    assert "lanes.team.people" not in found.written
    assert found.as_dict()["teams"] == list(found.teams)


def test_a_person_who_works_alone_is_counted(tmp_path: Path) -> None:
    text = "case,activity,start,end,resource\n" + "".join(
        f"{n},Answer,2026-01-05T{n:02}:00,2026-01-05T{n:02}:30,Ann\n" for n in range(9, 17)
    )
    found = taught(tmp_path, text)
    assert found.process.lanes[1].people == 1
    assert not found.teams
