"""What cannot be simulated is refused with a sentence that names it; what is absurd is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from procmodel.cli import procmodel
from procmodel.cli.running import run

MODEL = """procmodel: 1
name: Permit
volume: {volume}
lanes: {{desk: {{name: Desk, people: {people}}}{lanes}}}
steps:
  start: {{kind: start, name: Begun, who: desk}}
  serve: {{name: Serve the customer, who: desk, how: by hand, time: {time}, wait: {wait}{more}}}
  done: {{kind: end, name: Done}}
"""
USUAL = {"volume": "8 per hour", "people": 2, "lanes": "", "time": "6 min", "wait": "0 min", "more": ""}
ROUND = ", next: [{to: serve, share: 100%}, {to: done, share: 0%}]"
ALMOST = ", next: [{to: serve, share: 99.9%}, {to: done, share: 0.1%}]"


def simulated(folder: Path, *options: str, **stated: object) -> int:
    path = folder / "model.yaml"
    path.write_text(MODEL.format(**USUAL | stated), encoding="utf-8")
    return run(procmodel, ["simulate", str(path), "--cases", "20", "--replications", "2", *options])


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"time": "-5 min"}, "model.yaml:7:68: 'time': '-5 min' is negative"),
        ({"time": "1e9 years"}, "'time': '1e9 years' is longer than 1,000 years"),
        ({"time": ".inf min"}, "'time': '.inf min' is no duration"),
        ({"time": "10-4-6 min"}, "'time': '10-4-6 min' does not go from low to high"),
        ({"wait": "-1 days"}, "'wait': '-1 days' is negative"),
        ({"volume": "-3 per year"}, "'volume': '-3 per year' is negative"),
        ({"volume": "0 per year"}, "the volume is 0 cases a year: nothing arrives"),
        ({"people": -1}, "'people' must be a whole number from 0 to 1000000, found '-1'"),
        ({"people": 0}, "model.yaml:4:9: lane 'desk' has people: 0, so 'serve' is never done"),
        ({"more": ROUND}, "model.yaml:7:3: loop 'serve' has no way out"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    stated: dict[str, object], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulated(tmp_path, **stated) == 3
    out, err = capsys.readouterr()
    assert told in err
    assert len(err.splitlines()) == 1
    assert not out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--cases", "0"), "cases: 0 is nothing to simulate (expected 1 or more)"),
        (("--cases", "-5"), "cases: -5 is nothing to simulate"),
        (("--replications", "0"), "replications: 0 is nothing to simulate"),
        (("--precision", "0"), "a precision of 0 is never reached"),
        (("--precision", "200%"), "200%"),
        (("--precision", "soon"), "'soon'"),
        (("--warm-up", "20 cases"), "a warm-up of 20 cases leaves none of the 20"),
    ],
)
def test_an_option_that_asks_for_nothing_is_refused(
    options: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulated(tmp_path, *options) == 3
    out, err = capsys.readouterr()
    assert told in err
    assert "itself failed" not in err
    assert not out


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"people": 1, "volume": "12 per hour"}, "'Desk' gets 1.20 times the work that it can do"),
        ({"time": "500 years"}, "so its queue grows without end"),
        ({"more": ALMOST}, "'Desk' gets 400.00 times the work that it can do"),
    ],
)
def test_what_is_absurd_is_played_and_told(
    stated: dict[str, object], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulated(tmp_path, **stated) == 0
    out, err = capsys.readouterr()
    assert told in err
    assert "start to end" in out


def test_a_lane_without_steps_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert simulated(tmp_path) == 0
    alone = capsys.readouterr().out
    assert simulated(tmp_path, lanes=", idle: {name: Idle, people: 3}, none: {name: None, people: 0}") == 0
    assert capsys.readouterr().out == alone


def test_no_figure_is_said_to_be_below_nothing_or_above_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert simulated(tmp_path, people=1) == 0
    assert "\N{MINUS SIGN}" not in capsys.readouterr().out


def test_a_thousand_million_cases_say_first_how_long_they_take(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("procmodel.recipes.simulated.play", interrupted)
    assert simulated(tmp_path, "--cases", "1000000000") == 130
    out, err = capsys.readouterr()
    assert "4,000,000,000 events are to be simulated, about " in err
    assert not out
