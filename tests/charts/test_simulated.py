"""The pictures of a simulation and of what a saving hangs on: their words say what they show."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from procmodel import AnalysisError, Process, read, simulate, simulate_pair
from procmodel.charts import Busy, Hundred, Series, Swing, busy, distribution, over_time, tornado
from procmodel.charts.parts import ticks
from procmodel.cli import procmodel
from procmodel.cli.running import run
from procmodel.drawing import PICTURES, draw
from procmodel.drawing.contrast import faint
from procmodel.recipes.before_after import before_after
from procmodel.recipes.simulated_charts import VIEWS, simulated_diagram
from procmodel.results.paired_run import PairedRun
from procmodel.themes import THEMES, Palette, greyscale, load_theme
from procmodel.themes.colours import contrast
from tests.conftest import ROOT
from tests.layouts.words_laws import crowded
from tests.simulation.small import process, queue


def sides(name: str = "parking") -> list[Process]:
    return [read(ROOT / "examples" / f"{name}_{side}.yaml") for side in ("before", "after")]


@pytest.fixture(scope="module")
def played() -> tuple[list[Process], PairedRun]:
    pair = sides()
    return pair, simulate_pair(*pair, cases=150, replications=4)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_drawn_in_every_format_and_says_the_title(
    view: str, played: tuple[list[Process], PairedRun]
) -> None:
    picture = simulated_diagram(*played, view=view)
    assert picture.alternative.startswith("Resident parking permit\n")
    for kind in PICTURES:
        assert draw(picture, kind)


@pytest.mark.parametrize("view", VIEWS)
def test_no_words_touch_each_other(view: str, played: tuple[list[Process], PairedRun]) -> None:
    assert crowded(simulated_diagram(*played, view=view)) == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", THEMES)
def test_nothing_is_too_faint_in_any_theme_or_in_grey(
    view: str, name: str, played: tuple[list[Process], PairedRun]
) -> None:
    for theme in (load_theme(name), greyscale(load_theme(name))):
        assert faint(simulated_diagram(*played, view=view, theme=theme)) == ()


@pytest.mark.parametrize("name", THEMES)
def test_the_words_on_every_shade_of_busy_can_be_read(name: str) -> None:
    palette = load_theme(name).palette
    for level in range(6):
        ink = palette.badge_text if level >= 4 else palette.ink
        assert contrast(palette.bar(f"heat-{level}")[0], ink) >= 4.5
    shades = [Palette().bar(f"heat-{level}")[0] for level in range(6)]
    assert len(set(shades)) == 6


def test_the_words_over_time_are_the_figures_of_the_run(played: tuple[list[Process], PairedRun]) -> None:
    words = simulated_diagram(*played, view="over-time").alternative.splitlines()
    series = played[1].before.over_time
    assert series is not None
    assert series.ci95[0] is not None
    low, high = series.ci95[0]
    assert words[1].startswith(
        f"Before, cases in the process by {series.unit}: {series.mean[0]:.3g} ({max(0, low):.3g} to {high:.3g})"
    )
    assert words[1].count("(") == len(series.mean)


def test_the_line_over_time_lies_as_high_as_the_mean() -> None:
    one = Series("now", "week", 1, (10.0, 20.0), ((5.0, 15.0), (20.0, 20.0)))
    plane = over_time([one], "Test").planes[1]
    shapes = {shape.id: shape.bounds for shape in plane.shapes}
    top, height = plane.bounds.y, plane.bounds.height
    assert shapes["mean-1-1"].centre.y == pytest.approx(top + height / 2)
    assert shapes["mean-1-2"].centre.y == pytest.approx(top)
    assert shapes["range-1-1"].height == pytest.approx(height / 2)


def test_the_bars_of_a_distribution_add_up_to_a_hundred(played: tuple[list[Process], PairedRun]) -> None:
    picture = simulated_diagram(*played, view="distribution")
    for plane in picture.planes:
        counts = [
            int(found[1])
            for shape in plane.shapes
            if (found := re.search(r": (\d+) of a hundred", shape.description))
        ]
        assert sum(counts) == 100
    run_ = played[1].before
    assert f"the slowest of a hundred {run_.hundred[-1] / 3600:,.1f} h" in picture.alternative


def test_a_hundred_cases_are_those_of_an_even_spread() -> None:
    made = process(
        "a: {name: Do a, who: desk, how: by hand, wait: 0 min, time: {low: 0 min, high: 100 min, shape: uniform}}\n"
        "done: {kind: end}"
    )
    found = simulate(made, cases=2_000, replications=4).hundred
    assert list(found) == sorted(found)
    assert found[49] / 60 == pytest.approx(49.5, abs=1.5)
    assert found[9] / 60 == pytest.approx(9.5, abs=1)


def test_no_case_of_the_hundred_stands_where_no_case_is() -> None:
    """Cases take an hour or 50; what differs from one replication to the next is only how many do which."""
    made = process(
        "a: {name: Do a, who: desk, how: by hand, wait: 0 min, time: 1 h, next: [done, {to: b, share: 10%}]}\n"
        "b: {name: Do b, who: desk, how: by hand, wait: 0 min, time: 49 h, next: done}\n"
        "done: {kind: end}"
    )
    run = simulate(made, cases=100, replications=8)
    assert {round(time / 3600, 9) for time in run.hundred} == {1, 50}


def test_the_words_of_a_distribution_are_those_of_the_table(played: tuple[list[Process], PairedRun]) -> None:
    from procmodel.recipes.simulated import run_text

    table = next(line for line in run_text([played[0][0]], played[1].before).splitlines() if "start" in line)
    half, most = (cell.strip() for cell in re.split(r" {2,}", table.strip())[-2:])
    words = simulated_diagram(*played, view="distribution").alternative
    assert f"half of the cases take {half} or less, nine in ten {most} or less" in words


def test_cases_that_take_longest_stand_in_the_last_column() -> None:
    picture = distribution([Hundred("now", (*[60.0] * 98, 6_000.0, 9_000.0))], "Test")
    assert "1 longer" in [" ".join(text.lines) for text in picture.texts]
    last = picture.planes[0].shapes[-1]
    assert "2 of a hundred cases take" in last.description
    assert last.description.endswith("or more")


def test_waiting_and_busy_say_the_queues(played: tuple[list[Process], PairedRun]) -> None:
    lanes = played[1].before.queue
    busy = simulated_diagram(*played, view="busy").alternative.splitlines()[1:]
    waiting = simulated_diagram(*played, view="waiting").alternative.splitlines()[1:]
    assert len(busy) == len(waiting) == len(lanes) == 3
    officer = lanes["officer"].utilization.mean
    assert officer is not None
    assert f"Parking officer: Before {officer * 100:.1f} % busy (people: 1)" in busy[1]
    assert busy[0].endswith("After no work")


def test_what_is_not_known_is_said_in_place_of_a_picture() -> None:
    bare = process("a: {name: Do a, who: desk, how: by hand}\ndone: {kind: end}")
    found = simulate(bare, cases=20, replications=2)
    for view, lack in (
        ("distribution", "a.time"),
        ("over-time", "volume"),
        ("waiting", "volume"),
        ("busy", "people"),
    ):
        with pytest.raises(AnalysisError, match=re.escape(lack)):
            simulated_diagram([bare], found, view=view)


def test_one_version_has_its_own_name() -> None:
    made = queue("8 per hour", 2, "6 min")
    words = simulated_diagram([made], simulate(made, cases=50, replications=2), view="busy").alternative
    assert words.splitlines()[1].startswith("Desk: Test ")


@pytest.mark.parametrize("name", ["speeding", "parking", "repair", "bins"])
def test_the_tornado_says_the_saving_at_both_ends_of_each_figure(name: str) -> None:
    picture = before_after(*sides(name)).diagram(view="tornado")
    lines = picture.alternative.splitlines()
    assert lines[1].startswith("saving: ")
    assert 1 <= len(lines[2:]) <= 10
    assert all(re.search(r": .+ at .+, .+ at .+", line) for line in lines[2:])
    assert faint(picture) == ()


def test_the_bars_of_a_tornado_meet_at_the_saving_as_stated() -> None:
    picture = tornado([Swing("time", 300, 900, ("5 min", "15 min"))], 600, "s", "Test")
    shapes = {shape.id: shape.bounds for shape in picture.planes[0].shapes}
    assert shapes["swing-1-1"].right == pytest.approx(shapes["swing-1-2"].x)
    assert shapes["swing-1-1"].width == pytest.approx(shapes["swing-1-2"].width)
    assert shapes["line-none"].centre.x < shapes["swing-1-1"].x
    assert shapes["line-saving"].centre.x == pytest.approx(shapes["swing-1-2"].x)


def test_an_axis_ends_at_or_above_the_most() -> None:
    for most in (0.03, 0.7, 1, 9.99, 10, 47, 260, 1e6):
        assert ticks(most)[-1] >= most > ticks(most)[-2]


def test_the_command_draws_and_says(tmp_path: Path) -> None:
    path = tmp_path / "waiting.svg"
    files = [str(ROOT / "examples" / f"parking_{side}.yaml") for side in ("before", "after")]
    output, aside = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(aside):
        options = ["--cases", "50", "--replications", "2", "--view", "waiting"]
        assert run(procmodel, ["simulate", *files, *options, "-o", str(path)]) == 0
        assert run(procmodel, ["simulate", *files, *options, "--alt"]) == 0
        assert run(procmodel, ["simulate", *files, *options, "-o", "picture.doc"]) == 3
    assert path.read_bytes().startswith(b"<?xml")
    assert f"wrote {path}" in aside.getvalue()
    assert "Parking officer: Before " in output.getvalue()


def test_whoever_is_busy_at_all_is_shaded_and_nobody_is_white() -> None:
    picture = busy(
        [Busy("Clerk", ((2, 0.18), None)), Busy("Driver", ((1, 1.2), (1, 0.0)))], ["now", "then"], "Permit"
    )
    assert [shape.kind for shape in picture.planes[0].shapes] == ["heat-1", "heat-0", "heat-5", "heat-0"]
