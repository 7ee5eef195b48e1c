"""What a log teaches: figures that come out again, drafts that fit, deviations that are named."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from procmodel import measure, read_text
from procmodel.formats import dump
from procmodel.formats.logs import read_log
from procmodel.graph import ProcessView
from procmodel.learning.fitting import fitted, share_of
from procmodel.learning.hours import hours_of
from procmodel.learning.trees import Op, tree_of
from procmodel.model import Grade, Shape
from procmodel.recipes.learned import Learned, learned
from procmodel.recipes.simulated_log import log_text
from procmodel.soundness import verify

MODEL = """\
procmodel: 1
name: Answer a question
lanes:
  client: {name: Client, kind: customer}
  team: {name: Team}
steps:
  ask: {name: Ask, who: client, how: by hand}
  check:
    name: Check the question
    who: team
    how: with a system
    next:
      - {to: answer, when: clear}
      - {to: ask_back, when: unclear}
  ask_back: {name: Ask back, who: team, how: by hand, next: check}
  answer: {name: Answer, who: team, how: with a system}
"""


def log_of(folder: Path, cases: int = 400, unclear: float = 0.25, seed: int = 1) -> str:
    """A log of the model: checking takes exponential 12 minutes, answering 5 to 15, all round the clock."""
    draw = random.Random(seed)
    rows = ["case,activity,start,end,resource"]
    begin = datetime(2026, 1, 5)
    for case in range(cases):
        now = begin + timedelta(hours=20 * case + draw.random())
        steps = ["Ask", "Check the question"]
        while draw.random() < unclear:
            steps += ["Ask back", "Check the question"]
        for step in [*steps, "Answer"]:
            length = {"Ask": 5, "Ask back": 3, "Check the question": draw.expovariate(1 / 12)}
            done = now + timedelta(minutes=length.get(step, draw.uniform(5, 15)))
            who = "client" if step == "Ask" else f"person {case % 3}"
            rows.append(f"{case},{step},{now.isoformat()},{done.isoformat()},{who}")
            now = done + timedelta(minutes=60)
    path = folder / "answers.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def taught(tmp_path: Path) -> Learned:
    return learned(read_log(log_of(tmp_path)), read_text(MODEL))


def step(found: Learned, id_: str) -> object:
    return next(node for node in found.process.nodes if node.id == id_)


def test_times_come_back_with_their_shape_and_sample(taught: Learned) -> None:
    time = step(taught, "check").time  # type: ignore[attr-defined]
    assert time.shape is Shape.EXPONENTIAL
    assert time.mean == pytest.approx(12, rel=0.12)
    assert time.sample > 400
    assert time.grade is Grade.RECORDED
    assert step(taught, "answer").time.shape is Shape.UNIFORM  # type: ignore[attr-defined]
    assert step(taught, "ask_back").time.likely == 3  # type: ignore[attr-defined]


def test_waits_come_back_and_an_automatic_step_gets_none(taught: Learned) -> None:
    wait = step(taught, "answer").wait  # type: ignore[attr-defined]
    assert (wait.likely, wait.unit) == (pytest.approx(60), "min")


@pytest.mark.parametrize(
    ("hours", "unit", "told"), [(2, "min", 120), (4, "h", 4), (11, "h", 11), (13, "day", 0.5417)]
)
def test_waits_are_told_in_the_unit_that_fits_the_longest(
    tmp_path: Path, hours: int, unit: str, told: float
) -> None:
    rows = ["case,activity,start,end"]
    for case in range(20):
        day = datetime(2026, 3, 1) + timedelta(hours=31 * case)
        later = day + timedelta(hours=hours)
        rows.append(f"{case},Ask,{day.isoformat()},{day.isoformat()}")
        rows.append(f"{case},Answer,{later.isoformat()},{(later + timedelta(minutes=5)).isoformat()}")
    path = tmp_path / "waits.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    wait = step(learned(read_log(str(path)), read_text(MODEL)), "answer").wait  # type: ignore[attr-defined]
    assert (wait.unit, wait.likely) == (unit, pytest.approx(told))


def test_shares_come_back_within_their_doubt(taught: Learned) -> None:
    shares = {flow.target: flow.share for flow in taught.process.flows if flow.source == "check"}
    assert shares["ask_back"].likely == pytest.approx(0.25, abs=0.05)
    assert shares["answer"].likely + shares["ask_back"].likely == pytest.approx(1)
    assert shares["answer"].sample == shares["ask_back"].sample


def test_people_and_volume_come_back(taught: Learned) -> None:
    team = next(lane for lane in taught.process.lanes if lane.id == "team")
    assert team.people == 3
    assert taught.process.volume.likely == pytest.approx(365 * 24 / 20, rel=0.01)


def test_what_was_learnt_can_be_written_read_and_measured(taught: Learned) -> None:
    again = read_text(dump(taught.process))
    assert measure(again)["touch_time"].expected is not None
    assert measure(again)["touch_time"].grade is Grade.RECORDED


def test_a_case_that_leaves_the_model_is_named(tmp_path: Path) -> None:
    path = Path(log_of(tmp_path))
    text = path.read_text() + "\nodd,Answer,2026-03-01T09:00,2026-03-01T09:10,person 1"
    path.write_text(text + "\nodd,Paint it blue,2026-03-01T10:00,2026-03-01T10:10,person 1")
    found = learned(read_log(str(path)), read_text(MODEL))
    assert found.conformance.fitting == 400
    assert found.conformance.cases == 401
    first = found.conformance.deviations[0]
    assert (first.after, first.came, first.could) == ("", "Answer", ("ask",))
    assert (first.cases, first.which) == (1, ("odd",))
    assert ("activity", "Paint it blue") in found.unmatched


def test_the_cases_that_leave_at_a_place_are_named_once_each_in_the_order_of_the_log(tmp_path: Path) -> None:
    rows = ["case,activity,end"]
    for case, steps in (
        ("b", "Ask,Answer"),
        ("c", "Ask,Check the question,Answer"),
        ("a", "Ask,Answer,Answer"),
    ):
        rows += [f"{case},{name},2026-01-05T{9 + n:02}:00" for n, name in enumerate(steps.split(","))]
    path = tmp_path / "left.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    found = learned(read_log(str(path)), read_text(MODEL)).conformance
    assert found.fitting == 1
    assert [(one.after, one.came, one.which) for one in found.deviations] == [
        ("ask", "Answer", ("b", "a")),
        ("ask", "", ("b", "a")),
    ]


def test_activities_of_other_names_are_matched_by_likeness(tmp_path: Path) -> None:
    path = Path(log_of(tmp_path))
    path.write_text(path.read_text().replace("Check the question", "Question checked"))
    found = learned(read_log(str(path)), read_text(MODEL))
    assert found.matched["Question checked"] == "check"


def test_a_log_that_names_no_step_says_so(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("case,activity,end\n1,Zebra,2026-01-01T09:00\n2,Quagga,2026-01-01T10:00\n")
    found = learned(read_log(str(path)), read_text(MODEL))
    assert not found.matched
    assert len([one for one in found.unmatched if one[0] == "activity"]) == 2


# -- drafts --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("traces", "op"),
    [
        ([(0, 1), (0, 1)], Op.SEQUENCE),
        ([(0,), (1,)], Op.CHOICE),
        ([(0, 1), (1, 0)], Op.PARALLEL),
        ([(0,), (0, 1, 0), (0, 1, 0, 1, 0)], Op.LOOP),
        ([(0,)], Op.STEP),
        ([(0, 0, 0), (0,)], Op.LOOP),
    ],
)
def test_each_way_of_running_parts_is_found(traces: list[tuple[int, ...]], op: Op) -> None:
    assert tree_of(dict.fromkeys(traces, 5)).op is op


def test_a_draft_of_a_log_is_sound_and_fits_it(tmp_path: Path) -> None:
    found = learned(read_log(log_of(tmp_path)))
    assert found.conformance.fitness == 1
    assert found.conformance.precision > 0.9
    assert str(verify(ProcessView(found.process)).verdict) == "sound"
    assert [lane.people for lane in found.process.lanes] == [1, 3]


@pytest.mark.parametrize(
    "file",
    [
        "logs/running-example/running-example.csv",
        "logs/purchasing/PurchasingExample.csv.gz",
        "simulation/simod-loan/LoanApp_simplified_train.csv.gz",
    ],
)
def test_drafts_of_published_logs_replay_all_of_them(shared_data: Path, file: str) -> None:
    found = learned(read_log(str(shared_data / file)), noise=0)
    assert found.conformance.fitting == found.conformance.cases
    assert str(verify(ProcessView(found.process)).verdict) == "sound"


def test_figures_of_half_a_log_agree_with_the_other_half(shared_data: Path) -> None:
    log = read_log(str(shared_data / "simulation/simod-loan/LoanApp_simplified_train.csv.gz"))
    hours = hours_of(log)
    assert hours is not None
    seconds: dict[tuple[int, int], list[float]] = {}
    for event in range(len(log)):
        half = int(log.cases[log.case[event]]) % 2
        seconds.setdefault((log.activity[event], half), []).append(
            hours.between(log.start[event], log.end[event])
        )
    for activity in range(len(log.activities)):
        means = [sum(values) / len(values) for half in (0, 1) if (values := seconds.get((activity, half)))]
        if len(means) == 2 and min(means) > 60:
            assert means[0] == pytest.approx(means[1], rel=0.25)


# -- small parts ---------------------------------------------------------------------------------------


def test_nights_and_weekends_are_left_out_where_a_log_shows_hours(shared_data: Path) -> None:
    log = read_log(str(shared_data / "simulation/simod-loan/LoanApp_simplified_train.csv.gz"))
    hours = hours_of(log)
    assert hours is not None
    assert hours.text.startswith("Mon-Fri 07:00")


@pytest.mark.parametrize(
    "hours", ["Mon-Fri 09:00-17:00", "Mon-Fri 09:00-16:24", "Mon-Thu 08:30-18:00", "Mon-Sat 07:45-12:15"]
)
def test_hours_are_found_to_the_minute_where_they_begin_or_end_within_an_hour(
    tmp_path: Path, hours: str
) -> None:
    model = MODEL.replace("lanes:", f"volume: 2000 per year\ncalendar: {{hours: {hours}}}\nlanes:")
    for id_ in ("ask", "check", "ask_back", "answer"):
        model = model.replace(f"  {id_}: {{", f"  {id_}: {{time: 25 min, ").replace(
            f"  {id_}:\n", f"  {id_}:\n    time: 25 min\n"
        )
    model = model.replace("when: clear}", "when: clear, share: 75 %}").replace(
        "when: unclear}", "when: unclear, share: 25 %}"
    )
    path = tmp_path / "hours.csv"
    path.write_text(log_text(read_text(model), ".csv", cases=400), encoding="utf-8")
    found = hours_of(read_log(str(path)))
    assert found is not None
    assert found.text == hours
    time = step(learned(read_log(str(path)), read_text(MODEL)), "answer").time  # type: ignore[attr-defined]
    assert (time.likely, time.shape) == (pytest.approx(25, abs=0.01), Shape.FIXED)


def test_a_log_round_the_clock_has_no_hours(tmp_path: Path) -> None:
    assert hours_of(read_log(log_of(tmp_path))) is None


def test_a_sample_without_spread_is_fixed_and_an_empty_one_nothing() -> None:
    found = fitted([60.0] * 20, "min", None)
    assert found is not None
    assert (found.likely, found.shape) == (1, Shape.FIXED)
    assert fitted([], "min", None) is None


@pytest.mark.parametrize("shape", [Shape.EXPONENTIAL, Shape.LOGNORMAL, Shape.GAMMA, Shape.UNIFORM])
def test_the_shape_of_a_large_sample_is_told(shape: Shape) -> None:
    draw = random.Random(7)
    drawn = {
        Shape.EXPONENTIAL: lambda: draw.expovariate(1 / 600),
        Shape.LOGNORMAL: lambda: draw.lognormvariate(6, 0.9),
        Shape.GAMMA: lambda: draw.gammavariate(3, 200),
        Shape.UNIFORM: lambda: draw.uniform(300, 900),
    }[shape]
    found = fitted([drawn() for _ in range(4_000)], "min", None)
    assert found is not None
    assert found.shape is shape


def test_a_share_carries_its_sample() -> None:
    assert (share_of(1, 4, "log").likely, share_of(1, 4, "log").sample) == (0.25, 4)
