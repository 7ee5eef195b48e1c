"""The handoffs of simulated cases: exact where they can be, else counted step by step."""

from __future__ import annotations

from statistics import fmean

import pytest

from procmodel import Process, ProcessView, measure, read, read_text, simulate, simulate_pair
from procmodel.graph.basis import Basis
from procmodel.measures.handing import trail
from procmodel.recipes import handed
from procmodel.simulation import simulate as played
from procmodel.simulation.statistics import interval
from tests.conftest import ROOT

EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.yaml"))
RACE = """
procmodel: 1
name: Test
lanes: {desk: {name: Desk}, back: {name: Back office}, boss: {name: Boss}}
steps:
  look: {name: Look at it, who: desk, how: by hand, wait: 0 min, time: 5 min}
  work:
    name: Work on it
    who: back
    how: by hand
    wait: 0 min
    time: {mean: 60 min, shape: exponential}
    on: [{event: timer, after: 60 min, to: boss}]
    next: done
  boss: {name: Look into it, who: boss, how: by hand, wait: 0 min, time: 5 min}
  done: {kind: end, name: Done}
"""


def example(name: str) -> Process:
    return read(ROOT / "examples" / name)


@pytest.mark.parametrize("name", EXAMPLES)
def test_they_are_the_exact_number_where_there_is_one(name: str) -> None:
    run = simulate(example(name), cases=40, replications=3)
    found = run.results["handoffs"]
    assert found.mean == pytest.approx(measure(example(name))["handoffs"].expected)
    assert found.ci95 == (pytest.approx(found.mean), pytest.approx(found.mean))
    assert len(run.samples["handoffs"]) == 3


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_counted_step_by_step_is_the_exact_number_within_its_interval(name: str) -> None:
    view = ProcessView(example(name))
    run = played(view, cases=200, replications=10, warm_up=0)
    given = handed._at_each_visit(trail(Basis(view)), view)
    mean, ends = interval(list(handed._counted(run, view, given, {})))
    assert ends is not None
    slack = 1.5 * (ends[1] - ends[0]) + 1e-9  # three half-widths, so that chance decides nothing
    assert mean == pytest.approx(measure(view)["handoffs"].expected, abs=slack)


def test_where_a_time_decides_who_gets_the_case_the_simulation_counts() -> None:
    """Work takes longer than an hour, its mean, in 1/e of the cases, which then go to the boss."""
    made = read_text(RACE)
    assert measure(made)["handoffs"].expected is None
    found = simulate(made, cases=400, replications=10).results["handoffs"]
    assert found.mean == pytest.approx(1 + 0.3679, abs=0.04)
    assert found.ci95 is not None
    assert found.ci95[0] < found.mean < found.ci95[1]


def test_who_interrupts_the_counting_has_all_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(handed, "count_done", interrupted)
    run = simulate(read_text(RACE), cases=40, replications=3)
    assert run.partial
    assert run.results["handoffs"].mean is None
    assert run.results["human_touches"].mean is not None


def test_workers_count_alike() -> None:
    from procmodel.recipes.workers import Workers

    with Workers(2) as workers:
        found = simulate(read_text(RACE), cases=40, replications=3, executor=workers)
    assert found.results == simulate(read_text(RACE), cases=40, replications=3).results


def test_a_pair_gives_their_difference() -> None:
    pair = simulate_pair(
        *(example(f"parking_{side}.yaml") for side in ("before", "after")), cases=60, replications=3
    )
    exact = [measure(example(f"parking_{side}.yaml"))["handoffs"].expected for side in ("before", "after")]
    assert pair.difference["handoffs"].mean == pytest.approx(exact[1] - exact[0])
    assert fmean(pair.before.samples["handoffs"]) == pytest.approx(exact[0])
