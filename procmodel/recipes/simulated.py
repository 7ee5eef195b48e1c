"""One version simulated, or two on the same random cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from procmodel import __version__
from procmodel.errors import AnalysisError, ReadError
from procmodel.graph import ProcessView
from procmodel.model import Process, spread
from procmodel.recipes.before_playing import on_one_clock
from procmodel.results.simulation import SimulationRun
from procmodel.simulation import simulate as simulate_process
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.limits import Limits
    from procmodel.results.paired_run import PairedRun

__all__ = [
    "came_in",
    "play",
    "run_json",
    "run_text",
    "share_of",
    "simulate",
    "warm_up_of",
]


def simulate(process: Process | ProcessView, **options: Any) -> SimulationRun:
    """Play cases one by one through a process: times, queues, cost, with intervals.

    Args:
        process: what is simulated.
        options: `cases`, `replications`, `seed`, `warm_up`, `precision`, `executor`.

    Example:
        >>> from procmodel import read, simulate
        >>> simulate(read("examples/speeding_before.yaml"), cases=100).results["human_touches"].mean
        7.0
    """
    run = simulate_process(process, **options)
    if run.results["handoffs"].mean is not None:
        return run
    from procmodel.recipes.handed import with_handoffs

    return with_handoffs(
        run, process if isinstance(process, ProcessView) else ProcessView(process), **options
    )


def play(views: Sequence[ProcessView], *, workers: int = 1, **options: Any) -> SimulationRun | PairedRun:
    """Simulate one process, or a pair; replications over so many worker processes."""
    if workers < 2:
        return _play(views, **options)
    from procmodel.recipes.workers import Workers

    with Workers(workers) as executor:
        return _play(views, executor=executor, **options)


def _play(
    views: Sequence[ProcessView],
    *,
    people: bool = False,
    told: Mapping[str, Any] | None = None,
    **options: Any,
) -> SimulationRun | PairedRun:
    if len(views) == 1:
        return simulate(views[0], **options)
    from dataclasses import replace

    from procmodel.recipes.simulated_pair import fastest_with_people, people_needed, simulate_pair

    before, after = (view.process for view in views)
    pair = simulate_pair(before, after, told=told, **options)
    if not people or pair.partial:
        return pair
    before, _ = on_one_clock(before, after)
    alike = ("cases", "seed", "executor", "engine", "came")
    settings = {name: options[name] for name in alike if name in options}
    fastest = fastest_with_people(before, replications=pair.before.replications, **settings)
    needed = people_needed(before, pair.after, **settings)
    return replace(pair, people_needed=needed, fastest=fastest)


def warm_up_of(processes: Sequence[Process], text: str | None) -> int | float | None:
    """What `--warm-up` asks for: cases, or seconds of the simulated time (as a broken number); None: found.

    Args:
        processes: one version, or both.
        text: a number of cases, or a length of time.

    Raises:
        AnalysisError: it is neither.
    """
    if text is None:
        return None
    cases = text.strip().removesuffix("cases").removesuffix("case").rstrip()
    if cases.isdecimal():
        return int(cases)
    from procmodel.formats import parse_quantity
    from procmodel.graph.clock import Clock
    from procmodel.graph.timeline import Timeline
    from procmodel.model import Dimension

    try:
        length = parse_quantity(text, Dimension.DURATION)
    except ReadError:
        raise AnalysisError(say("simulation.warm_up_text", text=text)) from None
    process = on_one_clock(*processes)[0] if len(processes) == 2 else processes[0]
    line = Timeline(process, Clock(process))
    return float(spread.mean(length) * line.seconds(length, along=False))


def came_in(path: str | None, limits: Limits | None = None) -> list[float] | None:
    """When the cases of an event log began; None without a log.

    Args:
        path: the log.
        limits: limits that are lifted.
    """
    if path is None:
        return None
    from procmodel.formats.logs import read_log

    log = read_log(path, limits=limits)
    return [log.began(event) for event in log.first[:-1]]


def share_of(text: str | None) -> float | None:
    """The share that `--precision` asks for: `2%` or `0.02`.

    Raises:
        AnalysisError: it is none.
    """
    if text is None:
        return None
    from procmodel.formats import parse_quantity
    from procmodel.model import Dimension

    try:
        return spread.mean(parse_quantity(text, Dimension.SHARE))
    except ReadError:
        raise AnalysisError(say("simulation.precision_text", text=text)) from None


def run_json(processes: Sequence[Process], run: SimulationRun | PairedRun) -> dict[str, Any]:
    """The one JSON object that `simulate --json` prints."""
    from procmodel.results.simulation_json import encode_paired_run, encode_run

    sources = [{"path": each.origin.file, "sha256": each.origin.sha256} for each in processes]
    names = ("before", "after") if len(sources) == 2 else ("file",)
    found = encode_run(run) if isinstance(run, SimulationRun) else encode_paired_run(run)
    return {"procmodel": __version__, "schema": 1, **dict(zip(names, sources, strict=True)), **found}


def run_text(processes: Sequence[Process], run: SimulationRun | PairedRun) -> str:
    """The tables that `simulate` prints."""
    from procmodel.recipes.names import names_in
    from procmodel.reports.simulated import paired_text, simulated_text

    titles = [f"{each.label} ({each.state})" if each.state else each.label for each in processes]
    currency = processes[0].currency
    names = {id_: name for each in reversed(processes) for id_, name in names_in(ProcessView(each)).items()}
    if not isinstance(run, SimulationRun):
        return paired_text(run, (titles[0], titles[1]), currency, names)
    return simulated_text(run, titles[0], currency, names)
